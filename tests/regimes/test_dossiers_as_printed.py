"""The dossier lists hold the papers and addressees that the plans print."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import kiemdiem
from kiemdiem.core.quantities.calendars import Calendar
from kiemdiem.core.quantities.deadlines import make_deadline, resolve

REGIMES = Path(kiemdiem.__file__).parent / "regimes"
Table = dict[str, Any]


@cache
def dossiers(regime: str) -> dict[str, Table]:
    tables = tomllib.loads((REGIMES / regime / "dossiers.toml").read_text(encoding="utf-8"))
    return {dossier["id"]: dossier for dossier in tables["dossier"]}


def required(dossier: Table, *, holds: frozenset[str] = frozenset()) -> set[str]:
    """The papers without which the dossier is incomplete; `holds` are the conditions of papers that are true."""
    return {
        paper["id"]
        for paper in dossier["paper"]
        if paper.get("required", True) and ("when" not in paper or paper["when"] in holds)
    }


@pytest.mark.clause("CV789-060")
def test_the_cadre_dossier_of_the_city_is_complete_with_six_papers_of_six() -> None:
    dossier = dossiers("cv789_2023")["cadre-managed-by-city"]
    papers = {paper["id"] for paper in dossier["paper"]}
    assert dossier["closed"]
    assert len(dossier["paper"]) == 6
    assert required(dossier) == papers
    assert not required(dossier) <= papers - {"residence-comment"}


@pytest.mark.clause("CV789-060")
def test_the_collective_dossier_of_the_city_wants_a_third_paper_only_after_a_prompt() -> None:
    dossier = dossiers("cv789_2023")["collective-managed-by-city"]
    assert dossier["closed"]
    assert len(required(dossier)) == 2
    assert len(required(dossier, holds=frozenset({"has_review_prompt"}))) == 3


@pytest.mark.clause("KH24-069")
def test_a_cadre_of_the_province_declares_assets_to_the_provincial_inspection_commission() -> None:
    dossier = dossiers("kh24_2024")["province-declarations"]
    (declaration,) = [paper for paper in dossier["paper"] if paper["id"] == "asset-declaration"]
    assert (dossier["for"], dossier["when"]) == (["cadre"], "managed_by = BTV_TINH_UY")
    assert declaration["label"].startswith("Bản kê khai tài sản, thu nhập")
    assert declaration["addressee"] == "Ủy ban Kiểm tra Tỉnh ủy"


def dossier_of_class(regime: str, routing: str) -> Table | None:
    return next((dossier for dossier in dossiers(regime).values() if dossier.get("when") == routing), None)


def last_good_day(regime: str, item: str) -> date | None:
    items = tomllib.loads((REGIMES / regime / "workplan.toml").read_text(encoding="utf-8"))["item"]
    (printed, *_) = next(each for each in items if each["id"] == item)["due"]
    keys = {key: value for key, value in printed.items() if key not in {"id", "task", "kind", "clauses", "note"}}
    deadline = make_deadline(printed["kind"], keys)
    return resolve(deadline, issued_on=None, events={}, expected={}, calendar=Calendar()).last_good_day


@pytest.mark.clause("KH24-073")
def test_the_class_of_a_cadre_of_the_town_of_kh24_says_what_is_sent_to_whom_and_when() -> None:
    proposed, decided, concluded = (dossier_of_class("kh24_2024", f"routing_{letter}") for letter in "abd")
    assert proposed is not None
    assert proposed["sent_to"] == "Ban Thường vụ Tỉnh ủy"
    assert "proposed-level" in required(proposed)
    assert decided is not None
    assert "rating-result" in required(decided)
    assert dossier_of_class("kh24_2024", "routing_c") is None
    assert concluded is not None
    assert concluded["sent_to"].startswith("Ban Thường vụ Thị ủy")
    assert "conclusion" in required(concluded)
    assert last_good_day("kh24_2024", concluded["due"]) == date(2025, 2, 28)
    assert not any("member" in dossier["for"] for dossier in dossiers("kh24_2024").values())


@pytest.mark.clause("KH75-082")
def test_the_class_of_a_cadre_of_the_town_of_kh75_says_when_its_papers_are_due() -> None:
    due = {
        letter: dossier["due"] for letter in "abd" if (dossier := dossier_of_class("kh75_2022", f"routing_{letter}"))
    }
    due["c"] = "item-10"  # no dossier leaves the town; what is due is its written conclusion
    assert {letter: last_good_day("kh75_2022", item) for letter, item in due.items()} == {
        "a": date(2022, 12, 30),
        "b": date(2023, 1, 30),
        "c": date(2023, 3, 30),
        "d": date(2023, 2, 28),
    }


@pytest.mark.clause("KH61-270")
def test_the_archive_takes_an_inspection_conclusion_and_is_complete_without_one() -> None:
    dossier = dossiers("kh61_2021")["cadre-archive"]
    papers = {paper["id"] for paper in dossier["paper"]}
    assert "inspection-conclusion" in papers
    assert required(dossier) == papers - {"inspection-conclusion"}


@pytest.mark.parametrize("regime", ["kh61_2021", "kh146_2014", "kh75_2022", "cv789_2023", "kh24_2024"])
def test_a_dossier_is_due_by_an_item_of_the_same_plan(regime: str) -> None:
    items = tomllib.loads((REGIMES / regime / "workplan.toml").read_text(encoding="utf-8"))["item"]
    assert {dossier["due"] for dossier in dossiers(regime).values()} <= {item["id"] for item in items}
