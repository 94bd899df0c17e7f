"""How Django finds this room."""

from django.apps import AppConfig


class UploadsConfig(AppConfig):
    """Workbooks that come in."""

    name = "kiemdiem.apps.uploads"
    label = "uploads"
