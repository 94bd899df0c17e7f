"""The plans of the tiers of a campaign, and the campaigns of the tier below."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.campaigns.access import visible_to
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.permissions.access import Actor, SignedIn, may
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.subplans import words
from kiemdiem.apps.subplans.queries.pages import tier_plans, with_reports
from kiemdiem.core.quantities.numbers import with_points
from kiemdiem.shell.components import Crumb
from kiemdiem.shell.days import short_day
from kiemdiem.shell.marks import Link, Soft
from kiemdiem.shell.rows import one_of
from kiemdiem.shell.tables import Column, Table, TableQuery, TableShape

BELOW: TableShape[Campaign] = TableShape(
    label=words.BELOW,
    noun=words.CAMPAIGN_NOUN,
    order="noi",
    file_name="ky-cua-cap-duoi",
    row_name=lambda one: one.root.name,
    empty_title=words.NO_BELOW,
    empty_text=words.NO_BELOW_TEXT,
    columns=(
        Column(
            "noi",
            words.ROOT,
            lambda one: Link(one.root.name, reverse("campaign", args=[one.pk]), under=one.name, is_name=True),
            exported=lambda one: one.root.name,
            sort=("root__sort_key", "pk"),
            is_heading=True,
            width=44,
        ),
        Column("trang_thai", words.STATE, lambda one: one.state_label, on_phone="plain", width=16),
        Column(
            "doi_tuong",
            words.SUBJECTS,
            lambda one: told(one, "subjects"),
            exported=lambda one: counted(one, "subjects"),
            is_numeric=True,
        ),
        Column(
            "kiem_diem",
            words.REVIEWED,
            lambda one: told(one, "reviewed"),
            exported=lambda one: counted(one, "reviewed"),
            is_numeric=True,
        ),
        Column(
            "xep_loai",
            words.RATED,
            lambda one: told(one, "rated"),
            exported=lambda one: counted(one, "rated"),
            is_numeric=True,
        ),
        Column("danh_ba", words.AS_OF, lambda one: reported(one).roll_day, is_numeric=True),
        Column("ke_hoach", words.ISSUED, lambda one: issued(one), exported=lambda one: str(issued(one)), width=30),
    ),
)


def reported(campaign: Campaign) -> Any:
    """The row with what `with_reports` put beside it."""
    return campaign


def counted(campaign: Campaign, name: str) -> int | None:
    """How many; nothing before the campaign was opened."""
    counts = reported(campaign).roll_counts
    return counts.get(name, 0) if counts else None


def told(campaign: Campaign, name: str) -> str | None:
    """The same as it is read."""
    count = counted(campaign, name)
    return None if count is None else with_points(count)


def issued(campaign: Campaign) -> str | Soft:
    """Number and day of the own plan."""
    plan = getattr(campaign, "sub_plan", None)
    if plan is None or plan.issued_on is None:
        return Soft(words.NOT_ISSUED)
    return f"{plan.number}, {short_day(plan.issued_on)}"


def campaign_of(actor: Actor, campaign_id: int) -> Campaign:
    """The campaign where the actor may see it."""
    return one_of(visible_to(actor).select_related("regime", "root"), pk=campaign_id)


def crumbs_of(campaign: Campaign) -> list[Crumb]:
    return [Crumb(campaign.name, reverse("campaign", args=[campaign.pk]))]


@require_safe
def sub_plan(request: SignedIn, campaign_id: int) -> HttpResponse:
    """What the tiers above have issued, and what this campaign adds and tightens."""
    found = campaign_of(request.actor, campaign_id)
    plans = tier_plans(found)
    may_run = may(request.actor, Permission.RUN_CAMPAIGNS, on=found)
    context = {
        "campaign": found,
        "crumbs": crumbs_of(found),
        "plans": plans,
        "may_run": may_run and (found.is_open or found.is_preparing),
        "is_shown": may_run or plans.own.is_issued,
    }
    return render(request, "subplans/sub_plan.html", context)


@require_safe
def campaigns_below(request: SignedIn, campaign_id: int) -> HttpResponseBase:
    """The campaigns of the tier below with what they report up."""
    found = campaign_of(request.actor, campaign_id)
    rows = with_reports(visible_to(request.actor).filter(above=found).exclude(state=Campaign.State.DROPPED))
    table = Table(BELOW, rows, TableQuery.of(request))
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters="", by=Permission.VIEW_CAMPAIGNS, actor=request.actor)
    context = {"campaign": found, "crumbs": crumbs_of(found), "below": table}
    return render(request, "subplans/campaigns_below.html", context)
