"""Giving a target, correcting and withdrawing it, writing down what came of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kiemdiem.apps.permissions.access import Actor, SignedIn, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.permissions.views.answers import done, said
from kiemdiem.apps.targets import words
from kiemdiem.apps.targets.access import require_report, targets_visible_to
from kiemdiem.apps.targets.actions import edit_target as editing
from kiemdiem.apps.targets.actions import record_result as recording
from kiemdiem.apps.targets.actions.set_target import set_target
from kiemdiem.apps.targets.forms.targets import ReasonForm, ResultForm, TargetForm, result_initial
from kiemdiem.apps.targets.models import Holder, Target
from kiemdiem.apps.targets.queries.sheets import supplied_line
from kiemdiem.apps.targets.views.answers import crumbs_of, page_of
from kiemdiem.apps.targets.views.holders import person_seen, unit_seen, year_asked
from kiemdiem.shell.components import Confirmation
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of


def target_seen(actor: Actor, target_id: int) -> Target:
    """The target where the actor may read it."""
    return one_of(targets_visible_to(actor).select_related("unit", "person__home", "supplied"), pk=target_id)


def target_to_set(actor: Actor, target_id: int) -> Target:
    """The target where the actor may change it; not found where he may not see it."""
    found = target_seen(actor, target_id)
    require(actor, Permission.SET_TARGETS, on=found)
    return found


@shown_and_sent
def set_unit_target(request: SignedIn, unit_id: int) -> HttpResponse:
    """A target for a unit."""
    return _set(request, unit_seen(request.actor, unit_id))


@shown_and_sent
def set_person_target(request: SignedIn, person_id: int) -> HttpResponse:
    """A target for a person."""
    return _set(request, person_seen(request.actor, person_id))


def _set(request: SignedIn, holder: Holder) -> HttpResponse:
    require(request.actor, Permission.SET_TARGETS, on=holder)
    form, year = TargetForm(request.POST or None), year_asked(request)
    target = done(form, lambda: set_target(form.given, holder=holder, year=year, actor=request.actor))
    if target is not None:
        return said(request, words.SAID_SET.format(title=target.title), to=page_of(holder, year))
    context = {"form": form, "holder": holder, "year": year, "crumbs": crumbs_of(holder), "back": page_of(holder, year)}
    return render(request, "targets/set_target.html", context)


@shown_and_sent
def edit_target(request: SignedIn, target_id: int) -> HttpResponse:
    """Other words for a target."""
    found = target_to_set(request.actor, target_id)
    form = TargetForm(request.POST or None, kept=found)
    given = lambda: editing.edit_target(  # noqa: E731  # read once, below
        found, form.given, actor=request.actor, version=form.cleaned_data["version"]
    )
    if done(form, given) is not None:
        return said(request, words.SAID_CHANGED.format(title=found.title), to=page_of(found.holder, found.year))
    return render(request, "targets/edit_target.html", _about(found, form))


@shown_and_sent
def withdraw_target(request: SignedIn, target_id: int) -> HttpResponse:
    """Take a target back, with the reason."""
    found = target_to_set(request.actor, target_id)
    form = ReasonForm(request.POST or None)
    if done(form, lambda: editing.withdraw_target(found, reason=form.cleaned_data["reason"], actor=request.actor)):
        return said(request, words.SAID_WITHDRAWN.format(title=found.title), to=page_of(found.holder, found.year))
    confirmation = Confirmation(
        title=words.WITHDRAW,
        question=words.WITHDRAW_QUESTION.format(title=found.title, year=found.year, holder=found.holder),
        action_label=words.WITHDRAW,
        back_url=page_of(found.holder, found.year),
        consequences=words.WITHDRAW_AFTER,
    )
    return render(request, "shell/confirm.html", {"confirmation": confirmation, "form": form})


@shown_and_sent
def record_result(request: SignedIn, target_id: int) -> HttpResponse:
    """What came of a target."""
    found = target_seen(request.actor, target_id)
    require_report(request.actor, found)
    form = ResultForm(request.POST or None, initial={"on": request.actor.today} | result_initial(found))
    version = form.cleaned_data["version"] if form.is_valid() else None
    if done(form, lambda: recording.record_result(found, form.given, actor=request.actor, version=version)):
        return said(request, words.SAID_RESULT.format(title=found.title), to=page_of(found.holder, found.year))
    return render(request, "targets/record_result.html", _about(found, form))


@shown_and_sent
def record_supplied_result(request: SignedIn, unit_id: int, supplied_id: int) -> HttpResponse:
    """What a unit came to with a target of the plan's list."""
    unit = unit_seen(request.actor, unit_id)
    require(request.actor, Permission.SET_TARGETS, on=unit)
    line, year = supplied_line(unit, supplied_id)
    if line is None or line.supplied is None:
        raise NotToBeFound()
    form = ResultForm(request.POST or None, initial={"on": request.actor.today} | result_initial(line.target))
    supplied = line.supplied
    if done(form, lambda: recording.record_supplied_result(supplied, form.given, unit=unit, actor=request.actor)):
        return said(request, words.SAID_RESULT.format(title=line.title), to=page_of(unit, year))
    context = {"form": form, "holder": unit, "target": line, "crumbs": crumbs_of(unit), "back": page_of(unit, year)}
    return render(request, "targets/record_result.html", context)


def _about(target: Target, form: object) -> dict[str, object]:
    holder = target.holder
    back = page_of(holder, target.year)
    return {"form": form, "target": target, "holder": holder, "crumbs": crumbs_of(holder), "back": back}
