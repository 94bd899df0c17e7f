"""What each body of the plan owes, and the units of one of them."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.people.models import Position
from kiemdiem.apps.permissions.access import Actor, SignedIn, scope_of
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.queries.bodies import ShownBody
from kiemdiem.apps.workplans.queries.overviews import SeasonOverview, UnitLine
from kiemdiem.apps.workplans.queries.owers import KINDS, Owed, Ower, Owers
from kiemdiem.apps.workplans.queries.reading import UNITS_A_PAGE
from kiemdiem.apps.workplans.views.plan_tabs import plan_tabs
from kiemdiem.apps.workplans.views.plans import campaign_of, crumbs_of
from kiemdiem.apps.workplans.views.work import UNLIMITED, overview_of, wanted_file
from kiemdiem.shell.components import Chip, Crumb
from kiemdiem.shell.days import short_day
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.rows import held_on
from kiemdiem.shell.tables.columns import Column
from kiemdiem.shell.tables.export import as_file

OWED_COLUMNS: tuple[Column[tuple[Ower, Owed]], ...] = (
    Column("co_quan", words.BODY, lambda one: one[0].name, width=40),
    Column("vai_tro", words.ROLE, lambda one: one[1].role, width=18),
    Column("muc", words.ITEM_NUMBER, lambda one: one[1].work.item.number),
    Column("viec", words.WORK, lambda one: one[1].work.item.task, width=60),
    Column("cho_ai", words.TO_WHOM, lambda one: "; ".join(one[1].to), width=40),
    Column("han", words.DUE, lambda one: "; ".join(short_day(row.shown.day) for row in one[1].days if row.shown.day)),
    Column("trang_thai", words.STATE, lambda one: str(one[1].state), width=24),
)
UNIT_COLUMNS: tuple[Column[UnitLine], ...] = (
    Column("don_vi", words.UNIT, lambda one: one.unit.name, width=50),
    Column("xong", words.DONE_COUNT, lambda one: one.done),
    Column("tong", words.ALL_COUNT, lambda one: one.of),
    Column("tre", words.HELD, lambda one: ", ".join(duty.work.item.number for duty in one.held), width=30),
    Column("sap", words.NEXT, lambda one: ", ".join(duty.work.item.number for duty in one.soon), width=30),
    Column("nguoi", words.HEAD, lambda one: one.head, width=30),
)


@require_safe
def plan_owers(request: SignedIn, campaign_id: int) -> HttpResponseBase:
    """The bodies of one of the five kinds (`loai`) with what they owe; as a workbook where that is asked for."""
    campaign = campaign_of(request.actor, campaign_id)
    seen = scope_of(request.actor, Permission.VIEW_CAMPAIGNS)
    owers = Owers(campaign, seen=seen, today=request.actor.today, own=_own_units(request.actor))
    kind = request.GET.get("loai", "")
    kind = kind if kind in KINDS else owers.first_kind()
    found = owers.of_kind(kind)
    if wanted := wanted_file(request):
        rows = [(ower, owed) for ower in found for owed in ower.owed]
        file = as_file(wanted, rows, OWED_COLUMNS, name=words.OWERS_FILE, title=words.KINDS[kind])
        return export_list(file, filters=kind, by=Permission.VIEW_CAMPAIGNS, actor=request.actor)
    return render(request, "workplans/plan_owers.html", _context(campaign, owers, kind, found))


def _context(campaign: Campaign, owers: Owers, kind: str, found: list[Ower]) -> dict[str, object]:
    return {
        "campaign": campaign,
        "crumbs": crumbs_of(campaign),
        "tabs": plan_tabs(campaign, "plan_owers"),
        "kind": kind,
        "chips": [
            Chip(words.KINDS[one], f"?loai={one}", is_current=one == kind, count=count)
            for one, count in owers.counts().items()
        ],
        "owers": found,
    }


def _own_units(actor: Actor) -> set[str]:
    """Stored paths of the units that the reader holds a role at, or a post in; one query."""
    held = Position.objects.filter(held_on(actor.today), person__user=actor.user_id).values_list(
        "unit__path", flat=True
    )
    return {grant.branch for grant in actor.grants if grant.branch} | {path for path in held if path}


@require_safe
def body_units(request: SignedIn, campaign_id: int, body: str) -> HttpResponseBase:
    """The units of one body, those that hold the most late work first; as a workbook where that is asked for."""
    campaign = campaign_of(request.actor, campaign_id)
    overview = overview_of(campaign, request.actor)
    found = _body_of(overview, body)
    keys = {one.id for one in found.units}
    lines = [one for one in overview.units() if one.unit.id in keys]
    if wanted := wanted_file(request):
        file = as_file(wanted, lines, UNIT_COLUMNS, name=words.WORK_FILE, title=words.UNIT)
        return export_list(file, filters=UNLIMITED, by=Permission.VIEW_CAMPAIGNS, actor=request.actor)
    return _units_page(request, campaign, found, lines)


def _body_of(overview: SeasonOverview, body: str) -> ShownBody:
    for one in overview.progress.bodies:
        if one.body.id == body:
            return one
    raise NotToBeFound()


def _units_page(request: SignedIn, campaign: Campaign, body: ShownBody, lines: list[UnitLine]) -> HttpResponse:
    crumb = Crumb(words.VIEWS["plan_owers"], reverse("plan_owers", args=[campaign.pk]))
    context = {
        "campaign": campaign,
        "crumbs": [*crumbs_of(campaign), crumb],
        "body": body.body,
        "late": sum(bool(one.held) for one in lines),
        "done": sum(one.done == one.of for one in lines),
        "units": Paginator(lines, UNITS_A_PAGE).get_page(request.GET.get("trang")),
    }
    return render(request, "workplans/body_units.html", context)
