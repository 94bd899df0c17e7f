"""How Django finds this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons, their posts, memberships and records."""

    name = "kiemdiem.apps.people"
    label = "people"
