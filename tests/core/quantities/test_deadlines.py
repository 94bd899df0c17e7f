"""When something is due, and how whoever owes it stands."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.core.quantities.calendars import Calendar, NoticeReading
from kiemdiem.core.quantities.deadlines import (
    After,
    AnyDeadline,
    Before,
    BeforeEvent,
    By,
    DayCount,
    Due,
    EnteredDate,
    External,
    Month,
    Next,
    NoDeadline,
    Promptly,
    Remark,
    SameDay,
    Standing,
    State,
    Window,
    Within,
    WithPlan,
    judge,
    next_after,
    resolve,
)

NO_EVENTS: Mapping[str, date] = MappingProxyType({})
ISSUED = date(2021, 10, 27)
DAY = date(2021, 12, 13)
LONG_AFTER = date(2022, 12, 31)
days = st.dates(min_value=date(2021, 11, 1), max_value=date(2022, 3, 31))


def due_of(
    deadline: AnyDeadline,
    *,
    issued_on: date | None = ISSUED,
    events: Mapping[str, date] = NO_EVENTS,
    expected: Mapping[str, date] = NO_EVENTS,
    external: EnteredDate | None = None,
    replaced: EnteredDate | None = None,
) -> Due:
    return resolve(
        deadline,
        issued_on=issued_on,
        events=events,
        expected=expected,
        calendar=Calendar(),
        external=external,
        replaced=replaced,
    )


def done(due: Due, on: date) -> Standing:
    return judge(due, on, today=LONG_AFTER)


def test_before_a_day_that_day_is_too_late() -> None:
    due = due_of(Before(on=DAY))
    assert due.last_good_day == date(2021, 12, 12)
    assert done(due, date(2021, 12, 12)).state is State.ON_TIME
    assert done(due, DAY) == Standing(State.LATE, is_done=True, days_late=1)


def test_by_a_day_that_day_is_in_time() -> None:
    due = due_of(By(on=DAY))
    assert done(due, DAY).state is State.ON_TIME
    assert done(due, date(2021, 12, 14)).days_late == 1


def test_within_a_month_its_last_day_is_in_time_and_earlier_is_no_fault() -> None:
    due = due_of(Within(month=Month(2022, 2)))
    assert (due.first_day, due.last_good_day) == (date(2022, 2, 1), date(2022, 2, 28))
    assert done(due, date(2022, 2, 28)).state is State.ON_TIME
    early = done(due, date(2022, 1, 20))
    assert (early.state, early.remarks) == (State.ON_TIME, (Remark.BEFORE_FIRST_DAY,))


def test_days_after_an_event_count_from_its_date() -> None:
    deadline = After(event="completion", days=3)
    due = due_of(deadline, events={"completion": date(2021, 12, 10)})
    assert (due.first_day, due.last_good_day, due.is_expected) == (date(2021, 12, 10), DAY, False)
    working = After(event="completion", days=3, count=DayCount.WORKING)
    assert due_of(working, events={"completion": date(2021, 12, 10)}).last_good_day == date(2021, 12, 15)


def test_an_event_without_a_date_gives_an_expected_day_that_is_never_judged() -> None:
    due = due_of(After(event="completion", days=3), expected={"completion": date(2021, 12, 10)})
    assert (due.last_good_day, due.is_expected, due.waits_for) == (DAY, True, "completion")
    assert judge(due, None, today=DAY) == Standing(State.NOT_JUDGED, is_done=False)
    assert judge(due, None, today=LONG_AFTER).remarks == (Remark.EXPECTED_DAY_PASSED,)
    assert not judge(due, None, today=LONG_AFTER).counts_against_unit


def test_a_date_goes_before_an_expected_one() -> None:
    due = due_of(
        After(event="completion", days=3),
        events={"completion": date(2021, 12, 1)},
        expected={"completion": date(2021, 12, 10)},
    )
    assert (due.last_good_day, due.is_expected, due.waits_for) == (date(2021, 12, 4), False, "")


@pytest.mark.parametrize(
    "deadline",
    [
        After(event="completion", days=3),
        BeforeEvent(event="completion"),
        SameDay(event="completion"),
        Next(event="completion"),
        Promptly(event="completion"),
    ],
)
def test_without_any_date_nothing_is_known_and_nobody_is_late(deadline: AnyDeadline) -> None:
    due = due_of(deadline)
    assert (due.last_good_day, due.waits_for) == (None, "completion")
    assert judge(due, None, today=LONG_AFTER) == Standing(State.NOT_JUDGED, is_done=False)


def test_what_comes_with_the_plan_is_due_on_its_day_of_issue() -> None:
    due = due_of(WithPlan())
    assert due.last_good_day == ISSUED
    assert done(due, ISSUED).state is State.ON_TIME
    assert due_of(WithPlan(), issued_on=None).last_good_day is None


def test_an_external_deadline_is_unknown_until_its_date_is_entered() -> None:
    deadline = External(source="kế hoạch của tỉnh")
    assert judge(due_of(deadline), None, today=LONG_AFTER).state is State.NOT_JUDGED
    entered = due_of(deadline, external=EnteredDate(DAY, "Kế hoạch số 5"))
    assert entered.last_good_day == DAY
    assert judge(entered, None, today=date(2021, 12, 14)).state is State.LATE


def test_a_date_of_another_body_dates_no_other_kind() -> None:
    assert due_of(By(on=DAY), external=EnteredDate(LONG_AFTER, "Kế hoạch số 5")).last_good_day == DAY


def test_a_person_may_replace_any_date() -> None:
    replaced = EnteredDate(date(2021, 12, 20), "Công văn số 9")
    for deadline in (
        Before(on=DAY),
        Within(month=Month(2021, 11)),
        Next(event="meeting"),
        NoDeadline(),
        SameDay(event="x"),
    ):
        due = due_of(deadline, replaced=replaced)
        assert (due.last_good_day, due.entered, due.waits_for) == (replaced.day, replaced, "")
        assert done(due, replaced.day).state is State.ON_TIME


def test_right_after_an_event_days_are_counted_and_shown_but_not_judged() -> None:
    # CV789-041: the review ended on 05/12, what is handed in the day before is refused.
    due = due_of(Promptly(event="review"), events={"review": date(2023, 12, 5)})
    assert done(due, date(2023, 12, 4)).state is State.TOO_EARLY
    owed = judge(due, None, today=date(2023, 12, 8))
    assert (owed.state, owed.days_since_event) == (State.NOT_JUDGED, 3)
    assert judge(due, None, today=date(2023, 12, 4)).days_since_event is None
    assert done(due, date(2023, 12, 5)) == Standing(State.NOT_JUDGED, is_done=True, days_since_event=0)


def test_right_after_an_event_but_at_the_latest_on_a_day_is_late_only_after_that_day() -> None:
    due = due_of(Promptly(event="review", at_latest=date(2023, 12, 14)), events={"review": date(2023, 12, 5)})
    assert done(due, date(2023, 12, 14)) == Standing(State.ON_TIME, is_done=True, days_since_event=9)
    assert judge(due, None, today=date(2023, 12, 8)) == Standing(State.OPEN, False, days_left=6, days_since_event=3)
    assert done(due, date(2023, 12, 15)).days_late == 1


def test_nothing_can_be_handed_in_after_a_review_that_has_no_date() -> None:
    assert done(due_of(Promptly(event="review"), expected={"review": DAY}), DAY).state is State.TOO_EARLY


def test_before_an_event_its_own_day_is_good_with_a_remark() -> None:
    due = due_of(BeforeEvent(event="conference"), events={"conference": DAY})
    assert due.last_good_day == DAY
    assert done(due, date(2021, 12, 12)) == Standing(State.ON_TIME, is_done=True)
    assert done(due, DAY).remarks == (Remark.ON_THE_DAY,)
    assert done(due, date(2021, 12, 14)).state is State.LATE


def test_so_many_days_before_an_event_are_calendar_or_working_days() -> None:
    events = {"conference": DAY}
    assert due_of(BeforeEvent(event="conference", days=1), events=events).last_good_day == date(2021, 12, 12)
    working = BeforeEvent(event="conference", days=3, count=DayCount.WORKING)
    assert due_of(working, events=events).last_good_day == date(2021, 12, 8)
    strict = BeforeEvent(event="conference", days=3, count=DayCount.WORKING, reading=NoticeReading.FULL_DAYS_BETWEEN)
    assert due_of(strict, events=events).last_good_day == date(2021, 12, 7)


def test_a_review_on_the_day_of_the_wrap_up_is_flagged_where_the_day_before_is_asked() -> None:
    due = due_of(BeforeEvent(event="wrap-up", days=1), events={"wrap-up": date(2023, 12, 8)})  # CV789-030
    assert done(due, date(2023, 12, 7)).state is State.ON_TIME
    assert done(due, date(2023, 12, 8)).state is State.LATE


def test_a_window_includes_both_its_ends_and_warns_after() -> None:
    due = due_of(Window(first=date(2021, 12, 1), until=DAY, hard=False))
    assert [due.covers(date(2021, 12, day)) for day in (1, 13, 14)] == [True, True, False]
    assert not due.covers(date(2021, 11, 30))
    assert done(due, date(2021, 12, 1)).remarks == ()
    assert done(due, date(2021, 11, 30)).remarks == (Remark.BEFORE_FIRST_DAY,)
    late = done(due, date(2021, 12, 14))
    assert (late.state, late.days_late) == (State.LATE, 1)
    assert late.remarks == (Remark.OUTSIDE_WINDOW, Remark.WARNING_ONLY)
    assert not late.counts_against_unit


def test_a_hard_window_counts() -> None:
    assert done(due_of(Window(first=DAY, until=DAY)), date(2021, 12, 14)).counts_against_unit


@pytest.mark.parametrize(
    ("dossier", "declaration"), [(date(2024, 12, 25), date(2024, 12, 26)), (date(2022, 12, 20), date(2022, 12, 22))]
)
def test_what_belongs_together_is_flagged_on_another_day(dossier: date, declaration: date) -> None:
    due = due_of(SameDay(event="dossier"), events={"dossier": dossier})  # KH24-071, KH75-077
    assert done(due, declaration).state is State.OTHER_DAY
    assert done(due, dossier).state is State.ON_TIME
    assert done(due, dossier - timedelta(days=1)).state is State.OTHER_DAY
    assert judge(due, None, today=declaration).state is State.LATE


def test_the_next_meeting_is_the_first_after_the_missed_one() -> None:
    meetings = [date(2014, 10, 30), date(2014, 11, 24), date(2015, 1, 5), date(2014, 12, 5)]  # KH146-164
    missed = date(2014, 11, 24)
    next_meeting = next_after(meetings, missed)
    assert next_meeting == date(2014, 12, 5)
    assert due_of(Next(event="meeting"), events={"meeting": next_meeting}).last_good_day == date(2014, 12, 5)
    assert next_after(meetings, date(2015, 1, 5)) is None


def test_where_nothing_is_printed_nobody_is_late() -> None:
    assert judge(due_of(NoDeadline()), None, today=LONG_AFTER) == Standing(State.NOT_JUDGED, is_done=False)


def test_days_of_grace_move_the_last_good_day() -> None:
    assert due_of(Before(on=DAY, grace_days=1)).last_good_day == DAY
    assert due_of(NoDeadline(grace_days=1)).last_good_day is None


def test_what_is_not_done_is_open_until_the_last_good_day_and_late_after() -> None:
    due = due_of(By(on=DAY))
    assert judge(due, None, today=date(2021, 12, 10)) == Standing(State.OPEN, is_done=False, days_left=3)
    assert judge(due, None, today=DAY).days_left == 0
    assert judge(due, None, today=date(2021, 12, 16)) == Standing(State.LATE, is_done=False, days_late=3)


def test_lateness_that_the_plan_caused_does_not_count_against_the_unit() -> None:
    due = due_of(By(on=date(2021, 10, 20)))
    assert due.is_before_issue
    assert done(due, date(2021, 10, 26)).counts_against_unit
    for day in (ISSUED, LONG_AFTER):
        assert Remark.DEADLINE_BEFORE_ISSUE in done(due, day).remarks
        assert not done(due, day).counts_against_unit
    assert not judge(due, None, today=LONG_AFTER).counts_against_unit


deadlines = st.one_of(
    st.builds(Before, on=days),
    st.builds(By, on=days, grace_days=st.integers(0, 3)),
    st.builds(After, event=st.just("completion"), days=st.integers(0, 30), count=st.sampled_from(DayCount)),
    st.builds(
        BeforeEvent, event=st.just("completion"), days=st.none() | st.integers(0, 10), count=st.sampled_from(DayCount)
    ),
    st.builds(Next, event=st.just("completion")),
)


@given(deadlines, days, days)
def test_done_on_time_exactly_up_to_the_last_good_day(deadline: AnyDeadline, event: date, on: date) -> None:
    due = due_of(deadline, events={"completion": event})
    assert due.last_good_day is not None
    standing = done(due, on)
    assert (standing.state is State.ON_TIME) == (on <= due.last_good_day)
    assert standing.days_late == max((on - due.last_good_day).days, 0)


@given(deadlines, days, days, days)
def test_waiting_never_makes_anything_less_late(deadline: AnyDeadline, event: date, first: date, second: date) -> None:
    due = due_of(deadline, events={"completion": event})
    nearer, further = sorted((first, second))
    assert judge(due, None, nearer).days_late <= judge(due, None, further).days_late


@given(st.integers(0, 40), days, st.integers(0, 60))
def test_a_later_completion_never_makes_the_last_good_day_earlier(count: int, completion: date, delay: int) -> None:
    for kind in DayCount:
        deadline = After(event="completion", days=count, count=kind)
        sooner = due_of(deadline, events={"completion": completion}).last_good_day
        later = due_of(deadline, events={"completion": completion + timedelta(days=delay)}).last_good_day
        assert sooner is not None
        assert later is not None
        assert sooner <= later
