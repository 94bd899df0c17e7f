"""The twelve kinds of deadline that the plans print, each with what it needs to be resolved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import ClassVar

from kiemdiem.core.quantities.calendars import NoticeReading
from kiemdiem.core.quantities.errors import DeadlineFault, MalformedDeadline, UnknownDeadlineKind
from kiemdiem.core.quantities.months import MONTHS_A_YEAR, last_day_of_month


class DeadlineKind(StrEnum):
    """The kinds by the words that a regime uses."""

    BEFORE = "before"
    BY = "by"
    WITHIN = "within"
    AFTER = "after"
    WITH_PLAN = "with_plan"
    EXTERNAL = "external"
    PROMPTLY = "promptly"
    BEFORE_EVENT = "before_event"
    WINDOW = "window"
    SAME_DAY = "same_day"
    NEXT = "next"
    NONE = "none"


class DayCount(Enum):
    """Which days are counted; calendar days where the text does not say "working days" (KH24-048)."""

    CALENDAR = "calendar"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    @classmethod
    def read(cls, text: str) -> Month:
        """A month as a regime writes it: "2024-11"."""
        written = re.fullmatch(r"([1-9][0-9]{3})-([0-9]{2})", text)
        if written is None or not 1 <= int(written[2]) <= MONTHS_A_YEAR:
            raise ValueError(text)
        return cls(int(written[1]), int(written[2]))

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        return last_day_of_month(self.year, self.month)


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """What every kind carries besides its own keys."""

    kind: ClassVar[DeadlineKind]

    printed: str = ""
    """The words of the text where the date beside them is a corrected one (KH75-098)."""
    grace_days: int = 0
    """Days that an office grants on top, for example where it reads "before" as "not later than" (KH61-280)."""
    hard: bool = True
    """Whether lateness is more than a warning (KH146-239: the windows warn)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Before(Deadline):
    """Before a day: that day is too late."""

    kind: ClassVar[DeadlineKind] = DeadlineKind.BEFORE
    on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class By(Deadline):
    """At the latest on a day."""

    kind: ClassVar[DeadlineKind] = DeadlineKind.BY
    on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Within(Deadline):
    """Within a month, its last day included."""

    kind: ClassVar[DeadlineKind] = DeadlineKind.WITHIN
    month: Month


@dataclass(frozen=True, kw_only=True, slots=True)
class After(Deadline):
    """Within so many days after an event; whose event it is, is settled by whoever gives the dates."""

    kind: ClassVar[DeadlineKind] = DeadlineKind.AFTER
    event: str
    days: int
    count: DayCount = DayCount.CALENDAR


@dataclass(frozen=True, kw_only=True, slots=True)
class WithPlan(Deadline):
    """Issued together with the plan."""

    kind: ClassVar[DeadlineKind] = DeadlineKind.WITH_PLAN


@dataclass(frozen=True, kw_only=True, slots=True)
class External(Deadline):
    """Fixed by another body's document; unknown until its date is entered."""

    kind: ClassVar[DeadlineKind] = DeadlineKind.EXTERNAL
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Promptly(Deadline):
    """Right after an event, without a number of days: counted and shown, judged only by `at_latest` (CV789-041)."""

    kind: ClassVar[DeadlineKind] = DeadlineKind.PROMPTLY
    event: str
    at_latest: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class BeforeEvent(Deadline):
    """Before an event begins, or so many days before it; without a number the day of the event is still good."""

    kind: ClassVar[DeadlineKind] = DeadlineKind.BEFORE_EVENT
    event: str
    days: int | None = None
    count: DayCount = DayCount.CALENDAR
    reading: NoticeReading = NoticeReading.EVENT_ON_LAST_DAY


@dataclass(frozen=True, kw_only=True, slots=True)
class Window(Deadline):
    """From a day to a day, both included."""

    kind: ClassVar[DeadlineKind] = DeadlineKind.WINDOW
    first: date
    until: date

    def __post_init__(self) -> None:
        if self.until < self.first:
            raise _malformed(self.kind, "until", DeadlineFault.REVERSED)


