"""The work plans hold the items, the bodies and the last good days that the plans print."""

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import kiemdiem
from kiemdiem.core.quantities.calendars import Calendar
from kiemdiem.core.quantities.deadline_sentences import say_due, say_standing
from kiemdiem.core.quantities.deadlines import (
    AnyDeadline,
    Due,
    EnteredDate,
    External,
    Remark,
    Standing,
    State,
    judge,
    make_deadline,
    resolve,
)

REGIMES = Path(kiemdiem.__file__).parent / "regimes"
clause = pytest.mark.clause
Table = dict[str, Any]
NOT_OF_THE_DEADLINE = {"id", "task", "kind", "clauses", "note", "under"}
ONE_DAY = timedelta(days=1)

TOWN_STANDING = "Ban Thường vụ Thị ủy"
TOWN_PERMANENT = "Thường trực Thị ủy"
TOWN_BOARD = "Ban Tổ chức Thị ủy"
TOWN_OFFICE = "Văn phòng Thị ủy"
MERGED_BOARD = "Cơ quan Tổ chức - Nội vụ thị xã"
MERGED_OFFICE = "Văn phòng thị xã"
SPECIALISED = "Các cơ quan chuyên trách tham mưu, giúp việc Thị ủy"
COMMITTEES = "Các đảng ủy, chi bộ trực thuộc Thị ủy"
CONCERNED = "Các cơ quan liên quan"
ROLES = ("directing", "directing_in_person", "advising", "compiling", "implementing", "cooperating", "consulted")


@cache
def plan(regime: str) -> dict[str, Table]:
    tables = tomllib.loads((REGIMES / regime / "workplan.toml").read_text(encoding="utf-8"))
    return {item["id"]: item for item in tables["item"]}


def bodies(regime: str, role: str, *items: str) -> list[list[str]]:
    return [plan(regime)[item].get(role, []) for item in items]


def deadline(regime: str, item: str, due: str = "") -> AnyDeadline:
    (printed,) = [table for table in plan(regime)[item]["due"] if not due or table["id"] == due]
    return make_deadline(printed["kind"], {k: v for k, v in printed.items() if k not in NOT_OF_THE_DEADLINE})


def due_on(regime: str, item: str, due: str = "", **known: Any) -> Due:
    given = {"issued_on": None, "events": {}, "expected": {}, "calendar": Calendar()} | known
    return resolve(deadline(regime, item, due), **given)


def done(due: Due, day: date) -> Standing:
    return judge(due, done_on=day, today=day)


# The shape of the two plans that number their items.


@clause("KH24-020")
def test_kh24_has_nine_items_two_sub_items_and_no_gap() -> None:
    numbered = {item["number"]: item for item in plan("kh24_2024").values() if item["number"][0].isdigit()}
    assert list(numbered) == ["1", "2", "3", "4", "5", "6", "7", "8", "8.1", "8.2", "9"]
    assert [numbered[number]["parent"] for number in ("8.1", "8.2")] == ["item-8", "item-8"]
    assert len(numbered["2"]["due"]) == 2
    assert all(item["directing"] and item["advising"] and item["due"] for item in numbered.values())


@clause("KH75-021")
def test_kh75_has_ten_items_and_only_the_second_sub_item_prints_no_bodies() -> None:
    numbered = {item["number"]: item for item in plan("kh75_2022").values() if item["number"][0].isdigit()}
    assert list(numbered) == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "9.1", "9.2", "10"]
    assert [numbered[number]["parent"] for number in ("9.1", "9.2")] == ["item-9", "item-9"]
    without = [number for number, item in numbered.items() if not (item.get("directing") and item.get("advising"))]
    assert without == ["9.2"]
    assert not any(numbered["9.2"].get(role) for role in ROLES)


# Bodies.


@clause("KH24-024")
def test_kh24_items_1_to_4_are_directed_by_one_body_and_in_person_by_another() -> None:
    items = ("item-1", "item-2", "item-3", "item-4")
    assert bodies("kh24_2024", "directing", *items) == [[TOWN_STANDING]] * 4
    assert bodies("kh24_2024", "directing_in_person", *items) == [[TOWN_PERMANENT]] * 4


@clause("KH24-025")
def test_kh24_has_one_advising_body_for_items_1_2_3_and_5() -> None:
    assert bodies("kh24_2024", "advising", "item-1", "item-2", "item-3", "item-5") == [[TOWN_BOARD]] * 4


@clause("KH24-038")
def test_kh24_item_4_is_advised_by_four_entries_the_last_one_open() -> None:
    item = plan("kh24_2024")["item-4"]
    assert item["advising"] == [TOWN_BOARD, SPECIALISED, COMMITTEES, CONCERNED]
    assert item["open_list"] == ["advising"]


