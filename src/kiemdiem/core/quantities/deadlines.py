"""When something is due, and how whoever owes it stands on a given day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from kiemdiem.core.quantities.calendars import Calendar
from kiemdiem.core.quantities.deadline_kinds import (
    After,
    AnyDeadline,
    Before,
    BeforeEvent,
    By,
    DayCount,
    Deadline,
    DeadlineKind,
    External,
    Month,
    Next,
    NoDeadline,
    Promptly,
    SameDay,
    Window,
    Within,
    WithPlan,
    make_deadline,
)
from kiemdiem.core.quantities.months import add_days

__all__ = [
    "After",
    "AnyDeadline",
    "Before",
    "BeforeEvent",
    "By",
    "DayCount",
    "Deadline",
    "DeadlineKind",
    "Due",
    "EnteredDate",
    "External",
    "Month",
    "Next",
    "NoDeadline",
    "Promptly",
    "Remark",
    "SameDay",
    "Standing",
    "State",
    "Window",
    "WithPlan",
    "Within",
    "judge",
    "make_deadline",
    "next_after",
    "resolve",
]


@dataclass(frozen=True, slots=True)
class EnteredDate:
    """A day that a person enters, with the document or reason it comes from."""

    day: date
    source: str


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline with its days; `last_good_day` is None while it is unknown, and the grace days are in it."""

    deadline: AnyDeadline
    first_day: date | None = None
    last_good_day: date | None = None
    is_expected: bool = False
    """The day rests on an expected date: shown, never judged (KH24-048)."""
    waits_for: str = ""
    """The event that has no date yet."""
    event_on: date | None = None
    issued_on: date | None = None
    entered: EnteredDate | None = None

    @property
    def is_before_issue(self) -> bool:
        """Whether the last good day lies before the plan was issued: late from birth, by the plan (KH75-029)."""
        return self.last_good_day is not None and self.issued_on is not None and self.last_good_day < self.issued_on

    def covers(self, day: date) -> bool:
        """Whether the day is neither before the first nor after the last good day, as far as they are known."""
        return (self.first_day is None or self.first_day <= day) and (
            self.last_good_day is None or day <= self.last_good_day
        )


class State(Enum):
    """How something due stands."""

    ON_TIME = "on_time"
    LATE = "late"
    OPEN = "open"
    """Not done, and there is time."""
    TOO_EARLY = "too_early"
    """Done before the event after which it belongs: to be refused (CV789-041)."""
    OTHER_DAY = "other_day"
    """Done on another day than the event: flagged, not refused (KH24-071)."""
    NOT_JUDGED = "not_judged"


class Remark(Enum):
    """What is said beside the state."""

    BEFORE_FIRST_DAY = "before_first_day"
    OUTSIDE_WINDOW = "outside_window"
    ON_THE_DAY = "on_the_day"
    DEADLINE_BEFORE_ISSUE = "deadline_before_issue"
    EXPECTED_DAY_PASSED = "expected_day_passed"
    WARNING_ONLY = "warning_only"


@dataclass(frozen=True, slots=True)
class Standing:
    """The judgement on one day."""

    state: State
    is_done: bool
    days_late: int = 0
    days_left: int | None = None
    days_since_event: int | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def counts_against_unit(self) -> bool:
        """Whether this is the unit's own lateness: not where the plan came too late, nor where a window only warns."""
        return self.state is State.LATE and not {Remark.DEADLINE_BEFORE_ISSUE, Remark.WARNING_ONLY} & set(self.remarks)


def resolve(
    deadline: AnyDeadline,
    *,
    issued_on: date | None,
    events: Mapping[str, date],
    expected: Mapping[str, date],
    calendar: Calendar,
    external: EnteredDate | None = None,
    replaced: EnteredDate | None = None,
) -> Due:
    """The days of a deadline.

    `events` holds what has a date, `expected` what will only probably have one; for a body that covers many units the
    date of "completion" is the latest of theirs (KH24-060). `external` dates an `External`; `replaced` is a day that a
    person sets in place of the printed one, whatever the kind.
    """
    due = replace(_days_of(deadline, issued_on, events, expected, calendar), issued_on=issued_on)
    entered = replaced or (external if isinstance(deadline, External) else None)
    if entered:
        first_day = due.first_day if due.first_day and due.first_day <= entered.day else None
        if isinstance(deadline, SameDay):
            first_day = entered.day
        return replace(
            due, first_day=first_day, last_good_day=entered.day, is_expected=False, waits_for="", entered=entered
        )
    if due.last_good_day and deadline.grace_days:
        return replace(due, last_good_day=add_days(due.last_good_day, deadline.grace_days))
    return due


