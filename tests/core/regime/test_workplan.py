"""The rows of a work plan: last good days, days that are only expected, what waits for what."""

from datetime import date
from pathlib import Path

import pytest

from kiemdiem.core.regime.errors import UnknownEvent
from kiemdiem.core.regime.loader import load, shipped_codes
from kiemdiem.core.regime.workplan import PlanRow, plan_rows
from tests.core.regime.small_regime import Change, small_regime


def rows_of(code: str, **how: object) -> dict[str, PlanRow]:
    return {row.id: row for row in plan_rows(load(code), **how)}  # type: ignore[arg-type]  # handed through


@pytest.mark.parametrize("code", shipped_codes())
def test_every_row_has_its_own_id_and_cites_a_clause(code: str) -> None:
    rows = plan_rows(load(code))
    assert len({row.id for row in rows}) == len(rows) > 0
    assert all(row.clauses for row in rows)


def test_a_printed_day_gives_the_last_good_day() -> None:
    rows = rows_of("kh24_2024")
    assert [rows[name].due for name in ("item-1", "item-2a", "item-4", "iii-3b")] == [
        date(2024, 11, 30),
        date(2024, 11, 7),
        date(2024, 11, 28),
        date(2025, 2, 28),
    ]


@pytest.mark.clause("KH24-048")
def test_a_review_that_is_not_completed_gives_no_due_date_but_an_expected_one() -> None:
    row = rows_of("kh24_2024")["item-5"]
    assert (row.due, row.expected, row.waits_for) == (None, date(2024, 12, 1), "unit-review-completed")
    completed = rows_of("kh24_2024", completed=date(2024, 11, 20))["item-5"]
    assert (completed.due, completed.expected, completed.waits_for) == (date(2024, 11, 23), None, "")


@pytest.mark.clause("KH24-060")
def test_the_table_is_due_seven_days_after_the_last_completion() -> None:
    by_event = rows_of("kh24_2024", events={"unit-review-completed": date(2024, 11, 28)})["item-6"]
    assert by_event.due == date(2024, 12, 5)
    assert rows_of("kh24_2024", completed=date(2024, 11, 20))["item-6"].due == date(2024, 11, 27)


@pytest.mark.clause("KH24-075")
def test_an_external_date_is_told_by_its_source_until_it_is_entered() -> None:
    row = rows_of("kh24_2024")["item-8"]
    assert (row.kind, row.due, row.source) == ("external", None, "kế hoạch của Ban Thường vụ Tỉnh ủy")
    assert rows_of("kh24_2024", events={"item-8": date(2024, 12, 31)})["item-8"].due == date(2024, 12, 31)


def test_a_sub_item_without_a_deadline_has_that_of_its_item() -> None:
    rows = rows_of("kh61_2021")
    assert rows["draft-comments-territorial"].kind == rows["draft-comments"].kind == "before_event"


def test_a_row_shows_who_has_which_part_and_what_the_plan_contradicts() -> None:
    row = rows_of("kh24_2024")["item-4"]
    assert row.bodies["implementing"] == ("Các đảng ủy, chi bộ trực thuộc Thị ủy",)
    assert "consulted" not in row.bodies
    assert row.open_list == ("advising",)
    assert row.clashes[0].startswith("Mục 1 xong trong tháng 11/2024")


def test_an_event_that_nobody_knows_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(UnknownEvent, match="unit-review-completed"):
        plan_rows(load("kh24_2024"), events={"completion": date(2024, 11, 28)})


def test_expected_days_reach_through_a_chain(tmp_path: Path) -> None:
    chain = """
[[item]]
id = "summary"
number = "3"
task = "Tổng kết"
due = [ { kind = "after", event = "report-sent", days = 5 } ]
clauses = ["XA-002"]
[[event]]
id = "report-sent"
label = "Gửi báo cáo"
expected_from = "report"
clauses = ["XA-002"]
"""
    rows = {row.id: row for row in plan_rows(small_regime(tmp_path, Change("workplan.toml", "", chain)))}
    assert rows["start"].due == date(2021, 11, 29)
    assert rows["report"].expected == date(2021, 12, 2)
    assert rows["summary"].expected == date(2021, 12, 7)


def test_events_that_expect_each_other_stay_unknown(tmp_path: Path) -> None:
    circle = Change("workplan.toml", 'expected_from = "start"', 'expected_from = "report"')
    rows = {row.id: row for row in plan_rows(small_regime(tmp_path, circle))}
    assert (rows["report"].due, rows["report"].expected) == (None, None)


def test_a_row_as_json_has_iso_days() -> None:
    row = rows_of("kh24_2024")["item-4"].to_json()
    assert (row["due"], row["expected"], row["kind"]) == ("2024-11-28", None, "by")
    assert set(row) >= {"id", "task", "bodies", "open_list", "kind", "due", "clauses", "note", "expected"}
