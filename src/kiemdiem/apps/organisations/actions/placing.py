"""How a unit takes and leaves its place: what all acts on the tree share. Part of their transactions."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.db import connection
from django.db.models import F, Max, Value
from django.db.models.functions import Concat, Substr

from kiemdiem.apps.organisations import labels
from kiemdiem.apps.organisations.errors import (
    ChangeBeforeTheLast,
    DayNotYetCome,
    ParentNotThereYet,
    TreeTooDeep,
    UnitBelowItself,
    UnitEnded,
    UnitNameTooLong,
    UnitStillHolds,
    UnitWithoutName,
)
from kiemdiem.apps.organisations.models import SEPARATOR, Placement, Unit
from kiemdiem.apps.organisations.queries.tree import last_left, stands_since, stood_above
from kiemdiem.apps.organisations.values import DEEPEST, LONGEST_NAME
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.actions.follow_branch import follow_branch
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.quantities.names import tidy_name

TREE_LOCK = 4_001  # any number that no other lock of the house has


def hold_tree() -> None:
    """One change of the tree at a time, until the transaction ends: taken before any row.

    Two moves that lock only their own units could each stand below the other and make a circle. SQLite has one writer
    at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TREE_LOCK])


def unit_name(text: str) -> str:
    """The name as it is kept.

    Raises:
        UnitWithoutName, UnitNameTooLong
    """
    name = tidy_name(text)
    if not name:
        raise UnitWithoutName()
    if len(name) > LONGEST_NAME:
        raise UnitNameTooLong(length=len(name), longest=LONGEST_NAME)
    return name


def has_come(day: date, actor: Actor) -> None:
    """Refuse a day after today: the stored tree is today's."""
    if day > actor.today:
        raise DayNotYetCome(on=short_date(day), today=short_date(actor.today))


def is_living(unit: Unit) -> None:
    """Refuse a unit that is no more."""
    if unit.ended_on is not None:
        raise UnitEnded(unit=unit.name, on=short_date(unit.ended_on))


def fits_under(unit: Unit, parent: Unit | None, *, on: date) -> None:
    """Refuse a place that is, or was since that day, below the unit itself, or that was not there yet, or too deep."""
    if parent is None:
        return
    since = stands_since(parent)
    if since is not None and since > on:
        raise ParentNotThereYet(parent=parent.name, since=short_date(since), on=short_date(on))
    if parent.branch.startswith(unit.branch) or stood_above(parent, unit, since=on):
        raise UnitBelowItself(parent=parent.name, unit=unit.name, on=short_date(on))
    within = Unit.objects.unscoped("the depth of what moves along").filter(path__startswith=unit.branch)
    lowest: int = within.aggregate(lowest=Max("depth"))["lowest"]
    is_deep_enough(parent.depth + 1 + lowest - unit.depth)


def is_deep_enough(depth: int) -> None:
    """Refuse more storeys than a path can hold."""
    if depth > DEEPEST:
        raise TreeTooDeep(depth=depth, deepest=DEEPEST)


def begin_placement(unit: Unit, *, parent: Unit | None, name: str, on: date, decision: str) -> None:
    """Close how the unit stood the day before, and open how it stands from now on."""
    close_placement(unit, on=on)
    Placement.objects.create(unit=unit, parent=parent, name=name, since=on, decision=decision)


def close_placement(unit: Unit, *, on: date) -> None:
    """The unit stood as it did until the day before `on`."""
    last = Placement.objects.get(unit=unit, until=None)
    if last.since is not None and last.since >= on:
        raise ChangeBeforeTheLast(unit=unit.name, last=short_date(last.since), on=short_date(on))
    last.until = on - timedelta(days=1)
    last.save(update_fields=["until"])


def stand_under(unit: Unit, parent: Unit | None, *, on: date, decision: str) -> None:
    """The unit stands below `parent` from that day on, with all that stands below it."""
    fits_under(unit, parent, on=on)
    begin_placement(unit, parent=parent, name=unit.name, on=on, decision=decision)
    hang_below(unit, parent)


def hang_below(unit: Unit, parent: Unit | None) -> None:
    """Write the unit's new place and rewrite path and depth of everything below it, in one statement; roles follow."""
    before = unit.branch
    after = f"{parent.branch if parent else SEPARATOR}{unit.pk}{SEPARATOR}"
    deeper = (parent.depth + 1 if parent else 0) - unit.depth
    unit.parent = parent
    unit.version += 1
    unit.save(update_fields=["parent", "version"])
    below = Unit.objects.unscoped("all that moves along").filter(path__startswith=before)
    below.update(path=Concat(Value(after), Substr(F("path"), len(before) + 1)), depth=F("depth") + deeper)
    unit.path, unit.depth = after, unit.depth + deeper
    follow_branch(before, to=after, name=unit.name)


def close_unit(unit: Unit, *, on: date) -> None:
    """The unit is no more from that day on; the last day of its last placement is the day before."""
    left = last_left(unit)
    if left is not None and left >= on:
        raise ChangeBeforeTheLast(unit=unit.name, last=short_date(left), on=short_date(on))
    close_placement(unit, on=on)
    unit.ended_on = on
    unit.version += 1
    unit.save(update_fields=["ended_on", "version"])


def close_bodies_of(unit: Unit, *, on: date, but: Collection[int] = ()) -> list[Unit]:
    """The bodies that lead a unit end with it, except those with these keys; they are given back."""
    rows = Unit.objects.unscoped("bodies end with what they lead").filter(of=unit, ended_on=None).exclude(pk__in=but)
    bodies = list(rows.select_for_update(of=("self",)).order_by("pk"))
    for body in bodies:
        below = Unit.objects.unscoped("what hangs on a body").filter(parent=body, ended_on=None).count()
        if below:
            raise UnitStillHolds(unit=body.name, what=f"{below} {labels.CHILDREN}")
        close_unit(body, on=on)
    return bodies
