"""How Django finds this room."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """An invented province to try everything on."""

    name = "kiemdiem.apps.demo"
    label = "demo"
