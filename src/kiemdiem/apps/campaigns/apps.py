"""How Django finds this room."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """One year of one regime in one place: the rules that hold, and whom they concern."""

    name = "kiemdiem.apps.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        """Models are there from now on: entries lead to campaigns."""
        from kiemdiem.apps.campaigns.access import visible_to
        from kiemdiem.apps.permissions.values import shown_at

        shown_at("campaigns.campaign", visible_to, "campaign")
