"""What the work plans hold beside the engine's clauses: the other bodies, the softer days, and only printed words."""

import re
import tomllib
import unicodedata
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import kiemdiem
from kiemdiem.core.quantities.calendars import Calendar
from kiemdiem.core.quantities.deadlines import Due, Promptly, State, judge, make_deadline, resolve

REGIMES = Path(kiemdiem.__file__).parent / "regimes"
SOURCES = Path(__file__).parent.parent / "sources"
CODES = ("kh61_2021", "kh146_2014", "kh75_2022", "cv789_2023", "kh24_2024")
ROLES = ("directing", "directing_in_person", "advising", "compiling", "implementing", "cooperating", "consulted")
NOT_OF_THE_DEADLINE = {"id", "task", "kind", "clauses", "note", "under"}
LONGEST_GAP = 80
"""Between two words of a body: 'Mặt trận Tổ quốc và các tổ chức … thị xã' names two bodies of the town."""
COUNCIL, GOVERNMENT = "Thường trực HĐND thị xã", "UBND thị xã"
FRONT, UNIONS = "Mặt trận Tổ quốc thị xã", "Các tổ chức chính trị - xã hội thị xã"
COMMITTEES = "Các đảng ủy, chi bộ trực thuộc Thị ủy"
SPECIALISED = "Các cơ quan chuyên trách tham mưu, giúp việc Thị ủy"
CONCERNED = "Các cơ quan, đơn vị có liên quan"
BOARD, MERGED = "Ban Tổ chức Thị ủy", "Cơ quan Tổ chức - Nội vụ thị xã"


@cache
def tables(regime: str) -> dict[str, Any]:
    return tomllib.loads((REGIMES / regime / "workplan.toml").read_text(encoding="utf-8"))


def item_of(regime: str, item: str) -> dict[str, Any]:
    return dict(next(each for each in tables(regime)["item"] if each["id"] == item))


def due_on(regime: str, item: str, due: str = "", **events: date) -> Due:
    (printed,) = [table for table in item_of(regime, item)["due"] if not due or table["id"] == due]
    deadline = make_deadline(printed["kind"], {k: v for k, v in printed.items() if k not in NOT_OF_THE_DEADLINE})
    dated = {name.replace("_", "-"): day for name, day in events.items()}
    return resolve(deadline, issued_on=date(2024, 10, 31), events=dated, expected={}, calendar=Calendar())


