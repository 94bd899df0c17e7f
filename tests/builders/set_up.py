"""Imported by a process that is to have the application ready before anything else of it is imported."""

import django

django.setup()
