"""Dates are printed as Party documents print them and read as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.core.quantities.errors import ImpossibleDate, NotADate, YearOutOfRange
from kiemdiem.core.quantities.long_dates import (
    date_with_weekday,
    document_date,
    long_date,
    parse_date,
    short_date,
    weekday_name,
)

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2021, 10, 27), "Tân Lập, ngày 27 tháng 10 năm 2021"),
        (date(2022, 1, 5), "Tân Lập, ngày 05 tháng 01 năm 2022"),
        (date(2010, 2, 28), "Tân Lập, ngày 28 tháng 02 năm 2010"),
        (date(2012, 6, 7), "Tân Lập, ngày 07 tháng 6 năm 2012"),
        (date(2021, 3, 31), "Tân Lập, ngày 31 tháng 3 năm 2021"),
    ],
)
def test_days_to_nine_and_the_first_two_months_get_a_zero(day: date, printed: str) -> None:
    assert long_date(day, "Tân Lập") == printed
    assert long_date(day) == printed.removeprefix("Tân Lập, ")


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2018, 3, 8), "08/3/2018"),
        (date(2020, 1, 2), "02/01/2020"),
        (date(2021, 10, 27), "27/10/2021"),
        (date(2020, 8, 13), "13/8/2020"),
    ],
)
def test_a_short_date_inside_a_document_keeps_the_same_zeros(day: date, printed: str) -> None:
    assert document_date(day) == printed


def test_a_short_date_has_two_digits_for_day_and_month() -> None:
    assert short_date(date(2022, 1, 4)) == "04/01/2022"
    assert date_with_weekday(date(2022, 1, 4)) == "04/01/2022 (thứ Ba)"


def test_a_week_begins_on_monday_and_ends_on_sunday() -> None:
    names = [weekday_name(date(2021, 12, 6 + step)) for step in range(7)]
    assert names == ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]


@pytest.mark.parametrize(
    "typed",
    [
        "05/01/2022",
        "5/1/2022",
        " 05/1/2022 ",
        "5-1-2022",
        "05.01.2022",
        "2022-01-05",
        "2022-01-05T00:00:00",
        "2022-01-05 00:00:00",
    ],
)
def test_a_typed_date_is_read_day_before_month(typed: str) -> None:
    assert parse_date(typed) == date(2022, 1, 5)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "hôm nay",
        "05/01/22",
        "05/01",
        "2022",
        "2022/01/05",
        "5/1-2022",
        "5 1 2022",
        "44566",
        "2022-01-05T08:30:00",
        "٠٥/٠١/٢٠٢٢",
        "2022-1-5",
    ],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(NotADate, match="bốn chữ số"):
        parse_date(typed)


@pytest.mark.parametrize(
    "typed", ["31/02/2021", "29/02/2021", "00/01/2021", "1/13/2021", "12/25/2021", "2021-02-30", "31/11/2021"]
)
def test_a_day_that_the_calendar_lacks_is_refused(typed: str) -> None:
    with pytest.raises(ImpossibleDate, match=f"Không có ngày {typed}"):
        parse_date(typed)


@pytest.mark.parametrize("typed", ["01/01/0204", "01/01/20222", "1/1/1899", "9999-12-31", "1/1/99999999999"])
def test_a_year_that_is_surely_a_slip_is_refused(typed: str) -> None:
    with pytest.raises(YearOutOfRange, match="1900 đến 2199"):
        parse_date(typed)


def test_a_leap_day_is_read() -> None:
    assert parse_date("29/02/2024") == date(2024, 2, 29)


@given(days)
def test_every_printed_date_reads_back(day: date) -> None:
    assert parse_date(short_date(day)) == parse_date(document_date(day)) == parse_date(day.isoformat()) == day
