"""A moved day against a fixed one, asked of the day itself: months grow with the day that they are counted from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kiemdiem.core.bulk.sql.layout import FIRST_DAY, LAST_DAY
from kiemdiem.core.quantities.months import add_months, add_years

MOVES: dict[str, Callable[[date, int], date]] = {"months": add_months, "years": add_years}
_BEFORE = ("<", ">=")


def day_asked(relation: str, amount: int, unit: str, bound: int) -> tuple[str, int]:
    """`day moved` against a bound (a day as a number) says the same as the day itself against the one given back."""
    last = _last_day(amount, unit, bound - 1 if relation in _BEFORE else bound)
    return ("<=" if relation in ("<", "<=") else ">"), last


def _last_day(amount: int, unit: str, bound: int) -> int:
    """The last day that, moved, is not after the bound; the day before the first one where every day is."""
    low, high = FIRST_DAY.toordinal() - 1, LAST_DAY.toordinal()
    while low < high:
        middle = (low + high + 1) // 2
        if MOVES[unit](date.fromordinal(middle), amount).toordinal() <= bound:
            low = middle
        else:
            high = middle - 1
    return low


__all__ = ["MOVES", "day_asked"]