@dataclass(frozen=True, kw_only=True, slots=True)
class SameDay(Deadline):
    """On the day of an event; another day is flagged, not refused (KH24-071)."""

    kind: ClassVar[DeadlineKind] = DeadlineKind.SAME_DAY
    event: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Next(Deadline):
    """On the day of the next such event after a missed one (KH146-164); see `deadlines.next_after`."""

    kind: ClassVar[DeadlineKind] = DeadlineKind.NEXT
    event: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NoDeadline(Deadline):
    """The text prints none."""

    kind: ClassVar[DeadlineKind] = DeadlineKind.NONE


AnyDeadline = (
    Before | By | Within | After | WithPlan | External | Promptly | BeforeEvent | Window | SameDay | Next | NoDeadline
)
_SHAPES: tuple[type[AnyDeadline], ...] = (
    Before, By, Within, After, WithPlan, External, Promptly, BeforeEvent, Window, SameDay, Next, NoDeadline,
)  # fmt: skip
_SHAPE_OF = {shape.kind: shape for shape in _SHAPES}

# How a regime spells what a shape calls otherwise.
_FIELD_OF_KEY = {"from": "first", "from_": "first"}
_WORKING_DAYS = "working_days"
_COUNTED = (DeadlineKind.AFTER, DeadlineKind.BEFORE_EVENT)
_TYPE_OF_FIELD: dict[str, tuple[type, ...]] = {
    "on": (date,),
    "first": (date,),
    "until": (date,),
    "at_latest": (date,),
    "month": (Month,),
    "event": (str,),
    "source": (str,),
    "printed": (str,),
    "days": (int,),
    "grace_days": (int,),
    "hard": (bool,),
    "count": (DayCount,),
    "reading": (NoticeReading,),
}


def make_deadline(kind: str, keys: Mapping[str, object]) -> AnyDeadline:
    """The deadline that a table of a regime describes; keys that are None or empty count as absent.

    The keys are those of the shapes, with `from` for `first`, a month as "2024-11", `working_days` for counted days,
    `count` and `reading` by their words.
    """
    if kind not in _SHAPE_OF:
        raise UnknownDeadlineKind(kind=kind, known=", ".join(DeadlineKind))
    shape = _SHAPE_OF[DeadlineKind(kind)]
    given = _given(shape.kind, keys)
    for key, value in given.items():
        _check(shape.kind, key, value)
    for known in fields(shape):
        if known.name in ("on", "first", "until", "month", "event", "source") and known.name not in given:
            raise _malformed(shape.kind, known.name, DeadlineFault.MISSING_KEY)
    if shape is After and "days" not in given:
        raise _malformed(shape.kind, "days", DeadlineFault.MISSING_KEY)
    return shape(**given)  # type: ignore[arg-type]  # every value was held against its field above


def _given(kind: DeadlineKind, keys: Mapping[str, object]) -> dict[str, object]:
    given = {_FIELD_OF_KEY.get(key, key): value for key, value in keys.items() if value not in (None, "")}
    if _WORKING_DAYS in given and kind in _COUNTED:
        if "days" in given:
            raise _malformed(kind, _WORKING_DAYS, DeadlineFault.TWO_COUNTS)
        given |= {"days": given.pop(_WORKING_DAYS), "count": DayCount.WORKING}
    try:
        for key, read in (("month", Month.read), ("count", DayCount), ("reading", NoticeReading)):
            value = given.get(key)
            if isinstance(value, str):
                given[key] = read(value)
    except ValueError:
        fault = DeadlineFault.NO_SUCH_MONTH if key == "month" else DeadlineFault.WRONG_TYPE
        raise _malformed(kind, key, fault) from None
    return given


def _check(kind: DeadlineKind, key: str, value: object) -> None:
    if key not in {known.name for known in fields(_SHAPE_OF[kind])}:
        raise _malformed(kind, key, DeadlineFault.UNKNOWN_KEY)
    is_of_type = isinstance(value, _TYPE_OF_FIELD[key]) and (key == "hard" or not isinstance(value, bool))
    if not is_of_type or isinstance(value, datetime):
        raise _malformed(kind, key, DeadlineFault.WRONG_TYPE)
    if isinstance(value, int) and value < 0:
        raise _malformed(kind, key, DeadlineFault.NEGATIVE)


def _malformed(kind: DeadlineKind, key: str, fault: DeadlineFault) -> MalformedDeadline:
    keys = ", ".join(known.name for known in fields(_SHAPE_OF[kind]))
    return MalformedDeadline(kind=kind, key=key, fault=fault, keys=keys)
