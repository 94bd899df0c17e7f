"""The bodies of the plan as their page shows them: of each the first units, or one with all of its units by pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.permissions.access import Scope
from kiemdiem.apps.workplans.queries.among import Among
from kiemdiem.apps.workplans.queries.bodies import MeantUnit, shown_bodies
from kiemdiem.apps.workplans.queries.body_keys import BodyKeys, first_of
from kiemdiem.apps.workplans.queries.duties import works_of
from kiemdiem.apps.workplans.queries.reading import UNITS_A_PAGE
from kiemdiem.core.regime.entries.plan import PlanBody

FIRST_UNITS = 10


@dataclass(frozen=True)
class BodyRow:
    """A body with units that the reader sees; more: how many there are besides; left_out: units that were taken out by
    hand; is_missing: the registers should have it and have not."""

    body: PlanBody
    units: tuple[MeantUnit, ...]
    more: int
    left_out: tuple[MeantUnit, ...]
    is_missing: bool


@dataclass(frozen=True)
class BodyRows:
    """rows: those that are missing come first; page: the units of the one body that was opened; working: the units
    that the plan gives work to."""

    rows: tuple[BodyRow, ...]
    working: set[int]
    page: Page[int] | None


def body_rows(campaign: Campaign, *, seen: Scope, opened: str = "", page: str | None = None) -> BodyRows:
    """opened: id of the body of which all units are wanted. As many queries however many units there are."""
    keys = BodyKeys(campaign, seen=seen)
    ours = {body: keys.seen(units) for body, units in keys.of_body.items()}
    order = keys.in_order(set().union(*ours.values()))
    shown = {body: first_of(order, units, FIRST_UNITS) for body, units in ours.items()}
    turned = None
    if opened in ours:
        turned = Paginator([key for key in order if key in ours[opened]], UNITS_A_PAGE).get_page(page)
        shown = {opened: list(turned.object_list)}
    bodies = shown_bodies(campaign, Among((keys.left_out.union(*shown.values()),)))
    rows = tuple(
        BodyRow(
            body=one.body,
            units=tuple(unit for unit in one.units if unit.id in shown[one.body.id]),
            more=len(ours[one.body.id]) - len(shown[one.body.id]) if turned is None else 0,
            left_out=one.left_out,
            is_missing=not keys.of_body[one.body.id] and not one.body.by_hand,
        )
        for one in bodies
        if one.body.id in shown
    )
    return BodyRows(tuple(sorted(rows, key=lambda one: not one.is_missing)), _working(campaign, keys), turned)


def _working(campaign: Campaign, keys: BodyKeys) -> set[int]:
    works = works_of(campaign, {})
    return keys.seen(set().union(*(keys.doers(work) | keys.others(work) for work in works)))
