"""Forms of the work plan: days, work that is done or sent back, heads, bodies corrected by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kiemdiem.apps.organisations.forms.unit_field import ActorForm, UnitField
from kiemdiem.apps.people.access import visible_to
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.workplans import words
from kiemdiem.shell.form_fields import DayField
from kiemdiem.shell.forms import Form

LONGEST_TEXT = 1_000
Choices = Sequence[tuple[str, str]]


class EnterDayForm(Form):
    """A day and where it comes from."""

    day = DayField(label=words.DAY)
    source = forms.CharField(label=words.SOURCE, max_length=200, help_text=words.SOURCE_HINT)


class RemindUnitForm(Form):
    """What is said beside the reminder itself."""

    note = forms.CharField(
        label=words.REMINDER_NOTE, max_length=300, required=False, help_text=words.REMINDER_NOTE_HINT
    )


def _several(label: str, hint: str = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, help_text=hint, widget=forms.CheckboxSelectMultiple)


class MarkWorkForm(Form):
    """Which parts are done, on which day, by which document; and why in the place of the unit, where it is so."""

    parts = _several(words.PARTS, words.PARTS_HINT)
    day = DayField(label=words.DAY_DONE)
    evidence = forms.CharField(label=words.EVIDENCE, max_length=200, required=False, help_text=words.EVIDENCE_HINT)
    remark = forms.CharField(label=words.REMARK, max_length=LONGEST_TEXT, required=False)
    on_behalf = forms.CharField(label=words.ON_BEHALF, max_length=LONGEST_TEXT, help_text=words.ON_BEHALF_HINT)

    def __init__(self, *args: Any, parts: Choices, is_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = parts  # type: ignore[attr-defined]  # a field of choices
        if is_own:
            del self.fields["on_behalf"]


class ReturnWorkForm(Form):
    """Which parts are sent back, and what is wanting."""

    parts = _several(words.RETURNED_PARTS)
    remark = forms.CharField(label=words.RETURN_REMARK, max_length=LONGEST_TEXT, help_text=words.RETURN_REMARK_HINT)

    def __init__(self, *args: Any, parts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = parts  # type: ignore[attr-defined]  # a field of choices


class NameHeadForm(Form):
    """Who answers for the unit."""

    person = forms.CharField(label=words.PERSON_CODE, max_length=40, help_text=words.PERSON_HINT)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._actor = actor

    def clean_person(self) -> Person:
        """The person of this code, of those whom the actor may see."""
        code = self.cleaned_data["person"].strip()
        found = visible_to(self._actor).filter(code=code, left_on=None).first()
        if found is None:
            raise ValidationError(words.NO_SUCH_PERSON.format(code=code))
        return found


class TellMemberForm(Form):
    """Who was told of the plan on which day; and why in the place of the unit, where it is so."""

    members = _several(words.MEMBERS)
    day = DayField(label=words.TOLD_ON)
    on_behalf = forms.CharField(label=words.ON_BEHALF, max_length=LONGEST_TEXT, help_text=words.ON_BEHALF_HINT)

    def __init__(self, *args: Any, members: Choices, is_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].choices = members  # type: ignore[attr-defined]  # a field of choices
        if is_own:
            del self.fields["on_behalf"]


class CorrectBodyForm(ActorForm):
    """Which unit a body of the plan is, or is not, and why."""

    unit = UnitField(label=words.UNIT)
    is_meant = forms.ChoiceField(
        label=words.CORRECTION,
        choices=[("yes", words.MEANT), ("no", words.NOT_MEANT)],
        widget=forms.RadioSelect,
        initial="yes",
    )
    reason = forms.CharField(label=words.CORRECTION_REASON, max_length=LONGEST_TEXT, help_text=words.CORRECTION_HINT)


class NoticeDaysForm(Form):
    """Days before a last good day, as one list."""

    days = forms.CharField(label=words.NOTICE, max_length=60, help_text=words.NOTICE_HINT)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_days(self) -> list[int]:
        """The numbers."""
        told = self.cleaned_data["days"].replace(";", ",").split(",")
        try:
            return [int(one) for one in told]
        except ValueError:
            raise ValidationError(words.NOT_NUMBERS) from None
