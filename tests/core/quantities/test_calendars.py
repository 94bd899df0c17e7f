"""Working days: an office's own days, then the public holidays of Vietnam, then the weekend."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.core.quantities.calendars import Calendar, NoticeReading
from kiemdiem.core.quantities.errors import DayBothOffAndWorked

VIETNAM = Calendar()
FULL = NoticeReading.FULL_DAYS_BETWEEN
days = st.dates(min_value=date(2014, 1, 1), max_value=date(2024, 12, 31))
readings = st.sampled_from(NoticeReading)


def span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2015, 2, 16), date(2015, 2, 23)),
        (date(2016, 2, 8), date(2016, 2, 12)),
        (date(2017, 1, 26), date(2017, 2, 1)),
        (date(2018, 2, 14), date(2018, 2, 20)),
        (date(2019, 2, 4), date(2019, 2, 8)),
        (date(2020, 1, 23), date(2020, 1, 29)),
        (date(2021, 2, 10), date(2021, 2, 16)),
        (date(2022, 1, 31), date(2022, 2, 4)),
        (date(2023, 1, 20), date(2023, 1, 26)),
        (date(2024, 2, 8), date(2024, 2, 14)),
    ],
)
def test_offices_are_closed_over_tet_and_open_on_the_weekdays_around_it(first: date, last: date) -> None:
    assert not any(VIETNAM.is_working_day(day) for day in span(first, last))
    around = (
        *span(first - timedelta(days=4), first - timedelta(days=1)),
        *span(last + timedelta(days=1), last + timedelta(days=4)),
    )
    weekdays = [day for day in around if day.weekday() < 5]
    assert weekdays
    assert all(VIETNAM.is_working_day(day) for day in weekdays)


@pytest.mark.parametrize(
    "new_year",
    [
        date(2014, 1, 31),
        date(2015, 2, 19),
        date(2016, 2, 8),
        date(2017, 1, 28),
        date(2018, 2, 16),
        date(2019, 2, 5),
        date(2020, 1, 25),
        date(2021, 2, 12),
        date(2022, 2, 1),
        date(2023, 1, 22),
        date(2024, 2, 10),
    ],
)
def test_the_eve_and_the_first_four_days_of_the_lunar_year_are_days_off(new_year: date) -> None:
    assert not any(
        VIETNAM.is_working_day(day) for day in span(new_year - timedelta(days=1), new_year + timedelta(days=3))
    )


@pytest.mark.parametrize("year", range(2014, 2025))
def test_the_fixed_holidays_are_days_off(year: int) -> None:
    for month, day in ((1, 1), (4, 30), (5, 1), (9, 2)):
        assert not VIETNAM.is_working_day(date(year, month, day))


def test_an_office_names_its_own_days_where_the_state_exchanged_others() -> None:
    # Tet 2014 for public offices: 28/01 to 05/02, worked on the Saturdays 25/01 and 08/02.
    office = Calendar(
        own_holidays=frozenset({date(2014, 1, 28), date(2014, 2, 5)}),
        own_working_days=frozenset({date(2014, 1, 25), date(2014, 2, 8)}),
    )
    assert not any(office.is_working_day(day) for day in span(date(2014, 1, 28), date(2014, 2, 5)))
    assert office.is_working_day(date(2014, 1, 25))
    assert office.is_working_day(date(2014, 2, 8))


def test_a_saturday_worked_for_a_day_off_of_the_next_year_is_a_working_day() -> None:
    assert VIETNAM.is_working_day(date(2014, 12, 27))
    assert not VIETNAM.is_working_day(date(2015, 1, 2))
    assert VIETNAM.is_working_day(date(2019, 1, 5))
    assert not VIETNAM.is_working_day(date(2018, 12, 31))


def test_an_own_day_goes_before_a_public_holiday() -> None:
    assert Calendar(own_working_days=frozenset({date(2021, 9, 2)})).is_working_day(date(2021, 9, 2))


def test_a_day_cannot_be_off_and_worked() -> None:
    day = frozenset({date(2021, 12, 6)})
    with pytest.raises(DayBothOffAndWorked, match="06/12/2021"):
        Calendar(own_holidays=day, own_working_days=day)


def test_new_year_on_a_saturday_gives_the_monday_off() -> None:
    assert not VIETNAM.is_working_day(date(2022, 1, 3))
    assert VIETNAM.is_working_day(date(2022, 1, 4))


def test_a_draft_sent_on_wednesday_is_in_time_for_monday_and_on_thursday_is_not() -> None:
    meeting = date(2021, 12, 13)  # KH61-F01-31
    assert not VIETNAM.is_notice_in_time(date(2021, 12, 9), meeting, 3)
    assert VIETNAM.working_days_between(date(2021, 12, 9), meeting) == 2
    assert VIETNAM.is_notice_in_time(date(2021, 12, 8), meeting, 3)
    assert VIETNAM.working_days_between(date(2021, 12, 8), meeting) == 3
    assert VIETNAM.last_notice_day(meeting, 3) == date(2021, 12, 8)


def test_a_report_sent_on_monday_is_in_time_for_thursday_and_not_for_wednesday() -> None:
    sent = date(2022, 1, 10)  # KH61-118
    assert not VIETNAM.is_notice_in_time(sent, date(2022, 1, 12), 3)
    assert VIETNAM.is_notice_in_time(sent, date(2022, 1, 13), 3)


def test_the_stricter_reading_wants_three_full_days_between() -> None:
    sent = date(2022, 1, 10)
    assert not VIETNAM.is_notice_in_time(sent, date(2022, 1, 13), 3, FULL)
    assert VIETNAM.is_notice_in_time(sent, date(2022, 1, 14), 3, FULL)
    assert VIETNAM.working_days_between(sent, date(2022, 1, 14), FULL) == 3


def test_a_holiday_between_sending_and_meeting_does_not_count() -> None:
    assert VIETNAM.last_notice_day(date(2022, 1, 6), 3) == date(2022, 1, 3)
    assert VIETNAM.last_notice_day(date(2022, 1, 5), 3) == date(2021, 12, 30)


def test_a_meeting_on_a_saturday_is_itself_no_counted_day() -> None:
    assert VIETNAM.last_notice_day(date(2021, 12, 11), 3) == date(2021, 12, 7)


def test_working_days_are_counted_forward_and_back() -> None:
    assert VIETNAM.add_working_days(date(2021, 12, 10), 1) == date(2021, 12, 13)
    assert VIETNAM.add_working_days(date(2021, 12, 13), -1) == date(2021, 12, 10)
    assert VIETNAM.add_working_days(date(2021, 12, 11), 0) == date(2021, 12, 11)
    assert VIETNAM.working_days_between(date(2021, 12, 13), date(2021, 12, 10)) == 0


@given(days, st.integers(0, 30))
def test_so_many_working_days_later_lie_so_many_working_days(day: date, count: int) -> None:
    assert VIETNAM.working_days_between(day, VIETNAM.add_working_days(day, count)) == count


@given(days, st.integers(1, 15), readings)
def test_the_last_notice_day_is_the_last(event: date, count: int, reading: NoticeReading) -> None:
    last = VIETNAM.last_notice_day(event, count, reading)
    assert VIETNAM.working_days_between(last, event, reading) >= count
    assert VIETNAM.working_days_between(last + timedelta(days=1), event, reading) < count


@given(days, days, readings)
def test_the_stricter_reading_never_counts_more(start: date, end: date, reading: NoticeReading) -> None:
    assert VIETNAM.working_days_between(start, end, FULL) <= VIETNAM.working_days_between(start, end, reading)
