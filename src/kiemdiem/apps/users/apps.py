"""How Django finds this room."""

from django.apps import AppConfig


class UsersConfig(AppConfig):
    """Who signs in: the user and nothing else."""

    name = "kiemdiem.apps.users"
    label = "users"
