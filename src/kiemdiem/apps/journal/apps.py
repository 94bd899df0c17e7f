"""How Django finds this room."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """What was done: typed entries, chained, never changed."""

    name = "kiemdiem.apps.journal"
    label = "journal"
