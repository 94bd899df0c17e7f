"""The work plan of a regime as rows: what is due from whom by which last good day, under which clauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kiemdiem.core.quantities.calendars import Calendar
from kiemdiem.core.quantities.deadlines import AnyDeadline, Due, EnteredDate, External, make_deadline, resolve
from kiemdiem.core.regime.clause_places import plain_quote
from kiemdiem.core.regime.entries.plan import Clash, DueDate, Event, PlanItem
from kiemdiem.core.regime.errors import UnknownEvent
from kiemdiem.core.regime.plan_references import NOT_OF_THE_DEADLINE
from kiemdiem.core.regime.regime import Placed, Regime, in_force

ROLES = (
    "directing",
    "directing_in_person",
    "advising",
    "compiling",
    "implementing",
    "addressed",
    "cooperating",
    "consulted",
)
NO_DEADLINE = "none"


@dataclass(frozen=True)
class PlanRow:
    """One duty of the plan. due: its last good day; expected: the day that stands in while an event has no date.

    waits_for: the event without a date; source: whose document will fix an external date; item: the entry's id, where
    it prints several deadlines; open_list: the roles whose last body stands for more than the plan names; printed: the
    words of the plan about the day, empty where there is none; sub_plan: what a plan of
    a lower tier may say of the day.
    """

    id: str
    item: str
    number: str
    task: str
    bodies: Mapping[str, tuple[str, ...]]
    kind: str
    due: date | None
    expected: date | None
    first_day: date | None
    waits_for: str
    source: str
    hard: bool
    clauses: tuple[str, ...]
    note: str
    clashes: tuple[str, ...] = field(default=())
    open_list: tuple[str, ...] = field(default=())
    printed: str = ""
    sub_plan: str = "stricter"

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "item": self.item,
            "number": self.number,
            "task": self.task,
            "bodies": {role: list(names) for role, names in self.bodies.items()},
            "open_list": list(self.open_list),
            "kind": self.kind,
            "due": _iso(self.due),
            "expected": _iso(self.expected),
            "first_day": _iso(self.first_day),
            "waits_for": self.waits_for,
            "source": self.source,
            "hard": self.hard,
            "clauses": list(self.clauses),
            "note": self.note,
            "clashes": list(self.clashes),
        }


def plan_rows(
    regime: Regime,
    *,
    events: Mapping[str, date] | None = None,
    completed: date | None = None,
    readings: Mapping[str, str] | None = None,
    calendar: Calendar | None = None,
) -> list[PlanRow]:
    """The rows of the work plan, in the order of the plan.

    events: days of events by id, and days of external deadlines by the id of their row; completed: the day on which
    the unit completed its review, for every event of the units that the plan expects on a day of its own.
    """
    return _Plan(regime, events or {}, completed, readings or {}, calendar or Calendar()).rows()


def due_days(
    regime: Regime,
    readings: Mapping[str, str] | None = None,
    *,
    calendar: Calendar | None = None,
    events: Mapping[str, date] | None = None,
) -> dict[str, date]:
    """Item of the work plan → its last good day, the earliest of several; items without a day are left out."""
    found: dict[str, date] = {}
    for row in plan_rows(regime, events=events, readings=readings, calendar=calendar):
        for name in {row.id, row.item} if row.due is not None else ():
            found[name] = min(found.get(name, row.due or date.max), row.due or date.max)
    return found


class _Plan:
    def __init__(
        self,
        regime: Regime,
        events: Mapping[str, date],
        completed: date | None,
        readings: Mapping[str, str],
        calendar: Calendar,
    ) -> None:
        self._regime, self._calendar = regime, calendar
        self._options = regime.chosen(readings)
        self._items = {placed.id: placed for placed in regime.of("item", PlanItem) if self._holds(placed.entry)}
        known = {placed.id: placed.entry for placed in regime.of("event", Event)}
        self._external = {
            name: EnteredDate(day, "") for name, day in events.items() if name not in known and name in self._row_ids()
        }
        for name in events:
            if name not in known and name not in self._external:
                raise UnknownEvent(event=name, known=", ".join(known) or "–")
        self._events = {name: day for name, day in events.items() if name in known}
        if completed is not None:
            of_units = [name for name, event in known.items() if event.per_unit and event.expected_from]
            self._events = dict.fromkeys(of_units, completed) | self._events
        self._expected = self._expectations(known)

    def _holds(self, entry: PlanItem | DueDate) -> bool:
        return in_force(entry, self._options)

    def _row_ids(self) -> set[str]:
        return {name for placed in self._items.values() for name, _, _ in self._deadlines(placed)}

    # ------------------------------------------------------------------ days
    def _expectations(self, known: Mapping[str, Event]) -> dict[str, date]:
        """Events without a date: the last good day of the item that brings them about, as far as it is known."""
        found: dict[str, date] = {}
        for _ in known:
            for name, event in known.items():
                item = self._items.get(event.expected_from or "")
                if name in self._events or name in found or item is None:
                    continue
                days = [self._resolve(key, deadline, found).last_good_day for key, _, deadline in self._deadlines(item)]
                known_days = [day for day in days if day is not None]
                if known_days:
                    found[name] = max(known_days)
        return found

    def _resolve(self, row: str, deadline: AnyDeadline, expected: Mapping[str, date]) -> Due:
        entered = self._external.get(row)
        is_external = isinstance(deadline, External)
        return resolve(
            deadline,
            issued_on=self._regime.identity.date,
            events=self._events,
            expected=expected,
            calendar=self._calendar,
            external=entered if is_external else None,
            replaced=None if is_external else entered,
        )

    def _deadlines(self, placed: Placed[PlanItem]) -> Iterator[tuple[str, DueDate, AnyDeadline]]:
        """Row id, the deadline as written and as it is reckoned with; a sub-item without one has its parent's."""
        item = placed.entry
        dues = [(due, raw) for due, raw in zip(item.due, placed.values.get("due", ()), strict=True) if self._holds(due)]
        for number, (due, raw) in enumerate(dues, start=1):
            own = due.id or (item.id if len(dues) == 1 else f"{item.id}-{number}")
            keys = {key: value for key, value in raw.items() if key not in NOT_OF_THE_DEADLINE}
            yield own, due, make_deadline(due.kind, keys)
        above = self._items.get(item.parent or "")
        if not item.due and above is not None and len(above.entry.due) == 1:
            for _, due, deadline in self._deadlines(above):
                yield item.id, due, deadline

    # ------------------------------------------------------------------ rows
    def rows(self) -> list[PlanRow]:
        clashes: dict[str, list[str]] = {}
        for clash in self._regime.of("clash", Clash):
            for item in clash.entry.items:
                clashes.setdefault(item, []).append(clash.entry.text)
        return [
            row for placed in self._items.values() for row in self._rows_of(placed, tuple(clashes.get(placed.id, ())))
        ]

    def _rows_of(self, placed: Placed[PlanItem], clashes: tuple[str, ...]) -> Iterator[PlanRow]:
        item = placed.entry
        bodies = {role: names for role in ROLES if (names := getattr(item, role))}
        is_empty = True
        for row, due, deadline in self._deadlines(placed):
            is_empty = False
            found = self._resolve(row, deadline, self._expected)
            yield PlanRow(
                id=row,
                item=item.id,
                number=item.number,
                task=due.task if due in item.due and due.task else item.task,
                bodies=bodies,
                kind=due.kind,
                due=None if found.is_expected else found.last_good_day,
                expected=found.last_good_day if found.is_expected else None,
                first_day=None if found.is_expected else found.first_day,
                waits_for=found.waits_for,
                source=due.source,
                hard=due.hard,
                clauses=tuple(dict.fromkeys((*item.clauses, *due.clauses))),
                note=" ".join(note for note in (item.note, due.note) if note),
                clashes=clashes,
                open_list=item.open_list,
                printed=self._printed(due),
                sub_plan=item.sub_plan,
            )
        if is_empty:
            yield PlanRow(
                item.id, item.id, item.number, item.task, bodies, NO_DEADLINE, None, None, None, "", "", True,
                item.clauses, item.note, clashes, item.open_list, sub_plan=item.sub_plan,
            )  # fmt: skip

    def _printed(self, due: DueDate) -> str:
        """Its own words, else those of the first clause that it cites."""
        if due.kind == NO_DEADLINE:
            return ""
        return due.printed or next((plain_quote(self._regime.clauses[key].quote) for key in due.clauses), "")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