@clause("KH24-044")
def test_kh24_items_5_and_9_are_directed_by_the_standing_committee_alone() -> None:
    assert bodies("kh24_2024", "directing", "item-5", "item-9") == [[TOWN_STANDING]] * 2
    assert bodies("kh24_2024", "directing_in_person", "item-5", "item-9") == [[], []]


@clause("KH24-045")
def test_kh24_item_5_is_advised_by_one_body() -> None:
    assert bodies("kh24_2024", "advising", "item-5") == [[TOWN_BOARD]]


@clause("KH24-057")
def test_kh24_items_6_to_8_are_directed_by_the_permanent_members() -> None:
    assert bodies("kh24_2024", "directing", "item-6", "item-7", "item-8") == [[TOWN_PERMANENT]] * 3


@clause("KH24-058")
def test_kh24_item_6_is_advised_by_two_groups() -> None:
    assert bodies("kh24_2024", "advising", "item-6") == [[TOWN_BOARD, SPECIALISED]]


@clause("KH24-074")
def test_kh24_sub_items_of_8_and_item_9_are_advised_by_the_board_and_the_office() -> None:
    assert bodies("kh24_2024", "advising", "item-8-1", "item-8-2", "item-9") == [[TOWN_BOARD, TOWN_OFFICE]] * 3


@clause("KH24-082")
def test_kh24_item_9_prints_no_implementing_body() -> None:
    item = plan("kh24_2024")["item-9"]
    assert item["directing"] == [TOWN_STANDING]
    assert item["advising"] == [TOWN_BOARD, TOWN_OFFICE]
    assert "implementing" not in item


@clause("KH75-026")
def test_kh75_seven_items_are_directed_by_the_standing_committee_and_nobody_in_person() -> None:
    items = [f"item-{number}" for number in (1, 2, 3, 4, 5, 7, 10)]
    assert bodies("kh75_2022", "directing", *items) == [[TOWN_STANDING]] * 7
    assert not any("directing_in_person" in item for item in plan("kh75_2022").values())


@clause("KH75-027")
def test_kh75_knows_the_merged_body_and_never_the_board_of_kh24() -> None:
    assert bodies("kh75_2022", "advising", "item-1", "item-2", "item-3", "item-7") == [[MERGED_BOARD]] * 4
    files = {path.name: path.read_text(encoding="utf-8") for path in (REGIMES / "kh75_2022").glob("*.toml")}
    register = tomllib.loads(files.pop("clauses.toml"))["clause"]  # its own words tell the two plans apart
    assert not any(TOWN_BOARD in text for text in [*files.values(), *(row["quote"] for row in register)])


@clause("KH75-044")
def test_kh75_item_4_is_advised_by_four_entries_the_last_one_open() -> None:
    item = plan("kh75_2022")["item-4"]
    assert item["advising"] == [MERGED_BOARD, SPECIALISED, COMMITTEES, CONCERNED]
    assert item["open_list"] == ["advising"]


@clause("KH75-050")
def test_kh75_item_5_is_compiled_and_advised_by_one_body() -> None:
    assert bodies("kh75_2022", "compiling", "item-5") == bodies("kh75_2022", "advising", "item-5") == [[MERGED_BOARD]]


@clause("KH75-058")
def test_kh75_three_items_are_directed_by_the_permanent_members() -> None:
    assert bodies("kh75_2022", "directing", "item-6", "item-8", "item-9-1") == [[TOWN_PERMANENT]] * 3


@clause("KH75-059")
def test_kh75_item_6_is_advised_by_two_groups() -> None:
    assert bodies("kh75_2022", "advising", "item-6") == [[MERGED_BOARD, SPECIALISED]]


@clause("KH75-078")
def test_kh75_items_9_1_and_10_are_advised_by_the_merged_body_and_the_merged_office() -> None:
    assert bodies("kh75_2022", "advising", "item-9-1", "item-10") == [[MERGED_BOARD, MERGED_OFFICE]] * 2


@clause("KH61-140")
def test_the_poll_on_the_chairman_of_the_province_is_organised_by_the_government_office() -> None:
    item = plan("kh61_2021")["workplace-opinions-government"]
    assert item["implementing"] == ["Văn phòng Ủy ban nhân dân tỉnh"]


# Dates: what is done on the last good day is on time, what is done a day later is late by one day.

