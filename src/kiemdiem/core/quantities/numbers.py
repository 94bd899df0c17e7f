"""Exact numbers: how they enter (by their shortest decimal text, never through a float) and how they are printed."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from kiemdiem.core.quantities.errors import AmbiguousNumber, NotABound, NotANumber, TooManyDigits, TooManyPlaces

MOST_DIGITS = 38  # what DECIMAL(38,0) of the bulk engines holds exactly

_PLAIN = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:[., '’][0-9]{3})+(?:[.,][0-9]+)?|[+-]?[0-9]+(?:[.,][0-9]+){2,}")
_LOOKS_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")


def exact(text: str | int | Decimal | float, *, places: int | None) -> Fraction:
    """The number that was written, exactly, with at most `places` decimal places (None: as many as written).

    A float counts as its shortest decimal text: 0.29 out of a workbook is 29/100, not its binary neighbour.
    """
    if isinstance(text, bool):
        raise NotANumber(text=text)
    if isinstance(text, int):
        written = _decimal_of_whole(text)
    elif isinstance(text, Decimal):
        written = text
    elif isinstance(text, float):
        written = Decimal(repr(text))
    else:
        written = _decimal_of_text(text, places=places)
    if not written.is_finite():
        raise NotANumber(text=text)
    whole, after_the_mark = _shortest(written, text)
    if places is not None and after_the_mark > places:
        raise TooManyPlaces(text=text, places=places)
    return Fraction(whole, 10**after_the_mark)


def parse_bound(text: str) -> Fraction:
    """A bound as a regime writes it: "70%", "2/3", "89.99"; one mark is always a decimal mark here."""
    stripped = text.strip()
    if stripped.endswith("%"):
        return _bound_number(stripped[:-1].rstrip(), text) / 100
    upper, line, lower = stripped.partition("/")
    if not line:
        return _bound_number(stripped, text)
    upper, lower = upper.rstrip(), lower.lstrip()
    if not re.fullmatch(r"-?[0-9]+", upper) or not re.fullmatch(r"[0-9]+", lower):
        raise NotABound(text=text)
    denominator = _bound_number(lower, text)
    if denominator == 0:
        raise NotABound(text=text)
    return _bound_number(upper, text) / denominator


def format_number(number: Fraction | int) -> str:
    """A number with a decimal comma; what no decimal can end is printed as a fraction."""
    if isinstance(number, int):
        return str(int(number))
    places = terminating_places(number)
    if places is None:
        return f"{number.numerator}/{number.denominator}"
    return format_places(number, places)


def with_points(count: int) -> str:
    """A count as it is read, with a point between thousands: 5.600.000."""
    return f"{count:,}".replace(",", ".")


def format_places(number: Fraction, places: int) -> str:
    """A number rounded half up to exactly so many places, with a decimal comma."""
    units = half_up(number, places)
    sign, digits = "-" if units < 0 else "", str(abs(units)).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]},{digits[-places:]}" if places else f"{sign}{digits}"


def half_up(number: Fraction, places: int) -> int:
    """A number rounded to so many places, counted in units of its last place; a half goes away from 0."""
    below = number.denominator
    whole, rest = divmod(abs(number.numerator) * 10**places, below)
    units: int = whole + (2 * rest >= below)
    return -units if number.numerator < 0 else units


def terminating_places(number: Fraction) -> int | None:
    """How many decimal places write the number exactly; None where it never ends."""
    rest, places = number.denominator, 0
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    for prime in (2, 5):
        while rest % prime == 0:
            rest, places = rest // prime, places + 1
    return places if rest == 1 else None


def _decimal_of_whole(number: int) -> Decimal:
    if abs(number) >= 10**MOST_DIGITS:
        raise TooManyDigits(text="…", digits=MOST_DIGITS)  # too long even to print
    return Decimal(number)


def _decimal_of_text(text: str, *, places: int | None) -> Decimal:
    stripped = text.strip()
    if not _PLAIN.fullmatch(stripped):
        raise (AmbiguousNumber if _GROUPED.fullmatch(stripped) else NotANumber)(text=text)
    # Without declared places nothing tells whether "1.234" is one and a bit or a thousand.
    if places is None and _LOOKS_GROUPED.fullmatch(stripped):
        raise AmbiguousNumber(text=text)
    if len(stripped) > MOST_DIGITS + 2:
        raise TooManyDigits(text=text, digits=MOST_DIGITS)
    return Decimal(stripped.replace(",", "."))


def _bound_number(text: str, whole_text: str) -> Fraction:
    if not _PLAIN.fullmatch(text) or text.startswith("+"):
        raise NotABound(text=whole_text)
    if len(text) > MOST_DIGITS:
        raise TooManyDigits(text=whole_text, digits=MOST_DIGITS)
    return Fraction(Decimal(text.replace(",", ".")))


def _shortest(written: Decimal, text: object) -> tuple[int, int]:
    """The digits as a whole number and how many of them stand after the mark, without idle zeros."""
    sign, digits, exponent = written.as_tuple()
    if not isinstance(exponent, int):
        raise NotANumber(text=text)
    while len(digits) > 1 and digits[-1] == 0:
        digits, exponent = digits[:-1], exponent + 1
    if digits == (0,):
        return 0, 0
    if max(len(digits) + max(exponent, 0), -exponent) > MOST_DIGITS:
        raise TooManyDigits(text=text, digits=MOST_DIGITS)
    whole = int("".join(map(str, digits))) * 10 ** max(exponent, 0)
    return (-whole if sign else whole), max(-exponent, 0)