def words_of(text: str) -> list[str]:
    """In one spelling: the plans write both accents of the word for committee."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold().replace("uỷ", "ủy"))


@cache
def printed_words(regime: str) -> str:
    return " ".join(words_of((SOURCES / f"{regime}.txt").read_text(encoding="utf-8")))


def is_named(body: str, text: str) -> bool:
    gap = rf"\b.{{1,{LONGEST_GAP}}}?\b"
    return re.search(r"\b" + gap.join(map(re.escape, words_of(body))) + r"\b", text) is not None


@pytest.mark.parametrize("regime", CODES)
def test_every_body_of_a_work_plan_is_named_in_its_plan(regime: str) -> None:
    text = printed_words(regime)
    strangers = {
        (item["id"], body)
        for item in tables(regime)["item"]
        for role in ROLES
        for body in item.get(role, [])
        if not is_named(body, text)
    }
    assert strangers == set()


@pytest.mark.parametrize("regime", CODES)
def test_an_open_list_is_a_role_that_is_filled(regime: str) -> None:
    for item in tables(regime)["item"]:
        assert all(item[role] for role in item.get("open_list", [])), item["id"]


@pytest.mark.parametrize("regime", CODES)
def test_every_item_that_is_no_part_of_another_says_when_it_is_due(regime: str) -> None:
    assert [item["id"] for item in tables(regime)["item"] if not item.get("due") and "parent" not in item] == []


@pytest.mark.parametrize(
    ("regime", "item", "role", "bodies"),
    [
        ("kh24_2024", "item-4", "implementing", [COMMITTEES]),
        (
            "kh24_2024",
            "item-5",
            "implementing",
            [COUNCIL, GOVERNMENT, "Ủy ban MTTQ thị xã", UNIONS, COMMITTEES],
        ),
        ("kh24_2024", "item-6", "consulted", [COUNCIL, GOVERNMENT, SPECIALISED, FRONT, UNIONS, CONCERNED]),
        ("kh24_2024", "item-7", "advising", [BOARD, SPECIALISED]),
        ("kh24_2024", "item-7", "implementing", [BOARD, SPECIALISED]),
        ("kh24_2024", "iii-1", "implementing", [SPECIALISED, COUNCIL, GOVERNMENT, FRONT, UNIONS, COMMITTEES]),
        ("kh24_2024", "iii-3a", "cooperating", [SPECIALISED]),
        ("kh75_2022", "item-1", "implementing", [COMMITTEES]),
        ("kh75_2022", "item-2", "implementing", [COUNCIL, GOVERNMENT, SPECIALISED, FRONT, UNIONS, COMMITTEES]),
        ("kh75_2022", "item-4", "implementing", [COMMITTEES]),
        ("kh75_2022", "item-5", "implementing", [COUNCIL, GOVERNMENT, FRONT, UNIONS]),
        ("kh75_2022", "item-6", "consulted", [COUNCIL, GOVERNMENT, SPECIALISED, FRONT, UNIONS, CONCERNED]),
        ("kh75_2022", "item-7", "cooperating", [COUNCIL, GOVERNMENT, SPECIALISED, FRONT, UNIONS]),
        ("kh75_2022", "item-8", "implementing", [MERGED, "Các cơ quan tham mưu, giúp việc Thị ủy"]),
        ("kh61_2021", "iii-3", "directing", ["Ban cán sự đảng Ủy ban nhân dân tỉnh"]),
        ("kh61_2021", "iii-4-prompts", "advising", ["Ban Tổ chức Tỉnh ủy"]),
        ("kh61_2021", "workplace-opinions-party-offices", "implementing", ["Văn phòng Tỉnh ủy"]),
        ("cv789_2023", "p7", "implementing", ["Thành ủy"]),
        ("cv789_2023", "p10", "implementing", ["Ban Tổ chức Thành ủy"]),
        ("kh146_2014", "t2", "directing", ["Bí thư Đảng ủy"]),
        ("kh146_2014", "t3", "directing", ["Chánh Thanh tra thành phố"]),
        ("kh146_2014", "t14", "implementing", ["Đảng ủy"]),
    ],
)
def test_the_other_roles_are_those_of_the_text(regime: str, item: str, role: str, bodies: list[str]) -> None:
    assert item_of(regime, item)[role] == bodies


def test_each_cell_of_2014_is_directed_by_one_member_of_the_standing_committee() -> None:
    parts = [item for item in tables("kh146_2014")["item"] if item.get("parent") == "t19"]
    assert [item["directing"] for item in parts] == [
        ["Bí thư Đảng ủy"],
        ["Phó Bí thư Đảng ủy"],
        ["Ủy viên Thường vụ Đảng ủy"],
    ]
    cells = [cell for item in parts for cell in item["implementing"]]
    assert (len(cells), len(set(cells))) == (9, 9)


@pytest.mark.parametrize(
    ("regime", "item", "due", "last_good_day"),
    [
        ("kh61_2021", "iii-2", "iii-2-notice", date(2022, 1, 4)),
        ("kh61_2021", "iii-3", "iii-3-report", date(2022, 1, 14)),
        ("kh61_2021", "iii-4-prompt-results", "", date(2022, 2, 4)),
        ("kh61_2021", "reviews", "", date(2022, 2, 28)),
        ("kh146_2014", "t9", "", date(2014, 11, 14)),
        ("kh146_2014", "t7", "t7-sent", date(2014, 11, 12)),
        ("kh146_2014", "t8", "", date(2014, 11, 12)),
        ("cv789_2023", "p4", "p4-with-dossier", date(2023, 12, 14)),
        ("kh24_2024", "item-3", "", date(2024, 10, 31)),
    ],
)
def test_the_softer_dates_are_those_of_the_text(regime: str, item: str, due: str, last_good_day: date) -> None:
    assert due_on(regime, item, due).last_good_day == last_good_day


def test_reviews_of_2021_begin_no_earlier_than_november() -> None:
    assert due_on("kh61_2021", "reviews").first_day == date(2021, 11, 1)


def test_a_review_of_2023_comes_on_a_day_before_the_wrap_up_of_the_unit() -> None:
    printed = due_on("cv789_2023", "p3", "p3-before-wrap-up", year_end_wrap_up=date(2023, 12, 8))
    assert printed.last_good_day == date(2023, 12, 7)
    late = judge(printed, done_on=date(2023, 12, 8), today=date(2023, 12, 8))
    assert (late.state, late.counts_against_unit) == (State.LATE, False)


@pytest.mark.parametrize(("regime", "item"), [("kh24_2024", "item-8-1"), ("kh75_2022", "item-9-1")])
def test_declarations_on_another_day_than_the_dossier_are_flagged(regime: str, item: str) -> None:
    printed = due_on(regime, item, f"{item}-declarations", provincial_dossier_sent=date(2024, 12, 25))
    assert judge(printed, done_on=date(2024, 12, 26), today=date(2024, 12, 26)).state is State.OTHER_DAY
    assert judge(printed, done_on=date(2024, 12, 25), today=date(2024, 12, 26)).state is State.ON_TIME


def test_registrations_are_handed_in_after_the_review_and_counted_in_days() -> None:
    printed = due_on("cv789_2023", "p4", "p4-at-once", person_review_ended=date(2023, 12, 5))
    assert isinstance(printed.deadline, Promptly)
    assert judge(printed, done_on=date(2023, 12, 4), today=date(2023, 12, 4)).state is State.TOO_EARLY
    assert judge(printed, done_on=None, today=date(2023, 12, 8)).days_since_event == 3


def test_reports_of_2014_reach_those_who_attend_a_day_before_at_least() -> None:
    printed = due_on("kh146_2014", "t7", "t7-participants", first_conference=date(2014, 11, 18))
    assert printed.last_good_day == date(2014, 11, 17)


def test_an_absent_member_is_rated_at_the_next_meeting_of_the_cell() -> None:
    assert due_on("kh146_2014", "t17", cell_meeting=date(2014, 12, 5)).last_good_day == date(2014, 12, 5)


def test_the_windows_of_2014_follow_one_another() -> None:
    windows = sorted(
        {
            (due["from"], due["until"])
            for item in tables("kh146_2014")["item"]
            for due in item.get("due", [])
            if due["kind"] == "window"
        }
    )
    assert len(windows) == 5
    assert all(earlier[1] < later[0] for earlier, later in pairwise(windows))
