"""The work plan of a campaign, and the days that it leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.campaigns.access import visible_to
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.permissions.access import Actor, SignedIn, may, require, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.actions import enter_day as entering
from kiemdiem.apps.workplans.forms import EnterDayForm
from kiemdiem.apps.workplans.queries.bodies import MeantUnit
from kiemdiem.apps.workplans.queries.counting import PlanCounts, first_missing
from kiemdiem.apps.workplans.queries.plans import OpenDay, ShownRow, open_days, plan_of
from kiemdiem.apps.workplans.queries.progress import PlanProgress
from kiemdiem.apps.workplans.queries.telling import item_state
from kiemdiem.apps.workplans.views.plan_tabs import plan_tabs
from kiemdiem.shell.components import Crumb
from kiemdiem.shell.days import short_day
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.marks import State
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of

MOST_NAMED = 3


def campaign_of(actor: Actor, campaign_id: int) -> Campaign:
    """The campaign where the actor may see it."""
    return one_of(visible_to(actor).select_related("regime", "root"), pk=campaign_id)


def crumbs_of(campaign: Campaign) -> list[Crumb]:
    return [Crumb(campaign.name, reverse("campaign", args=[campaign.pk]))]


def plan_crumbs(campaign: Campaign) -> list[Crumb]:
    return [*crumbs_of(campaign), Crumb(words.WORK_PLAN, reverse("work_plan", args=[campaign.pk]))]


def progress_for(actor: Actor, campaign: Campaign) -> PlanProgress:
    """The work of the campaign on the branches that the actor sees."""
    return PlanProgress(campaign, seen=scope_of(actor, Permission.VIEW_CAMPAIGNS), today=actor.today)


@dataclass(frozen=True)
class DoneSoFar:
    """How many units of an item are done, and the first of those that are missing."""

    state: State
    missing: tuple[MeantUnit, ...]
    more: int


def with_progress(
    campaign: Campaign, rows: Sequence[ShownRow], actor: Actor
) -> list[tuple[ShownRow, DoneSoFar | None]]:
    """The rows of the plan, each first one of an item with how far its units are, as far as the reader sees them."""
    counts = PlanCounts(campaign, seen=scope_of(actor, Permission.VIEW_CAMPAIGNS), today=actor.today)
    items = {one.work.id: one for one in counts.items if one.m}
    named = first_missing(campaign, counts, MOST_NAMED)
    shown: list[tuple[ShownRow, DoneSoFar | None]] = []
    for row in rows:
        found = items.pop(row.row.item, None)
        if found is None:
            shown.append((row, None))
            continue
        missing = named.get(found.work.id, ())
        more = max(len(found.missing) - MOST_NAMED, 0) if missing else 0
        shown.append((row, DoneSoFar(item_state(found), missing, more)))
    return shown


@require_safe
def work_plan(request: SignedIn, campaign_id: int) -> HttpResponse:
    """What is due, from whom, until which day."""
    found = campaign_of(request.actor, campaign_id)
    days = open_days(found)
    context = {
        "campaign": found,
        "crumbs": crumbs_of(found),
        "tabs": plan_tabs(found, "work_plan"),
        "rows": with_progress(found, plan_of(found, days, today=request.actor.today), request.actor),
        "days": days,
        "may_run": may(request.actor, Permission.RUN_CAMPAIGNS, on=found) and found.is_open,
    }
    return render(request, "workplans/work_plan.html", context)


@shown_and_sent
def enter_day(request: SignedIn, campaign_id: int, key: str) -> HttpResponse:
    """The day of an event, or of a deadline that another body fixes."""
    found = campaign_of(request.actor, campaign_id)
    require(request.actor, Permission.RUN_CAMPAIGNS, on=found)
    wanted = _day_of(found, key)
    initial = {"day": wanted.entered.day, "source": wanted.entered.source} if wanted.entered else {}
    form = EnterDayForm(request.POST or None, initial=initial)
    if form.is_valid():
        entering.enter_day(found, key=key, actor=request.actor, **form.cleaned_data)
        messages.success(request, words.ENTERED.format(day=short_day(form.cleaned_data["day"]), what=wanted.what))
        return redirect("work_plan", found.pk)
    context = {"campaign": found, "crumbs": plan_crumbs(found), "form": form, "wanted": wanted}
    return render(request, "workplans/enter_day.html", context)


def _day_of(campaign: Campaign, key: str) -> OpenDay:
    for one in open_days(campaign):
        if one.key == key:
            return one
    raise NotToBeFound()
