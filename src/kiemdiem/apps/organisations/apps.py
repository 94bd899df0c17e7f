"""How Django finds this room."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """The tree of units, as it is today and as it was."""

    name = "kiemdiem.apps.organisations"
    label = "organisations"

    def ready(self) -> None:
        """Models are there from now on: the register takes files in, and entries lead to units."""
        from kiemdiem.apps.organisations.access import visible_to
        from kiemdiem.apps.organisations.imports.register import UNITS
        from kiemdiem.apps.permissions.values import shown_at
        from kiemdiem.apps.uploads.values.registers import open_register

        open_register(UNITS)
        shown_at("organisations.unit", visible_to, "unit")
