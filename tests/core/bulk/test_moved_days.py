"""A day that months or years are added to is compared with a fixed day as if it had been moved."""

from __future__ import annotations

import operator
from datetime import date, timedelta

import pytest

from kiemdiem.core.bulk.sql.layout import FIRST_DAY, LAST_DAY
from kiemdiem.core.bulk.sql.moved_days import MOVES, day_asked

HOLDS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
DAYS = [
    date(2019, 12, 1) + timedelta(days=n) for n in range(500)
]  # with a 29 February, and short months after long ones
MOVED = [(6, "months"), (1, "months"), (-1, "months"), (1, "years"), (-4, "years")]
BOUNDS = [date(2020, 2, 27) + timedelta(days=n) for n in range(40)]


@pytest.mark.parametrize("relation", HOLDS)
@pytest.mark.parametrize(
    ("amount", "unit"), [(6, "months"), (1, "months"), (-1, "months"), (1, "years"), (-4, "years")]
)
def test_a_day_is_asked_what_its_moved_day_would_be_asked(relation: str, amount: int, unit: str) -> None:
    for bound in BOUNDS:
        asked, last = day_asked(relation, amount, unit, bound.toordinal())
        for day in DAYS:
            moved = MOVES[unit](day, amount)
            assert HOLDS[asked](day.toordinal(), last) == HOLDS[relation](moved, bound), (day, bound)


def test_a_bound_beyond_every_day_is_reached_by_all_or_none() -> None:
    assert day_asked("<=", 6, "months", date(2200, 1, 1).toordinal()) == ("<=", LAST_DAY.toordinal())
    assert day_asked("<", 6, "months", FIRST_DAY.toordinal()) == ("<=", FIRST_DAY.toordinal() - 1)
