"""What somebody writes into a form of this room, and numbers between a page, an act and the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kiemdiem.core.quantities.numbers import format_number

FIRST_YEAR, LAST_YEAR = 1930, 2100
"""The years of which targets may be: written with four digits."""
PLACES = 4
GREATEST = 10**11
"""Below this a number has no more digits than its column holds exactly on both databases."""


@dataclass(frozen=True)
class GivenTarget:
    """A target as it is written; quantity: None where none is wanted."""

    title: str
    source: str
    document: str = ""
    measure: str = ""
    quantity: Fraction | None = None
    product: str = ""
    is_quantitative: bool = True


@dataclass(frozen=True)
class GivenResult:
    """What came of a target; on: the day on which it was so."""

    on: date
    quantity: Fraction | None = None
    product: str = ""
    note: str = ""


@dataclass(frozen=True)
class GivenNote:
    """A note of a day."""

    on: date
    text: str


@dataclass(frozen=True)
class GivenTask:
    """A task as it is registered."""

    title: str
    product: str = ""


@dataclass(frozen=True)
class ListedLine:
    """A target of a pasted list."""

    title: str
    measure: str = ""
    quantity: Fraction | None = None
    product: str = ""
    is_quantitative: bool = True


def stored(number: Fraction | None) -> Decimal | None:
    """The number as its column holds it: exact, for it has at most `PLACES` places."""
    return None if number is None else Decimal(number.numerator) / Decimal(number.denominator)


def read(number: Decimal | None) -> Fraction | None:
    """The number as it was written."""
    return None if number is None else Fraction(number)


def told(number: Decimal | Fraction | None, measure: str) -> str:
    """A quantity with its unit of measure; nothing for no quantity."""
    if number is None:
        return ""
    return f"{format_number(Fraction(number))} {measure}".strip()
