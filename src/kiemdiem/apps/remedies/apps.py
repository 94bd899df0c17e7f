"""How Django finds this room."""

from django.apps import AppConfig


class RemediesConfig(AppConfig):
    """Shortcomings, and what is done about them."""

    name = "kiemdiem.apps.remedies"
    label = "remedies"

    def ready(self) -> None:
        """Models are there from now on: campaigns and their subjects lead to remedies; mergers are asked about."""
        from kiemdiem.apps.campaigns.queries.parts import (
            CampaignPart,
            Chapter,
            SubjectPart,
            show_also,
            show_on_subjects,
            warn_before_opening,
        )
        from kiemdiem.apps.remedies import words
        from kiemdiem.apps.remedies.queries.pasts import years_not_counted

        show_also(self.label, CampaignPart(words.REMEDIES, "remedies", Chapter.BEFORE_REVIEWS))
        show_on_subjects(self.label, SubjectPart(words.REMEDIES, "subject_remedies"))
        warn_before_opening(self.label, years_not_counted)
