"""The forms by which units are set up and changed."""

from __future__ import annotations

from typing import Any

from django import forms

from kiemdiem.apps.organisations import words
from kiemdiem.apps.organisations.actions.add_unit import NewUnit
from kiemdiem.apps.organisations.actions.edit_unit import UnitDetails
from kiemdiem.apps.organisations.forms.unit_field import AboveField, ActorForm, UnitField
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.managers import managers_named
from kiemdiem.apps.organisations.queries.seed_trees import regimes_with_tree
from kiemdiem.apps.organisations.queries.vocabulary import Vocabularies
from kiemdiem.apps.organisations.values import LONGEST_CODE, LONGEST_NAME
from kiemdiem.core.regime.loader import load
from kiemdiem.shell.form_fields import DayField
from kiemdiem.shell.forms import Form
from kiemdiem.shell.listed import ListedInput

WORDS = ("body", "agency", "tier")


def _offer(form: forms.Form, known: Vocabularies, unit: Unit | None = None) -> None:
    """Let kind and tier be chosen among the words that are offered; what the unit has stays there to be chosen."""
    for name in WORDS:
        kept = getattr(unit, name) if unit else ""
        choices = [("", words.NONE_CHOSEN), *known.choices(name, kept=kept)]
        form.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


def managed_by_field() -> forms.CharField:
    """Who manages its cadres: those that plans name are offered."""
    box = ListedInput(managers_named)
    return forms.CharField(
        label=words.MANAGED_BY, max_length=80, required=False, help_text=words.MANAGED_HINT, widget=box
    )


class AddUnitForm(ActorForm):
    """A new unit."""

    name = forms.CharField(label=words.FULL_NAME, max_length=LONGEST_NAME, help_text=words.FULL_NAME_HINT)
    short_name = forms.CharField(label=words.SHORT_NAME, max_length=80, required=False)
    code = forms.CharField(label=words.CODE, max_length=LONGEST_CODE, help_text=words.CODE_HINT)
    parent = AboveField(label=words.ABOVE, required=False, help_text=f"{words.ABOVE_HINT} {words.UNIT_HINT}")
    body = forms.ChoiceField(label=words.BODY, required=False)
    agency = forms.ChoiceField(label=words.AGENCY, required=False)
    tier = forms.ChoiceField(label=words.TIER, required=False)
    area = forms.CharField(label=words.AREA, max_length=80, required=False)
    managed_by = managed_by_field()
    founded_on = DayField(label=words.FOUNDED, required=False)

    def __init__(self, *args: Any, known: Vocabularies, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, known)

    @property
    def new(self) -> NewUnit:
        return NewUnit(**{name: value for name, value in self.cleaned_data.items() if name != "parent"})


class PlantTreeForm(Form):
    """A regime whose plan names its organisations."""

    regime = forms.ChoiceField(label=words.REGIME)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [(code, f"{regime.identity.title} ({code})") for code in regimes_with_tree() for regime in (load(code),)]
        self.fields["regime"].choices = told  # type: ignore[attr-defined]  # a ChoiceField


class EditUnitForm(ActorForm):
    """Everything of a unit but its name and its place."""

    code = forms.CharField(label=words.CODE, max_length=LONGEST_CODE, help_text=words.CODE_HINT)
    short_name = forms.CharField(label=words.SHORT_NAME, max_length=80, required=False)
    body = forms.ChoiceField(label=words.BODY, required=False)
    agency = forms.ChoiceField(label=words.AGENCY, required=False)
    tier = forms.ChoiceField(label=words.TIER, required=False)
    flags = forms.MultipleChoiceField(label=words.FLAGS, required=False, widget=forms.CheckboxSelectMultiple)
    area = forms.CharField(label=words.AREA, max_length=80, required=False)
    managed_by = managed_by_field()
    of = UnitField(label=words.OF, required=False, help_text=words.OF_HINT)
    host = UnitField(label=words.HOST, required=False, help_text=words.HOST_HINT)
    line = UnitField(label=words.LINE, required=False)
    reviewed_with = UnitField(label=words.REVIEWED_WITH, required=False)
    founded_on = DayField(label=words.FOUNDED, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, unit: Unit, known: Vocabularies, **kwargs: Any) -> None:
        self.unit = unit
        kwargs["initial"] = {name: getattr(unit, name) for name in self.base_fields}
        kwargs["initial"]["flags"] = [flag for flag, is_on in unit.flags.items() if is_on]
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, UnitField):
                field.kept = getattr(unit, name)
        _offer(self, known, unit)
        kept = [(flag, known.label("unit_flag", flag)) for flag in unit.flags]
        self.fields["flags"].choices = dict([*known.choices("unit_flag"), *kept]).items()  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def details(self) -> UnitDetails:
        """What was filled in; a flag that is not marked is kept as "no" where the unit said anything of it."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        chosen = set(given.pop("flags"))
        return UnitDetails(**given, flags={flag: flag in chosen for flag in sorted(set(self.unit.flags) | chosen)})


class RenameUnitForm(ActorForm):
    """Another name from a day on."""

    name = forms.CharField(label=words.NEW_NAME, max_length=LONGEST_NAME, help_text=words.FULL_NAME_HINT)
    on = DayField(label=words.FROM_DAY, help_text=words.FROM_DAY_HINT)
    decision = forms.CharField(label=words.DECISION, max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class MoveUnitForm(ActorForm):
    """Another place from a day on."""

    to = AboveField(label=words.NEW_PARENT, required=False, help_text=f"{words.ABOVE_HINT} {words.UNIT_HINT}")
    on = DayField(label=words.FROM_DAY, help_text=words.FROM_DAY_HINT)
    decision = forms.CharField(label=words.DECISION, max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class EndUnitForm(ActorForm):
    """No more from a day on."""

    on = DayField(label=words.FROM_DAY, help_text=words.FROM_DAY_HINT)
    decision = forms.CharField(label=words.DECISION, max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)
