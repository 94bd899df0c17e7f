"""How Django finds this room."""

from django.apps import AppConfig


class SubplansConfig(AppConfig):
    """What the tiers below add to a plan and tighten in it."""

    name = "kiemdiem.apps.subplans"
    label = "subplans"

    def ready(self) -> None:
        """Models are there from now on: every campaign leads to the plans of its tiers, and its days follow them."""
        from kiemdiem.apps.campaigns.queries.parts import CampaignPart, Chapter, show_also
        from kiemdiem.apps.subplans import words
        from kiemdiem.apps.subplans.queries.tiers import tighter_days
        from kiemdiem.apps.workplans.queries.tighter import tightened_by

        show_also(self.label, CampaignPart(words.SUB_PLAN, "sub_plan", Chapter.TIERS_BELOW))
        show_also(f"{self.label}.below", CampaignPart(words.BELOW, "campaigns_below", Chapter.TIERS_BELOW))
        tightened_by(tighter_days)
        self._pack()

    def _pack(self) -> None:
        """What a package carries of this room."""
        from kiemdiem.apps.campaigns.values.packages import PackagePart, packed_also
        from kiemdiem.apps.subplans import words
        from kiemdiem.apps.subplans.actions.take_handed_plans import take_handed_plans
        from kiemdiem.apps.subplans.queries.handed_plans import compare_plans, write_plans

        packed_also(PackagePart("plans_above", 1, words.PLANS_ABOVE, write_plans, compare_plans, take_handed_plans))
