"""How Django finds this room."""

from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    """Who looks after which unit in a campaign, by which decision."""

    name = "kiemdiem.apps.assignments"
    label = "assignments"

    def ready(self) -> None:
        """Models are there from now on: campaigns, units and persons lead to their assignments."""
        from kiemdiem.apps.assignments import words
        from kiemdiem.apps.assignments.actions.settle_access import when_closed
        from kiemdiem.apps.campaigns.queries.parts import CampaignPart, Chapter, end_also, show_also
        from kiemdiem.apps.organisations.queries.neighbours import UnitPart
        from kiemdiem.apps.organisations.queries.neighbours import show_also as show_on_unit
        from kiemdiem.apps.people.queries.parts import PersonPart
        from kiemdiem.apps.people.queries.parts import show_also as show_on_person

        show_on_person(self.label, PersonPart(words.LOOKS_AFTER, "person_places"))
        show_also(self.label, CampaignPart(words.ASSIGNMENTS, "assignments", Chapter.BEFORE_REVIEWS))
        show_on_unit(self.label, UnitPart(words.ON_UNIT, "unit_assignments"))
        end_also(self.label, when_closed)
        self._pack()

    def _pack(self) -> None:
        """What a package carries of this room."""
        from kiemdiem.apps.assignments import words
        from kiemdiem.apps.assignments.actions.take_handed_assignments import take_handed_assignments
        from kiemdiem.apps.assignments.queries.handed import compare_assignments, write_assignments
        from kiemdiem.apps.campaigns.queries.handed_rolls import units_in
        from kiemdiem.apps.campaigns.values.packages import PackagePart, packed_also

        packed_also(
            PackagePart(
                "assignments", 1, words.ASSIGNMENTS, write_assignments, compare_assignments, take_handed_assignments,
                units_in,
            )
        )  # fmt: skip
