"""Merging and splitting units."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kiemdiem.apps.organisations import words
from kiemdiem.apps.organisations.actions import merge_units as merging
from kiemdiem.apps.organisations.actions import split_unit as splitting
from kiemdiem.apps.organisations.forms.merging import MergeUnitsForm, SplitUnitForm
from kiemdiem.apps.organisations.queries.tree import children_of, effects_of
from kiemdiem.apps.organisations.queries.units import told_effects
from kiemdiem.apps.organisations.views.changes import done, unit_to_edit
from kiemdiem.apps.organisations.views.unit import around
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.shell.methods import shown_and_sent

AGREED = "dong_y"


@shown_and_sent
def merge_units(request: SignedIn, unit_id: int) -> HttpResponse:
    """Choose the units; see what goes along; agree."""
    unit = unit_to_edit(request.actor, unit_id)
    form = MergeUnitsForm(request.POST or None, actor=request.actor, unit=unit, initial={"on": request.actor.today})
    context = {"form": form, "step": 1, **around(unit, request.actor)}
    if form.is_valid():
        given = {"on": form.cleaned_data["on"], "decision": form.cleaned_data["decision"]}
        if AGREED in request.POST:
            into = merging.merge_units(form.ending, into=form.successor, actor=request.actor, **given)
            return done(request, words.MERGED.format(unit=into.name), into)
        context |= {"step": 2, "effects": told_effects(effects_of(form.ending)), "ending": form.ending}
    return render(request, "organisations/merge_units.html", context)


@shown_and_sent
def split_unit(request: SignedIn, unit_id: int) -> HttpResponse:
    """Name the new units and say where each unit below goes."""
    unit = unit_to_edit(request.actor, unit_id)
    children = [child for child in children_of(unit, seen_by=request.actor) if child.of_id != unit.pk]
    initial = {"version": unit.version, "on": request.actor.today}
    form = SplitUnitForm(request.POST or None, actor=request.actor, unit=unit, children=children, initial=initial)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("on", "decision", "version")}
        made = splitting.split_unit(unit, form.parts, ends=form.ends, actor=request.actor, **given)
        return done(request, words.SPLIT.format(count=len(made), unit=unit.name), made[0])
    return render(request, "organisations/split_unit.html", {"form": form, **around(unit, request.actor)})
