"""How Django finds this room."""

from django.apps import AppConfig


class PermissionsConfig(AppConfig):
    """Who may: roles, branches and terms, and the one function that decides."""

    name = "kiemdiem.apps.permissions"
    label = "permissions"
