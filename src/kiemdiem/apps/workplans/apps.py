"""How Django finds this room."""

from django.apps import AppConfig


class WorkplansConfig(AppConfig):
    """What is due in a campaign, from whom, until which day."""

    name = "kiemdiem.apps.workplans"
    label = "workplans"

    def ready(self) -> None:
        """Models are there from now on: every campaign leads to its work plan."""
        from kiemdiem.apps.campaigns.queries.parts import CampaignPart, show_also
        from kiemdiem.apps.workplans import words

        show_also(self.label, CampaignPart(words.PLAN, "work_plan"))
        self._pack()

    def _pack(self) -> None:
        """What a package carries of this room."""
        from kiemdiem.apps.campaigns.values.packages import PackagePart, packed_also
        from kiemdiem.apps.workplans import words
        from kiemdiem.apps.workplans.actions.take_handed_days import take_handed_days
        from kiemdiem.apps.workplans.queries.handed_days import compare_days, write_days

        packed_also(PackagePart("days", 1, words.HANDED_DAYS, write_days, compare_days, take_handed_days))
