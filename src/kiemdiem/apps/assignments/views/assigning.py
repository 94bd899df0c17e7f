"""Writing down who looks after what, the decision of the body, and the end of an assignment."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kiemdiem.apps.assignments import words
from kiemdiem.apps.assignments.access import visible_to
from kiemdiem.apps.assignments.actions import assign as assigning
from kiemdiem.apps.assignments.actions import decide_assignments as deciding
from kiemdiem.apps.assignments.actions import end_assignment as ending
from kiemdiem.apps.assignments.actions import settle_access as settling
from kiemdiem.apps.assignments.forms.assigning import AssignForm, DecisionForm, EndForm
from kiemdiem.apps.assignments.queries.coverage import Coverage, coverage_of
from kiemdiem.apps.assignments.queries.duties import holders_of
from kiemdiem.apps.assignments.views.overview import campaign_to_assign, crumbs_of
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.components import Confirmation
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of


def cover_of(campaign: Campaign, duty: str, *, by: str) -> Coverage:
    """This kind of assignment, and how its units stand; not found where the plan has none such."""
    for cover in coverage_of(campaign):
        if cover.duty.id == duty and cover.duty.by == by:
            return cover
    raise NotToBeFound()


def units_to_offer(cover: Coverage) -> list[Unit]:
    """The units of a kind, those without anybody first."""
    open_ones = cover.uncovered
    return [*open_ones, *(unit for unit in cover.units if unit not in open_ones)]


@shown_and_sent
def assign(request: SignedIn, campaign_id: int, duty: str) -> HttpResponse:
    """Persons for units: chosen or pasted."""
    found = campaign_to_assign(request.actor, campaign_id, Permission.RUN_CAMPAIGNS)
    cover = cover_of(found, duty, by="person")
    kind = cover.duty
    persons = list(holders_of(found, kind.role, kind.body, on=request.actor.today)) if kind.role else []
    form = AssignForm(request.POST or None, persons=persons, units=units_to_offer(cover), actor=request.actor)
    if form.is_valid():
        given = form.cleaned_data
        made = assigning.assign(found, duty=duty, pairs=given["pairs"], basis=given["basis"], actor=request.actor)
        messages.success(request, words.ASSIGNED.format(count=len(made)) if made else words.ASSIGNED_BEFORE)
        return redirect("assignments", found.pk)
    context = {"campaign": found, "crumbs": crumbs_of(found), "form": form, "cover": cover}
    return render(request, "assignments/assign.html", context)


@require_POST
def take_printed(request: SignedIn, campaign_id: int, duty: str) -> HttpResponse:
    """What the plan itself prints."""
    found = campaign_to_assign(request.actor, campaign_id, Permission.RUN_CAMPAIGNS)
    made = assigning.take_printed(found, duty=duty, actor=request.actor)
    messages.success(request, words.PRINTED_TAKEN.format(count=len(made)) if made else words.ASSIGNED_BEFORE)
    return redirect("assignments", found.pk)


@require_POST
def open_access(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Reading for those who had no account when they were assigned."""
    found = campaign_to_assign(request.actor, campaign_id, Permission.RUN_CAMPAIGNS)
    count = settling.open_access(found, actor=request.actor)
    messages.success(request, words.ACCESS_OPENED.format(count=count) if count else words.NO_ACCESS_MISSING)
    return redirect("assignments", found.pk)


@shown_and_sent
def decide_assignments(request: SignedIn, campaign_id: int, duty: str) -> HttpResponse:
    """The decision of the body on what waits for it."""
    found = campaign_to_assign(request.actor, campaign_id, Permission.DECIDE_ASSIGNMENTS)
    cover = cover_of(found, duty, by="person")
    form = DecisionForm(request.POST or None, initial={"decided_on": request.actor.today})
    if form.is_valid():
        given = form.cleaned_data
        decision, day = given["decision"], given["decided_on"]
        held = deciding.decide_assignments(found, duty=duty, decision=decision, decided_on=day, actor=request.actor)
        messages.success(request, words.DECIDED.format(count=len(held)))
        return redirect("assignments", found.pk)
    context = {"campaign": found, "crumbs": crumbs_of(found), "form": form, "cover": cover}
    return render(request, "assignments/decide_assignments.html", context)


@shown_and_sent
def end_assignment(request: SignedIn, campaign_id: int, assignment_id: int) -> HttpResponse:
    """A question, then the end."""
    found = campaign_to_assign(request.actor, campaign_id, Permission.RUN_CAMPAIGNS)
    one = one_of(visible_to(request.actor, found).select_related("unit", "person", "campaign"), pk=assignment_id)
    told = {"person": one.person.full_name, "unit": one.unit.name}
    form = EndForm(request.POST or None)
    if form.is_valid():
        ending.end_assignment(one, reason=form.cleaned_data["reason"], actor=request.actor)
        messages.success(request, words.ENDED_NOW.format(**told))
        return redirect("unit_assignments", one.unit_id)
    confirmation = Confirmation(
        title=words.END_TITLE,
        question=words.END_QUESTION.format(**told),
        consequences=tuple(line.format(**told) for line in words.END_AFTER),
        action_label=words.END,
        back_url=reverse("unit_assignments", args=[one.unit_id]),
    )
    return render(request, "shell/confirm.html", {"confirmation": confirmation, "form": form})
