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