HARD_DATES = [
    pytest.param("kh61_2021", "iii-2", "iii-2-report", date(2022, 1, 4), marks=clause("KH61-280")),
    pytest.param("kh61_2021", "iii-3", "iii-3-rating", date(2022, 1, 14), marks=clause("KH61-283")),
    pytest.param("kh61_2021", "iii-4-prompts", "", date(2021, 12, 19)),
    pytest.param("kh61_2021", "iii-7-grassroots", "", date(2022, 1, 14), marks=clause("KH61-301")),
    pytest.param("kh61_2021", "iii-7-above-grassroots", "iii-7-completion", date(2022, 1, 30)),
    pytest.param("kh61_2021", "iii-7-above-grassroots", "iii-7-report", date(2022, 1, 30)),
    pytest.param("kh61_2021", "iii-7-province", "", date(2022, 2, 28), marks=clause("KH61-303")),
    pytest.param("kh146_2014", "t0", "", date(2014, 11, 29), marks=clause("KH146-237")),
    pytest.param("kh146_2014", "t16", "t16-cadres", date(2014, 12, 4), marks=clause("KH146-289")),
    pytest.param("kh75_2022", "item-2", "", date(2022, 12, 9), marks=clause("KH75-036")),
    pytest.param("kh75_2022", "item-3", "", date(2022, 11, 9), marks=clause("KH75-041")),
    pytest.param("kh75_2022", "item-4", "", date(2022, 12, 5), marks=clause("KH75-045")),
    pytest.param("kh75_2022", "item-5", "", date(2022, 12, 4), marks=clause("KH75-053")),
    pytest.param("kh75_2022", "item-6", "", date(2022, 12, 9), marks=clause("KH75-061")),
    pytest.param("kh75_2022", "item-8", "", date(2022, 12, 11), marks=clause("KH75-072")),
    pytest.param("kh75_2022", "item-9-1", "item-9-1-dossier", date(2022, 12, 30), marks=clause("KH75-079")),
    pytest.param("kh75_2022", "item-9-2", "", date(2023, 1, 30), marks=clause("KH75-081")),
    pytest.param("kh75_2022", "item-10", "", date(2023, 3, 30), marks=clause("KH75-088")),
    pytest.param("cv789_2023", "p6", "", date(2023, 12, 9), marks=clause("CV789-024")),
    pytest.param("cv789_2023", "p7", "", date(2023, 12, 14), marks=clause("CV789-026")),
    pytest.param("cv789_2023", "p3", "p3-date", date(2023, 12, 9), marks=clause("CV789-031")),
    pytest.param("cv789_2023", "p9", "", date(2023, 12, 14), marks=clause("CV789-061")),
    pytest.param("kh24_2024", "item-1", "", date(2024, 11, 30), marks=clause("KH24-026")),
    pytest.param("kh24_2024", "item-2", "item-2a", date(2024, 11, 7), marks=clause("KH24-032")),
    pytest.param("kh24_2024", "item-2", "item-2b", date(2024, 11, 9), marks=clause("KH24-033")),
    pytest.param("kh24_2024", "item-4", "", date(2024, 11, 28), marks=clause("KH24-040")),
    pytest.param("kh24_2024", "item-7", "", date(2024, 12, 11), marks=clause("KH24-065")),
    pytest.param("kh24_2024", "item-9", "", date(2024, 12, 19), marks=clause("KH24-081")),
    pytest.param("kh24_2024", "iii-3b", "", date(2025, 2, 28), marks=clause("KH24-093")),
]


@pytest.mark.parametrize(("regime", "item", "due", "last_good_day"), HARD_DATES)
def test_the_last_good_day_is_in_time_and_the_next_one_is_late(
    regime: str, item: str, due: str, last_good_day: date
) -> None:
    printed = due_on(regime, item, due)
    assert done(printed, last_good_day).state is State.ON_TIME
    after = done(printed, last_good_day + ONE_DAY)
    assert (after.state, after.days_late, after.counts_against_unit) == (State.LATE, 1, True)


@clause("KH61-286")
def test_review_prompts_of_the_province_are_told_in_a_numbered_paper_before_the_twentieth() -> None:
    told = due_on("kh61_2021", "iii-4-prompts")
    assert done(told, date(2021, 12, 19)).state is State.ON_TIME
    assert done(told, date(2021, 12, 20)).state is State.LATE
    produced = plan("kh61_2021")["iii-4-prompts"]["produces"]
    assert produced.startswith("Văn bản thông báo gợi ý kiểm điểm, có số và ngày")


@clause("KH61-302")
def test_the_tier_above_grassroots_owes_completion_and_report() -> None:
    completion, report = (
        due_on("kh61_2021", "iii-7-above-grassroots", due) for due in ("iii-7-completion", "iii-7-report")
    )
    assert done(completion, date(2022, 1, 25)).state is State.ON_TIME
    assert done(report, date(2022, 1, 30)).state is State.ON_TIME
    assert done(report, date(2022, 1, 31)).state is State.LATE
    assert done(completion, date(2022, 1, 31)).state is State.LATE


@clause("KH146-238")
def test_the_reports_of_2014_to_two_addressees_are_two_sendings() -> None:
    assert done(due_on("kh146_2014", "t16", "t16-block"), date(2014, 12, 4)).state is State.ON_TIME
    assert done(due_on("kh146_2014", "t16", "t16-city"), date(2014, 12, 5)).state is State.LATE


