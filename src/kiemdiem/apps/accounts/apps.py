"""How Django finds this room."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Signing in, first passwords, codes, locks and recovery."""

    name = "kiemdiem.apps.accounts"
    label = "accounts"
