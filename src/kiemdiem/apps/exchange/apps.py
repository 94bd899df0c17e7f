"""How Django finds this room."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Packages between installations that share no network."""

    name = "kiemdiem.apps.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Models are there from now on: a campaign leads to its package."""
        from kiemdiem.apps.campaigns.queries.parts import CampaignPart, Chapter, show_also
        from kiemdiem.apps.exchange import words

        show_also(self.label, CampaignPart(words.MAKE, "make_package", Chapter.TIERS_BELOW))
