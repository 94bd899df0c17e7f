"""Marking work as done, sending it back, naming the head, ticking off who was told."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kiemdiem.apps.campaigns.actions.acting_for import is_own_work
from kiemdiem.apps.campaigns.models import Campaign, Subject
from kiemdiem.apps.campaigns.queries.rolls import standings_of
from kiemdiem.apps.permissions.access import Actor, Place, SignedIn, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.actions.mark_work import WorkGiven
from kiemdiem.apps.workplans.actions.mark_work import mark_work as mark
from kiemdiem.apps.workplans.actions.name_head import name_head as name
from kiemdiem.apps.workplans.actions.return_work import return_work as send_back
from kiemdiem.apps.workplans.actions.tell_member import tell_member
from kiemdiem.apps.workplans.forms import MarkWorkForm, NameHeadForm, ReturnWorkForm, TellMemberForm
from kiemdiem.apps.workplans.models import Acknowledgement
from kiemdiem.apps.workplans.queries.bodies import unit_row
from kiemdiem.apps.workplans.queries.duties import Part
from kiemdiem.apps.workplans.queries.progress import Duty, PlanProgress
from kiemdiem.apps.workplans.views.plans import campaign_of, plan_crumbs, progress_for
from kiemdiem.apps.workplans.views.work import unit_of
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.methods import shown_and_sent

FORM = "workplans/work_form.html"


def duty_of(progress: PlanProgress, item: str, unit_id: int) -> Duty:
    """One item at one unit, as far as the reader sees it."""
    for duty in progress.of_unit(unit_id):
        if duty.work.id == item:
            return duty
    raise NotToBeFound()


def may_mark(actor: Actor, campaign: Campaign, branch: str) -> bool:
    """Whether the actor works for the unit himself; refused where he may not act in its place either."""
    is_own = is_own_work(actor, campaign, branch)
    if not is_own:
        require(actor, Permission.RUN_CAMPAIGNS, on=Place(branch))
    return is_own


@shown_and_sent
def mark_work(request: SignedIn, campaign_id: int, unit_id: int, item: str) -> HttpResponse:
    """What the unit has done of an item."""
    campaign = campaign_of(request.actor, campaign_id)
    progress = progress_for(request.actor, campaign)
    duty = duty_of(progress, item, unit_id)
    form = _mark_form(request, duty, is_own=may_mark(request.actor, campaign, duty.unit.path))
    if form.is_valid():
        messages.success(request, _marked(campaign, duty, form, request.actor))
        return redirect("unit_work", campaign.pk, unit_id)
    gates = progress.closed_gates(duty.work, unit_id)
    return render(request, FORM, {**_context(campaign, duty, form, words.MARK_TITLE, words.MARK), "gates": gates})


def _mark_form(request: SignedIn, duty: Duty, *, is_own: bool) -> MarkWorkForm:
    parts = [(one.part.key, one.part.label) for one in duty.parts if one.count is None]
    initial = {"parts": [one.part.key for one in duty.open_parts], "day": request.actor.today}
    return MarkWorkForm(request.POST or None, parts=parts, is_own=is_own, initial=initial)


def _marked(campaign: Campaign, duty: Duty, form: MarkWorkForm, actor: Actor) -> str:
    """Do it, and say what was done."""
    given = form.cleaned_data
    told = WorkGiven(given["day"], given["evidence"], given["remark"], given.get("on_behalf", ""))
    unit = unit_row(duty.unit.id)
    done = mark(campaign, item=duty.work.id, parts=given["parts"], unit=unit, given=told, actor=actor)
    return words.MARKED.format(item=duty.work.told, unit=duty.unit.name) if done else words.UNCHANGED


@shown_and_sent
def return_work(request: SignedIn, campaign_id: int, unit_id: int, item: str) -> HttpResponse:
    """Send back what the unit marked as done."""
    campaign = campaign_of(request.actor, campaign_id)
    duty = duty_of(progress_for(request.actor, campaign), item, unit_id)
    require(request.actor, Permission.RETURN_WORK, on=Place(duty.unit.path))
    parts = [(one.part.key, one.part.label) for one in duty.parts if one.is_done and one.progress is not None]
    form = ReturnWorkForm(request.POST or None, parts=parts, initial={"parts": [key for key, _ in parts]})
    if form.is_valid():
        send_back(campaign, item=item, unit=unit_row(unit_id), actor=request.actor, **form.cleaned_data)
        messages.success(request, words.RETURNED_NOW.format(item=duty.work.told, unit=duty.unit.name))
        return redirect("work_item", campaign.pk, item)
    return render(request, FORM, _context(campaign, duty, form, words.RETURN_TITLE, words.RETURN))


@shown_and_sent
def tell_members(request: SignedIn, campaign_id: int, unit_id: int, part: str) -> HttpResponse:
    """Tick off who was told of the plan."""
    campaign = campaign_of(request.actor, campaign_id)
    duty, told = _told_one_by_one(progress_for(request.actor, campaign), part, unit_id)
    is_own = may_mark(request.actor, campaign, duty.unit.path)
    form = _members_form(request, _not_told(campaign, duty, told), is_own=is_own)
    if form.is_valid():
        messages.success(request, _all_told(campaign, duty, form, request.actor))
        return redirect("unit_work", campaign.pk, unit_id)
    return render(request, FORM, _context(campaign, duty, form, words.TELL_TITLE, words.TELL))


def _members_form(request: SignedIn, open_ones: list[Subject], *, is_own: bool) -> TellMemberForm:
    members = [(str(one.pk), one.name) for one in open_ones]
    initial = {"members": [key for key, _ in members], "day": request.actor.today}
    return TellMemberForm(request.POST or None, members=members, is_own=is_own, initial=initial)


def _all_told(campaign: Campaign, duty: Duty, form: TellMemberForm, actor: Actor) -> str:
    """Tick off each of them, and say how many."""
    given = form.cleaned_data
    chosen = standings_of(campaign).filter(subject__in=given["members"])
    for one in chosen:
        about = {"day": given["day"], "on_behalf": given.get("on_behalf", ""), "actor": actor}
        tell_member(campaign, item=duty.work.id, subject=one.subject, **about)
    return words.TOLD_NOW.format(count=len(given["members"]))


def _told_one_by_one(progress: PlanProgress, part: str, unit_id: int) -> tuple[Duty, Part]:
    for duty in progress.of_unit(unit_id):
        for one in duty.parts:
            if one.part.key == part and one.part.each:
                return duty, one.part
    raise NotToBeFound()


def _not_told(campaign: Campaign, duty: Duty, part: Part) -> list[Subject]:
    told = Acknowledgement.objects.filter(campaign=campaign, part=part.key).values("subject")
    here = standings_of(campaign).filter(subject__kind=part.each, subject__unit_id=duty.unit.id)
    rows = here.exclude(subject__in=told).order_by("subject__sort_key", "subject_id")
    return [one.subject for one in rows]


@shown_and_sent
def name_head(request: SignedIn, campaign_id: int, unit_id: int) -> HttpResponse:
    """Who answers for the review of the unit."""
    campaign = campaign_of(request.actor, campaign_id)
    unit = unit_of(progress_for(request.actor, campaign), unit_id)
    may_mark(request.actor, campaign, unit.path)
    form = NameHeadForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        person = form.cleaned_data["person"]
        name(campaign, unit=unit_row(unit_id), person=person, actor=request.actor)
        messages.success(request, words.HEAD_IS_NAMED.format(person=person.full_name, unit=unit.name))
        return redirect("unit_work", campaign.pk, unit_id)
    context = {"campaign": campaign, "crumbs": plan_crumbs(campaign), "form": form, "unit": unit}
    return render(request, FORM, {**context, "title": words.NAME_HEAD, "button": words.NAME_HEAD})


def _context(campaign: Campaign, duty: Duty, form: Any, title: str, button: str) -> dict[str, Any]:
    return {
        "campaign": campaign,
        "crumbs": plan_crumbs(campaign),
        "duty": duty,
        "unit": duty.unit,
        "form": form,
        "title": title,
        "button": button,
        "is_own": True,
    }
