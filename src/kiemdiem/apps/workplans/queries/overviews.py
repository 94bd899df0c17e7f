"""Where a season stands: each item over its units, each unit over its items, how long it has, who was reminded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.permissions.access import Scope
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.models import Reminder
from kiemdiem.apps.workplans.queries.among import ALL, Among
from kiemdiem.apps.workplans.queries.bodies import MeantUnit
from kiemdiem.apps.workplans.queries.counting import ItemCount, PlanCounts
from kiemdiem.apps.workplans.queries.progress import Duty, Ground, ItemProgress, PlanProgress
from kiemdiem.apps.workplans.queries.scales import WHOLE, percent
from kiemdiem.apps.workplans.queries.telling import duty_state
from kiemdiem.shell.days import short_day
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.marks import State


@dataclass(frozen=True)
class Bar:
    """A part of the bar of an item. x, width, middle: in per cent, as an attribute of a drawing holds them."""

    kind: str
    count: int
    x: str
    width: str
    middle: str


@dataclass(frozen=True)
class ItemLine:
    """An item over its units, counted. due: the last good day, where all units have the same."""

    item: ItemProgress | ItemCount
    due: date | None
    done: int
    late: int
    soon: int
    open: int
    soon_days: int
    bars: tuple[Bar, ...]

    @property
    def of(self) -> int:
        return self.done + self.late + self.soon + self.open

    @property
    def told(self) -> str:
        """The bar for whoever cannot see it."""
        return words.BARS.format(
            task=self.item.work.item.task, done=self.done, late=self.late, soon=self.soon, soon_days=self.soon_days,
            open=self.open, of=self.of,
        )  # fmt: skip


@dataclass(frozen=True)
class UnitLine:
    """A unit over its items, counted; held: the items that are late there."""

    unit: MeantUnit
    head: str
    done: int
    of: int
    held: tuple[Duty, ...]
    soon: tuple[Duty, ...]


@dataclass(frozen=True)
class DutyLine:
    """One item at one unit as a page shows it, with the reminders that were sent, the last one first."""

    duty: Duty
    state: State
    reminders: tuple[Reminder, ...]

    @property
    def is_done(self) -> bool:
        """By this unit, or by another for all who do it together."""
        return self.state.kind == "done"

    @property
    def is_late(self) -> bool:
        """The last good day has gone by, and nobody has done it."""
        return not self.is_done and self.duty.is_late

    @property
    def is_soon(self) -> bool:
        return not self.is_done and self.duty.is_soon

    @property
    def times(self) -> str:
        """How often it was reminded, and when last; nothing where nobody did."""
        if not self.reminders:
            return ""
        return words.REMINDED_TIMES.format(times=len(self.reminders), day=short_day(self.reminders[0].day))

    @property
    def button(self) -> str:
        return words.REMIND_AGAIN.format(times=len(self.reminders) + 1) if self.reminders else words.REMIND


@dataclass(frozen=True)
class Totals:
    """The units of a season, what of their work is late, and what is due in the next days."""

    units: list[UnitLine]
    late_units: int
    late: int
    soon: int
    next_day: date | None


class SeasonOverview:
    """All of it, read at once: the queries of the progress and one for the reminders, however many units there are."""

    def __init__(
        self, campaign: Campaign, *, seen: Scope, today: date, among: Among = ALL, ground: Ground | None = None
    ) -> None:
        self.progress = PlanProgress(campaign, seen=seen, today=today, among=among, ground=ground)
        self.today = today
        self.soon_days = max(self.progress.notice)
        self._reminders: dict[tuple[str, int], list[Reminder]] = {}
        reminders = campaign.reminders.filter(among.within("unit"))
        for one in reminders.select_related("sent_by").order_by("-day", "-pk"):
            self._reminders.setdefault((one.item, one.unit_id), []).append(one)

    def items(self) -> list[ItemLine]:
        """The items that are somebody's work, in the order of the plan."""
        return [_item_line(one, self.soon_days) for one in self._items if one.duties]

    def units(self) -> list[UnitLine]:
        """The units that have work; those that hold the most late work first."""
        lines: dict[int, list[DutyLine]] = {}
        for one in self._items:
            for duty in one.duties:
                lines.setdefault(duty.unit.id, []).append(self._line(duty, is_settled=one.is_settled))
        found = [_unit_line(own) for own in lines.values()]
        return sorted(found, key=lambda line: (-len(line.held), line.unit.order))

    def units_of(self, keys: Sequence[int]) -> list[UnitLine]:
        """The lines of these units, in this order."""
        found = {line.unit.id: line for line in self.units()}
        return [found[key] for key in keys]

    def of_item(self, item: ItemProgress, duties: Iterable[Duty]) -> list[DutyLine]:
        """Units of an item: what is late first, then what is due first, then what is done."""
        return sorted((self._line(duty, is_settled=item.is_settled) for duty in duties), key=_urgency)

    def lines_of(self, item: str, units: Collection[int]) -> tuple[list[DutyLine], list[DutyLine]]:
        """Of these units those that do the item, and those that are named beside them."""
        found = self.item(item)
        duties = ((one for one in some if one.unit.id in units) for some in (found.duties, found.others))
        lines, others = (self.of_item(found, some) for some in duties)
        return lines, others

    def of_unit(self, unit: int) -> list[DutyLine]:
        """What the plan gives a unit to do, in the order of the plan."""
        duties = self.progress.of_unit(unit)
        return [self._line(duty, is_settled=self.progress.is_settled(duty.work)) for duty in duties]

    def item(self, key: str) -> ItemProgress:
        """The item of this id.

        Raises:
            NotToBeFound: the plan has none.
        """
        work = self.progress.work(key)
        if work is None:
            raise NotToBeFound()
        return self.progress.of_item(work)

    def totals(self) -> Totals:
        """What is late and what comes next, over all units."""
        units = self.units()
        days = [duty.due for one in units for duty in one.soon if duty.due]
        return Totals(
            units=units,
            late_units=sum(bool(one.held) for one in units),
            late=sum(len(one.held) for one in units),
            soon=sum(len(one.soon) for one in units),
            next_day=min(days, default=None),
        )

    @cached_property
    def _items(self) -> list[ItemProgress]:
        return self.progress.items()

    def _line(self, duty: Duty, *, is_settled: bool) -> DutyLine:
        sent = self._reminders.get((duty.work.id, duty.unit.id), ())
        return DutyLine(duty, duty_state(duty, is_settled=is_settled), tuple(sent))


