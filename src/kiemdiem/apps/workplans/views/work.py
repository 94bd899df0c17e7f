"""One item of the plan over its units, and one unit with all that the plan gives it to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemdiem.apps.campaigns.actions.acting_for import is_own_work
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.queries.subject_sheets import places_in
from kiemdiem.apps.permissions.access import Actor, Place, SignedIn, may, scope_of
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.queries.bodies import MeantUnit
from kiemdiem.apps.workplans.queries.counting import PlanCounts
from kiemdiem.apps.workplans.queries.duties import Work
from kiemdiem.apps.workplans.queries.overviews import DutyLine, SeasonOverview
from kiemdiem.apps.workplans.queries.progress import Ground, PlanProgress
from kiemdiem.apps.workplans.queries.reading import UNITS_A_PAGE, among_seen, among_units
from kiemdiem.apps.workplans.queries.telling import axis_states, evidence_of, item_state, missing_guidance, reasons_of
from kiemdiem.apps.workplans.views.plans import campaign_of, plan_crumbs
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.tables.columns import Column
from kiemdiem.shell.tables.export import CSV, XLSX, as_file

UNLIMITED = ""
COLUMNS: tuple[Column[DutyLine], ...] = (
    Column("don_vi", words.UNIT, lambda one: one.duty.unit.name, width=50),
    Column("muc", words.WORK, lambda one: one.duty.work.item.number),
    Column("trang_thai", words.STATE, lambda one: str(one.state), width=30),
    Column("xong", words.DONE_ON, lambda one: one.duty.done_on),
    Column("han", words.DUE, lambda one: one.duty.due),
    Column("tai_lieu", words.EVIDENCE, lambda one: evidence_of(one.duty), width=50),
    Column("nguoi", words.HEAD, lambda one: one.duty.head, width=30),
)


def overview_of(campaign: Campaign, actor: Actor) -> SeasonOverview:
    """The work of the campaign on the branches that the actor sees, with its reminders."""
    seen = scope_of(actor, Permission.VIEW_CAMPAIGNS)
    return SeasonOverview(campaign, seen=seen, today=actor.today, among=among_seen(campaign, seen))


def overview_of_units(
    campaign: Campaign, actor: Actor, units: Sequence[int], ground: Ground | None = None
) -> SeasonOverview:
    """The same of a few units."""
    seen, among = scope_of(actor, Permission.VIEW_CAMPAIGNS), among_units(campaign, units)
    return SeasonOverview(campaign, seen=seen, today=actor.today, among=among, ground=ground)


def counts_for(actor: Actor, campaign: Campaign, item: str = "") -> PlanCounts:
    """The work of the campaign on the branches that the actor sees, counted; of one item where it is named."""
    seen = scope_of(actor, Permission.VIEW_CAMPAIGNS)
    return PlanCounts(campaign, seen=seen, today=actor.today, item=item)


def shown(actor: Actor, campaign: Campaign, line: DutyLine) -> dict[str, Any]:
    """One duty as a page shows it, with what the reader may do about it."""
    duty = line.duty
    place = Place(duty.unit.path)
    is_own = is_own_work(actor, campaign, duty.unit.path)
    may_mark = campaign.is_open and (is_own or may(actor, Permission.RUN_CAMPAIGNS, on=place))
    has_done = any(one.is_done and one.progress is not None for one in duty.parts)
    return {
        "duty": duty,
        "line": line,
        "state": line.state,
        "may_remind": campaign.is_open and not line.is_done and may(actor, Permission.RUN_CAMPAIGNS, on=campaign),
        "axes": axis_states(duty),
        "evidence": evidence_of(duty),
        "on_behalf": reasons_of(duty),
        "is_counting": any(one.count is not None for one in duty.parts),
        "may_mark": may_mark,
        "may_return": campaign.is_open and has_done and may(actor, Permission.RETURN_WORK, on=place),
    }


def wanted_file(request: SignedIn) -> str:
    """The kind of file that is asked for; none for a head alone."""
    kind = request.GET.get("xuat", "") if request.method == "GET" else ""
    return kind if kind in {XLSX, CSV} else ""


@require_safe
def work_item(request: SignedIn, campaign_id: int, item: str) -> HttpResponseBase:
    """The units of one item: done, late, missing, who answers; as a workbook where that is asked for."""
    campaign = campaign_of(request.actor, campaign_id)
    if kind := wanted_file(request):
        return _item_file(request, campaign, item, kind)
    counts = counts_for(request.actor, campaign, item)
    work = next(iter(counts.works), None)
    if work is None:
        raise NotToBeFound()
    context = {
        "campaign": campaign,
        "crumbs": plan_crumbs(campaign),
        "work": work,
        "role": words.ROLES.get(work.role, ""),
        "lacking": missing_guidance(campaign, work),
        "places": places_in(regime_of(campaign), work.item.clauses),
        **_units_of(request, campaign, counts, work),
    }
    return render(request, "workplans/work_item.html", context)


def _units_of(request: SignedIn, campaign: Campaign, counts: PlanCounts, work: Work) -> dict[str, object]:
    """How far the item is, and one page of its units: those who do it, then those who are named beside them."""
    found, beside = counts.of_item(work), counts.beside(work)
    in_order = [one for some in (found, beside) for one in counts.by_urgency(some, is_settled=found.is_settled)]
    page = Paginator(in_order, UNITS_A_PAGE).get_page(request.GET.get("trang"))
    overview = overview_of_units(campaign, request.actor, list(page), counts.ground)
    rows, others = (
        [shown(request.actor, campaign, one) for one in some] for some in overview.lines_of(work.id, set(page))
    )
    return {"state": item_state(found), "found": found, "rows": rows, "others": others, "page": page}


def _item_file(request: SignedIn, campaign: Campaign, item: str, kind: str) -> HttpResponseBase:
    """All units of the item, as a workbook."""
    overview = overview_of(campaign, request.actor)
    found = overview.item(item)
    lines, others = overview.of_item(found, found.duties), overview.of_item(found, found.others)
    title = f"{words.WORK} {found.work.item.number}"
    file = as_file(kind, [*lines, *others], COLUMNS, name=words.WORK_FILE, title=title)
    return export_list(file, filters=UNLIMITED, by=Permission.VIEW_CAMPAIGNS, actor=request.actor)


def unit_of(progress: PlanProgress, unit_id: int) -> MeantUnit:
    """A unit that the plan gives work to, on the reader's branches."""
    for unit in progress.units():
        if unit.id == unit_id:
            return unit
    raise NotToBeFound()


@require_safe
def unit_work(request: SignedIn, campaign_id: int, unit_id: int) -> HttpResponseBase:
    """What the plan gives one unit to do, and how far it is."""
    campaign = campaign_of(request.actor, campaign_id)
    overview = overview_of_units(campaign, request.actor, [unit_id])
    unit = unit_of(overview.progress, unit_id)
    lines = overview.of_unit(unit_id)
    if kind := wanted_file(request):
        file = as_file(kind, lines, COLUMNS, name=words.WORK_FILE, title=unit.name[:28])
        return export_list(file, filters=UNLIMITED, by=Permission.VIEW_CAMPAIGNS, actor=request.actor)
    rows = [shown(request.actor, campaign, one) for one in lines]
    context = {
        "campaign": campaign,
        "crumbs": plan_crumbs(campaign),
        "unit": unit,
        "rows": rows,
        "done": sum(one.is_done for one in lines),
        "late": sum(one.is_late for one in lines),
        "head": next((one.duty.head for one in lines if one.duty.head), ""),
        "asks_for_head": any(one.duty.asks_for_head for one in lines),
        "may_name": any(row["may_mark"] for row in rows),
    }
    return render(request, "workplans/unit_work.html", context)
