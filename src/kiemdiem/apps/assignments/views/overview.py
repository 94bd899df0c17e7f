"""Who looks after which unit: the units and everybody who looks after them, the unassigned named."""

from __future__ import annotations

from dataclasses import dataclass

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.assignments import words
from kiemdiem.apps.assignments.access import groups_visible_to, handed_visible_to, sees_drafts, units_visible_to
from kiemdiem.apps.assignments.models import HandedAssignment
from kiemdiem.apps.assignments.queries.coverage import Coverage, coverage_of
from kiemdiem.apps.assignments.queries.duties import duties_of
from kiemdiem.apps.campaigns.access import visible_to as campaigns_visible_to
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, SignedIn, may, require
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.components import Crumb
from kiemdiem.shell.marks import Soft
from kiemdiem.shell.rows import one_of
from kiemdiem.shell.tables import Column, Table, TableQuery, TableShape
from kiemdiem.shell.tables.columns import Cell


def campaign_of(actor: Actor, campaign_id: int) -> Campaign:
    """The campaign where the actor may see it."""
    return one_of(campaigns_visible_to(actor).select_related("regime", "root"), pk=campaign_id)


def campaign_to_assign(actor: Actor, campaign_id: int, permission: Permission) -> Campaign:
    """The campaign where the actor may do this; not found where he may not see it."""
    found = campaign_of(actor, campaign_id)
    require(actor, permission, on=found)
    return found


def crumbs_of(campaign: Campaign, *, inside: bool = True) -> list[Crumb]:
    """The way to a page of assignments."""
    crumbs = [
        Crumb(words.CAMPAIGNS, reverse("campaigns")),
        Crumb(campaign.name, reverse("campaign", args=[campaign.pk])),
    ]
    return [*crumbs, Crumb(words.ASSIGNMENTS, reverse("assignments", args=[campaign.pk]))] if inside else crumbs


@dataclass(frozen=True)
class Line:
    """One kind of assignment, and what may be done about it."""

    cover: Coverage
    may_assign: bool
    may_decide: bool


@require_safe
def assignments(request: SignedIn, campaign_id: int) -> HttpResponseBase:
    """Units and who looks after them; whoever draws up or decides sees what is missing."""
    found = campaign_of(request.actor, campaign_id)
    covers = coverage_of(found)
    sees = sees_drafts(request.actor, found)
    units = units_visible_to(request.actor, found, {unit.pk for cover in covers for unit in cover.units})
    table = Table(_shape(covers, sees=sees), units, TableQuery.of(request))
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters="", by=Permission.VIEW_CAMPAIGNS, actor=request.actor)
    context = {
        "campaign": found,
        "crumbs": crumbs_of(found, inside=False),
        "lines": _lines(request.actor, found, covers) if sees else [],
        "units": table,
        "groups": groups_visible_to(request.actor, found).prefetch_related("members__person", "covers__unit"),
        "handed": _handed(request.actor, found),
        "may_assign": may(request.actor, Permission.RUN_CAMPAIGNS, on=found),
    }
    return render(request, "assignments/assignments.html", context)


def _handed(actor: Actor, campaign: Campaign) -> list[tuple[HandedAssignment, str]]:
    """What a house above decided, each row with the label of its kind."""
    labels = {duty.id: duty.label for duty in duties_of(campaign)}
    return [(one, labels.get(one.duty, one.duty)) for one in handed_visible_to(actor, campaign)]


def _lines(actor: Actor, campaign: Campaign, covers: list[Coverage]) -> list[Line]:
    is_running = campaign.is_preparing or campaign.is_open
    may_assign = is_running and may(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    may_decide = is_running and may(actor, Permission.DECIDE_ASSIGNMENTS, on=campaign)
    return [Line(cover, may_assign, may_decide and bool(cover.drafts)) for cover in covers]


def _shape(covers: list[Coverage], *, sees: bool) -> TableShape[Unit]:
    return TableShape(
        label=words.ASSIGNMENTS,
        noun=words.ASSIGNMENT_NOUN,
        order="don_vi",
        file_name="phan-cong",
        row_name=lambda unit: unit.name,
        empty_title=words.EMPTY_TITLE,
        empty_text=words.EMPTY_TEXT,
        columns=(
            Column("don_vi", words.UNIT, lambda unit: unit.name, sort=("sort_key",), is_heading=True, width=44),
            *(_column(place, cover, sees=sees) for place, cover in enumerate(covers, start=1)),
        ),
    )


def _column(place: int, cover: Coverage, *, sees: bool) -> Column[Unit]:
    return Column(
        f"viec_{place}",
        cover.duty.label.capitalize(),
        lambda unit: _names(cover, unit, sees=sees) or (Soft(words.NOBODY) if unit in cover.units else None),
        exported=lambda unit: _names(cover, unit, sees=sees),
        width=44,
    )


def _names(cover: Coverage, unit: Unit, *, sees: bool) -> Cell:
    """Who looks after a unit, in words; drafts only for those who see them."""
    persons = [(one.person.full_name, one.is_held) for one in cover.persons.get(unit.pk, [])]
    groups = [(one.name, one.is_held) for one in cover.groups.get(unit.pk, [])]
    told = [name if held else words.WAITING.format(name=name) for name, held in (*persons, *groups) if held or sees]
    return "; ".join(told)
