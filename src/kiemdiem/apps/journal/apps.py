"""How Django finds this room."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JournalConfig(AppConfig):
    """What was done: typed entries, chained, never changed."""

    name = "kiemdiem.apps.journal"
    label = "journal"

    def ready(self) -> None:
        """Every room's acts are known from the start, so that an entry of any of them can be told."""
        autodiscover_modules("entries")
