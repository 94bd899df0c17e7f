"""Fields that the forms of this room share: a unit by its code, a word of a list, yes or no or not known."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people import labels
from kiemdiem.apps.people.queries.vocabularies import Words

NOT_KNOWN = ("", labels.NOT_KNOWN)


class UnitField(forms.Field):
    """A unit typed by its code; the code of any unit of the house, for a person may belong to several branches."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", labels.UNIT_HINT)
        super().__init__(**options)

    def prepare_value(self, value: object) -> object:
        return value.code if isinstance(value, Unit) else value

    def to_python(self, value: object) -> Any:
        if isinstance(value, Unit):
            return value
        code = str(value or "").strip()
        if not code:
            return None
        if not code.isprintable():
            raise ValidationError(
                labels.NO_SUCH_UNIT.format(code="".join(filter(str.isprintable, code))), code="invalid"
            )
        unit = Unit.objects.unscoped("a unit is named by its code wherever it stands").filter(code=code).first()
        if unit is None:
            raise ValidationError(labels.NO_SUCH_UNIT.format(code=code), code="invalid")
        return unit

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != (data or None))


def word_choices(
    words: Words, vocabulary: str, *, kept: str = "", empty: str = labels.NOT_CHOSEN
) -> list[tuple[str, str]]:
    """The words of a list that are offered, and the one kept already, with an empty line before them."""
    return [("", empty), *words.choices(vocabulary, kept=kept)]


def yes_no(label: str, **options: Any) -> forms.TypedChoiceField:
    """Yes, no, or not known: True, False, None."""
    return forms.TypedChoiceField(
        label=label,
        required=False,
        choices=[NOT_KNOWN, ("1", labels.YES), ("0", labels.NO)],
        coerce=lambda value: value == "1",
        empty_value=None,
        **options,
    )


def as_choice(value: object) -> object:
    """What a choice of yes or no shows at first."""
    return {True: "1", False: "0", None: ""}[value] if isinstance(value, bool) or value is None else value
