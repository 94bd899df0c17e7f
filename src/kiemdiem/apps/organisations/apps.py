"""How Django finds this room."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """The tree of units, as it is today and as it was."""

    name = "kiemdiem.apps.organisations"
    label = "organisations"
