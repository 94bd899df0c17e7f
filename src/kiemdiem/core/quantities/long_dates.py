"""Dates as they are printed and typed: long as in Party documents, short dd/mm/yyyy, weekdays; and read back."""

from __future__ import annotations

import re
from datetime import date

from kiemdiem.core.quantities import words
from kiemdiem.core.quantities.errors import ImpossibleDate, NotADate, YearOutOfRange

# Not law: a year outside is a slip of the keyboard ("0204", "20222").
FIRST_YEAR, LAST_YEAR = 1900, 2199

_FIRST_MONTH_WITHOUT_ZERO = 3
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4,})")
_ISO = re.compile(r"([0-9]{4,})-([0-9]{2})-([0-9]{2})(?:[T ]00:00:00(?:\.0+)?)?")


def short_date(day: date) -> str:
    """dd/mm/yyyy."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def document_date(day: date) -> str:
    """The short date inside a document: "08/3/2018", a zero before days 1 to 9 and months 1 and 2 only."""
    return f"{day.day:02d}/{_document_month(day.month)}/{day.year:04d}"


def long_date(day: date, place: str = "") -> str:
    """The date line of a document, with its place where one is given; zeros as in `document_date`."""
    sentence = words.LONG_DATE_AT if place else words.LONG_DATE
    return sentence.format(place=place, day=f"{day.day:02d}", month=_document_month(day.month), year=day.year)


def weekday_name(day: date) -> str:
    """The Vietnamese name of the day of the week."""
    return words.WEEKDAYS[day.weekday()]


def date_with_weekday(day: date) -> str:
    """The short date and its weekday: what a reader needs to see that a last day falls on a Sunday."""
    return words.DAY_OF_WEEK.format(day=short_date(day), weekday=weekday_name(day))


def parse_date(text: str) -> date:
    """The day that was typed: dd/mm/yyyy (also with "-" or "."), or ISO; day before month always."""
    stripped = text.strip()
    if written := _DAY_FIRST.fullmatch(stripped):
        day, month, year = written[1], written[3], written[4]
    elif written := _ISO.fullmatch(stripped):
        year, month, day = written[1], written[2], written[3]
    else:
        raise NotADate(text=text)
    if len(year) > len(str(LAST_YEAR)) or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise YearOutOfRange(text=text, first=FIRST_YEAR, last=LAST_YEAR)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ImpossibleDate(text=text) from None


def _document_month(month: int) -> str:
    return str(month) if month >= _FIRST_MONTH_WITHOUT_ZERO else f"{month:02d}"
