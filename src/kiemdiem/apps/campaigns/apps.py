"""How Django finds this room."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """One year of one regime in one place: the rules that hold, and whom they concern."""

    name = "kiemdiem.apps.campaigns"
    label = "campaigns"
