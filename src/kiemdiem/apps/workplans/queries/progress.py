"""How far the work of the plan has come: for each item and unit what is done, what is late, who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.milestones import days_of_units
from kiemdiem.apps.campaigns.queries.rolls import standings_of
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.permissions.access import Scope
from kiemdiem.apps.workplans.models import Acknowledgement, Progress, ResponsibleHead
from kiemdiem.apps.workplans.queries.among import ALL, Among
from kiemdiem.apps.workplans.queries.bodies import MeantUnit, ShownBody, shown_bodies, units_by_name
from kiemdiem.apps.workplans.queries.days import UnitDays
from kiemdiem.apps.workplans.queries.duties import Part, Work, works_of
from kiemdiem.apps.workplans.queries.notice_days import notice_days_at
from kiemdiem.core.regime.entries.plan import Gate
from kiemdiem.core.regime.workplan import PlanRow


@dataclass(frozen=True)
class PartState:
    """One part at one unit. count: how many were ticked off of how many, where it is done one by one."""

    part: Part
    progress: Progress | None
    count: tuple[int, int] | None = None

    @property
    def is_done(self) -> bool:
        if self.count is not None:
            return self.count[0] >= self.count[1]
        return self.progress is not None and self.progress.state == Progress.State.DONE

    @property
    def is_returned(self) -> bool:
        return self.progress is not None and self.progress.state == Progress.State.RETURNED


@dataclass(frozen=True)
class Duty:
    """One item at one unit. row: its deadline there; head: who answers for the unit; is_counted: whether the item
    waits for this unit, or only shows it; soon: from how many days before its last good one on it is due soon."""

    work: Work
    unit: MeantUnit
    parts: tuple[PartState, ...]
    row: PlanRow | None
    head: str
    today: date
    issued: date | None
    soon: int
    is_counted: bool = True

    @property
    def is_done(self) -> bool:
        return all(one.is_done for one in self.parts)

    @property
    def is_returned(self) -> bool:
        return any(one.is_returned for one in self.parts)

    @property
    def asks_for_head(self) -> bool:
        """The plan wants each unit to name the head who answers for it, and this one has not."""
        return self.work.item.needs_head and not self.head

    @property
    def open_parts(self) -> tuple[PartState, ...]:
        return tuple(one for one in self.parts if not one.is_done)

    @property
    def done_on(self) -> date | None:
        """The day of the last part, where all are done."""
        days = [one.progress.day for one in self.parts if one.progress is not None]
        return max(days, default=None) if self.is_done else None

    @property
    def due(self) -> date | None:
        return self.row.due if self.row is not None else None

    @property
    def left(self) -> int | None:
        """Days until the last good day; below nothing when it has gone by, None where there is none."""
        return (self.due - self.today).days if self.due is not None else None

    @property
    def is_soon(self) -> bool:
        """Not done, and the last good day is today or in the next days."""
        return not self.is_done and self.left is not None and 0 <= self.left <= self.soon

    @property
    def is_late(self) -> bool:
        """Done after its last good day, or not done when that has gone by. A day before the plan was issued could
        not be kept by anybody."""
        if self.due is None or (self.issued is not None and self.due < self.issued):
            return False
        return (self.done_on if self.is_done and self.done_on else self.today) > self.due


@dataclass(frozen=True)
class ItemProgress:
    """One item over the units that the reader may see. n of m are done; others: shown, and not waited for;
    is_settled: the units do it together, and one of them has done it, whether the reader sees that unit or not."""

    work: Work
    duties: tuple[Duty, ...]
    others: tuple[Duty, ...]
    is_settled: bool

    @property
    def m(self) -> int:
        return min(len(self.duties), 1) if self.work.is_together else len(self.duties)

    @property
    def n(self) -> int:
        return min(int(self.is_settled), self.m) if self.work.is_together else sum(one.is_done for one in self.duties)

    @property
    def is_done(self) -> bool:
        return self.m > 0 and self.n == self.m

    @property
    def missing(self) -> tuple[Duty, ...]:
        """Those for whom the item still waits."""
        return () if self.is_done else tuple(one for one in self.duties if not one.is_done)

    @property
    def late(self) -> tuple[Duty, ...]:
        return tuple(one for one in self.missing if one.is_late)

    @property
    def returned(self) -> tuple[Duty, ...]:
        return tuple(one for one in self.duties if one.is_returned)


@dataclass(frozen=True)
class ClosedGate:
    """What comes before and is not done."""

    gate: Gate
    before: Work


class Ground:
    """What holds of the work of every unit alike: the day, the days of the plan, when it is told of; three queries."""

    def __init__(self, campaign: Campaign, *, today: date) -> None:
        self.today = today
        self.issued = regime_of(campaign).identity.date
        self.notice = notice_days_at(campaign.branch)
        self.days = UnitDays(campaign)

    def duty(
        self,
        work: Work,
        unit: MeantUnit,
        parts: tuple[PartState, ...],
        days: Mapping[str, date],
        *,
        head: str = "",
        is_counted: bool = True,
    ) -> Duty:
        """One item at a unit with these marks and milestones."""
        return Duty(
            work=work,
            unit=unit,
            parts=parts,
            row=self.days.row(work.id, days),
            head=head,
            today=self.today,
            issued=self.issued,
            soon=max(self.notice),
            is_counted=is_counted,
        )


class PlanProgress:
    """All of a campaign's work, read at once in a fixed number of queries; seen: the branches that the reader sees.

    among: the units that are read at all. What comes first at other units is right only where all are read.
    """

    def __init__(
        self, campaign: Campaign, *, seen: Scope, today: date, among: Among = ALL, ground: Ground | None = None
    ) -> None:
        self.campaign, self._seen = campaign, seen
        self._ground = ground or Ground(campaign, today=today)
        self.notice = self._ground.notice
        self.bodies: list[ShownBody] = shown_bodies(campaign, among)
        self.works = works_of(campaign, units_by_name(self.bodies))
        self._work = {work.id: work for work in self.works}
        here = among.within("unit")
        self._progress = {(one.part, one.unit_id): one for one in campaign.progress.filter(here)}
        heads = ResponsibleHead.objects.filter(here, campaign=campaign).values_list("unit_id", "person__full_name")
        self._heads: Mapping[int, str] = dict(heads)
        self._milestones = days_of_units(campaign, here)
        self._counts = counts_of(campaign, self.works, among)

    # ------------------------------------------------------------------ answers
    def items(self) -> list[ItemProgress]:
        """Every item of the plan, in its order."""
        return [self.of_item(work) for work in self.works]

    def work(self, item: str) -> Work | None:
        return self._work.get(item)

    def of_item(self, work: Work) -> ItemProgress:
        return ItemProgress(
            work,
            tuple(self.duty(work, unit) for unit in work.doers if self._seen.has(unit.path)),
            tuple(self.duty(work, unit, is_counted=False) for unit in work.others if self._seen.has(unit.path)),
            is_settled=self.is_settled(work),
        )

    def is_settled(self, work: Work) -> bool:
        """Whether one of the units that do the item together has done it for all."""
        return work.is_together and any(self._has_done(work, unit) for unit in work.doers)

    def of_unit(self, unit: int) -> list[Duty]:
        """What the plan gives this unit to do, in the order of the plan."""
        return [
            self.duty(work, one, is_counted=is_counted)
            for work in self.works
            for is_counted, units in ((True, work.doers), (False, work.others))
            for one in units
            if one.id == unit and self._seen.has(one.path)
        ]

    def units(self) -> list[MeantUnit]:
        """The units that have work, in the order of their names, as far as the reader sees them."""
        found = {unit.id: unit for work in self.works for unit in (*work.doers, *work.others)}
        return sorted((one for one in found.values() if self._seen.has(one.path)), key=lambda one: one.order)

    def duty(self, work: Work, unit: MeantUnit, *, is_counted: bool = True) -> Duty:
        """One item at one unit."""
        parts = tuple(self._part(part, unit.id) for part in work.parts)
        days, head = self._milestones.get(unit.id, {}), self._heads.get(unit.id, "")
        return self._ground.duty(work, unit, parts, days, head=head, is_counted=is_counted)

    def rows_of(self, work: Work, unit: MeantUnit) -> tuple[PlanRow, ...]:
        """Every deadline of an item at one unit, as its own days move them."""
        return self._ground.days.rows(self._milestones.get(unit.id, {})).get(work.id, ())

    def closed_gates(self, work: Work, unit: int) -> list[ClosedGate]:
        """What the plan puts before this item and is not done yet, for this unit."""
        found = []
        for gate in work.gates:
            before = self._work.get(gate.after)
            if before is not None and not self._is_open(gate, before, unit):
                found.append(ClosedGate(gate, before))
        return found

    def _is_open(self, gate: Gate, before: Work, unit: int) -> bool:
        units: Iterable[MeantUnit] = (*before.doers, *before.others) if gate.whose == "own" else before.doers
        asked = [one for one in units if gate.whose == "all" or one.id == unit]
        done = [self._has_done(before, one) for one in asked]
        return any(done) if before.is_together and done else all(done)

    def _has_done(self, work: Work, unit: MeantUnit) -> bool:
        return all(self._part(part, unit.id).is_done for part in work.parts)

    # ------------------------------------------------------------------ one part
    def _part(self, part: Part, unit: int) -> PartState:
        if part.each:
            return PartState(part, None, self._counts.get((part.key, unit), (0, 0)))
        return PartState(part, self._progress.get((part.key, unit)))


def counts_of(campaign: Campaign, works: Iterable[Work], among: Among = ALL) -> dict[tuple[str, int], tuple[int, int]]:
    """(part, unit) → how many were ticked off, of how many; two queries where the plan has such a part."""
    kinds = {part.key: part.each for work in works for part in work.parts if part.each}
    if not kinds:
        return {}
    here = among.within("subject__unit")
    there = _per_unit(
        standings_of(campaign)
        .filter(here, subject__kind__in=set(kinds.values()))
        .order_by()
        .values_list("subject__kind", "subject__unit_id")
        .annotate(count=Count("pk"))
    )
    told = _per_unit(
        Acknowledgement.objects.filter(here, campaign=campaign)
        .order_by()
        .values_list("part", "subject__unit_id")
        .annotate(count=Count("pk"))
    )
    return {
        (part, unit): (told.get((part, unit), 0), count)
        for part, kind in kinds.items()
        for (of_kind, unit), count in there.items()
        if of_kind == kind
    }


def _per_unit(rows: Iterable[Sequence[object]]) -> dict[tuple[str, int], int]:
    return {(str(row[0]), int(str(row[1]))): int(str(row[2])) for row in rows if row[1] is not None}
