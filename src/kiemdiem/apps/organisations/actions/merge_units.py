"""Merge units into another, which may be new: what stood below them moves along, and they are no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Author, Ref
from kiemdiem.apps.organisations.actions.add_unit import NewUnit, add_unit
from kiemdiem.apps.organisations.actions.placing import (
    close_bodies_of,
    close_unit,
    hang_below,
    has_come,
    hold_tree,
    is_living,
    stand_under,
)
from kiemdiem.apps.organisations.entries import UnitsMerged
from kiemdiem.apps.organisations.errors import MergedIntoItsOwn, NothingToMerge
from kiemdiem.apps.organisations.models import Succession, Unit
from kiemdiem.apps.permissions.access import HOUSE, Actor, Thing, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked


@dataclass(frozen=True)
class NewUnder:
    """A unit that a merger sets up, and where."""

    new: NewUnit
    parent: Unit | None


@dataclass(frozen=True)
class _Merger:
    on: date
    decision: str


@transaction.atomic
def merge_units(units: Sequence[Unit], *, into: Unit | NewUnder, on: date, actor: Actor, decision: str = "") -> Unit:
    """The unit in which the others came up; `on` is the first day on which they are no more.

    They stand below it from then on, ended: whoever reads and writes that branch finds their records there. A role held
    on one of them stays a role on that one alone and is not widened.
    """
    hold_tree()
    merged = [locked(unit) for unit in sorted({one.pk: one for one in units}.values(), key=lambda one: one.pk)]
    place = into.parent if isinstance(into, NewUnder) else into
    place = locked(place) if place else None
    author = _allowed([*merged, place or HOUSE], actor)
    has_come(on, actor)
    for unit in merged:
        is_living(unit)
        if place is not None and place.branch.startswith(unit.branch):
            raise MergedIntoItsOwn(into=place.name, unit=unit.name)
    if isinstance(into, Unit):
        assert place is not None
        is_living(place)
        successor = place
    else:
        successor = add_unit(replace(into.new, founded_on=on), parent=place, actor=actor)
    if not merged or (isinstance(into, NewUnder) and len(merged) == 1):
        raise NothingToMerge(into=successor.name)
    moved, bodies = _come_up(merged, successor, _Merger(on, decision))
    entry = UnitsMerged(
        units=tuple(map(Ref.to, merged)),
        into=Ref.to(successor),
        moved=tuple(map(Ref.to, moved)),
        bodies=tuple(map(Ref.to, bodies)),
        on=on,
        decision=decision,
    )
    record(entry, by=author)
    return successor


def _allowed(things: Sequence[Thing], actor: Actor) -> Author:
    authors = [require(actor, Permission.EDIT_UNITS, on=thing) for thing in things]
    return authors[-1]


def _come_up(merged: Sequence[Unit], successor: Unit, merger: _Merger) -> tuple[list[Unit], list[Unit]]:
    """Move what stands below, end the units and the bodies that lead them: who moved, and which bodies ended."""
    moved: list[Unit] = []
    bodies: list[Unit] = []
    keys = {unit.pk for unit in merged}
    for unit in merged:
        bodies += close_bodies_of(unit, on=merger.on, but=keys)
        children = Unit.objects.unscoped("what stands below a merged unit").filter(parent=unit, ended_on=None)
        for child in children.exclude(pk__in=keys).order_by("sort_key", "pk"):
            stand_under(child, successor, on=merger.on, decision=merger.decision)
            moved.append(child)
    for unit in merged:
        unit.refresh_from_db()
        close_unit(unit, on=merger.on)
        hang_below(unit, successor)
        Succession.objects.create(
            before=unit, after=successor, how=Succession.How.MERGED, on=merger.on, decision=merger.decision
        )
    return moved, bodies
