"""Days and items of a campaign's own plan, and its issue."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.permissions.access import Actor, SignedIn, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.subplans import words
from kiemdiem.apps.subplans.actions import issue_sub_plan as issuing
from kiemdiem.apps.subplans.actions import own_days, own_items
from kiemdiem.apps.subplans.forms import IssueSubPlanForm, OwnDayForm, OwnItemForm
from kiemdiem.apps.subplans.models import OwnItem
from kiemdiem.apps.subplans.queries.pages import OwnRow, tier_plans
from kiemdiem.apps.subplans.views.tiers import campaign_of, crumbs_of
from kiemdiem.shell.components import Confirmation, Crumb
from kiemdiem.shell.days import short_day
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of


def campaign_to_run(actor: Actor, campaign_id: int) -> Campaign:
    """The campaign where the actor may change it; not found where he may not see it."""
    found = campaign_of(actor, campaign_id)
    require(actor, Permission.RUN_CAMPAIGNS, on=found)
    return found


def crumbs_to(campaign: Campaign) -> list[Crumb]:
    return [*crumbs_of(campaign), Crumb(words.SUB_PLAN, reverse("sub_plan", args=[campaign.pk]))]


def row_of(campaign: Campaign, key: str) -> OwnRow:
    for one in tier_plans(campaign).rows:
        if one.row.id == key:
            return one
    raise NotToBeFound()


@shown_and_sent
def set_own_day(request: SignedIn, campaign_id: int, key: str) -> HttpResponse:
    """An earlier last day for a row of the work plan."""
    found = campaign_to_run(request.actor, campaign_id)
    row = row_of(found, key)
    initial = {"day": row.own.day, "reason": row.own.reason} if row.own else {}
    form = OwnDayForm(request.POST or None, initial=initial)
    if form.is_valid():
        own_days.set_own_day(found, key=key, actor=request.actor, **form.cleaned_data)
        messages.success(request, words.SET_NOW.format(day=short_day(form.cleaned_data["day"]), what=row.row.task))
        return redirect("sub_plan", found.pk)
    context = {"campaign": found, "crumbs": crumbs_to(found), "form": form, "row": row}
    return render(request, "subplans/set_own_day.html", context)


@shown_and_sent
def lift_own_day(request: SignedIn, campaign_id: int, key: str) -> HttpResponse:
    """Asks, then lets a row follow the plan above again."""
    found = campaign_to_run(request.actor, campaign_id)
    row = row_of(found, key)
    if row.own is None:
        raise NotToBeFound()
    if request.method == "POST":
        own_days.lift_own_day(found, key=key, actor=request.actor)
        messages.success(request, words.LIFTED_NOW.format(what=row.row.task))
        return redirect("sub_plan", found.pk)
    confirmation = Confirmation(
        title=words.LIFT_TITLE,
        question=words.LIFT_QUESTION.format(day=short_day(row.own.day), what=row.row.task),
        consequences=words.LIFT_AFTER,
        action_label=words.LIFT,
        back_url=reverse("sub_plan", args=[found.pk]),
    )
    return render(request, "shell/confirm.html", {"confirmation": confirmation})


@shown_and_sent
def add_own_item(request: SignedIn, campaign_id: int) -> HttpResponse:
    """An item that the plan above does not have."""
    found = campaign_to_run(request.actor, campaign_id)
    form = OwnItemForm(request.POST or None)
    if form.is_valid():
        item = own_items.add_own_item(found, own_items.NewItem(**form.cleaned_data), actor=request.actor)
        messages.success(request, words.ADDED_NOW.format(what=item.task))
        return redirect("sub_plan", found.pk)
    return render(request, "subplans/add_own_item.html", {"campaign": found, "crumbs": crumbs_to(found), "form": form})


@shown_and_sent
def drop_own_item(request: SignedIn, campaign_id: int, own_item_id: int) -> HttpResponse:
    """Asks, then takes an item of its own back."""
    found = campaign_to_run(request.actor, campaign_id)
    item = one_of(OwnItem.objects.select_related("plan__campaign__root"), plan__campaign=found, pk=own_item_id)
    if request.method == "POST":
        own_items.drop_own_item(item, actor=request.actor)
        messages.success(request, words.DROPPED_NOW.format(what=item.task))
        return redirect("sub_plan", found.pk)
    confirmation = Confirmation(
        title=words.DROP_TITLE,
        question=words.DROP_QUESTION.format(what=item.task),
        consequences=words.DROP_AFTER,
        action_label=words.DROP,
        back_url=reverse("sub_plan", args=[found.pk]),
    )
    return render(request, "shell/confirm.html", {"confirmation": confirmation})


@shown_and_sent
def issue_sub_plan(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Number and day; every unit below sees the plan from now on."""
    found = campaign_to_run(request.actor, campaign_id)
    form = IssueSubPlanForm(request.POST or None)
    if form.is_valid():
        plan = issuing.issue_sub_plan(found, actor=request.actor, **form.cleaned_data)
        messages.success(request, words.ISSUED_NOW.format(number=plan.number))
        return redirect("sub_plan", found.pk)
    return render(
        request, "subplans/issue_sub_plan.html", {"campaign": found, "crumbs": crumbs_to(found), "form": form}
    )
