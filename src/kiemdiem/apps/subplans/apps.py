"""How Django finds this room."""

from django.apps import AppConfig


class SubplansConfig(AppConfig):
    """What the tiers below add to a plan and tighten in it."""

    name = "kiemdiem.apps.subplans"
    label = "subplans"

    def ready(self) -> None:
        """Models are there from now on: every campaign leads to the plans of its tiers, and its days follow them."""
        from kiemdiem.apps.campaigns.queries.parts import CampaignPart, show_also
        from kiemdiem.apps.subplans import words
        from kiemdiem.apps.subplans.queries.tiers import tighter_days
        from kiemdiem.apps.workplans.queries.tighter import tightened_by

        show_also(self.label, CampaignPart(words.SUB_PLAN, "sub_plan"))
        show_also(f"{self.label}.below", CampaignPart(words.BELOW, "campaigns_below"))
        tightened_by(tighter_days)
