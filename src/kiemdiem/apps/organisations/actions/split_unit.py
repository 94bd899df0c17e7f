"""Split a unit: new units come out of it and take a part of what stands below it; it goes on, or ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Act, Ref
from kiemdiem.apps.organisations.actions.add_unit import NewUnit, add_unit
from kiemdiem.apps.organisations.actions.placing import (
    close_bodies_of,
    close_unit,
    has_come,
    hold_tree,
    is_living,
    stand_under,
)
from kiemdiem.apps.organisations.entries import UnitDivided, UnitSplit
from kiemdiem.apps.organisations.errors import ChildrenWithoutPlace, NothingToSplit, NotOneOfItsChildren
from kiemdiem.apps.organisations.models import Succession, Unit
from kiemdiem.apps.permissions.access import HOUSE, Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked, unchanged_since

NAMED = 3  # as many units a refusal names


@dataclass(frozen=True)
class Part:
    """A new unit that comes out of a division, and the units that stand below it from then on."""

    new: NewUnit
    children: tuple[Unit, ...] = ()


@transaction.atomic
def split_unit(
    unit: Unit,
    parts: Sequence[Part],
    *,
    on: date,
    ends: bool,
    actor: Actor,
    decision: str = "",
    version: int | None = None,
) -> list[Unit]:
    """The new units, beside the old one; `ends`: the old one is no more from that day on, and all below it moves."""
    hold_tree()
    unit = locked(unit)
    beside = locked(unit.parent) if unit.parent else None
    author = require(actor, Permission.EDIT_UNITS, on=unit)
    require(actor, Permission.EDIT_UNITS, on=beside or HOUSE)
    unchanged_since(unit, version, named=unit.name)
    has_come(on, actor)
    is_living(unit)
    needed = 2 if ends else 1
    if len(parts) < needed:
        raise NothingToSplit(unit=unit.name, needed=needed, given=len(parts))
    _all_placed(unit, parts, ends=ends)
    made = [add_unit(replace(part.new, founded_on=on), parent=beside, actor=actor) for part in parts]
    for part, new in zip(parts, made, strict=True):
        for child in part.children:
            stand_under(locked(child), new, on=on, decision=decision)
        Succession.objects.create(before=unit, after=new, how=Succession.How.SPLIT, on=on, decision=decision)
    bodies = close_bodies_of(unit, on=on) if ends else []
    if ends:
        close_unit(unit, on=on)
    record(_told(unit, parts, made, bodies, ends=ends, on=on, decision=decision), by=author)
    return made


def _all_placed(unit: Unit, parts: Sequence[Part], *, ends: bool) -> None:
    """Refuse a child that is none or is placed twice; where the unit ends, also one that is placed nowhere."""
    rows = Unit.objects.unscoped("what stands below a divided unit").filter(parent=unit, ended_on=None)
    waiting = {child.pk: child for child in rows.order_by("sort_key", "pk") if child.of_id != unit.pk}
    for child in (child for part in parts for child in part.children):
        if waiting.pop(child.pk, None) is None:
            raise NotOneOfItsChildren(child=child.name, unit=unit.name)
    if ends and waiting:
        names = ", ".join(child.name for child in list(waiting.values())[:NAMED])
        raise ChildrenWithoutPlace(unit=unit.name, count=len(waiting), names=names)


def _told(
    unit: Unit,
    parts: Sequence[Part],
    made: Sequence[Unit],
    bodies: Sequence[Unit],
    *,
    ends: bool,
    on: date,
    decision: str,
) -> Act:
    new = tuple(map(Ref.to, made))
    moved = tuple(Ref.to(child) for part in parts for child in part.children)
    if not ends:
        return UnitSplit(unit=Ref.to(unit), into=new, moved=moved, on=on, decision=decision)
    closed = tuple(map(Ref.to, bodies))
    return UnitDivided(unit=Ref.to(unit), into=new, moved=moved, bodies=closed, on=on, decision=decision)
