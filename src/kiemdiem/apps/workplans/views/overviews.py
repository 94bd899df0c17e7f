"""Where a campaign stands, and the reminders of a board."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.permissions.access import SignedIn, may, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.actions.remind_late_units import Reminded
from kiemdiem.apps.workplans.actions.remind_late_units import remind_late_units as remind_late
from kiemdiem.apps.workplans.actions.remind_unit import remind_unit as remind
from kiemdiem.apps.workplans.forms import RemindUnitForm
from kiemdiem.apps.workplans.queries.bodies import unit_row
from kiemdiem.apps.workplans.queries.overviews import counted_lines
from kiemdiem.apps.workplans.queries.reading import UNITS_A_PAGE
from kiemdiem.apps.workplans.views.marking import duty_of
from kiemdiem.apps.workplans.views.plan_tabs import plan_tabs
from kiemdiem.apps.workplans.views.plans import campaign_of, crumbs_of, progress_for
from kiemdiem.apps.workplans.views.work import counts_for, overview_of_units
from kiemdiem.shell.components import Confirmation
from kiemdiem.shell.methods import shown_and_sent


@require_safe
def season_overview(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Each item over its units, and each unit over its items."""
    campaign = campaign_of(request.actor, campaign_id)
    counts = counts_for(request.actor, campaign)
    page = Paginator(counts.units_in_order(), UNITS_A_PAGE).get_page(request.GET.get("trang"))
    units = overview_of_units(campaign, request.actor, list(page), counts.ground)
    context = {
        "campaign": campaign,
        "crumbs": crumbs_of(campaign),
        "tabs": plan_tabs(campaign, "season_overview"),
        "items": counted_lines(counts),
        "total": counts.season,
        "page": page,
        "units": units.units_of(list(page)),
        "soon_days": units.soon_days,
        "soon_title": words.DUE_SOON.format(days=units.soon_days),
        "may_remind": campaign.is_open and may(request.actor, Permission.RUN_CAMPAIGNS, on=campaign),
    }
    return render(request, "workplans/season_overview.html", context)


@shown_and_sent
def remind_unit(request: SignedIn, campaign_id: int, unit_id: int, item: str) -> HttpResponse:
    """Asks, and reminds."""
    campaign = campaign_of(request.actor, campaign_id)
    require(request.actor, Permission.RUN_CAMPAIGNS, on=campaign)
    duty = duty_of(progress_for(request.actor, campaign), item, unit_id)
    unit, told, back = unit_row(unit_id), duty.work.told, reverse("work_item", args=[campaign.pk, item])
    form = RemindUnitForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        remind(campaign, item=item, unit=unit, note=form.cleaned_data["note"], actor=request.actor)
        messages.success(request, words.REMINDED.format(unit=unit.name, item=told))
        return redirect(back)
    question = _question(unit.name, told, back)
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


@shown_and_sent
def remind_late_units(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Asks, and reminds every unit that is late."""
    campaign = campaign_of(request.actor, campaign_id)
    require(request.actor, Permission.RUN_CAMPAIGNS, on=campaign)
    back = reverse("season_overview", args=[campaign.pk])
    form = RemindUnitForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        messages.success(request, _told(remind_late(campaign, note=form.cleaned_data["note"], actor=request.actor)))
        return redirect(back)
    count = counts_for(request.actor, campaign).season.late_units
    question = Confirmation(
        title=words.REMIND_LATE,
        question=words.REMIND_LATE_QUESTION.format(count=count, campaign=campaign.name),
        action_label=words.REMIND_LATE_BUTTON,
        back_url=back,
        consequences=words.REMIND_LATE_TOLD,
        is_grave=False,
    )
    return render(request, "shell/confirm.html", {"confirmation": question, "form": form})


def _told(reminded: Reminded) -> str:
    if not reminded.now and not reminded.before:
        return words.NOBODY_LATE
    before = words.LATE_REMINDED_BEFORE.format(before=reminded.before) if reminded.before else ""
    return words.LATE_REMINDED.format(now=reminded.now) + before
