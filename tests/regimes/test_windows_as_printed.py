"""The windows of the 2014 timetable warn; only its two 'before' dates are hard."""

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import kiemdiem
from kiemdiem.core.quantities.calendars import Calendar
from kiemdiem.core.quantities.deadlines import Due, Remark, Standing, State, judge, make_deadline, resolve

PLAN = Path(kiemdiem.__file__).parent / "regimes" / "kh146_2014" / "workplan.toml"
NOT_OF_THE_DEADLINE = {"id", "task", "kind", "clauses", "note", "under"}
clause = pytest.mark.clause


@cache
def timetable() -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in tomllib.loads(PLAN.read_text(encoding="utf-8"))["item"]}


def known(item: str, due: str = "", **events: date) -> Due:
    (printed,) = [table for table in timetable()[item]["due"] if not due or table["id"] == due]
    deadline = make_deadline(printed["kind"], {k: v for k, v in printed.items() if k not in NOT_OF_THE_DEADLINE})
    dated = {name.replace("_", "-"): day for name, day in events.items()}
    return resolve(deadline, issued_on=date(2014, 11, 4), events=dated, expected={}, calendar=Calendar())


def done(item: str, day: date, due: str = "") -> Standing:
    return judge(known(item, due), done_on=day, today=day)


def is_late_by_a_warning(standing: Standing, days: int) -> bool:
    late_by = (standing.state, standing.days_late) == (State.LATE, days)
    return late_by and Remark.WARNING_ONLY in standing.remarks and not standing.counts_against_unit


@pytest.mark.parametrize(
    ("item", "due", "last_good_day"),
    [
        pytest.param("t1", "", date(2014, 11, 7), marks=clause("KH146-239")),
        pytest.param("t6", "", date(2014, 11, 12), marks=clause("KH146-245")),
        pytest.param("t10", "", date(2014, 11, 19), marks=clause("KH146-251")),
        pytest.param("t11", "t11-window", date(2014, 11, 19)),
        pytest.param("t12", "", date(2014, 11, 28), marks=clause("KH146-256")),
        pytest.param("t13", "", date(2014, 11, 28), marks=clause("KH146-260")),
        pytest.param("t14", "", date(2014, 12, 3), marks=clause("KH146-262")),
    ],
)
def test_the_last_day_of_a_window_is_in_time_and_the_next_one_warns(item: str, due: str, last_good_day: date) -> None:
    assert done(item, last_good_day, due).state is State.ON_TIME
    assert is_late_by_a_warning(done(item, last_good_day + timedelta(days=1), due), days=1)


@pytest.mark.parametrize("day", [date(2014, 11, 5), date(2014, 11, 6), date(2014, 11, 7)])
@clause("KH146-239")
def test_every_milestone_of_the_first_window_shares_its_days(day: date) -> None:
    milestones = (("t1", ""), ("t2", ""), ("t3", ""), ("t4", "t4-told"), ("t5", "t5-sent"))
    assert all(done(item, day, due).state is State.ON_TIME for item, due in milestones)


@clause("KH146-241")
def test_the_committees_draft_of_10_november_is_three_days_late() -> None:
    assert is_late_by_a_warning(done("t2", date(2014, 11, 10)), days=3)


@clause("KH146-242")
def test_the_leaderships_draft_of_7_november_is_in_time() -> None:
    assert done("t3", date(2014, 11, 7)).state is State.ON_TIME


@clause("KH146-244")
def test_a_residence_sheet_issued_on_8_november_is_late() -> None:
    assert is_late_by_a_warning(done("t5", date(2014, 11, 8), "t5-sent"), days=1)


@clause("KH146-255")
def test_the_ninth_head_without_a_conclusion_is_late_when_the_window_closes() -> None:
    window = known("t11", "t11-window")
    concluded = [judge(window, done_on=date(2014, 11, 19), today=date(2014, 11, 19))] * 8
    open_still = judge(window, done_on=None, today=date(2014, 11, 20))
    assert {standing.state for standing in concluded} == {State.ON_TIME}
    assert (open_still.state, open_still.is_done) == (State.LATE, False)
    before_the_cell = known("t11", "t11-before-cells", cell_conference=date(2014, 11, 20))
    assert judge(before_the_cell, done_on=date(2014, 11, 21), today=date(2014, 11, 21)).state is State.LATE


@clause("KH146-256")
def test_a_cell_conference_on_29_november_is_outside_its_window_and_before_the_hard_date() -> None:
    assert is_late_by_a_warning(done("t12", date(2014, 11, 29)), days=1)
    assert done("t0", date(2014, 11, 29)).state is State.ON_TIME


@clause("KH146-262")
def test_a_session_on_4_december_leaves_only_the_day_of_the_report() -> None:
    assert is_late_by_a_warning(done("t14", date(2014, 12, 4)), days=1)
    assert done("t16", date(2014, 12, 4), "t16-block").state is State.ON_TIME
    assert done("t16", date(2014, 12, 5), "t16-block").counts_against_unit
