"""How Django finds this room."""

from django.apps import AppConfig


class TargetsConfig(AppConfig):
    """Targets and tasks of the year, their results, registered tasks, notes through the year."""

    name = "kiemdiem.apps.targets"
    label = "targets"

    def ready(self) -> None:
        """Models are there from now on: units, persons, campaigns and subjects lead to their targets."""
        from kiemdiem.apps.campaigns.queries import parts
        from kiemdiem.apps.organisations.queries.neighbours import UnitPart
        from kiemdiem.apps.organisations.queries.neighbours import show_also as show_on_units
        from kiemdiem.apps.people.queries.parts import PersonPart
        from kiemdiem.apps.people.queries.parts import show_also as show_on_persons
        from kiemdiem.apps.targets import words
        from kiemdiem.apps.targets.imports.register import TARGETS
        from kiemdiem.apps.targets.queries.lists import warnings_about_lists
        from kiemdiem.apps.uploads.values.registers import open_register

        open_register(TARGETS)

        show_on_units(self.label, UnitPart(words.PART, "unit_targets"))
        show_on_persons(self.label, PersonPart(words.PART, "person_targets"))
        parts.show_also(
            self.label, parts.CampaignPart(words.CAMPAIGN_PART, "campaign_targets", parts.Chapter.BEFORE_REVIEWS)
        )
        parts.show_on_subjects(self.label, parts.SubjectPart(words.PART, "subject_targets"))
        parts.warn_before_opening(self.label, warnings_about_lists)
