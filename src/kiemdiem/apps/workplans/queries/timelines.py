"""The season as a drawing: each deadline of the plan from the day on which it can be begun to its last good day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.permissions.access import Scope
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.queries.plans import ShownRow, open_days, plan_of
from kiemdiem.apps.workplans.queries.progress import Duty, ItemProgress, PlanProgress
from kiemdiem.apps.workplans.queries.reading import among_seen
from kiemdiem.apps.workplans.queries.scales import Place, Scale
from kiemdiem.apps.workplans.queries.telling import duty_state
from kiemdiem.core.regime.entries.plan import Event
from kiemdiem.core.regime.workplan import PlanRow
from kiemdiem.shell.days import short_day
from kiemdiem.shell.marks import State

ONE_DAY = timedelta(days=1)
AFTER_THE_SEASON = timedelta(days=31)
"""So long after the last day of the plan today is still drawn; later the drawing would be all delay."""
MOST_NAMED = 3
DAY_AND_MONTH = 5
"""The first signs of a day in words, without the year: months stand above the drawing."""
PLANNED, DONE, LATE, EXPECTED = "plan", "done", "late", "open"


@dataclass(frozen=True)
class Span:
    """A part of a bar: as planned, done, late, or expected. x, width: in per cent."""

    kind: str
    x: str
    width: str


@dataclass(frozen=True)
class Bar:
    """What is drawn of one deadline. last: where its last good day ends; label: what stands beside it."""

    start: date
    end: date
    spans: tuple[Span, ...]
    last: Place
    label_at: Place
    label: str
    is_late: bool
    is_expected: bool

    def with_late_units(self, units: int, span: Span, at: Place) -> Bar:
        """The same with what some units hold, from the first of their days until now."""
        label = words.LATE_UNITS.format(n=units)
        return replace(self, spans=(*self.spans, span), label=label, label_at=at, is_late=True)


@dataclass(frozen=True)
class UnitBar:
    """One deadline at one unit; no bar while what it waits for has not happened there."""

    duty: Duty
    state: State
    day: date | None
    bar: Bar | None


@dataclass(frozen=True)
class TimeRow:
    """One deadline of the plan. bar: none where it has no day; units: where each unit has a day of its own;
    ticks: where these days end; late: the units that hold it, as far as the reader sees them."""

    shown: ShownRow
    item: ItemProgress | None
    state: State
    bar: Bar | None
    units: tuple[UnitBar, ...]
    ticks: tuple[str, ...]
    late: tuple[Duty, ...]

    @property
    def dated(self) -> int:
        """How many units have their day."""
        return sum(one.day is not None for one in self.units)

    @property
    def opens(self) -> bool:
        """Whether there is something to see of its units one by one."""
        return bool(self.units) and (self.dated > 0 or self.state.kind != "done")

    @property
    def days_told(self) -> str:
        """Of how many units the day is known, and between which days they lie."""
        days = [one.day for one in self.units if one.day is not None]
        if not days:
            return words.NO_UNIT_DATED.format(of=len(self.units))
        return words.UNITS_DATED.format(
            n=len(days), of=len(self.units), first=short_day(min(days)), last=short_day(max(days))
        )

    @property
    def named(self) -> tuple[Duty, ...]:
        return self.late[:MOST_NAMED]

    @property
    def more(self) -> int:
        return max(len(self.late) - MOST_NAMED, 0)

    @property
    def told(self) -> str:
        """The bar for whoever cannot see it."""
        if self.bar is None:
            return ""
        how = words.BAR_EXPECTED if self.bar.is_expected else words.BAR
        days = {"start": short_day(self.bar.start), "end": short_day(self.bar.end)}
        return how.format(task=self.shown.row.task, state=self.state, **days)


class Timeline:
    """All deadlines of a campaign's plan over its season; as many queries however many units there are."""

    def __init__(self, campaign: Campaign, *, seen: Scope, today: date) -> None:
        self.today = today
        self.progress = PlanProgress(campaign, seen=seen, today=today, among=among_seen(campaign, seen))
        self._regime = regime_of(campaign)
        self._items = {one.work.id: one for one in self.progress.items()}
        self._shown = plan_of(campaign, open_days(campaign), today=today)
        self._events = {placed.id: placed.entry for placed in self._regime.of("event", Event)}
        self._ends = self._ends_of_items()
        self._issued = self._regime.identity.date

    @cached_property
    def scale(self) -> Scale | None:
        """The months of the season; none where the plan knows no day at all."""
        ends = [one.day for one in self._shown if one.day is not None]
        units = [row.due for rows in self._rows_of_units.values() for _, row in rows if row.due is not None]
        starts = [self._start(one.row, one.day) for one in self._shown if one.day is not None]
        days = [*ends, *units, *starts]
        return Scale.over(days, until=self.today, more=AFTER_THE_SEASON) if days else None

    @cached_property
    def rows(self) -> list[TimeRow]:
        """Every deadline, in the order of the plan."""
        return [self._row(one) for one in self._shown]

    def drawn(self) -> list[TimeRow]:
        """Those that have a place on the drawing."""
        return [one for one in self.rows if one.bar is not None or one.dated]

    def apart(self) -> list[TimeRow]:
        """Those that have none: no day in the plan, or not known yet."""
        return [one for one in self.rows if one.bar is None and not one.dated]

    # ------------------------------------------------------------------ days
    def _ends_of_items(self) -> dict[str, date]:
        """Item → the day on which it is over: when all was done, else its last good day or the expected one."""
        found: dict[str, date] = {}
        for one in self._shown:
            item = self._items.get(one.row.item)
            done = _done_on(item) if item is not None else None
            day = done or one.day
            if day is not None:
                found[one.row.item] = max(found.get(one.row.item, day), day)
        return found

    def _start(self, row: PlanRow, end: date) -> date:
        """When it can be begun: its own first day, else when what it waits for is over, else with the plan."""
        item = self._items.get(row.item)
        before = [self._ends.get(gate.after) for gate in (item.work.gates if item else ()) if gate.hard]
        event = self._events.get(row.waits_for)
        before.append(self._ends.get(event.expected_from or "") if event is not None else None)
        known = [day for day in before if day is not None]
        return min(row.first_day or max(known, default=self._begin or end), end)

    @cached_property
    def _begin(self) -> date | None:
        """The day of the plan; where it prints none, the first of all days that it names."""
        days = [day for one in self._shown for day in (one.row.first_day, one.day) if day is not None]
        return self._issued or min(days, default=None)

    @cached_property
    def _rows_of_units(self) -> dict[str, list[tuple[Duty, PlanRow]]]:
        """Deadline → its units with their own deadline, where it hangs on what each unit does for itself."""
        own = {one.row.id: one.row.item for one in self._shown if self._is_per_unit(one.row)}
        found: dict[str, list[tuple[Duty, PlanRow]]] = {key: [] for key in own}
        for key, item in own.items():
            for duty in self._items[item].duties if item in self._items else ():
                found[key] += [(duty, row) for row in self.progress.rows_of(duty.work, duty.unit) if row.id == key]
        return found

    def _is_per_unit(self, row: PlanRow) -> bool:
        event = self._events.get(row.waits_for)
        return row.due is None and event is not None and event.per_unit

    # ------------------------------------------------------------------ rows
    def _row(self, shown: ShownRow) -> TimeRow:
        row, item = shown.row, self._items.get(shown.row.item)
        item = item if item is not None and item.m else None
        units = tuple(sorted(self._unit_bars(row, item), key=_by_day))
        late = self._late(shown, item, units)
        bar = None
        if shown.day is not None and self.scale is not None:
            done = _done_on(item) if item is not None else None
            drawn = _Drawn(self._start(row, shown.day), shown.day, done, is_done=item is not None and item.is_done)
            bar = self._bar(
                self.scale, drawn, is_late=bool(late) and row.due is not None, is_expected=shown.is_expected
            )
        bar = self._with_late_units(bar, units, late)
        ticks = tuple(dict.fromkeys(one.bar.last.x for one in units if one.bar is not None))
        return TimeRow(shown, item, self._state(shown, item, late), bar, units, ticks, late)

    def _with_late_units(self, bar: Bar | None, units: Sequence[UnitBar], late: Sequence[Duty]) -> Bar | None:
        """Where each unit has its own day: what they hold is drawn from the first of these days."""
        held = [one.day for one in units if one.day is not None and one.duty in late]
        if self.scale is None or not held:
            return bar
        first, end = min(held), self.scale.end_of(min(held))
        bar = bar or Bar(first, first, (), end, end, "", is_late=True, is_expected=False)
        span = Span(LATE, *self.scale.span(first + ONE_DAY, self.today))
        return bar.with_late_units(len(late), span, self.scale.end_of(self.today))

    def _late(self, shown: ShownRow, item: ItemProgress | None, units: Sequence[UnitBar]) -> tuple[Duty, ...]:
        if item is None or item.is_done:
            return ()
        if units:
            return tuple(one.duty for one in units if one.bar is not None and one.bar.is_late)
        return item.missing if self._is_over(shown.row.due) else ()

    def _is_over(self, due: date | None) -> bool:
        """Gone by, and not before the plan was issued: nobody could keep such a day."""
        return due is not None and due < self.today and (self._issued is None or due >= self._issued)

    def _state(self, shown: ShownRow, item: ItemProgress | None, late: Sequence[Duty]) -> State:
        if item is None:
            return shown.state
        counted = {"n": item.n, "m": item.m}
        if item.is_done:
            return State("done", words.ALL_DONE.format(**counted))
        if late:
            return State("late", words.LATE_SO_FAR.format(**counted))
        left = (shown.row.due - self.today).days if shown.row.due is not None else None
        if left is not None and 0 <= left <= max(self.progress.notice):
            return State("soon", words.SOON_SO_FAR.format(days=left, **counted))
        return State("doing" if item.n else "wait", words.SO_FAR.format(**counted))

    def _unit_bars(self, row: PlanRow, item: ItemProgress | None) -> Iterator[UnitBar]:
        for duty, own in self._rows_of_units.get(row.id, ()) if item is not None else ():
            state = duty_state(duty, is_settled=item.is_settled if item is not None else False)
            bar = None
            if own.due is not None and self.scale is not None:
                is_done = state.kind == "done"
                drawn = _Drawn(self._start(own, own.due), own.due, duty.done_on, is_done=is_done)
                is_late = not is_done and self._is_over(own.due)
                bar = self._bar(self.scale, drawn, is_late=is_late, is_expected=False)
            yield UnitBar(duty, state, own.due, bar)

    def _bar(self, scale: Scale, drawn: _Drawn, *, is_late: bool, is_expected: bool) -> Bar:
        label = short_day(drawn.end)[:DAY_AND_MONTH]
        kind = DONE if drawn.is_done else EXPECTED if is_expected else PLANNED
        spans = [Span(kind, *scale.span(drawn.start, drawn.end))]
        was_late = drawn.is_done and drawn.done is not None and drawn.done > drawn.end and not is_expected
        until = drawn.done if was_late and drawn.done is not None else self.today
        if is_late or was_late:
            spans.append(Span(LATE, *scale.span(drawn.end + ONE_DAY, until)))
            label = (words.WAS_DUE if is_late else words.DONE_AFTER).format(day=label, days=(until - drawn.end).days)
        elif is_expected and drawn.is_done:
            label = words.DONE_ON_DAY.format(day=short_day(drawn.done)[:DAY_AND_MONTH]).strip()
        elif is_expected:
            label = words.EXPECTED_ON.format(day=label)
        last = scale.end_of(drawn.end)
        at = scale.end_of(until) if is_late or was_late else last
        return Bar(drawn.start, drawn.end, tuple(spans), last, at, label, is_late, is_expected)


@dataclass(frozen=True)
class _Drawn:
    """The days of a bar. done: when the last of it was done."""

    start: date
    end: date
    done: date | None
    is_done: bool


def _done_on(item: ItemProgress) -> date | None:
    """The day on which all was done; none while something is open."""
    days = [one.done_on for one in item.duties if one.done_on is not None]
    return max(days, default=None) if item.is_done else None


def _by_day(one: UnitBar) -> tuple[bool, date, tuple[str, int]]:
    """What is late first, then what ends first; who has no day yet comes last."""
    is_late = one.bar is not None and one.bar.is_late
    return not is_late, one.day or date.max, one.duty.unit.order