def _urgency(line: DutyLine) -> tuple[bool, date, tuple[str, int]]:
    return line.is_done, line.duty.due or date.max, line.duty.unit.order


def _item_line(item: ItemProgress, soon_days: int) -> ItemLine:
    done = len(item.duties) if item.is_done else sum(one.is_done for one in item.duties)
    late, soon = len(item.late), sum(one.is_soon for one in item.missing)
    counts = {"done": done, "late": late, "soon": soon, "open": len(item.duties) - done - late - soon}
    days = {one.due for one in item.duties}
    return ItemLine(
        item, next(iter(days)) if len(days) == 1 else None, **counts, soon_days=soon_days, bars=_bars(counts)
    )


def counted_lines(counts: PlanCounts) -> list[ItemLine]:
    """The items that are somebody's work, in the order of the plan, by their numbers alone."""
    return [_counted_line(one, max(counts.ground.notice)) for one in counts.items if one.units]


def _counted_line(item: ItemCount, soon_days: int) -> ItemLine:
    left = len(item.units) - item.done - item.late - item.soon
    counts = {"done": item.done, "late": item.late, "soon": item.soon, "open": left}
    return ItemLine(item, item.due, **counts, soon_days=soon_days, bars=_bars(counts))


def _bars(counts: dict[str, int]) -> tuple[Bar, ...]:
    whole, before, found = sum(counts.values()), 0, []
    for kind, count in counts.items():
        if count:
            ends = (before * WHOLE // whole, (before + count) * WHOLE // whole)
            found.append(Bar(kind, count, percent(ends[0]), percent(ends[1] - ends[0]), percent(sum(ends) // 2)))
        before += count
    return tuple(found)


def _unit_line(lines: Sequence[DutyLine]) -> UnitLine:
    first = lines[0].duty
    return UnitLine(
        unit=first.unit,
        head=first.head,
        done=sum(one.is_done for one in lines),
        of=len(lines),
        held=tuple(one.duty for one in lines if one.is_late),
        soon=tuple(one.duty for one in lines if one.is_soon),
    )
