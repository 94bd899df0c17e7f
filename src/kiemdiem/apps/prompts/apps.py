"""How Django finds this room."""

from django.apps import AppConfig


class PromptsConfig(AppConfig):
    """What comes down from above to be answered in a review, and what comes back."""

    name = "kiemdiem.apps.prompts"
    label = "prompts"

    def ready(self) -> None:
        """Models are there from now on: campaigns and their subjects lead to prompts."""
        from kiemdiem.apps.campaigns.queries.parts import (
            CampaignPart,
            Chapter,
            SubjectPart,
            show_also,
            show_on_subjects,
        )
        from kiemdiem.apps.permissions.values import shown_at
        from kiemdiem.apps.prompts import words
        from kiemdiem.apps.prompts.access import prompts_visible_to

        show_also(self.label, CampaignPart(words.PROMPTS, "prompts", Chapter.BEFORE_REVIEWS))
        show_on_subjects(self.label, SubjectPart(words.PROMPTS, "subject_prompts"))
        shown_at("prompts.reviewprompt", prompts_visible_to, "prompt")
        self._pack()

    def _pack(self) -> None:
        """What a package carries of this room."""
        from kiemdiem.apps.campaigns.values.packages import PackagePart, packed_also
        from kiemdiem.apps.prompts import words
        from kiemdiem.apps.prompts.actions.take_handed_prompts import take_handed_prompts
        from kiemdiem.apps.prompts.queries.handed_prompts import compare_prompts, write_prompts

        packed_also(PackagePart("prompts", 1, words.PROMPTS, write_prompts, compare_prompts, take_handed_prompts))
