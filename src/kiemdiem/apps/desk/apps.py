"""How Django finds this room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """What waits for whoever signs in."""

    name = "kiemdiem.apps.desk"
    label = "desk"
