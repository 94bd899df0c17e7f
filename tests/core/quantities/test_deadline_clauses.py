"""The deadlines of the five plans fall on the days that their clauses name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from kiemdiem.core.quantities.calendars import Calendar
from kiemdiem.core.quantities.deadline_sentences import say_due, say_standing
from kiemdiem.core.quantities.deadlines import (
    After,
    AnyDeadline,
    Before,
    By,
    Due,
    EnteredDate,
    External,
    Month,
    Remark,
    Standing,
    State,
    Window,
    Within,
    judge,
    resolve,
)
from kiemdiem.core.quantities.long_dates import weekday_name

ISSUED_ON = {
    "KH146": date(2014, 11, 4),
    "KH61": date(2021, 10, 27),
    "KH75": date(2022, 11, 7),
    "CV789": date(2023, 11, 21),
    "KH24": None,
}
FIRST_WINDOW = Window(first=date(2014, 11, 5), until=date(2014, 11, 7), hard=False)
FOURTH_WINDOW = Window(first=date(2014, 11, 20), until=date(2014, 11, 28), hard=False)
REVIEWS_OF_2014 = Before(on=date(2014, 11, 30))
REPORT_OF_2014 = Before(on=date(2014, 12, 5))


def due_of(plan: str, deadline: AnyDeadline, **given: Any) -> Due:
    known: dict[str, Any] = {"events": {}, "expected": {}, "calendar": Calendar(), "issued_on": ISSUED_ON[plan]}
    return resolve(deadline, **(known | given))


def done(due: Due, on: date) -> Standing:
    return judge(due, on, today=on)


@dataclass(frozen=True)
class Check:
    """What a clause says: a good last day, and days that are so many days late.

    These are shown on deadlines typed in here; that the plans print them is asked of the plans' own files.
    """

    clause: str
    deadline: AnyDeadline
    good: date | None
    late: Mapping[date, int] = field(default_factory=dict)
    weekday: str = ""


CHECKS = [
    Check(
        "CV789-024",
        Before(on=date(2023, 12, 10)),
        date(2023, 12, 9),
        {date(2023, 12, 10): 1},
        "thứ Bảy",
    ),
    Check("CV789-026", Before(on=date(2023, 12, 15)), date(2023, 12, 14), {date(2023, 12, 15): 1}),
    Check("CV789-031", Before(on=date(2023, 12, 10)), date(2023, 12, 9), {date(2023, 12, 10): 1}),
    Check("CV789-061", Before(on=date(2023, 12, 15)), date(2023, 12, 14), {date(2023, 12, 15): 1}),
    Check("KH146-237", REVIEWS_OF_2014, date(2014, 11, 29), {date(2014, 11, 30): 1}, "thứ Bảy"),
    Check("KH146-238", REPORT_OF_2014, date(2014, 12, 4), {date(2014, 12, 5): 1}),
    Check("KH146-239", FIRST_WINDOW, date(2014, 11, 7), {date(2014, 11, 8): 1}),
    Check("KH146-241", FIRST_WINDOW, date(2014, 11, 7), {date(2014, 11, 10): 3}),
    Check("KH146-242", FIRST_WINDOW, date(2014, 11, 7)),
    Check("KH146-244", FIRST_WINDOW, date(2014, 11, 7), {date(2014, 11, 8): 1}),
    Check(
        "KH146-245",
        Window(first=date(2014, 11, 10), until=date(2014, 11, 12), hard=False),
        date(2014, 11, 12),
        {date(2014, 11, 13): 1},
    ),
    Check(
        "KH146-251",
        Window(first=date(2014, 11, 17), until=date(2014, 11, 19), hard=False),
        date(2014, 11, 19),
        {date(2014, 11, 20): 1},
    ),
    Check("KH146-260", FOURTH_WINDOW, date(2014, 11, 28), {date(2014, 11, 29): 1}),
    Check("KH146-289", REPORT_OF_2014, date(2014, 12, 4), {date(2014, 12, 5): 1}),
    Check("KH24-026", Within(month=Month(2024, 11)), date(2024, 11, 30), {date(2024, 12, 1): 1}),
    Check("KH24-032", Before(on=date(2024, 11, 8)), date(2024, 11, 7), {date(2024, 11, 8): 1}),
    Check("KH24-040", By(on=date(2024, 11, 28)), date(2024, 11, 28), {date(2024, 11, 29): 1}),
    Check("KH24-065", Before(on=date(2024, 12, 12)), date(2024, 12, 11), {date(2024, 12, 12): 1}),
    Check("KH24-081", Before(on=date(2024, 12, 20)), date(2024, 12, 19), {date(2024, 12, 20): 1}),
    Check("KH24-093", Within(month=Month(2025, 2)), date(2025, 2, 28), {date(2025, 3, 1): 1}),
    Check("KH61-280", Before(on=date(2022, 1, 5)), date(2022, 1, 4), {date(2022, 1, 5): 1}, "thứ Ba"),
    Check(
        "KH61-283",
        Before(on=date(2022, 1, 15)),
        date(2022, 1, 14),
        {date(2022, 1, 15): 1},
        "thứ Sáu",
    ),
    Check(
        "KH61-301",
        Before(on=date(2022, 1, 15)),
        date(2022, 1, 14),
        {date(2022, 1, 15): 1},
        "thứ Sáu",
    ),
    Check("KH61-303", Within(month=Month(2022, 2)), date(2022, 2, 28), {date(2022, 3, 1): 1}),
    Check("KH75-036", Before(on=date(2022, 12, 10)), date(2022, 12, 9), {date(2022, 12, 10): 1}),
    Check("KH75-041", Before(on=date(2022, 11, 10)), date(2022, 11, 9), {date(2022, 11, 10): 1}),
    Check("KH75-045", By(on=date(2022, 12, 5)), date(2022, 12, 5), {date(2022, 12, 6): 1}),
    Check(
        "KH75-053",
        Before(on=date(2022, 12, 5)),
        date(2022, 12, 4),
        {date(2022, 12, 5): 1},
        "Chủ nhật",
    ),
    Check("KH75-061", Before(on=date(2022, 12, 10)), date(2022, 12, 9), {date(2022, 12, 10): 1}),
    Check("KH75-066", Before(on=date(2022, 12, 10)), date(2022, 12, 9), {date(2022, 12, 10): 1}),
    Check(
        "KH75-072",
        Before(on=date(2022, 12, 12)),
        date(2022, 12, 11),
        {date(2022, 12, 12): 1},
        "Chủ nhật",
    ),
    Check("KH75-079", Before(on=date(2022, 12, 31)), date(2022, 12, 30), {date(2022, 12, 31): 1}),
    Check("KH75-081", Before(on=date(2023, 1, 31)), date(2023, 1, 30), {date(2023, 1, 31): 1}),
    Check("KH75-088", Before(on=date(2023, 3, 31)), date(2023, 3, 30), {date(2023, 3, 31): 1}),
]


@pytest.mark.parametrize("check", [pytest.param(check, id=check.clause) for check in CHECKS])
def test_the_last_good_day_is_in_time_and_the_day_after_is_late(check: Check) -> None:
    due = due_of(check.clause.partition("-")[0], check.deadline)
    assert due.last_good_day == check.good
    assert check.good is not None
    assert done(due, check.good).state is State.ON_TIME
    assert check.weekday in ("", weekday_name(check.good))
    for day, days_late in check.late.items():
        standing = done(due, day)
        assert (standing.state, standing.days_late) == (State.LATE, days_late)
        assert say_standing(standing).startswith(f"trễ {days_late} ngày")


# The dates of KH61-286 and KH61-287; their clauses ask more than dates.
@pytest.mark.parametrize(
    ("deadline", "good", "weekday"),
    [(date(2021, 12, 20), date(2021, 12, 19), "Chủ nhật"), (date(2022, 2, 5), date(2022, 2, 4), "thứ Sáu")],
)
def test_a_last_good_day_is_not_moved_off_a_sunday_or_a_holiday(deadline: date, good: date, weekday: str) -> None:
    due = due_of("KH61", Before(on=deadline))
    assert due.last_good_day == good
    assert weekday_name(good) == weekday
    assert not Calendar().is_working_day(good)
    assert done(due, deadline).days_late == 1


def test_an_office_that_reads_before_as_not_later_than_has_a_day_of_grace() -> None:
    due = due_of("KH61", Before(on=date(2022, 1, 5), grace_days=1))  # KH61-280, the doubt
    assert done(due, date(2022, 1, 5)).state is State.ON_TIME
    assert done(due, date(2022, 1, 6)).days_late == 1


def test_the_ninth_head_is_late_when_the_window_closes() -> None:
    due = due_of("KH146", Window(first=date(2014, 11, 17), until=date(2014, 11, 19), hard=False))
    standings = [done(due, date(2014, 11, 19))] * 8 + [judge(due, None, today=date(2014, 11, 20))]
    assert [standing.state for standing in standings] == [State.ON_TIME] * 8 + [State.LATE]
    assert not standings[-1].is_done


def test_a_conference_after_the_fourth_window_is_outside_it_and_still_before_the_end_of_november() -> None:
    due = due_of("KH146", FOURTH_WINDOW)
    assert done(due, date(2014, 11, 28)).remarks == ()
    outside = done(due, date(2014, 11, 29))
    assert Remark.OUTSIDE_WINDOW in outside.remarks
    assert not outside.counts_against_unit
    assert done(due_of("KH146", REVIEWS_OF_2014), date(2014, 11, 29)).state is State.ON_TIME


def test_a_session_after_the_fifth_window_leaves_only_that_day_for_the_report() -> None:
    due = due_of("KH146", Window(first=date(2014, 12, 1), until=date(2014, 12, 3), hard=False))
    assert done(due, date(2014, 12, 3)).state is State.ON_TIME
    outside = date(2014, 12, 4)
    assert Remark.OUTSIDE_WINDOW in done(due, outside).remarks
    assert judge(due_of("KH146", REPORT_OF_2014), None, today=outside).days_left == 0


def test_the_delegations_are_late_by_themselves() -> None:
    delegations = due_of("KH24", Before(on=date(2024, 11, 10)))
    suggestions = due_of("KH24", Before(on=date(2024, 11, 8)))
    assert delegations.last_good_day == date(2024, 11, 9)
    assert weekday_name(date(2024, 11, 9)) == "thứ Bảy"
    assert done(delegations, date(2024, 11, 9)).state is State.ON_TIME
    assert done(delegations, date(2024, 11, 10)).days_late == 1
    assert done(suggestions, date(2024, 11, 7)).state is State.ON_TIME


def test_item_five_is_due_three_calendar_days_after_the_unit_completes() -> None:
    item = After(event="completion", days=3)
    due = due_of("KH24", item, events={"completion": date(2024, 11, 20)})
    assert done(due, date(2024, 11, 23)).state is State.ON_TIME
    assert done(due, date(2024, 11, 24)).days_late == 1
    last = due_of("KH24", item, events={"completion": date(2024, 11, 28)})
    assert last.last_good_day == date(2024, 12, 1)
    assert weekday_name(date(2024, 12, 1)) == "Chủ nhật"


def test_without_a_completion_item_five_shows_the_expected_day_and_nobody_is_late() -> None:
    item_four = due_of("KH24", By(on=date(2024, 11, 28)))
    assert item_four.last_good_day is not None
    due = due_of("KH24", After(event="completion", days=3), expected={"completion": item_four.last_good_day})
    assert say_due(due, event="hoàn thành kiểm điểm").startswith("Dự kiến chậm nhất ngày 01/12/2024 (Chủ nhật)")
    waiting = judge(due, None, today=date(2024, 12, 2))
    assert waiting.state is State.NOT_JUDGED
    assert "chưa có ngày hoàn thành kiểm điểm" in say_standing(waiting, event="hoàn thành kiểm điểm")


def test_the_whole_table_is_due_seven_days_after_the_last_unit_completes() -> None:
    item = After(event="completion", days=7)
    completions = {"X": date(2024, 11, 20), "Y": date(2024, 11, 28)}
    assert due_of("KH24", item, events={"completion": completions["X"]}).last_good_day == date(2024, 11, 27)
    assert due_of("KH24", item, events={"completion": max(completions.values())}).last_good_day == date(2024, 12, 5)


def test_the_date_of_item_eight_is_the_provinces() -> None:
    item = External(source="kế hoạch của Ban Thường vụ Tỉnh ủy")
    unknown = due_of("KH24", item)
    assert say_due(unknown) == "Theo kế hoạch của Ban Thường vụ Tỉnh ủy"
    assert judge(unknown, None, today=date(2030, 1, 1)).state is State.NOT_JUDGED
    entered = due_of("KH24", item, external=EnteredDate(date(2024, 12, 31), "Kế hoạch số 99-KH/TU"))
    assert entered.last_good_day == date(2024, 12, 31)
    assert judge(entered, None, today=date(2025, 1, 1)).days_late == 1


def test_a_deadline_before_the_plan_was_issued_is_not_held_against_the_unit() -> None:
    due = due_of("KH75", Before(on=date(2022, 11, 5)))
    assert due.last_good_day == date(2022, 11, 4)
    assert done(due, date(2022, 11, 4)).state is State.ON_TIME
    assert done(due, date(2022, 11, 5)).days_late == 1
    born_late = done(due, date(2022, 11, 10))
    assert say_standing(born_late) == "6 ngày sau hạn; hạn trước ngày ban hành"
    assert not born_late.counts_against_unit
    replaced = due_of("KH75", Before(on=date(2022, 11, 5)), replaced=EnteredDate(date(2022, 11, 20), "Công văn"))
    assert done(replaced, date(2022, 11, 10)).state is State.ON_TIME


def test_a_corrected_year_rules_and_the_printed_one_is_shown_beside_it() -> None:
    due = due_of("KH75", Within(month=Month(2023, 2), printed="tháng 02 năm 2022"))
    assert done(due, date(2023, 2, 28)).state is State.ON_TIME
    assert done(due, date(2023, 3, 1)).state is State.LATE
    assert "tháng 02 năm 2022" in say_due(due)
