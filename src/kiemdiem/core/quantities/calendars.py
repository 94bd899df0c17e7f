"""Working days: an office's own days first, then the public holidays of Vietnam, then Saturdays and Sundays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache

import holidays

from kiemdiem.core.quantities.errors import DayBothOffAndWorked
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.quantities.months import add_days

COUNTRY = "VN"
_SATURDAY = 5


class NoticeReading(Enum):
    """How "at least n working days before" is counted (KH61-118, KH61-F01-31)."""

    EVENT_ON_LAST_DAY = "event_on_last_day"
    """The day after sending is day 1, the event may be on day n."""
    FULL_DAYS_BETWEEN = "full_days_between"
    """n whole working days lie between the sending and the event."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days on which an office works; `own_working_days` are, for example, Saturdays worked in exchange."""

    own_holidays: frozenset[date] = frozenset()
    own_working_days: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if both := self.own_holidays & self.own_working_days:
            raise DayBothOffAndWorked(day=short_date(min(both)))

    def is_working_day(self, day: date) -> bool:
        """Whether the office works on that day."""
        if day in self.own_working_days:
            return True
        if day in self.own_holidays:
            return False
        days_off, days_worked_in_exchange = _public_days(day.year)
        if day in days_off:
            return False
        return day in days_worked_in_exchange or day.weekday() < _SATURDAY

    def add_working_days(self, day: date, count: int) -> date:
        """The count-th working day after the day (before it, if negative); the day itself for 0."""
        step = 1 if count > 0 else -1
        for _ in range(abs(count)):
            day = add_days(day, step)
            while not self.is_working_day(day):
                day = add_days(day, step)
        return day

    def working_days_between(
        self, start: date, end: date, reading: NoticeReading = NoticeReading.EVENT_ON_LAST_DAY
    ) -> int:
        """How many working days lie after the start, the end counted or not by the reading; 0 where it is not later."""
        last = end if reading is NoticeReading.EVENT_ON_LAST_DAY else add_days(end, -1)
        return sum(self.is_working_day(add_days(start, step)) for step in range(1, (last - start).days + 1))

    def last_notice_day(
        self, event: date, working_days: int, reading: NoticeReading = NoticeReading.EVENT_ON_LAST_DAY
    ) -> date:
        """The last day on which something sent is still so many working days before the event."""
        day = add_days(event, -1)
        counted = reading is NoticeReading.EVENT_ON_LAST_DAY and self.is_working_day(event)
        remaining = working_days - counted
        while remaining > 0:
            remaining -= self.is_working_day(day)
            day = add_days(day, -1)
        return day

    def is_notice_in_time(
        self,
        sent: date,
        event: date,
        working_days: int,
        reading: NoticeReading = NoticeReading.EVENT_ON_LAST_DAY,
    ) -> bool:
        """Whether something sent on that day comes at least so many working days before the event."""
        return sent <= self.last_notice_day(event, working_days, reading)


@cache
def _public_days(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """The public days off of a year, and the Saturdays and Sundays worked in exchange for one of them."""
    known = holidays.country_holidays(COUNTRY, years=year)
    return frozenset(known), frozenset(known.weekend_workdays)
