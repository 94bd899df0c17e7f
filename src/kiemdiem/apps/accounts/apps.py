"""How Django finds this room."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Signing in, first passwords, codes, locks and recovery."""

    name = "kiemdiem.apps.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Entries lead to the accounts that they tell of."""
        from kiemdiem.apps.accounts.access import visible_to
        from kiemdiem.apps.permissions.values import shown_at

        shown_at("users.user", visible_to, "account")
