"""Where a campaign stands, down to one item and to one unit, and the reminders of a board."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.permissions.access import Actor, SignedIn, may, require, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.actions.remind_unit import remind_unit as remind
from kiemdiem.apps.workplans.forms import RemindUnitForm
from kiemdiem.apps.workplans.queries.overviews import SeasonOverview, unit_of
from kiemdiem.apps.workplans.views.plans import campaign_of, crumbs_of
from kiemdiem.shell.components import Confirmation, Crumb
from kiemdiem.shell.errors import NotToBeFound


def overview_of(campaign: Campaign, actor: Actor) -> SeasonOverview:
    """Of the units that the actor may see."""
    return SeasonOverview(campaign, seen=scope_of(actor, Permission.VIEW_CAMPAIGNS), today=actor.today)


def _below(campaign: Campaign) -> list[Crumb]:
    return [*crumbs_of(campaign), Crumb(words.PROGRESS, reverse("season_overview", args=[campaign.pk]))]


def _may_remind(campaign: Campaign, actor: Actor) -> bool:
    return may(actor, Permission.RUN_CAMPAIGNS, on=campaign) and campaign.is_open


@require_safe
def season_overview(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Each item over its units, and each unit over its items."""
    campaign = campaign_of(request.actor, campaign_id)
    overview = overview_of(campaign, request.actor)
    context = {
        "campaign": campaign,
        "crumbs": crumbs_of(campaign),
        "items": overview.items(),
        "total": overview.totals(),
    }
    return render(request, "workplans/season_overview.html", context)


@require_safe
def item_progress(request: SignedIn, campaign_id: int, item: str) -> HttpResponse:
    """The units of an item, the latest first."""
    campaign = campaign_of(request.actor, campaign_id)
    overview = overview_of(campaign, request.actor)
    found = overview.item(item)
    context = {
        "campaign": campaign,
        "crumbs": _below(campaign),
        "found": found,
        "lines": overview.of_item(found),
        "may_remind": _may_remind(campaign, request.actor),
    }
    return render(request, "workplans/item_progress.html", context)


@require_safe
def unit_progress(request: SignedIn, campaign_id: int, unit_id: int) -> HttpResponse:
    """What the plan gives a unit to do, and of what it was reminded."""
    campaign = campaign_of(request.actor, campaign_id)
    overview = overview_of(campaign, request.actor)
    lines = overview.of_unit(unit_id)
    if not lines:
        raise NotToBeFound()
    context = {
        "campaign": campaign,
        "crumbs": _below(campaign),
        "unit": lines[0].duty.unit,
        "lines": lines,
        "may_remind": _may_remind(campaign, request.actor),
    }
    return render(request, "workplans/unit_progress.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def remind_unit(request: SignedIn, campaign_id: int, item: str, unit_id: int) -> HttpResponse:
    """Asks, and reminds."""
    campaign = campaign_of(request.actor, campaign_id)
    require(request.actor, Permission.RUN_CAMPAIGNS, on=campaign)
    found = overview_of(campaign, request.actor).item(item)
    unit, back = unit_of(found, unit_id), reverse("item_progress", args=[campaign.pk, item])
    form = RemindUnitForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        remind(campaign, item=item, unit=unit, note=form.cleaned_data["note"], actor=request.actor)
        messages.success(request, words.REMINDED.format(unit=unit.name, item=found.work.told))
        return redirect(back)
    question = _question(unit.name, found.work.told, back)
    return render(request, "shell/confirm.html", {"confirmation": question, "form": form})


def _question(unit: str, item: str, back: str) -> Confirmation:
    return Confirmation(
        title=words.REMIND_UNIT,
        question=words.REMIND_QUESTION.format(unit=unit, item=item),
        action_label=words.REMIND,
        back_url=back,
        consequences=words.REMIND_TOLD,
        is_grave=False,
    )
