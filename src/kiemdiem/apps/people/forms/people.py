"""The filters of the list, and the forms of the acts on a person."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django import forms

from kiemdiem.apps.organisations.forms.unit_field import ActorFilters, ActorForm, UnitField
from kiemdiem.apps.organisations.queries.managers import managers_named
from kiemdiem.apps.people import labels
from kiemdiem.apps.people.actions.add_person import FirstPlace
from kiemdiem.apps.people.actions.edit_person import given_person
from kiemdiem.apps.people.errors import NoSuchUser
from kiemdiem.apps.people.forms.fields import AnyUnitField, SharedUnitField, as_choice, word_choices, yes_no
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.queries.accounts import unlinked_users
from kiemdiem.apps.people.queries.finding import Sought
from kiemdiem.apps.people.queries.vocabularies import Words
from kiemdiem.apps.people.values.given import GivenEmployment, GivenMembership, GivenPerson
from kiemdiem.apps.users.models import User
from kiemdiem.shell.form_fields import DayField
from kiemdiem.shell.forms import Form
from kiemdiem.shell.listed import ListedInput
from kiemdiem.shell.tables.filters import SearchInput

NAMES = labels.PERSON_FIELDS


class PeopleFilters(ActorFilters):
    """What narrows the list of persons; the address names each in Vietnamese."""

    q = forms.CharField(label=labels.SEEK, max_length=200, widget=SearchInput(attrs={"placeholder": labels.SEEK_HINT}))
    don_vi = UnitField(label=labels.UNIT, help_text="")
    chuc_vu = forms.ChoiceField(label=labels.POST)
    dien = forms.CharField(label=labels.MANAGED_BY, max_length=80, widget=ListedInput(managers_named))
    loai = forms.ChoiceField(label=labels.KIND)
    ca_da_ra = forms.BooleanField(label=labels.WITH_LEFT)

    def __init__(self, *args: Any, words: Words, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, vocabulary in (("chuc_vu", "post"), ("loai", "membership")):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = word_choices(words, vocabulary, empty=labels.ANY)

    def sought(self) -> Sought:
        """What is looked for."""
        return Sought(
            text=self.chosen("q") or "",
            unit=self.chosen("don_vi"),
            managed_by=self.chosen("dien") or "",
            post=self.chosen("chuc_vu") or "",
            membership=self.chosen("loai") or "",
            with_left=bool(self.chosen("ca_da_ra")),
        )


class PersonForm(ActorForm):
    """The first page of a record."""

    layout = "two"
    full_name = forms.CharField(label=NAMES["full_name"], max_length=120)
    code = forms.CharField(label=NAMES["code"], max_length=40, required=False, help_text=labels.CODE_HINT)
    born_on = DayField(label=NAMES["born_on"], required=False)
    is_woman = yes_no(NAMES["is_woman"], yes=labels.WOMAN, no=labels.MAN)
    card_number = forms.CharField(label=NAMES["card_number"], max_length=30, required=False)
    admitted_on = DayField(label=NAMES["admitted_on"], required=False)
    full_member_on = DayField(label=NAMES["full_member_on"], required=False)
    service = forms.CharField(label=NAMES["service"], max_length=60, required=False, help_text=labels.SERVICE_HINT)
    service_class = forms.CharField(label=NAMES["service_class"], max_length=60, required=False)
    residence = forms.CharField(label=NAMES["residence"], max_length=200, required=False)
    residence_unit = AnyUnitField(label=NAMES["residence_unit"], required=False)

    def __init__(self, *args: Any, person: Person | None = None, **options: Any) -> None:
        if person is not None:
            given = given_person(person)
            options["initial"] = {field.name: as_choice(getattr(given, field.name)) for field in fields(given)}
        super().__init__(*args, **options)

    def given(self) -> GivenPerson:
        """The plain values; the form is valid."""
        return GivenPerson(**{field.name: self.cleaned_data[field.name] for field in fields(GivenPerson)})


class NewPersonForm(PersonForm):
    """The first page, and where the person belongs."""

    cell = SharedUnitField(label=labels.MEMBER_CELL, required=False)
    kind = forms.ChoiceField(label=labels.MEMBER_KIND, required=False)
    since = DayField(label=labels.MEMBER_SINCE, required=False)
    workplace = AnyUnitField(label=labels.WORKPLACE, required=False)

    def __init__(self, *args: Any, words: Words, **options: Any) -> None:
        super().__init__(*args, **options)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = word_choices(words, "membership")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("cell") and not given.get("kind"):
            self.add_error("kind", labels.NOT_CHOSEN + ".")
        return given

    def place(self) -> FirstPlace:
        """Where the person belongs; the form is valid."""
        given = self.cleaned_data
        cell, work = given["cell"], given["workplace"]
        return FirstPlace(
            membership=GivenMembership(cell=cell, kind=given["kind"], since=given["since"]) if cell else None,
            employment=GivenEmployment(unit=work) if work else None,
        )


class VersionForm(Form):
    """What forms of acts on an existing person carry: the version that the reader saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, label=labels.VERSION)


class EditPersonForm(PersonForm, VersionForm):
    """The first page with the version that the reader saw, and why it changes."""

    why = forms.CharField(label=labels.REASON, required=False, max_length=400, help_text=labels.REASON_HINT)

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        super().__init__(*args, person=person, **options)
        self.initial["version"] = person.version
        self.fields["code"].help_text = ""

    def kept(self) -> dict[str, Any]:
        """What goes to the action beside the values."""
        return {"version": self.cleaned_data["version"], "reason": self.cleaned_data["why"]}


class MovePersonForm(ActorForm, VersionForm):
    """To which cell, from which day, by which decision."""

    cell = SharedUnitField(label=labels.MEMBER_CELL)
    on = DayField(label=labels.MOVE_ON, help_text=labels.MOVE_ON_HINT)
    decision = forms.CharField(
        label=labels.RECORD_FIELDS["decision"], required=False, max_length=200, help_text=labels.DECISION_HINT
    )


class EndPersonForm(VersionForm):
    """From which day somebody is no longer in the register, and why."""

    on = DayField(label=labels.LEFT_ON)
    reason = forms.CharField(label=labels.REASON, max_length=400, help_text=labels.LEFT_REASON_HINT)


class LinkUserForm(Form):
    """The user name of an account that is nobody's in the register: cleaned to the account itself."""

    username = forms.CharField(
        label=labels.LINK_USERNAME,
        help_text=labels.LINK_HINT,
        max_length=60,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_username(self) -> User:
        username = str(self.cleaned_data["username"]).strip().lower()
        found = unlinked_users().filter(username=username).first()
        if found is None:
            raise forms.ValidationError(NoSuchUser(username=username).sentence)
        return found


class UnlinkUserForm(Form):
    """Why an account is taken off a record."""

    reason = forms.CharField(label=labels.REASON, max_length=400, help_text=labels.UNLINK_HINT)


class EndRecordForm(VersionForm):
    """The last day of a record."""

    on = DayField(label=labels.RECORD_FIELDS["until"])


class RemoveRecordForm(VersionForm):
    """Why a record was entered by mistake."""

    reason = forms.CharField(label=labels.REASON, max_length=400, help_text=labels.REASON_HINT)
