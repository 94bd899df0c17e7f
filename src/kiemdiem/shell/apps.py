"""How Django finds this room."""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """The page frame and its components."""

    name = "kiemdiem.shell"
    label = "shell"
