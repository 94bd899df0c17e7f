"""Calendar months: adding them, counting completed ones, and months of leave in a review period."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

from kiemdiem.core.quantities.errors import PeriodReversed, YearOutOfRange
from kiemdiem.core.quantities.long_dates import short_date

Stretch = tuple[date, date]
MONTHS_A_YEAR = 12
_IN_EVERY_MONTH = 28


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the last day of a month that is too short for it."""
    count = day.year * MONTHS_A_YEAR + day.month - 1 + months
    year, month = count // MONTHS_A_YEAR, count % MONTHS_A_YEAR + 1
    if not MINYEAR <= year <= MAXYEAR:
        raise YearOutOfRange(text=year, first=MINYEAR, last=MAXYEAR)
    if day.day <= _IN_EVERY_MONTH:
        return date(year, month, day.day)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def add_years(day: date, years: int) -> date:
    """The same day so many years later; 29 February falls on the 28th in a common year."""
    return add_months(day, years * MONTHS_A_YEAR)


def add_days(day: date, days: int) -> date:
    """So many calendar days later, refused in words where the calendar ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise YearOutOfRange(text=day.year, first=MINYEAR, last=MAXYEAR) from None


def last_day_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def whole_months_between(start: date, end: date) -> int:
    """The greatest n with start + n months not after end: completed months; 0 before the first is complete."""
    if end <= start:
        return 0
    months = (end.year - start.year) * MONTHS_A_YEAR + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def leave_months(
    periods: Sequence[Stretch],
    *,
    in_period: Stretch,
    days_per_month: int,
    way: Literal["sum", "one_stretch"],
) -> int:
    """Whole months of leave inside the review period, both ends of every stretch counting as leave.

    One stretch is counted by the calendar; stretches apart are summed in days, so many days a month as the regime
    says (KH146-161, KH61-245). The sum is kept between the longest stretch and the whole span from the first day to
    the last, because a further day of leave must never make fewer months.
    """
    stretches = _merged(_clipped(periods, in_period))
    longest = max((_months_of(stretch) for stretch in stretches), default=0)
    if way == "one_stretch" or not stretches:
        return longest
    days = sum((end - start).days + 1 for start, end in stretches)
    span = _months_of((stretches[0][0], stretches[-1][1]))
    return max(longest, min(days // days_per_month, span))


def _months_of(stretch: Stretch) -> int:
    start, end = stretch
    return whole_months_between(start, add_days(end, 1))


def _clipped(periods: Sequence[Stretch], in_period: Stretch) -> list[Stretch]:
    first, last = in_period
    for start, end in (*periods, in_period):
        if end < start:
            raise PeriodReversed(start=short_date(start), end=short_date(end))
    return [(max(start, first), min(end, last)) for start, end in periods if start <= last and end >= first]


def _merged(stretches: Sequence[Stretch]) -> list[Stretch]:
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and (start - merged[-1][1]).days <= 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
