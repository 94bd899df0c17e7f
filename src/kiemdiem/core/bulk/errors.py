"""What bulk runs cannot say, and the faults of their input, in words."""

from __future__ import annotations


class NotInBulk(Exception):
    """A rule that has no form in SQL; the season is rated subject by subject instead."""
