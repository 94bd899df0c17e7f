"""How Django finds this room."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """What is due, told in time."""

    name = "kiemdiem.apps.reminders"
    label = "reminders"
