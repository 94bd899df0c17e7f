"""How Django finds this room."""

from django.apps import AppConfig


class DifficultiesConfig(AppConfig):
    """Difficulties of units in carrying out a plan, open until the body that the plan names has answered."""

    name = "kiemdiem.apps.difficulties"
    label = "difficulties"

    def ready(self) -> None:
        """Models are there from now on: every campaign leads to its difficulties, the journal to each of them."""
        from kiemdiem.apps.campaigns.queries.parts import CampaignPart, show_also
        from kiemdiem.apps.difficulties import words
        from kiemdiem.apps.difficulties.access import visible_to
        from kiemdiem.apps.permissions.values import shown_at

        show_also(self.label, CampaignPart(words.DIFFICULTIES, "difficulties"))
        shown_at("difficulties.raiseddifficulty", visible_to, "difficulty")
