"""Calendar months are added and counted as people do, and leave is counted as the plans say."""

from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemdiem.core.quantities.errors import PeriodReversed, YearOutOfRange
from kiemdiem.core.quantities.months import add_months, add_years, leave_months, whole_months_between

days = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31))
YEAR_2014 = (date(2014, 1, 1), date(2014, 12, 31))
YEAR_2021 = (date(2021, 1, 1), date(2021, 12, 31))
days_of_2021 = st.dates(min_value=date(2020, 11, 1), max_value=date(2022, 2, 28))
stretches = st.tuples(days_of_2021, days_of_2021).map(lambda ends: (min(ends), max(ends)))
ways = st.sampled_from(["sum", "one_stretch"])


def months_of(
    *periods: tuple[date, date], way: Literal["sum", "one_stretch"] = "sum", year: tuple[date, date] = YEAR_2021
) -> int:
    return leave_months(periods, in_period=year, days_per_month=30, way=way)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2021, 8, 31), 6, date(2022, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2021, 12, 15), 1, date(2022, 1, 15)),
        (date(2021, 3, 31), -1, date(2021, 2, 28)),
        (date(2021, 1, 1), -1, date(2020, 12, 1)),
        (date(2021, 5, 5), 0, date(2021, 5, 5)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_short_month(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


def test_a_leap_day_falls_on_the_twenty_eighth_in_a_common_year() -> None:
    assert add_years(date(2020, 2, 29), 1) == date(2021, 2, 28)
    assert add_years(date(2020, 2, 29), 4) == date(2024, 2, 29)


@pytest.mark.parametrize(("day", "months"), [(date.max, 1), (date.min, -1)])
def test_leaving_the_calendar_is_refused_in_words(day: date, months: int) -> None:
    with pytest.raises(YearOutOfRange, match="ngoài khoảng"):
        add_months(day, months)


@given(days, st.integers(0, 600))
def test_so_many_months_later_so_many_months_are_complete(day: date, months: int) -> None:
    assert whole_months_between(day, add_months(day, months)) == months


@given(days, days)
def test_completed_months_agree_with_adding_them(start: date, end: date) -> None:
    months = whole_months_between(start, end)
    assert months == 0 or add_months(start, months) <= end
    assert end < add_months(start, months + 1)


@given(days, st.integers(0, 400), st.integers(0, 400))
def test_a_later_end_never_completes_fewer_months(start: date, first: int, further: int) -> None:
    nearer = start + timedelta(days=first)
    assert whole_months_between(start, nearer) <= whole_months_between(start, nearer + timedelta(days=further))


@pytest.mark.parametrize(
    ("admitted", "asked", "complete"),
    [
        (date(2014, 5, 22), date(2014, 11, 21), False),  # KH146-017
        (date(2014, 5, 22), date(2014, 11, 24), True),
        (date(2021, 7, 15), date(2021, 12, 31), False),  # KH61-242
        (date(2021, 6, 30), date(2021, 12, 31), True),
        (date(2021, 6, 30), date(2021, 12, 30), True),
        (date(2021, 6, 30), date(2021, 12, 29), False),
        (date(2021, 9, 2), date(2021, 12, 31), False),  # KH61-243
        (date(2021, 3, 1), date(2021, 12, 31), True),
    ],
)
def test_six_months_are_complete_on_the_day_they_end(admitted: date, asked: date, complete: bool) -> None:
    assert (add_months(admitted, 6) <= asked) is complete
    assert (whole_months_between(admitted, asked) >= 6) is complete


def test_one_stretch_is_counted_by_the_calendar_with_both_its_days() -> None:
    # KH146-161: 1 February to 30 April is three months, a day less is two.
    assert months_of((date(2014, 2, 1), date(2014, 4, 30)), year=YEAR_2014) == 3
    assert months_of((date(2014, 2, 1), date(2014, 4, 29)), year=YEAR_2014) == 2


def test_stretches_apart_are_summed_in_days() -> None:
    # KH61-245: not continuous, three months are ninety days.
    sixty_days = (date(2021, 3, 1), date(2021, 4, 29))
    assert months_of(sixty_days, (date(2021, 6, 1), date(2021, 6, 30))) == 3
    assert months_of(sixty_days, (date(2021, 6, 1), date(2021, 6, 29))) == 2


def test_only_the_longest_stretch_counts_where_the_reading_says_so() -> None:
    periods = ((date(2021, 3, 1), date(2021, 4, 30)), (date(2021, 6, 1), date(2021, 8, 31)))
    assert months_of(*periods, way="one_stretch") == 3
    assert months_of(*periods, way="sum") == 5


def test_adjoining_and_overlapping_leave_is_one_stretch() -> None:
    whole = months_of((date(2021, 2, 1), date(2021, 4, 30)))
    assert whole == months_of((date(2021, 2, 1), date(2021, 3, 15)), (date(2021, 3, 16), date(2021, 4, 30))) == 3
    assert whole == months_of((date(2021, 3, 1), date(2021, 4, 30)), (date(2021, 2, 1), date(2021, 3, 20)))
    assert whole == months_of((date(2021, 2, 1), date(2021, 4, 30)), (date(2021, 3, 1), date(2021, 3, 2)))


def test_leave_outside_the_review_period_is_left_out() -> None:
    assert months_of((date(2020, 11, 1), date(2021, 2, 28))) == 2
    assert months_of((date(2021, 11, 1), date(2022, 5, 31))) == 2
    assert months_of((date(2020, 1, 1), date(2020, 12, 31))) == 0
    assert months_of() == 0


def test_a_further_day_of_leave_never_makes_fewer_months() -> None:
    february = (date(2021, 2, 1), date(2021, 2, 28))
    assert months_of(february) == 1
    assert months_of(february, (date(2021, 5, 3), date(2021, 5, 3))) == 1


def test_pieces_never_count_more_than_the_whole_span_they_lie_in() -> None:
    # Two months and 29 days without a gap are two months; ninety days of them cannot be three.
    assert months_of((date(2021, 7, 1), date(2021, 9, 29))) == 2
    assert months_of((date(2021, 7, 1), date(2021, 7, 31)), (date(2021, 8, 2), date(2021, 9, 29))) == 2


def test_leave_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PeriodReversed, match="05/03/2021"):
        months_of((date(2021, 3, 5), date(2021, 3, 1)))


@settings(max_examples=500)
@given(st.lists(stretches, max_size=4), stretches, ways)
def test_more_leave_never_counts_as_less(
    periods: list[tuple[date, date]], further: tuple[date, date], way: Literal["sum", "one_stretch"]
) -> None:
    assert months_of(*periods, way=way) <= months_of(*periods, further, way=way)


@given(st.lists(stretches, max_size=4), ways)
def test_the_order_of_leave_and_saying_it_twice_change_nothing(
    periods: list[tuple[date, date]], way: Literal["sum", "one_stretch"]
) -> None:
    assert months_of(*periods, way=way) == months_of(*reversed(periods), *periods, way=way)


@given(st.lists(stretches, max_size=4), ways)
def test_a_year_has_at_most_twelve_months_of_leave(
    periods: list[tuple[date, date]], way: Literal["sum", "one_stretch"]
) -> None:
    assert 0 <= months_of(*periods, way=way) <= 12
