"""Registers that come in: every fault of every row at once, in words that say which row and what to do."""

from __future__ import annotations

from typing import Any

import pytest

from kiemdiem.core.engine.registers import Registers, RegistersRefused, as_json, compute, registers_from_json
from kiemdiem.core.regime.entries.identity import Vocabulary
from tests.builders.province import kh61, province

UNITS = [{"id": "CB", "name": "Chi bộ", "body": "chi_bo_co_so"}]
PERSONS = [{"id": "P", "name": "Trần An"}]


def read(**tables: Any) -> Registers:
    return registers_from_json({"units": UNITS, "persons": PERSONS, **tables}, kh61())


def refusals(content: object) -> dict[str, str]:
    with pytest.raises(RegistersRefused) as refused:
        registers_from_json(content, kh61())
    return {fault.text().split(":", 1)[0]: fault.message for fault in refused.value.faults}


def test_registers_of_good_rows_are_read() -> None:
    found = read(memberships=[{"person": "P", "cell": "CB", "kind": "chinh_thuc"}], as_of="2021-12-31")
    assert (found.units[0].id, found.persons[0].name, found.memberships[0].cell) == ("CB", "Trần An", "CB")


def test_labels_and_printed_dates_are_taken_for_codes_and_days() -> None:
    found = read(
        memberships=[{"person": "P", "cell": "CB", "kind": "Chính thức", "since": "05/03/2020"}],
        posts=[{"person": "P", "unit": "CB", "post": "Bí thư", "rank": "1", "presiding": "có"}],
    )
    assert found.memberships[0].kind == "chinh_thuc"
    assert (found.posts[0].role, found.posts[0].rank, found.posts[0].presiding) == ("bi_thu", 1, True)


def test_a_word_that_is_not_in_its_list_is_told_the_words_there_are() -> None:
    vocabularies = {
        placed.id: [value.label for value in placed.entry.values] for placed in kh61().of("vocabulary", Vocabulary)
    }
    message = refusals({"units": [{"id": "A", "name": "Sở A", "body": "nothing"}], "persons": []})["units[1].body"]
    told = message.partition("Hãy chọn một trong: ")[2]
    assert told.startswith(", ".join(vocabularies["body"][:12]))
    assert told.endswith(f" và {len(vocabularies['body']) - 12} từ nữa.")
    shorter = refusals(
        {"units": UNITS, "persons": PERSONS, "memberships": [{"person": "P", "cell": "CB", "kind": "?"}]}
    )
    assert shorter["memberships[1].kind"].endswith(f"Hãy chọn một trong: {', '.join(vocabularies['membership'])}.")


def test_every_fault_of_every_row_is_told_at_once() -> None:
    found = refusals(
        {
            "regime": "kh75_2022",
            "as_of": "31/13/2021",
            "readings": {"cut-of": "review", "cut-off": "never"},
            "unitz": [],
            "units": [
                {"id": "A", "name": "Sở A", "tier": "provinse"},
                {"id": "A", "name": "Sở A"},
                {"id": "B", "name": "Sở B", "parent": "Z", "flags": "x"},
                {"id": "C", "name": "Sở C", "foundet_on": "2021-01-01"},
                "D",
            ],
            "persons": [{"id": "P", "name": "Trần An", "admitted_on": "31/02/2021"}, {"name": "Lê Ba"}],
            "posts": [
                {
                    "person": "Q",
                    "unit": "A",
                    "post": "giam_doc",
                    "rank": 0,
                    "since": "2021-05-01",
                    "until": "2020-05-01",
                }
            ],
            "memberships": {},
            "deciders": [{"body": "X"}],
        }
    )
    assert set(found) == {
        "regime",
        "as_of",
        "readings.cut-of",
        "readings.cut-off",
        "unitz",
        "units[1].tier",
        "units[2].id",
        "units[3].parent",
        "units[3].flags",
        "units[4].foundet_on",
        "units[5]",
        "persons[1].admitted_on",
        "persons[2].id",
        "posts[1].person",
        "posts[1].post",
        "posts[1].rank",
        "posts[1].until",
        "memberships",
        "deciders[1]",
    }
    assert "“cấp tỉnh”" in found["units[1].tier"]
    assert "“founded_on”" in found["units[4].foundet_on"]
    assert "dòng 1" in found["units[2].id"]
    assert "“units”" in found["unitz"]


@pytest.mark.parametrize("content", [None, [], "x", 3])
def test_what_is_no_object_is_refused_in_words(content: object) -> None:
    assert list(refusals(content)) == [""]


def test_units_that_lead_in_a_circle_are_told_with_their_names() -> None:
    units = [{"id": "A", "name": "A", "parent": "B"}, {"id": "B", "name": "B", "parent": "A"}]
    (message,) = refusals({"units": units}).values()
    assert "A → B → A" in message or "B → A → B" in message


def test_two_official_cells_at_one_time_are_refused_and_one_after_the_other_are_not() -> None:
    units = [{"id": key, "name": key, "body": "chi_bo_co_so"} for key in ("C1", "C2")]
    rows: list[dict[str, Any]] = [
        {"person": "P", "cell": "C1", "kind": "chinh_thuc", "until": "2021-11-30"},
        {"person": "P", "cell": "C2", "kind": "chinh_thuc", "since": "2021-12-01"},
    ]
    content = {"units": units, "persons": PERSONS, "memberships": rows}
    assert len(registers_from_json(content, kh61()).memberships) == 2
    rows[0]["until"] = "2021-12-01"
    assert list(refusals(content)) == ["memberships[2].cell"]


def test_a_fact_of_no_kind_and_a_wrong_code_are_refused() -> None:
    found = refusals({"persons": [{"id": "P", "name": "A", "score": 3, "criteria_met": "TOT"}]})
    assert set(found) == {"persons[1].score", "persons[1].criteria_met"}


def test_an_answer_is_plain_objects_and_the_same_each_time() -> None:
    office = province()
    office.holder("STC", "pho", cell="CBS", key="P")
    first, second = as_json(office.computed()), as_json(office.computed())
    assert first == second
    (subject,) = [s for s in first["subjects"] if s["id"] == "P:cadre"]
    assert [forum["id"] for forum in subject["forums"]] == ["CBS", "key-cadre-conference@STC"]
    assert (first["as_of"], first["regime"]) == ("2021-12-31", "kh61_2021")


def test_an_empty_register_has_no_subjects() -> None:
    empty = registers_from_json({}, kh61())
    found = compute(kh61(), empty, as_of=kh61().review_period()[1], readings={})
    assert found.subjects == ()
