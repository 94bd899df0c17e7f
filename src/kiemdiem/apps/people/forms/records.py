"""A form for each sort of record; each gives the plain values that the actions take."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from django import forms

from kiemdiem.apps.organisations.forms.unit_field import ActorForm, UnitField
from kiemdiem.apps.organisations.queries.managers import managers_named
from kiemdiem.apps.people import labels
from kiemdiem.apps.people.forms.fields import AnyUnitField, SharedUnitField, as_choice, word_choices, yes_no
from kiemdiem.apps.people.queries.levels import levels
from kiemdiem.apps.people.queries.vocabularies import Words
from kiemdiem.apps.people.values.given import Given
from kiemdiem.apps.people.values.kinds import KINDS, Kind, Record, given_of
from kiemdiem.shell.form_fields import DayField
from kiemdiem.shell.listed import ListedInput

NAMES = labels.RECORD_FIELDS
FIRST_YEAR, LAST_YEAR = 1930, 2100  # years that are written with four digits; the action refuses those to come


class RecordForm(ActorForm):
    """What the forms of all records share: labels, lists of words, and the way from and to plain values."""

    layout = "two"
    sort: ClassVar[Kind]
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label=labels.VERSION)

    def __init__(self, *args: Any, words: Words, record: Record | None = None, **options: Any) -> None:
        if record is not None:
            given = given_of(record)
            options["initial"] = {name: _initial(getattr(given, name)) for name in self.sort.fields}
            options["initial"]["version"] = record.person.version
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.label = field.label or NAMES[name]
            if record is not None and isinstance(field, UnitField):
                field.kept = getattr(record, name)
            if name in self.sort.words and isinstance(field, forms.ChoiceField):
                field.choices = word_choices(words, self.sort.words[name], kept=str(self.initial.get(name) or ""))

    def given(self) -> Given:
        """The plain values; the form is valid."""
        found: Given = self.sort.given(**{name: self.cleaned_data.get(name) for name in self.sort.fields})
        return found

    def kept(self) -> dict[str, Any]:
        """The version of the person that the form was opened with; a form without one is never taken for a new one."""
        return {"version": self.cleaned_data["version"] or 0}


def _initial(value: Any) -> Any:
    return "\n".join(value) if isinstance(value, tuple) else as_choice(value)


def _text(**options: Any) -> forms.CharField:
    return forms.CharField(required=False, max_length=options.pop("max_length", 200), **options)


class PositionForm(RecordForm):
    sort = KINDS["chuc-vu"]
    post = forms.ChoiceField()
    unit = SharedUnitField()
    title = _text(max_length=120, help_text=labels.TITLE_HINT)
    standing = forms.ChoiceField(choices=list(labels.STANDINGS.items()), initial="other")
    managed_by = _text(max_length=80, help_text=labels.MANAGED_HINT, widget=ListedInput(managers_named))
    since = DayField(required=False)
    until = DayField(required=False, help_text=labels.UNTIL_HINT)
    rank = forms.IntegerField(required=False, min_value=1, max_value=99, help_text=labels.RANK_HINT)
    promoted_from = forms.ChoiceField(required=False)
    equivalent = forms.ChoiceField(required=False)
    is_leading = yes_no(NAMES["is_leading"])
    is_re_elected = yes_no(NAMES["is_re_elected"])
    is_main = forms.BooleanField(required=False, help_text=labels.MAIN_HINT)
    is_presiding = forms.BooleanField(required=False)
    is_full_time = forms.BooleanField(required=False)


class MembershipForm(RecordForm):
    sort = KINDS["sinh-hoat"]
    cell = SharedUnitField()
    kind = forms.ChoiceField()
    since = DayField(required=False)
    until = DayField(required=False, help_text=labels.UNTIL_HINT)
    temporary_in = AnyUnitField(required=False)


class EmploymentForm(RecordForm):
    sort = KINDS["cong-tac"]
    unit = AnyUnitField()
    contract = forms.ChoiceField(required=False)
    since = DayField(required=False)
    until = DayField(required=False, help_text=labels.UNTIL_HINT)


class AssignmentForm(RecordForm):
    sort = KINDS["phu-trach"]
    unit = SharedUnitField()
    since = DayField(required=False)
    until = DayField(required=False, help_text=labels.UNTIL_HINT)


class SpellForm(RecordForm):
    sort = KINDS["mien-dinh-chi"]
    kind = forms.ChoiceField(choices=list(labels.SPELLS.items()))
    decision = _text(help_text=labels.DECISION_HINT)
    since = DayField()
    until = DayField(required=False, help_text=labels.UNTIL_HINT)


class LeaveForm(RecordForm):
    sort = KINDS["nghi"]
    kind = forms.ChoiceField()
    since = DayField()
    until = DayField(required=False, help_text=labels.UNTIL_HINT)


class MeasureForm(RecordForm):
    sort = KINDS["ky-luat"]
    measure = forms.ChoiceField()
    decided_on = DayField()
    side = forms.ChoiceField(required=False)
    effective_on = DayField(required=False, help_text=labels.EFFECTIVE_HINT)
    cause = forms.ChoiceField(required=False)
    committed_on = DayField(required=False)
    act = _text(max_length=400)
    reason = _text(max_length=400)
    happened_in = AnyUnitField(required=False)
    handled_in = AnyUnitField(required=False)
    decision = _text(help_text=labels.DECISION_HINT)
    is_duty_related = yes_no(NAMES["is_duty_related"])
    is_self_discovered = yes_no(NAMES["is_self_discovered"])


class AbsenceForm(RecordForm):
    sort = KINDS["vang"]
    on = DayField()
    meeting = _text(help_text=labels.MEETING_HINT)
    is_excused = yes_no(NAMES["is_excused"])


class ResultForm(RecordForm):
    sort = KINDS["ket-qua"]
    year = forms.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR)
    kind = forms.ChoiceField(choices=list(labels.RESULT_KINDS.items()), label=labels.RATED_AS)
    level = forms.ChoiceField(required=False)
    decision = _text(help_text=labels.DECISION_HINT)
    honours = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=2_000, help_text=labels.HONOURS_HINT
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(level.code, f"{level.code} – {level.label}") for level in levels().values()]
        level = self.fields["level"]
        assert isinstance(level, forms.ChoiceField)
        level.choices = [("", labels.NO_LEVEL), *choices]

    def clean_honours(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.cleaned_data["honours"].splitlines() if line.strip())


FORMS: Mapping[str, type[RecordForm]] = MappingProxyType(
    {
        form.sort.slug: form
        for form in (
            PositionForm, MembershipForm, EmploymentForm, AssignmentForm, SpellForm, LeaveForm, MeasureForm,
            AbsenceForm, ResultForm,
        )
    }
)  # fmt: skip
