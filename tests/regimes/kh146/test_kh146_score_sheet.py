"""The score sheet of KH146 is not supplied: until a child regime brings it, only a total is taken."""

from pathlib import Path
from typing import Any

import pytest

from kiemdiem.core.engine.answer import SubjectAnswer
from kiemdiem.core.engine.given import BadSeason, SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime

HEAD = """
id = "with_a_sheet"
title = "Biểu điểm thử"
year = 2014
extends = "kh146_2014"
order = ["cell", "chapter", "member", "cadre"]
"""
MARKS = """
[[fact]]
id = "marks"
for = ["cell", "chapter"]
type = "table"
label = "Điểm chấm từng dòng"
columns = [
  { id = "criterion", type = "text" },
  { id = "authority", type = "number", places = 2, range = [0, 100] },
]
clauses = ["KH146-089"]
"""
SHEET = """
[[score]]
id = "sheet"
fills = "score-sheet"
for = ["cell", "chapter"]
gives = "score"
groups = [ { id = "all", label = "Tổng", max = 100 } ]
criteria = [
  { id = "one", group = "all", label = "Dòng một", max = 40 },
  { id = "two", group = "all", label = "Dòng hai", max = 30 },
  { id = "three", group = "all", label = "Dòng ba", max = 30 },
]
clauses = ["KH146-089"]
"""
IN_ORDER = {
    "tasks_finding": "XS",
    "assigned_tasks": [],
    "collective_finding": "XS",
    "unity": "DK",
    "meetings_as_regulated": True,
    "nq4_shortcomings": False,
    "ct03_plan": True,
    "ct03_carried_out_well": True,
    "mass_organisations": [],
    "agencies": [],
}


@pytest.fixture(scope="module")
def with_a_sheet(tmp_path_factory: pytest.TempPathFactory) -> Regime:
    folder: Path = tmp_path_factory.mktemp("regimes") / "with_a_sheet"
    folder.mkdir()
    for name, text in (("regime.toml", HEAD), ("facts.toml", MARKS), ("ratings.toml", SHEET)):
        (folder / name).write_text(text, encoding="utf-8")
    return load(folder)


def cell_under(regime: Regime, **facts: Any) -> SubjectAnswer:
    votes = {"HTXSNV": 0, "HTTNV": 3, "HTNV": 0, "KHTNV": 0}
    member = {"tasks_finding": "TOT", "is_civil_servant": False, "admitted_on": "2005-05-19"}
    subjects = [
        {"id": "C", "kind": "cell", "facts": {**IN_ORDER, "review_on": "2014-11-24", **facts}},
        {"id": "M", "kind": "member", "unit": "C", "votes": votes, "full_members": 3, "facts": member},
    ]
    return rate(regime, SeasonReader(regime).read({"subjects": subjects})).subjects["C"]


def lines(*points: int | str) -> list[dict[str, Any]]:
    return [{"criterion": name, "authority": mark} for name, mark in zip(("one", "two", "three"), points, strict=False)]


@pytest.mark.clause("KH146-088")
@pytest.mark.parametrize("score", [-1, 101])
def test_a_total_outside_0_to_100_is_refused(score: int) -> None:
    with pytest.raises(BadSeason, match="100"):
        cell_under(load("kh146_2014"), score=score)


@pytest.mark.clause("KH146-088")
def test_an_answer_names_the_missing_sheet_with_and_without_a_total(with_a_sheet: Regime) -> None:
    without, entered = cell_under(load("kh146_2014")), cell_under(load("kh146_2014"), score=95)
    assert any("chưa có" in reason.text for reason in without.reasons)
    assert (without.blanks, entered.blanks, entered.level) == (["score-sheet"], ["score-sheet"], "TSVM")
    assert cell_under(with_a_sheet, marks=lines(40, 30, 30)).blanks == []


@pytest.mark.clause("KH146-088")
@pytest.mark.parametrize("score", [0, 95, 100])
def test_a_total_asks_for_its_source_whatever_the_class(score: int) -> None:
    regime, source = load("kh146_2014"), "Bảng chấm điểm ngày 20/11/2014"
    bare, proved = cell_under(regime, score=score), cell_under(regime, score=score, score_source=source)
    assert [(duty.rule, duty.effect) for duty in bare.follow_ups] == [("source-of-the-total", "due")]
    assert "Ghi nguồn của điểm tổng" in bare.follow_ups[0].text
    assert not proved.follow_ups
    assert (bare.outcome, bare.level) == (proved.outcome, proved.level)


@pytest.mark.clause("KH146-089")
def test_the_lines_of_a_sheet_are_summed_and_not_rounded(with_a_sheet: Regime) -> None:
    assert cell_under(with_a_sheet, marks=lines(35, 30, "24.5")).level == "HTTNV"
    assert cell_under(with_a_sheet, marks=lines(35, 30, 25)).level == "TSVM"


@pytest.mark.clause("KH146-089")
def test_a_line_without_a_mark_leaves_the_class_open_between_its_bounds(with_a_sheet: Regime) -> None:
    found = cell_under(with_a_sheet, marks=lines(35, 30))
    assert (found.level, set(found.range)) == (None, {"TSVM", "HTTNV", "HTNV"})