@clause("KH24-033")
def test_setting_up_delegations_and_deciding_prompts_are_two_deadlines_of_one_item() -> None:
    prompts, delegations = plan("kh24_2024")["item-2"]["due"]
    assert (prompts["id"], delegations["id"]) == ("item-2a", "item-2b")
    assert "2024" in delegations["task"]
    assert "năm 2023" in delegations["note"]


@clause("KH75-029")
def test_a_deadline_before_the_plan_was_issued_is_told_and_not_held_against_the_unit() -> None:
    printed = due_on("kh75_2022", "item-1", issued_on=date(2022, 11, 7))
    assert done(printed, date(2022, 11, 4)).state is State.ON_TIME
    assert done(printed, date(2022, 11, 5)).days_late == 1
    after_issue = done(printed, date(2022, 11, 10))
    assert (after_issue.days_late, after_issue.counts_against_unit) == (6, False)
    assert say_standing(after_issue) == "6 ngày sau hạn; hạn trước ngày ban hành"
    assert Remark.DEADLINE_BEFORE_ISSUE in after_issue.remarks


@clause("KH75-066")
def test_only_the_draft_of_the_self_scoring_is_due() -> None:
    assert plan("kh75_2022")["item-7"]["due"][0]["task"].startswith("Biểu mẫu dự thảo")
    assert done(due_on("kh75_2022", "item-7"), date(2022, 12, 9)).state is State.ON_TIME
    assert done(due_on("kh75_2022", "item-7"), date(2022, 12, 10)).state is State.LATE


@clause("KH75-098")
def test_the_misprinted_february_is_read_as_the_one_after_the_plan() -> None:
    printed = due_on("kh75_2022", "iii-3b")
    assert done(printed, date(2023, 2, 28)).state is State.ON_TIME
    assert done(printed, date(2023, 3, 1)).state is State.LATE
    assert "tháng 02 năm 2022" in say_due(printed)


@clause("KH24-048")
@pytest.mark.parametrize(
    ("completed", "last_good_day"),
    [(date(2024, 11, 20), date(2024, 11, 23)), (date(2024, 11, 28), date(2024, 12, 1))],
)
def test_item_5_is_due_three_calendar_days_after_the_review(completed: date, last_good_day: date) -> None:
    printed = due_on("kh24_2024", "item-5", events={"unit-review-completed": completed})
    assert done(printed, last_good_day).state is State.ON_TIME
    assert done(printed, last_good_day + ONE_DAY).days_late == 1


@clause("KH24-060")
@pytest.mark.parametrize(
    ("completed", "last_good_day"),
    [(date(2024, 11, 20), date(2024, 11, 27)), (date(2024, 11, 28), date(2024, 12, 5))],
)
def test_item_6_is_due_seven_days_after_the_review(completed: date, last_good_day: date) -> None:
    printed = due_on("kh24_2024", "item-6", events={"unit-review-completed": completed})
    assert printed.last_good_day == last_good_day


@clause("KH24-048")
def test_a_review_without_a_date_is_expected_on_the_last_good_day_of_item_4() -> None:
    tables = tomllib.loads((REGIMES / "kh24_2024" / "workplan.toml").read_text(encoding="utf-8"))
    (completion,) = [event for event in tables["event"] if event["id"] == "unit-review-completed"]
    expected = due_on("kh24_2024", completion["expected_from"]).last_good_day
    printed = due_on("kh24_2024", "item-5", expected={"unit-review-completed": expected})
    assert (printed.last_good_day, printed.is_expected) == (date(2024, 12, 1), True)
    assert judge(printed, done_on=None, today=date(2024, 12, 9)).state is State.NOT_JUDGED


@clause("KH24-075")
def test_item_8_waits_for_the_day_of_the_province() -> None:
    printed = deadline("kh24_2024", "item-8")
    assert isinstance(printed, External)
    assert say_due(due_on("kh24_2024", "item-8")) == "Theo kế hoạch của Ban Thường vụ Tỉnh ủy"
    assert judge(due_on("kh24_2024", "item-8"), done_on=None, today=date(2030, 1, 1)).state is State.NOT_JUDGED
    entered = EnteredDate(date(2024, 12, 31), source="một công văn của tỉnh")
    assert due_on("kh24_2024", "item-8", external=entered).last_good_day == date(2024, 12, 31)


@clause("KH61-F01-31")
def test_the_draft_report_is_sent_three_working_days_before_the_conference() -> None:
    printed = due_on("kh61_2021", "draft-report", events={"review-conference": date(2021, 12, 13)})
    assert done(printed, date(2021, 12, 8)).state is State.ON_TIME
    assert done(printed, date(2021, 12, 9)).state is State.LATE
