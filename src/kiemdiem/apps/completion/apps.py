"""How Django finds this room."""

from django.apps import AppConfig


class CompletionConfig(AppConfig):
    """Who of a campaign was reviewed, and who was not."""

    name = "kiemdiem.apps.completion"
    label = "completion"

    def ready(self) -> None:
        """Models are there from now on: campaigns lead to what is done in them."""
        from kiemdiem.apps.campaigns.queries.parts import CampaignPart, guard_rolls, show_also
        from kiemdiem.apps.completion import words
        from kiemdiem.apps.completion.queries.once import nobody_twice

        show_also(self.label, CampaignPart(words.COMPLETION, "completion"))
        guard_rolls(self.label, nobody_twice)
