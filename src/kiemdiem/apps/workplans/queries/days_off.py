"""Days on which offices do not work, by the calendar that deadlines are reckoned with, and what they are called."""

from __future__ import annotations

from datetime import date
from functools import cache

import holidays

from kiemdiem.apps.workplans import words
from kiemdiem.core.quantities.calendars import COUNTRY, Calendar

LANGUAGE = "vi"
_SATURDAY = 5
_CALENDAR = Calendar()


def is_off(day: date) -> bool:
    """Whether the calendar of the deadlines takes it for a day off."""
    return not _CALENDAR.is_working_day(day)


def name_of(day: date) -> str:
    """What a holiday is called, or that a Saturday or Sunday is worked; nothing for any other day."""
    if is_off(day):
        return _names(day.year).get(day, "")
    return words.WORKED_IN_EXCHANGE if day.weekday() >= _SATURDAY else ""


@cache
def _names(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays(COUNTRY, years=year, language=LANGUAGE))
