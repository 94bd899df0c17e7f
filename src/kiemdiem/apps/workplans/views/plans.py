"""The work plan of a campaign, and the days that it leaves open."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kiemdiem.apps.campaigns.access import visible_to
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.permissions.access import Actor, SignedIn, may, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.actions import enter_day as entering
from kiemdiem.apps.workplans.forms import EnterDayForm
from kiemdiem.apps.workplans.queries.plans import OpenDay, open_days, plan_of
from kiemdiem.shell.components import Crumb
from kiemdiem.shell.days import short_day
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.rows import one_of


def campaign_of(actor: Actor, campaign_id: int) -> Campaign:
    """The campaign where the actor may see it."""
    return one_of(visible_to(actor).select_related("regime", "root"), pk=campaign_id)


def crumbs_of(campaign: Campaign) -> list[Crumb]:
    return [Crumb(campaign.name, reverse("campaign", args=[campaign.pk]))]


@require_safe
def work_plan(request: SignedIn, campaign_id: int) -> HttpResponse:
    """What is due, from whom, until which day."""
    found = campaign_of(request.actor, campaign_id)
    days = open_days(found)
    context = {
        "campaign": found,
        "crumbs": crumbs_of(found),
        "rows": plan_of(found, days, today=request.actor.today),
        "days": days,
        "may_run": may(request.actor, Permission.RUN_CAMPAIGNS, on=found) and found.is_open,
    }
    return render(request, "workplans/work_plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
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
    crumbs = [*crumbs_of(found), Crumb(words.WORK_PLAN, reverse("work_plan", args=[found.pk]))]
    context = {"campaign": found, "crumbs": crumbs, "form": form, "wanted": wanted}
    return render(request, "workplans/enter_day.html", context)


def _day_of(campaign: Campaign, key: str) -> OpenDay:
    for one in open_days(campaign):
        if one.key == key:
            return one
    raise NotToBeFound()
