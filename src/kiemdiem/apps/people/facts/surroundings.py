"""What of the tree a branch needs besides itself: who stands above it, and what it and its people are tied to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.facts.branches import Branch
from kiemdiem.apps.people.queries.left_behind import PLACES

LINKS = ("parent_id", "of_id", "host_id", "line_id", "reviewed_with_id")


def surroundings(branch: Branch, units: Iterable[Unit], placed: Mapping[int, int | None]) -> set[int]:
    """Keys of the units of the branch and of all that its rules may ask about; a fixed number of queries.

    placed: the parents on the day. Whatever is asked about brings its own units above, its links, the bodies that lead
    it, and the agencies of its area, which stand in no tree of the Party. A house in which several plans run side by
    side stays apart by this.
    """
    assert branch.unit is not None
    tied: dict[int, set[int]] = {}
    own: set[int] = set()
    sharing: dict[str, set[int]] = {}
    areas: dict[int, str] = {}
    leading: dict[int, set[int]] = {}
    for unit in units:
        ends = {getattr(unit, link) for link in LINKS} | {placed.get(unit.pk)}
        tied[unit.pk] = {end for end in ends if end is not None}
        if unit.of_id is not None:
            leading.setdefault(unit.of_id, set()).add(unit.pk)
        if unit.area:
            areas[unit.pk] = unit.area
            sharing.setdefault(unit.area, set()).add(unit.pk)
        if unit.branch.startswith(branch.unit.branch):
            own.add(unit.pk)
    found: set[int] = set()
    fresh = (own | _named_by_persons(branch)) & tied.keys()
    while fresh:
        found |= fresh
        near = (tied[key] | leading.get(key, set()) | sharing.get(areas.get(key, ""), set()) for key in fresh)
        fresh = set().union(*near) & tied.keys() - found
    return found


def _named_by_persons(branch: Branch) -> set[int]:
    found: set[int] = set()
    for model, place in PLACES:
        keys = branch.of_persons(model.objects.all()).order_by().values_list(place, flat=True).distinct()
        found |= {key for key in keys if key is not None}
    return found
