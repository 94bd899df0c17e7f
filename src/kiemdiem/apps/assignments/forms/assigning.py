"""Who looks after what: chosen, or as a block that was copied from a worksheet; a visiting group; a decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from kiemdiem.apps.assignments import words
from kiemdiem.apps.assignments.actions.assign import Pair
from kiemdiem.apps.assignments.actions.make_group import GroupGiven
from kiemdiem.apps.assignments.models import LONGEST_TEXT
from kiemdiem.apps.assignments.queries.naming import pairs_of
from kiemdiem.apps.organisations.forms.unit_field import ActorForm
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.forms.person_field import PersonField, PersonsField
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.form_fields import DayField
from kiemdiem.shell.forms import Form

LONGEST_BLOCK = 100_000


class AssignForm(ActorForm):
    """One person for several units, or a pasted block."""

    person = forms.ChoiceField(label=words.PERSON, required=False, help_text=words.PERSON_HINT)
    other = PersonField(label=words.OTHER, required=False, help_text=words.OTHER_HINT)
    units = forms.MultipleChoiceField(
        label=words.UNITS, required=False, help_text=words.UNITS_HINT, widget=forms.CheckboxSelectMultiple
    )
    pasted = forms.CharField(
        label=words.PASTED,
        required=False,
        help_text=words.PASTED_HINT,
        max_length=LONGEST_BLOCK,
        widget=forms.Textarea({"rows": 5}),
    )
    basis = forms.CharField(label=words.BASIS, required=False, max_length=LONGEST_TEXT, help_text=words.BASIS_HINT)

    def __init__(
        self, *args: Any, persons: Sequence[Person], units: Sequence[Unit], actor: Actor, **kwargs: Any
    ) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        self._persons = {str(one.pk): one for one in persons}
        self._units, self._actor = {str(one.pk): one for one in units}, actor
        self.fields["units"].choices = [(key, one.name) for key, one in self._units.items()]  # type: ignore[attr-defined]
        if not persons:
            del self.fields["person"]
            self.fields["other"].label = words.PERSON
            return
        offered = [("", words.NOT_CHOSEN), *((key, one.full_name) for key, one in self._persons.items())]
        self.fields["person"].choices = offered  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        person = self._persons.get(given.get("person", ""))
        other = given.get("other")
        if person is not None and other is not None and person != other:
            self.add_error("other", words.TWO_PERSONS)
        person = person or other
        pairs = [Pair(self._units[key], person) for key in given.get("units", []) if person is not None]
        pasted, faults = pairs_of(given.get("pasted", ""), units=list(self._units.values()), actor=self._actor)
        for fault in faults:
            self.add_error("pasted", fault)
        given["pairs"] = [*pairs, *(Pair(unit, one) for unit, one in pasted)]
        if not given["pairs"] and not self.errors:
            self.add_error("units", words.NOTHING_GIVEN)
        return given


class GroupForm(ActorForm):
    """The name of a visiting group, its members, the first one heading it, and the units that it covers."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=words.GROUP_NAME, max_length=LONGEST_TEXT, help_text=words.GROUP_NAME_HINT)
    members = PersonsField(label=words.MEMBERS, help_text=words.MEMBERS_HINT)
    units = forms.MultipleChoiceField(
        label=words.COVERS, help_text=words.COVERS_HINT, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._units = {str(one.pk): one for one in units}
        self.fields["units"].choices = [(key, one.name) for key, one in self._units.items()]  # type: ignore[attr-defined]

    @property
    def given(self) -> GroupGiven:
        """The group; the form is valid."""
        units = [self._units[key] for key in self.cleaned_data["units"]]
        return GroupGiven(self.cleaned_data["name"], self.cleaned_data["members"], units)


class DecisionForm(Form):
    """The number and the day of a decision."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    decision = forms.CharField(label=words.DECISION, max_length=LONGEST_TEXT, help_text=words.DECISION_HINT)
    decided_on = DayField(label=words.DECIDED_ON)


class EndForm(Form):
    """Why somebody no longer looks after a unit."""

    reason = forms.CharField(label=words.REASON, max_length=1_000, help_text=words.REASON_HINT)
