"""How far the work has come, counted: each item over its units, and what is late at each unit.

Units are known here by their keys alone. Where nothing is known of a unit that touches an item, the item stands there
as at every such unit; how it stands is worked out once for all units of which the same is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.milestones import days_of_units
from kiemdiem.apps.permissions.access import Scope
from kiemdiem.apps.workplans.models import Progress
from kiemdiem.apps.workplans.queries.among import Among
from kiemdiem.apps.workplans.queries.bodies import MeantUnit, shown_bodies, units_by_name
from kiemdiem.apps.workplans.queries.body_keys import BodyKeys, first_of
from kiemdiem.apps.workplans.queries.duties import Part, Work, works_of
from kiemdiem.apps.workplans.queries.progress import Ground, PartState, counts_of
from kiemdiem.apps.workplans.queries.reading import among_seen

ANYBODY = MeantUnit(0, "", "", "")


@dataclass(frozen=True)
class Verdict:
    """How an item stands at a unit, by what that unit has done itself."""

    is_done: bool
    is_late: bool
    is_soon: bool
    is_returned: bool
    due: date | None


@dataclass(frozen=True)
class ItemCount:
    """An item over the units that the reader sees, counted. plain: how it stands at a unit of which nothing is known;
    apart: at the others. is_settled: the units do it together, and one of them has done it."""

    work: Work
    units: set[int]
    plain: Verdict
    apart: Mapping[int, Verdict]
    is_settled: bool

    @property
    def m(self) -> int:
        return min(len(self.units), 1) if self.work.is_together else len(self.units)

    @cached_property
    def n(self) -> int:
        if self.work.is_together:
            return min(int(self.is_settled), self.m)
        return sum(count for one, count in self._verdicts if one.is_done)

    @property
    def is_done(self) -> bool:
        return self.m > 0 and self.n == self.m

    @property
    def done(self) -> int:
        """How many units have done it; all of them where it is done."""
        return len(self.units) if self.is_done else sum(count for one, count in self._verdicts if one.is_done)

    @property
    def late(self) -> int:
        """How many units it waits for after its last good day."""
        return 0 if self.is_done else sum(count for one, count in self._open if one.is_late)

    @property
    def soon(self) -> int:
        return 0 if self.is_done else sum(count for one, count in self._open if one.is_soon)

    @property
    def held(self) -> Iterator[int]:
        """The units at which it is late."""
        if self.plain.is_late and not self.plain.is_done:
            yield from self.units - self.apart.keys()
        yield from (unit for unit, one in self.apart.items() if one.is_late and not one.is_done)

    @property
    def soon_days(self) -> list[date]:
        return [] if self.is_done else [one.due for one, _ in self._open if one.is_soon and one.due is not None]

    @property
    def returned(self) -> int:
        return sum(count for one, count in self._verdicts if one.is_returned)

    @property
    def due(self) -> date | None:
        """The last good day, where all units have the same."""
        days = {one.due for one, _ in self._verdicts}
        return next(iter(days)) if len(days) == 1 else None

    def at(self, unit: int) -> Verdict:
        return self.apart.get(unit, self.plain)

    @property
    def missing(self) -> set[int]:
        """The units for whom the item still waits."""
        if self.is_done:
            return set()
        done = {unit for unit, one in self.apart.items() if one.is_done}
        return (set() if self.plain.is_done else self.units - self.apart.keys()) | (self.apart.keys() - done)

    @cached_property
    def _verdicts(self) -> list[tuple[Verdict, int]]:
        """Each verdict with the number of its units."""
        counted = Counter(self.apart.values())
        counted[self.plain] += len(self.units) - len(self.apart)
        return [(one, count) for one, count in counted.items() if count]

    @property
    def _open(self) -> Iterator[tuple[Verdict, int]]:
        return ((one, count) for one, count in self._verdicts if not one.is_done)


@dataclass(frozen=True)
class SeasonCount:
    """All items together. units: those that have work; held: how many items are late at a unit; soon: how many are due
    in the next days, the first of them on next_day."""

    units: set[int]
    held: Counter[int]
    soon: int
    next_day: date | None

    @property
    def late_units(self) -> int:
        return len(self.held)

    @property
    def late(self) -> int:
        return self.held.total()


class PlanCounts:
    """The work of a campaign on the reader's branches, or one item of it; as many queries however many units there are.

    ground: what holds of every unit, to go on with.
    """

    def __init__(self, campaign: Campaign, *, seen: Scope, today: date, item: str = "") -> None:
        among = among_seen(campaign, seen)
        self.ground = Ground(campaign, today=today)
        self.works = [work for work in works_of(campaign, {}) if item in {"", work.id}]
        self.keys = BodyKeys(campaign, seen=seen, among=among, works=self.works if item else None)
        self._days = days_of_units(campaign, among.within("unit"))
        self._counts = counts_of(campaign, self.works, among)
        self._marks: dict[str, dict[int, tuple[str, date]]] = {}
        parts = {"part__in": [part.key for work in self.works for part in work.parts]} if item else {}
        marks = campaign.progress.filter(among.within("unit"), **parts)
        for part, unit, state, day in marks.values_list("part", "unit_id", "state", "day"):
            self._marks.setdefault(part, {})[unit] = (state, day)
        self._known: dict[tuple[Any, ...], Verdict] = {}

    @cached_property
    def items(self) -> list[ItemCount]:
        """The items of the plan in its order."""
        return [self.of_item(work) for work in self.works]

    def of_item(self, work: Work) -> ItemCount:
        doers = self.keys.doers(work)
        settled = work.is_together and any(one.is_done for one in self._apart(work, doers).values())
        return self._count(work, self.keys.seen(doers), is_settled=settled)

    def beside(self, work: Work) -> ItemCount:
        """The same item over the units that are named beside those who do it."""
        return self._count(work, self.keys.seen(self.keys.others(work)), is_settled=False)

    @cached_property
    def season(self) -> SeasonCount:
        """All items over all units."""
        going = [one for one in self.items if not one.is_settled]
        return SeasonCount(
            units=set().union(*(one.units for one in self.items)),
            held=Counter(unit for one in going for unit in one.held),
            soon=sum(one.soon for one in going),
            next_day=min((day for one in going for day in one.soon_days), default=None),
        )

    def units_in_order(self) -> list[int]:
        """The units that have work; those that hold the most late work first. One query."""
        held = self.season.held
        return sorted(self.keys.in_order(self.season.units), key=lambda unit: -held[unit])

    def by_urgency(self, found: ItemCount, *, is_settled: bool) -> list[int]:
        """The units of an item as `overviews.SeasonOverview.of_item` puts them in order. One query."""
        at = {unit: (is_settled or one.is_done, one.due or date.max) for unit, one in found.apart.items()}
        plain = (is_settled or found.plain.is_done, found.plain.due or date.max)
        return sorted(self.keys.in_order(found.units), key=lambda unit: at.get(unit, plain))

    # ------------------------------------------------------------------ one item
    def _count(self, work: Work, units: set[int], *, is_settled: bool) -> ItemCount:
        plain = self._verdict(work, tuple(self._mark(part, 0) for part in work.parts), ())
        return ItemCount(work, units, plain, self._apart(work, units), is_settled)

    def _apart(self, work: Work, units: set[int]) -> dict[int, Verdict]:
        """The units of which something is known that touches the item."""
        if any(part.each for part in work.parts):
            touched = units
        else:
            marked = (self._marks.get(part.key, {}).keys() for part in work.parts)
            touched = units & set(self._days).union(*marked)
        return {unit: self._verdict(work, *self._known_of(work, unit)) for unit in touched}

    def _known_of(self, work: Work, unit: int) -> tuple[tuple[Any, ...], tuple[tuple[str, date], ...]]:
        days = self._days.get(unit)
        return tuple(self._mark(part, unit) for part in work.parts), tuple(sorted(days.items())) if days else ()

    def _mark(self, part: Part, unit: int) -> Any:
        """What is known of a part at a unit: how many were ticked off, or its state and day."""
        if part.each:
            return self._counts.get((part.key, unit), (0, 0))
        return self._marks.get(part.key, {}).get(unit)

    def _verdict(self, work: Work, marks: tuple[Any, ...], days: tuple[tuple[str, date], ...]) -> Verdict:
        key = (work.id, marks, days)
        if key not in self._known:
            parts = tuple(_part_state(part, mark) for part, mark in zip(work.parts, marks, strict=True))
            duty = self.ground.duty(work, ANYBODY, parts, dict(days))
            self._known[key] = Verdict(duty.is_done, duty.is_late, duty.is_soon, duty.is_returned, duty.due)
        return self._known[key]


def _part_state(part: Part, mark: Any) -> PartState:
    if part.each:
        return PartState(part, None, mark)
    return PartState(part, None if mark is None else Progress(part=part.key, state=mark[0], day=mark[1]))


def first_missing(campaign: Campaign, counts: PlanCounts, most: int) -> dict[str, tuple[MeantUnit, ...]]:
    """Item that some have done and not all → the first units for whom it waits, in the order of the plan's names and
    then of theirs. Three queries where there is such an item."""
    open_items = {one.work.id: one for one in counts.items if one.n and not one.is_done}
    if not open_items:
        return {}
    order = counts.keys.in_order(set().union(*(one.missing for one in open_items.values())))
    wanted = {key: set(_first(counts.keys, one, order, most)) for key, one in open_items.items()}
    bodies = shown_bodies(campaign, Among((set().union(*wanted.values()),)))
    works = [work for work in works_of(campaign, units_by_name(bodies)) if work.id in wanted]
    return {work.id: tuple(unit for unit in work.doers if unit.id in wanted[work.id]) for work in works}


def _first(keys: BodyKeys, item: ItemCount, order: Sequence[int], most: int) -> list[int]:
    """The first units that are missing, of the first name of the item, then of the next."""
    missing, found = item.missing, list[int]()
    for name in item.work.names:
        found += first_of(order, missing & keys.of_name(name), most - len(found))
        missing -= set(found)
    return found
