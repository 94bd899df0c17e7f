"""How Django finds this room."""

from django.apps import AppConfig


class GuideConfig(AppConfig):
    """The user guide."""

    name = "kiemdiem.apps.guide"
    label = "guide"
