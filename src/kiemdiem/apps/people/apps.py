"""How Django finds this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons, their posts, memberships and records."""

    name = "kiemdiem.apps.people"
    label = "people"

    def ready(self) -> None:
        """The units are told what hangs on them, the registers take files in, and entries lead to persons."""
        from kiemdiem.apps.organisations.queries.neighbours import UnitPart, ask_also, show_also
        from kiemdiem.apps.people import labels
        from kiemdiem.apps.people.access import visible_to
        from kiemdiem.apps.people.imports.posts import POSTS
        from kiemdiem.apps.people.imports.register import PEOPLE
        from kiemdiem.apps.people.queries.on_units import hanging_on_units
        from kiemdiem.apps.permissions.values import shown_at
        from kiemdiem.apps.uploads.values.registers import open_register

        ask_also(self.label, hanging_on_units)
        show_also(self.label, UnitPart(labels.LEFT_PART, "people_left", is_for_followed=True))
        open_register(PEOPLE)
        open_register(POSTS)
        shown_at("people.person", visible_to, "person")
