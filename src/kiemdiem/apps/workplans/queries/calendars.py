"""The plan as a calendar: what ends on a day, what happened on it, and whether offices work."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Count

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.milestones import milestone_kinds
from kiemdiem.apps.permissions.access import Scope
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.queries.days_off import is_off, name_of
from kiemdiem.apps.workplans.queries.plans import open_days
from kiemdiem.apps.workplans.queries.timelines import Timeline, TimeRow, UnitBar
from kiemdiem.shell.marks import State

WEEK = timedelta(days=7)
ONE_DAY = timedelta(days=1)
SHOWN_IN_A_MONTH = 3
"""So many entries of a day stand in the grid of a month; the others are told by their number."""


@dataclass(frozen=True)
class Entry:
    """One thing on a day. item: the item of the plan that it leads to, where there is one."""

    label: str
    state: State
    item: str = ""


@dataclass(frozen=True)
class Day:
    """A day with what is on it. is_outside: it belongs to the month before or after."""

    date: date
    is_off: bool
    name: str
    is_today: bool
    is_outside: bool
    entries: tuple[Entry, ...]

    @property
    def first(self) -> tuple[Entry, ...]:
        return self.entries[:SHOWN_IN_A_MONTH]

    @property
    def more(self) -> int:
        return max(len(self.entries) - SHOWN_IN_A_MONTH, 0)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


class PlanCalendar:
    """Everything of a campaign's plan that has a day; as many queries however many units there are."""

    def __init__(self, campaign: Campaign, *, seen: Scope, today: date) -> None:
        self._campaign, self._seen, self.today = campaign, seen, today
        self._timeline = Timeline(campaign, seen=seen, today=today)

    def month(self, day: date) -> list[list[Day]]:
        """The weeks that touch the month of this day, each from Monday."""
        last = day.replace(day=monthrange(day.year, day.month)[1])
        begin, weeks = monday_of(day.replace(day=1)), []
        while begin <= last:
            weeks.append([self._day(begin + timedelta(days=step), month=day.month) for step in range(7)])
            begin += WEEK
        return weeks

    def week(self, day: date) -> list[Day]:
        """The seven days from the Monday before."""
        return [self._day(monday_of(day) + timedelta(days=step)) for step in range(7)]

    def nearest(self, day: date) -> date:
        """The day itself within the season, else the first or last month of it."""
        scale = self._timeline.scale
        return day if scale is None else min(max(day, scale.first), max(scale.last, scale.first))

    def _day(self, day: date, *, month: int = 0) -> Day:
        entries = tuple(self._entries.get(day, ()))
        is_outside = month not in {0, day.month}
        return Day(day, is_off(day), name_of(day), day == self.today, is_outside, entries)

    # ------------------------------------------------------------------ entries
    @cached_property
    def _entries(self) -> dict[date, list[Entry]]:
        found: dict[date, list[Entry]] = {}
        for day, entry in (*self._deadlines(), *self._entered(), *self._happened()):
            found.setdefault(day, []).append(entry)
        return found

    def _deadlines(self) -> Iterator[tuple[date, Entry]]:
        for one in self._timeline.rows:
            row = one.shown.row
            label = words.NUMBERED.format(number=row.number, task=row.task)
            if row.due is not None:
                yield row.due, Entry(label, one.state, row.item)
            elif one.dated:
                yield from _of_units(one, label)
            elif one.shown.day is not None:
                yield one.shown.day, Entry(words.EXPECTED_ENTRY.format(label=label), one.state, row.item)

    def _entered(self) -> Iterator[tuple[date, Entry]]:
        """Days of the whole campaign that were put in; those of deadlines stand there as deadlines."""
        deadlines = {one.shown.row.id for one in self._timeline.rows}
        for one in open_days(self._campaign):
            if one.entered is not None and one.key not in deadlines:
                yield one.entered.day, Entry(one.what, _happened_state(one.entered.day, self.today))

    def _happened(self) -> Iterator[tuple[date, Entry]]:
        """What happened to units and subjects on the branches of the reader, counted; one query."""
        here = self._seen.within("unit__path") | self._seen.within("subject__unit__path")
        counted = self._campaign.milestones.filter(here).order_by("day", "kind").values_list("day", "kind")
        labels = milestone_kinds(self._campaign)
        for day, kind, count in counted.annotate(count=Count("pk")):
            label = words.HAPPENED.format(what=labels.get(kind, kind), count=count)
            yield day, Entry(label, _happened_state(day, self.today))


def _of_units(one: TimeRow, label: str) -> Iterator[tuple[date, Entry]]:
    """The days of single units, those of one day together."""
    days: dict[date, list[UnitBar]] = {}
    for unit in one.units:
        if unit.day is not None:
            days.setdefault(unit.day, []).append(unit)
    for day, units in days.items():
        yield day, Entry(words.UNITS_ENTRY.format(label=label, count=len(units)), _of_all(units), one.shown.row.item)


def _of_all(units: Iterable[UnitBar]) -> State:
    """The worst state among them, with how many are done."""
    known = list(units)
    done = sum(one.state.kind == "done" for one in known)
    told = {"n": done, "m": len(known)}
    if any(one.bar is not None and one.bar.is_late for one in known):
        return State("late", words.LATE_SO_FAR.format(**told))
    if done == len(known):
        return State("done", words.ALL_DONE.format(**told))
    soon = any(one.state.kind == "soon" for one in known)
    return State("soon" if soon else "wait", words.SO_FAR.format(**told))


def _happened_state(day: date, today: date) -> State:
    return State("none", words.HAS_BEEN if day <= today else words.WILL_BE)
