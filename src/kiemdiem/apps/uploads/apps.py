"""How Django finds this room."""

from django.apps import AppConfig


class UploadsConfig(AppConfig):
    """Workbooks that come in."""

    name = "kiemdiem.apps.uploads"
    label = "uploads"

    def ready(self) -> None:
        """Entries lead to the import that they tell of, for those whose it is."""
        from kiemdiem.apps.permissions.values import shown_at
        from kiemdiem.apps.uploads.access import visible_to

        shown_at("uploads.upload", visible_to, "show_upload")
