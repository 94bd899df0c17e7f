"""The tree as it was on a past day, opened a storey at a time: names and places of that day, rights of today.

A reader sees the units that lie on his branches now, wherever they stood then; one whose upper unit of that day he does
not see is a root to him.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemdiem.apps.organisations.models import Placement, Unit
from kiemdiem.apps.organisations.queries.opened_tree import SHOWN
from kiemdiem.apps.organisations.queries.tree import ids_in
from kiemdiem.apps.organisations.values import order_key
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import held_on


@dataclass(frozen=True)
class PastBranch:
    """Units side by side on a day, in the order of their names of that day; more: only the first ones are here."""

    rows: tuple[PastRow, ...]
    more: bool = False


@dataclass(frozen=True)
class PastRow:
    """A unit as it stood. name_now: where it is called otherwise today; below: None where its branch is closed."""

    unit: int
    name: str
    name_now: str
    ended_on: date | None
    has_children: bool
    below: PastBranch | None = None
    is_wanted: bool = False


@dataclass(frozen=True)
class PastTree:
    """The tree of a day; is_there: whether the unit that was asked for stood in it."""

    day: date
    branch: PastBranch
    is_there: bool = True


def past_branch(unit: Unit, *, day: date, seen_by: Actor) -> PastBranch:
    """The units that stood directly below one on that day, all closed. One query."""
    rows = _with_children(_standing(day, seen_by).filter(parent=unit), day, seen_by)
    return _branch(list(rows[: SHOWN + 1]), {}, None)


def past_tree(day: date, *, wanted: Unit | None, seen_by: Actor) -> PastTree:
    """The roots of that day, opened down to `wanted`. One query, three, or four, whatever the size of the tree."""
    roots = list(_with_children(_tops(day, seen_by), day, seen_by)[: SHOWN + 1])
    chain = _chain_to(wanted, day) if wanted else []
    opened: dict[int, list[Placement]] = defaultdict(list)
    if chain:
        below = _with_children(_standing(day, seen_by).filter(parent__in=chain), day, seen_by)
        for row in below[: SHOWN * len(chain)]:
            opened[row.parent_id or 0].append(row)
    branch = _branch(roots, opened, wanted.pk if wanted else None)
    return PastTree(day, branch, is_there=wanted is None or bool(chain))


def _standing(day: date, seen_by: Actor) -> QuerySet[Placement]:
    within = scope_of(seen_by, Permission.VIEW_REGISTERS).within("unit__path")
    return Placement.objects.filter(held_on(day)).filter(within)


def _with_children(rows: QuerySet[Placement], day: date, seen_by: Actor) -> QuerySet[Placement]:
    below = _standing(day, seen_by).filter(parent=OuterRef("unit"))
    found = rows.select_related("unit").annotate(has_children=Exists(below.order_by()))
    return found.order_by("unit__sort_key", "unit")


def _tops(day: date, seen_by: Actor) -> QuerySet[Placement]:
    """Those above whom the reader sees nothing on that day. Few units do not stand, so they are what is looked up."""
    held = Placement.objects.filter(held_on(day)).filter(unit=OuterRef("unit"))
    not_there = Placement.objects.exclude(held_on(day)).exclude(Exists(held.order_by())).order_by().values("unit")
    is_seen = scope_of(seen_by, Permission.VIEW_REGISTERS).within("parent__path")
    return _standing(day, seen_by).filter(Q(parent=None) | Q(parent__in=not_there) | ~is_seen)


def _chain_to(unit: Unit, day: date) -> list[int]:
    """The unit and all above it on that day; empty where it did not stand.

    Mostly they are those of today, which one query gives; whoever stood elsewhere is looked for among all.
    """
    chain, is_whole = _climbed(unit.pk, Placement.objects.filter(held_on(day), unit__in=ids_in(unit.branch)))
    return chain if is_whole else _climbed(unit.pk, Placement.objects.filter(held_on(day)))[0]


def _climbed(unit: int, among: QuerySet[Placement]) -> tuple[list[int], bool]:
    """From a unit up as far as these tell, and whether the last has no upper unit."""
    above = dict(among.order_by().values_list("unit", "parent"))
    found: list[int] = []
    one: int | None = unit
    while one in above:
        found.append(one)
        one = above.pop(one)
    return found, bool(found) and one is None


def _branch(rows: Iterable[Placement], opened: dict[int, list[Placement]], wanted: int | None) -> PastBranch:
    listed = sorted(rows, key=lambda row: (order_key(row.name), row.unit_id))
    found = tuple(
        PastRow(
            unit=row.unit_id,
            name=row.name,
            name_now=row.unit.name if row.unit.name != row.name else "",
            ended_on=row.unit.ended_on,
            has_children=bool(getattr(row, "has_children", False)),
            below=_branch(opened[row.unit_id], opened, wanted) if row.unit_id in opened else None,
            is_wanted=row.unit_id == wanted,
        )
        for row in listed[:SHOWN]
    )
    return PastBranch(found, more=len(listed) > SHOWN)
