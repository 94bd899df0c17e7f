"""The tree as its page opens it: the roots, and every storey down to a unit that was asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kiemdiem.apps.organisations.access import visible_to
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.tree import children_of, ids_in, with_children
from kiemdiem.apps.permissions.access import Actor

SHOWN = 300


@dataclass(frozen=True)
class Branch:
    """Units side by side, in order. above: under which unit; more: there are others, which the list of units shows."""

    rows: tuple[BranchRow, ...]
    above: int | None = None
    more: bool = False


@dataclass(frozen=True)
class BranchRow:
    """A unit in the tree; `below` is None where it is closed and its branch is fetched when it is opened."""

    unit: Unit
    has_children: bool
    below: Branch | None = None
    is_wanted: bool = False


def branch_of(unit: Unit, *, seen_by: Actor) -> Branch:
    """The units directly below one, all closed. One query."""
    return _branch(list(children_of(unit, seen_by=seen_by)[: SHOWN + 1]), {}, None, unit.pk)


def opened_tree(wanted: Unit | None, *, seen_by: Actor) -> Branch:
    """The reader's roots; opened down to `wanted`, with those below it. Two queries, whatever the size of the tree."""
    roots = list(children_of(None, seen_by=seen_by)[: SHOWN + 1])
    chain = ids_in(wanted.branch) if wanted else []
    opened: dict[int, list[Unit]] = defaultdict(list)
    if chain:
        found = with_children(visible_to(seen_by).filter(parent__in=chain, ended_on=None))
        for unit in found[: SHOWN * len(chain)]:
            opened[unit.parent_id or 0].append(unit)
    return _branch(roots, opened, wanted.pk if wanted else None, None)


def _branch(units: Iterable[Unit], opened: dict[int, list[Unit]], wanted: int | None, above: int | None) -> Branch:
    listed = list(units)
    rows = tuple(
        BranchRow(
            unit=unit,
            has_children=bool(getattr(unit, "has_children", False)),
            below=_branch(opened[unit.pk], opened, wanted, unit.pk) if unit.pk in opened else None,
            is_wanted=unit.pk == wanted,
        )
        for unit in listed[:SHOWN]
    )
    return Branch(rows, above, more=len(listed) > SHOWN)
