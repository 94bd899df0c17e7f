"""How long the house keeps files that can be written again."""

from datetime import timedelta

FETCHED_WITHIN = timedelta(days=1)
"""A file that a task wrote to be fetched holds names: after this it is forgotten, and can be asked for anew."""
