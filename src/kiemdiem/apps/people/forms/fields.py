"""Fields that the forms of this room share: a unit by its code, a word of a list, yes or no or not known."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kiemdiem.apps.organisations.errors import NoSuchUnit
from kiemdiem.apps.organisations.forms.unit_field import UnitField
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people import labels
from kiemdiem.apps.people.queries.vocabularies import Words

NOT_KNOWN = ("", labels.NOT_KNOWN)


class AnyUnitField(UnitField):
    """A unit as the room of units lets one choose it; one that the actor does not see may be named by its code.

    For what is only told of a person (where he lives, where something happened): the code stands on his papers.
    """

    def to_python(self, value: object) -> Unit | None:
        try:
            return super().to_python(value)
        except ValidationError:
            code = str(value).strip()
            units = Unit.objects.unscoped("a unit is named by its code wherever it stands")
            found = units.filter(code=code).first() if code.isprintable() else None
            if found is None:
                raise
            return found


class SharedUnitField(UnitField):
    """A unit whose keepers are asked as well: one outside the actor's branches is answered as if there were none."""

    def to_python(self, value: object) -> Unit | None:
        try:
            return super().to_python(value)
        except ValidationError as fault:
            if isinstance(fault.__cause__, NoSuchUnit):
                raise ValidationError([*fault.messages, labels.UNIT_ELSEWHERE]) from fault
            raise


def word_choices(
    words: Words, vocabulary: str, *, kept: str = "", empty: str = labels.NOT_CHOSEN
) -> list[tuple[str, str]]:
    """The words of a list that are offered, and the one kept already, with an empty line before them."""
    return [("", empty), *words.choices(vocabulary, kept=kept)]


def yes_no(label: str, *, yes: str = labels.YES, no: str = labels.NO, **options: Any) -> forms.TypedChoiceField:
    """Yes, no, or not known: True, False, None; in the words of a question that has others."""
    return forms.TypedChoiceField(
        label=label,
        required=False,
        choices=[NOT_KNOWN, ("1", yes), ("0", no)],
        coerce=lambda value: value == "1",
        empty_value=None,
        **options,
    )


def as_choice(value: object) -> object:
    """What a choice of yes or no shows at first."""
    return {True: "1", False: "0", None: ""}[value] if isinstance(value, bool) or value is None else value
