"""The tree of today by its stored path, and the tree of any past day by its placements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from kiemdiem.apps.organisations.access import visible_to
from kiemdiem.apps.organisations.models import SEPARATOR, Placement, Unit
from kiemdiem.apps.organisations.queries.neighbours import Hanging, hanging_on
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Grant, Permission
from kiemdiem.shell.rows import held_on

Span = tuple[date, date]


@dataclass(frozen=True)
class Node:
    """A unit as it stood on a day: under which other, with which name. `depth` counts from its root of that day."""

    unit: int
    name: str
    parent: int | None
    depth: int


@dataclass(frozen=True)
class Effects:
    """What goes along when a unit changes its place: units below it, roles held there, what other rooms keep."""

    below: int
    roles: int
    hanging: tuple[Hanging, ...]


def ids_in(path: str) -> list[int]:
    """The keys of a stored path, from the root."""
    return [int(key) for key in path.split(SEPARATOR) if key]


def above(unit: Unit, *, seen_by: Actor) -> list[Unit]:
    """The units above this one that the actor may see, from the root. One query."""
    keys = ids_in(unit.branch)[:-1]
    return sorted(visible_to(seen_by).filter(pk__in=keys), key=lambda one: one.depth)


def children_of(unit: Unit | None, *, seen_by: Actor, ended: bool = False) -> QuerySet[Unit]:
    """The units directly below this one (or the roots that the actor sees), in order; each knows `has_children`."""
    seen = visible_to(seen_by)
    if unit is None:
        scope = scope_of(seen_by, Permission.VIEW_REGISTERS)
        tops = seen.filter(parent=None) if scope.is_whole else seen.filter(path__in=scope.branches)
    else:
        tops = seen.filter(parent=unit)
    return with_children(tops if ended else tops.filter(ended_on=None))


def with_children(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """These units in order; each knows `has_children`: whether a living unit stands below it."""
    living = Unit.objects.scoped("below a unit that may be seen").filter(parent=OuterRef("pk"), ended_on=None)
    return units.annotate(has_children=Exists(living)).order_by("sort_key", "pk")


def effects_of(units: Sequence[Unit]) -> Effects:
    """What stands below these units and what hangs on all of it."""
    within, roles = Q(pk__in=[]), Q(pk__in=[])
    for unit in units:
        within |= Q(path__startswith=unit.branch)
        roles |= Q(branch__startswith=unit.branch)
    living = Unit.objects.unscoped("units that are about to change").filter(within, ended_on=None)
    below = living.exclude(pk__in=[unit.pk for unit in units]).count()
    held = Grant.objects.filter(roles).exclude(state=Grant.State.ENDED)
    return Effects(below=below, roles=held.count(), hanging=hanging_on(living))


def stands_since(unit: Unit) -> date | None:
    """The first day of a unit in the tree; None where it stood there before all record."""
    found = Placement.objects.filter(unit=unit).aggregate(first=Min("since"), open=Count("pk", filter=Q(since=None)))
    first: date | None = found["first"]
    return None if found["open"] else first


def last_left(unit: Unit) -> date | None:
    """The last day on which a unit that stands elsewhere now stood directly below this one."""
    found = Placement.objects.filter(parent=unit).exclude(until=None).aggregate(last=Max("until"))
    last: date | None = found["last"]
    return last


def stood_above(unit: Unit, other: Unit, *, since: date) -> bool:
    """Whether `other` stood above `unit` on any day from `since` on. One query for each storey."""
    spans: dict[int, list[Span]] = {unit.pk: [(since, date.max)]}
    while spans:
        if other.pk in spans:
            return True
        spans = _one_storey_up(spans)
    return False


def tree_on(day: date) -> list[Node]:
    """Every unit that stood on that day, each after the one above it, in Vietnamese order. One query.

    A unit whose upper unit is not known to have stood on that day counts as a root.
    """
    standing = Placement.objects.filter(held_on(day))
    rows = list(standing.order_by("unit__sort_key", "unit_id").values_list("unit_id", "name", "parent_id"))
    there = {unit for unit, _, _ in rows}
    below: dict[int | None, list[tuple[int, str]]] = defaultdict(list)
    for unit, name, parent in rows:
        below[parent if parent in there else None].append((unit, name))
    found: list[Node] = []
    waiting = [Node(unit, name, None, 0) for unit, name in reversed(below[None])]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting += [Node(unit, name, node.unit, node.depth + 1) for unit, name in reversed(below[node.unit])]
    return found


def _one_storey_up(spans: dict[int, list[Span]]) -> dict[int, list[Span]]:
    """Who stood above these units in their spans, and in which spans."""
    rows = Placement.objects.filter(unit__in=spans).exclude(parent=None)
    found: dict[int, list[Span]] = defaultdict(list)
    for row in rows.only("unit_id", "parent_id", "since", "until"):
        for start, end in spans[row.unit_id]:
            common = max(start, row.since or date.min), min(end, row.until or date.max)
            if row.parent_id is not None and common[0] <= common[1]:
                found[row.parent_id].append(common)
    return found
