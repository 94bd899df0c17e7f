"""A field in which a unit is chosen by typing: suggestions while one types, and a code or whole name without script.

In a form of any room above this one:

    class MoveMemberForm(ActorForm):
        cell = UnitField(label=words.CELL)

    form = MoveMemberForm(request.POST or None, actor=request.actor)      # cleaned: a Unit that the actor may see

The page says `{% block head %}{{ form.media }}{% endblock %}`; `ActorForm` gives the actor to each such field.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kiemdiem.apps.organisations import errors, words
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.finding import typed, unit_meant
from kiemdiem.apps.permissions.access import HOUSE, Actor, may, may_somewhere
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.forms import Form
from kiemdiem.shell.suggesting import SuggestingInput
from kiemdiem.shell.tables import Filters


class UnitInput(SuggestingInput):
    """The text box, with units suggested below it."""

    url_name = "suggest_units"

    class Media:
        css = {"all": ["organisations/units.css"]}  # noqa: RUF012  # as Django reads it


class SeenField(forms.Field):
    """A field that looks for what was typed among what its actor may see."""

    actor: Actor | None = None


class UnitField(SeenField):
    """A `Unit` of those that the actor may see and that are not ended; None where nothing is typed.

    kept: the unit that stands there already, which may stay whatever it is.
    """

    widget = UnitInput
    kept: Unit | None = None

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", words.UNIT_HINT)
        super().__init__(**options)

    def prepare_value(self, value: object) -> object:
        return typed(value) if isinstance(value, Unit) else value

    def to_python(self, value: object) -> Unit | None:
        if isinstance(value, Unit) or not str(value or "").strip():
            return value if isinstance(value, Unit) else None
        if self.kept is not None and str(value).strip() == typed(self.kept):
            return self.kept
        assert self.actor is not None, "the form has not been given its actor"
        try:
            return unit_meant(str(value), seen_by=self.actor)
        except HouseError as fault:
            raise ValidationError(fault.sentence, code="invalid") from fault


class AboveField(UnitField):
    """The unit above; nothing for the top of the tree, from whoever looks after the whole tree."""

    def clean(self, value: object) -> Unit | None:
        above: Unit | None = super().clean(value)
        if above is None and self.actor is not None and self._only_a_branch(self.actor):
            raise ValidationError(words.ABOVE_NEEDED, code="required")
        return above

    @staticmethod
    def _only_a_branch(actor: Actor) -> bool:
        return may_somewhere(actor, Permission.EDIT_UNITS) and not may(actor, Permission.EDIT_UNITS, on=HOUSE)


def give_actor(form: forms.Form, actor: Actor) -> None:
    """Let the form's fields look for units and persons as this actor sees them."""
    for field in form.fields.values():
        if isinstance(field, SeenField):
            field.actor = actor


TIES: dict[type[HouseError], str] = {
    errors.ChangeBeforeTheLast: "on",
    errors.DayNotYetCome: "on",
    errors.ParentNotThereYet: "on",
    errors.UnitBelowItself: "to",
    errors.UnitStandsThere: "to",
    errors.TreeTooDeep: "to",
    errors.UnitCodeTaken: "code",
    errors.UnitWithoutCode: "code",
    errors.UnitNameTooLong: "name",
}
"""Where a refusal of the tree of units stands, in the forms that have such a field."""


class ActorForm(Form):
    """A form whose fields depend on who fills it in."""

    ties = TIES

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        give_actor(self, actor)


class ActorFilters(Filters):
    """Filters above a list, of which some choose a unit."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        give_actor(self, actor)