def judge(due: Due, done_on: date | None, today: date) -> Standing:
    """How it stands on `today`, done on a day or not yet."""
    if isinstance(due.deadline, Promptly):
        return _judge_promptly(due, done_on, today)
    if due.last_good_day is None or due.is_expected:
        passed = due.last_good_day is not None and done_on is None and today > due.last_good_day
        remarks = (Remark.EXPECTED_DAY_PASSED,) if passed else ()
        return Standing(State.NOT_JUDGED, is_done=done_on is not None, remarks=remarks)
    if isinstance(due.deadline, SameDay) and done_on is not None and not due.covers(done_on):
        return Standing(State.OTHER_DAY, is_done=True)
    return _judge_by_last_day(due, due.last_good_day, done_on, today)


def next_after(days: Iterable[date], missed: date) -> date | None:
    """The first of the days that lies after the missed one: the date of a `Next`."""
    return min((day for day in days if day > missed), default=None)


def _days_of(
    deadline: AnyDeadline,
    issued_on: date | None,
    events: Mapping[str, date],
    expected: Mapping[str, date],
    calendar: Calendar,
) -> Due:
    match deadline:
        case Before(on=on):
            return Due(deadline, last_good_day=add_days(on, -1))
        case By(on=on):
            return Due(deadline, last_good_day=on)
        case Within(month=month):
            return Due(deadline, first_day=month.first_day, last_good_day=month.last_day)
        case Window(first=first, until=until):
            return Due(deadline, first_day=first, last_good_day=until)
        case WithPlan():
            return Due(deadline, last_good_day=issued_on)
        case External() | NoDeadline():
            return Due(deadline)
        case Promptly(event=event, at_latest=at_latest):
            ended_on = events.get(event)
            waits_for = "" if ended_on else event
            return Due(deadline, first_day=ended_on, last_good_day=at_latest, event_on=ended_on, waits_for=waits_for)
        case _:
            happens_on = events.get(deadline.event) or expected.get(deadline.event)
            if happens_on is None:
                return Due(deadline, waits_for=deadline.event)
            is_dated = deadline.event in events
            return replace(
                _days_around(deadline, happens_on, calendar),
                event_on=happens_on,
                is_expected=not is_dated,
                waits_for="" if is_dated else deadline.event,
            )


def _days_around(deadline: After | BeforeEvent | SameDay | Next, event_on: date, calendar: Calendar) -> Due:
    match deadline:
        case After(days=days, count=count):
            is_working = count is DayCount.WORKING
            last = calendar.add_working_days(event_on, days) if is_working else add_days(event_on, days)
            return Due(deadline, first_day=event_on, last_good_day=last)
        case BeforeEvent():
            return Due(deadline, last_good_day=_last_day_before(deadline, event_on, calendar))
        case _:
            return Due(deadline, first_day=event_on, last_good_day=event_on)


def _last_day_before(deadline: BeforeEvent, event_on: date, calendar: Calendar) -> date:
    if not deadline.days:
        return event_on
    if deadline.count is DayCount.WORKING:
        return calendar.last_notice_day(event_on, deadline.days, deadline.reading)
    return add_days(event_on, -deadline.days)


def _judge_promptly(due: Due, done_on: date | None, today: date) -> Standing:
    if done_on is not None and (due.event_on is None or done_on < due.event_on):
        return Standing(State.TOO_EARLY, is_done=True)
    if due.last_good_day is None:
        standing = Standing(State.NOT_JUDGED, is_done=done_on is not None)
    else:
        standing = _judge_by_last_day(due, due.last_good_day, done_on, today)
    if due.event_on is None or (done_on or today) < due.event_on:
        return standing
    return replace(standing, days_since_event=((done_on or today) - due.event_on).days)


def _judge_by_last_day(due: Due, last_good_day: date, done_on: date | None, today: date) -> Standing:
    judged_on = done_on or today
    days_over = (judged_on - last_good_day).days
    if days_over > 0:
        remarks = _remarks_when_late(due, judged_on)
        return Standing(State.LATE, is_done=done_on is not None, days_late=days_over, remarks=remarks)
    if done_on is None:
        return Standing(State.OPEN, is_done=False, days_left=-days_over)
    return Standing(State.ON_TIME, is_done=True, remarks=_remarks_when_on_time(due, done_on))


def _remarks_when_on_time(due: Due, done_on: date) -> tuple[Remark, ...]:
    remarks = []
    if due.first_day is not None and done_on < due.first_day:
        remarks.append(Remark.BEFORE_FIRST_DAY)
    if isinstance(due.deadline, BeforeEvent) and done_on == due.event_on:
        remarks.append(Remark.ON_THE_DAY)
    return tuple(remarks)


def _remarks_when_late(due: Due, day: date) -> tuple[Remark, ...]:
    remarks = []
    if isinstance(due.deadline, Window):
        remarks.append(Remark.OUTSIDE_WINDOW)
    # Late before the plan existed is the unit's own affair; from the day of issue on it is the plan's.
    if due.is_before_issue and due.issued_on is not None and day >= due.issued_on:
        remarks.append(Remark.DEADLINE_BEFORE_ISSUE)
    if not due.deadline.hard:
        remarks.append(Remark.WARNING_ONLY)
    return tuple(remarks)
