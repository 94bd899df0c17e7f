"""The forms of mergers and divisions."""

from __future__ import annotations

from typing import Any

from django import forms

from kiemdiem.apps.organisations import words
from kiemdiem.apps.organisations.actions.add_unit import NewUnit
from kiemdiem.apps.organisations.actions.merge_units import NewUnder
from kiemdiem.apps.organisations.actions.split_unit import Part
from kiemdiem.apps.organisations.forms.unit_field import ActorForm, UnitField
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.values import LONGEST_CODE, LONGEST_NAME
from kiemdiem.shell.form_fields import DayField

THIS, NEW = "don_vi_nay", "don_vi_moi"
OFF, DIVIDE = "tach", "chia"
OTHERS = ("other_1", "other_2", "other_3", "other_4")
PARTS = (1, 2, 3, 4)


class MergeUnitsForm(ActorForm):
    """This unit and up to four others: into this one, or all into a new one."""

    into = forms.ChoiceField(label=words.MERGE_INTO, widget=forms.RadioSelect, initial=THIS)
    other_1 = UnitField(label=words.OTHERS.format(number=1), required=False)
    other_2 = UnitField(label=words.OTHERS.format(number=2), required=False, help_text="")
    other_3 = UnitField(label=words.OTHERS.format(number=3), required=False, help_text="")
    other_4 = UnitField(label=words.OTHERS.format(number=4), required=False, help_text="")
    name = forms.CharField(label=words.NEW_UNIT_NAME, max_length=LONGEST_NAME, required=False)
    code = forms.CharField(label=words.NEW_UNIT_CODE, max_length=LONGEST_CODE, required=False)
    on = DayField(label=words.FROM_DAY, help_text=words.FROM_DAY_HINT)
    decision = forms.CharField(label=words.DECISION, max_length=200, required=False)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        self.unit = unit
        super().__init__(*args, **kwargs)
        told = [(THIS, words.INTO_THIS.format(unit=unit.name)), (NEW, words.INTO_NEW.format(unit=unit.name))]
        self.fields["into"].choices = told  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        for name in OTHERS:
            other = given.get(name)
            if other == self.unit:
                self.add_error(name, words.OTHER_IS_THIS.format(unit=self.unit.name))
            elif other is not None and self.unit.branch.startswith(other.branch):
                self.add_error(name, words.OTHER_HOLDS_THIS.format(unit=self.unit.name, other=other.name))
        if not self.others and not any(self.errors.get(name) for name in OTHERS):
            self.add_error(OTHERS[0], words.OTHER_NEEDED)
        if given.get("into") == NEW and not (given.get("name") and given.get("code")):
            self.add_error("name", words.NEW_UNIT_NEEDED)
        return given

    @property
    def other_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in OTHERS]

    @property
    def others(self) -> list[Unit]:
        found = [self.cleaned_data.get(name) for name in OTHERS]
        return [unit for unit in found if unit is not None]

    @property
    def ending(self) -> list[Unit]:
        """The units that are no more after it."""
        return [self.unit, *self.others] if self.cleaned_data["into"] == NEW else self.others

    @property
    def successor(self) -> Unit | NewUnder:
        """In which they come up: this unit, or a new one in its place and of its kind."""
        if self.cleaned_data["into"] != NEW:
            return self.unit
        unit, given = self.unit, self.cleaned_data
        new = NewUnit(name=given["name"], code=given["code"], body=unit.body, agency=unit.agency, tier=unit.tier)
        return NewUnder(new, parent=unit.parent)


class SplitUnitForm(ActorForm):
    """Up to four new units, and where each unit directly below goes."""

    how = forms.ChoiceField(label=words.SPLIT_HOW, widget=forms.RadioSelect, initial=OFF)
    on = DayField(label=words.FROM_DAY, help_text=words.FROM_DAY_HINT)
    decision = forms.CharField(label=words.DECISION, max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, unit: Unit, children: list[Unit], **kwargs: Any) -> None:
        self.unit, self.children = unit, children
        super().__init__(*args, **kwargs)
        told = [(OFF, words.SPLIT_OFF.format(unit=unit.name)), (DIVIDE, words.DIVIDE.format(unit=unit.name))]
        self.fields["how"].choices = told  # type: ignore[attr-defined]  # a ChoiceField
        for number in PARTS:
            is_needed = number == 1
            for name, label, longest in (
                ("name", words.PART_NAME, LONGEST_NAME),
                ("code", words.PART_CODE, LONGEST_CODE),
            ):
                told_label = label.format(number=number)
                self.fields[f"{name}_{number}"] = forms.CharField(
                    label=told_label, max_length=longest, required=is_needed
                )
        stays = ("", words.STAYS.format(unit=unit.name))
        places = [stays, *((str(number), words.GOES_TO.format(number=number)) for number in PARTS)]
        for child in children:
            self.fields[f"child_{child.pk}"] = forms.ChoiceField(label=child.name, choices=places, required=False)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        for number in PARTS:
            if bool(given.get(f"name_{number}")) != bool(given.get(f"code_{number}")):
                self.add_error(f"name_{number}", words.PART_HALF)
        for child in self.children:
            chosen = given.get(f"child_{child.pk}")
            if chosen and not given.get(f"name_{chosen}"):
                self.add_error(f"child_{child.pk}", words.PART_EMPTY.format(number=chosen))
        return given

    @property
    def part_rows(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        """Of each new unit its number, name and code."""
        return [(number, self[f"name_{number}"], self[f"code_{number}"]) for number in PARTS]

    @property
    def child_fields(self) -> list[forms.BoundField]:
        return [self[f"child_{child.pk}"] for child in self.children]

    @property
    def ends(self) -> bool:
        return bool(self.cleaned_data["how"] == DIVIDE)

    @property
    def parts(self) -> list[Part]:
        """The new units that were named, each with what goes to it; of the kind of the old one."""
        unit, given, found = self.unit, self.cleaned_data, []
        for number in PARTS:
            name, code = given[f"name_{number}"], given[f"code_{number}"]
            if name:
                new = NewUnit(name=name, code=code, body=unit.body, agency=unit.agency, tier=unit.tier)
                going = tuple(child for child in self.children if given[f"child_{child.pk}"] == str(number))
                found.append(Part(new, going))
        return found
