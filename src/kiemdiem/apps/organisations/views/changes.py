"""Setting up and correcting units, giving them another name or place, ending them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kiemdiem.apps.organisations import words
from kiemdiem.apps.organisations.access import visible_to
from kiemdiem.apps.organisations.actions import add_unit as adding
from kiemdiem.apps.organisations.actions import edit_unit as editing
from kiemdiem.apps.organisations.actions import end_unit as ending
from kiemdiem.apps.organisations.actions import move_unit as moving
from kiemdiem.apps.organisations.actions import plant_tree as planting
from kiemdiem.apps.organisations.actions import record_unit_result as recording
from kiemdiem.apps.organisations.actions import rename_unit as renaming
from kiemdiem.apps.organisations.forms.tables import UnitResultForm
from kiemdiem.apps.organisations.forms.unit_forms import (
    AddUnitForm,
    EditUnitForm,
    EndUnitForm,
    MoveUnitForm,
    PlantTreeForm,
    RenameUnitForm,
)
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.tree import effects_of
from kiemdiem.apps.organisations.queries.units import told_effects
from kiemdiem.apps.organisations.queries.vocabulary import vocabularies
from kiemdiem.apps.organisations.views.unit import LINKED, around
from kiemdiem.apps.permissions.access import HOUSE, Actor, SignedIn, require, require_somewhere
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of


def unit_to_edit(actor: Actor, unit_id: int) -> Unit:
    """The unit where the actor may change it; not found where he may not see it."""
    found = one_of(visible_to(actor).select_related(*LINKED), pk=unit_id)
    require(actor, Permission.EDIT_UNITS, on=found)
    return found


def done(request: SignedIn, told: str, unit: Unit) -> HttpResponse:
    """Back to the unit, with a word on what was done."""
    messages.success(request, told)
    return redirect("unit", unit.pk)


@shown_and_sent
def add_unit(request: SignedIn) -> HttpResponse:
    """A new unit; `tren` names the one above it."""
    require_somewhere(request.actor, Permission.EDIT_UNITS)
    under = request.GET.get("tren")
    parent = one_of(visible_to(request.actor), pk=under) if under else None
    known = vocabularies("body", "agency", "tier")
    form = AddUnitForm(request.POST or None, actor=request.actor, known=known, initial={"parent": parent})
    if form.is_valid():
        unit = adding.add_unit(form.new, parent=form.cleaned_data["parent"], actor=request.actor)
        return done(request, words.ADDED.format(unit=unit.name), unit)
    return render(request, "organisations/add_unit.html", {"form": form, "parent": parent})


@shown_and_sent
def plant_tree(request: SignedIn) -> HttpResponse:
    """The organisations that a plan names, all at once."""
    require(request.actor, Permission.EDIT_UNITS, on=HOUSE)
    form = PlantTreeForm(request.POST or None)
    if form.is_valid():
        units = planting.plant_tree(form.cleaned_data["regime"], actor=request.actor)
        return done(request, words.PLANTED.format(count=len(units), root=units[0].name), units[0])
    return render(request, "organisations/plant_tree.html", {"form": form})


@shown_and_sent
def edit_unit(request: SignedIn, unit_id: int) -> HttpResponse:
    """Everything but name and place."""
    unit = unit_to_edit(request.actor, unit_id)
    known = vocabularies("body", "agency", "tier", "unit_flag")
    form = EditUnitForm(request.POST or None, actor=request.actor, unit=unit, known=known)
    if form.is_valid():
        version = form.cleaned_data["version"]
        editing.edit_unit(unit, form.details, actor=request.actor, version=version)
        return done(request, words.EDITED.format(unit=unit.name), unit)
    return render(request, "organisations/edit_unit.html", {"form": form, **around(unit, request.actor)})


@shown_and_sent
def rename_unit(request: SignedIn, unit_id: int) -> HttpResponse:
    """Another name from a day on."""
    unit = unit_to_edit(request.actor, unit_id)
    initial = {"name": unit.name, "version": unit.version, "on": request.actor.today}
    form = RenameUnitForm(request.POST or None, actor=request.actor, initial=initial)
    if form.is_valid():
        renamed = renaming.rename_unit(unit, actor=request.actor, **form.cleaned_data)
        return done(request, words.RENAMED.format(unit=renamed.name), renamed)
    return render(request, "organisations/rename_unit.html", {"form": form, **around(unit, request.actor)})


@shown_and_sent
def move_unit(request: SignedIn, unit_id: int) -> HttpResponse:
    """Another place from a day on; the page tells beforehand what goes along."""
    unit = unit_to_edit(request.actor, unit_id)
    initial = {"version": unit.version, "on": request.actor.today}
    form = MoveUnitForm(request.POST or None, actor=request.actor, initial=initial)
    if form.is_valid():
        moved = moving.move_unit(unit, actor=request.actor, **form.cleaned_data)
        return done(request, words.MOVED.format(unit=moved.name), moved)
    context = {"form": form, "effects": told_effects(effects_of([unit])), **around(unit, request.actor)}
    return render(request, "organisations/move_unit.html", context)


@shown_and_sent
def end_unit(request: SignedIn, unit_id: int) -> HttpResponse:
    """No more from a day on; the page tells beforehand what holds it up."""
    unit = unit_to_edit(request.actor, unit_id)
    initial = {"version": unit.version, "on": request.actor.today}
    form = EndUnitForm(request.POST or None, actor=request.actor, initial=initial)
    if form.is_valid():
        ended = ending.end_unit(unit, actor=request.actor, **form.cleaned_data)
        return done(request, words.ENDED.format(unit=ended.name), ended)
    context = {"form": form, "holds": ending.still_held_by(unit), **around(unit, request.actor)}
    return render(request, "organisations/end_unit.html", context)


@shown_and_sent
def record_unit_result(request: SignedIn, unit_id: int) -> HttpResponse:
    """What the unit came to in a past year."""
    unit = unit_to_edit(request.actor, unit_id)
    form = UnitResultForm(request.POST or None, initial={"year": request.actor.today.year - 1})
    if form.is_valid():
        result = recording.record_unit_result(unit, form.result, actor=request.actor)
        return done(request, words.RESULT.format(year=result.year), unit)
    return render(request, "organisations/record_unit_result.html", {"form": form, **around(unit, request.actor)})
