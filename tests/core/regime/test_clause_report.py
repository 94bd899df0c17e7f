"""Every clause has one status, its lines, and the tests that assert it."""

import json
from pathlib import Path

import pytest

from kiemdiem.core.regime.clause_report import ClauseRow, clause_report, report_json
from kiemdiem.core.regime.evidence import Evidence
from kiemdiem.core.regime.loader import load, shipped_codes
from tests.core.regime.small_regime import Change, small_regime

CLAUSE = """
[[clause]]
id = "XA-003"
place = "III"
kind = "rule"
part = "{part}"
quote = "…"
means = "Something."
check = "Something."
{more}
"""


def row(tmp_path: Path, part: str, more: str = "", *changes: Change) -> ClauseRow:
    clause = Change("clauses.toml", "", CLAUSE.format(part=part, more=more))
    rows = {row.id: row for row in clause_report(small_regime(tmp_path, clause, *changes), {})}
    return rows["XA-003"]


def test_a_clause_that_a_rule_cites_is_encoded_with_its_lines(tmp_path: Path) -> None:
    cited = Change("ratings.toml", '  at_most = 1\n  clauses = ["XA-001"]', '  at_most = 1\n  clauses = ["XA-003"]')
    found = row(tmp_path, "engine", "", cited)
    assert (found.status, found.where) == ("encoded", ("xa/ratings.toml:85",))


def test_a_clause_of_the_engine_that_nothing_cites_is_open(tmp_path: Path) -> None:
    assert row(tmp_path, "engine").status == "open"


def test_a_clause_of_another_part_that_nothing_cites_comes_later(tmp_path: Path) -> None:
    assert row(tmp_path, "papers").status == "later"


def test_a_clause_is_informative_only_with_a_reason(tmp_path: Path) -> None:
    assert row(tmp_path / "a", "engine", 'status = "informative"\nreason = "Lời dẫn."').status == "informative"
    assert row(tmp_path / "b", "engine", 'status = "informative"').status == "open"


def test_an_example_proves_a_clause_and_does_not_encode_it(tmp_path: Path) -> None:
    example = Change("examples.toml", "", '[[example]]\nid = "one"\nclauses = ["XA-003"]\n')
    assert row(tmp_path, "engine", "", example).status == "open"


def test_the_head_of_the_regime_encodes_what_it_cites(tmp_path: Path) -> None:
    rows = {row.id: row for row in clause_report(small_regime(tmp_path), {})}
    assert "xa/regime.toml:9" in rows["XA-001"].where


def test_a_parents_clause_is_told_with_its_own_regime(tmp_path: Path) -> None:
    rows = {row.id: row for row in clause_report(small_regime(tmp_path), {})}
    assert (rows["TINH-001"].regime, rows["XA-002"].regime) == ("tinh", "xa")


def test_the_tests_of_a_clause_stand_beside_it_as_recorded(tmp_path: Path) -> None:
    ran = Evidence("tests/test_x.py::test_x", True, "abc")
    (first, *_) = [row for row in clause_report(small_regime(tmp_path), {"XA-001": [ran]}) if row.id == "XA-001"]
    assert first.to_json()["tests"] == [{"id": "tests/test_x.py::test_x", "passed": True, "commit": "abc"}]


@pytest.mark.parametrize("code", shipped_codes())
def test_the_report_of_a_shipped_regime_has_every_clause_once(code: str) -> None:
    regime = load(code)
    told = report_json(clause_report(regime, {}))
    assert [row["id"] for row in told["clauses"]] == list(regime.clauses)
    assert all(set(row) == {"id", "regime", "kind", "part", "status", "where", "tests"} for row in told["clauses"])
    assert json.loads(json.dumps(told)) == told
