"""How Django finds this room."""

from django.apps import AppConfig


class IssuingConfig(AppConfig):
    """The plan of a campaign as a document: a draft until it is issued, with recipients and receipts."""

    name = "kiemdiem.apps.issuing"
    label = "issuing"

    def ready(self) -> None:
        """Models are there from now on: every campaign leads to the issue of its plan; receipts are milestones."""
        from kiemdiem.apps.campaigns.queries.milestones import also_a_milestone
        from kiemdiem.apps.campaigns.queries.parts import CampaignPart, show_also
        from kiemdiem.apps.issuing import words
        from kiemdiem.apps.issuing.queries.recipients import RECEIVED

        show_also(self.label, CampaignPart(words.ISSUE, "plan_issue"))
        also_a_milestone(RECEIVED, words.RECEIVED_PLAN)
