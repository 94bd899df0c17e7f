"""`clauses`: where each clause is encoded, and which tests showed it."""

import json
from collections import Counter
from pathlib import Path

import pytest

from kiemdiem.core.regime.evidence import MarkedTest, write_marked_tests
from kiemdiem.core.regime.loader import load, shipped_codes
from tests.cli.conftest import Run


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    file = tmp_path / "clause-evidence.json"
    tests = [
        MarkedTest("tests/a.py::test_it_holds", ("KH61-180",), True, "0123abc"),
        MarkedTest("tests/b.py::test_it_does_not_hold", ("KH61-181",), False, "0123abc"),
    ]
    write_marked_tests(file, tests)
    return file


def test_every_clause_of_every_plan_is_reported_with_the_keys_of_the_contract(run: Run, tmp_path: Path) -> None:
    told = json.loads(run("clauses", "--json").out)["clauses"]
    assert Counter(row["regime"] for row in told) == {code: len(load(code).clauses) for code in shipped_codes()}
    for row in told:
        assert set(row) == {"id", "regime", "kind", "part", "status", "where", "tests"}
        assert row["status"] in {"encoded", "informative", "later", "open"}
        assert bool(row["where"]) == (row["status"] == "encoded")


def test_a_plan_is_reported_with_its_tests_and_their_commits(run: Run, evidence: Path) -> None:
    told = json.loads(run("clauses", "kh61_2021", "--evidence", evidence, "--json").out)["clauses"]
    (row,) = [row for row in told if row["id"] == "KH61-180"]
    assert row["tests"] == [{"id": "tests/a.py::test_it_holds", "passed": True, "commit": "0123abc"}]
    assert {row["regime"] for row in told} == {"kh61_2021"}


def test_the_table_names_tests_that_failed(run: Run, evidence: Path) -> None:
    out = run("clauses", "kh61_2021", "--evidence", evidence).out
    assert "Thử nghiệm không đạt: 1" in out
    assert "tests/b.py::test_it_does_not_hold" in out


def test_without_a_record_it_is_said_that_there_is_none(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "Chưa có kết quả chạy thử nghiệm để đối chiếu." in run("clauses", "kh75_2022").out


@pytest.mark.parametrize("content", ["{", "{}", "[]", '{"tests": [{}]}'])
def test_a_broken_record_is_refused(run: Run, tmp_path: Path, content: str) -> None:
    file = tmp_path / "record.json"
    file.write_text(content)
    ran = run("clauses", "kh75_2022", "--evidence", file)
    assert ran.code == 2
    assert "hãy chạy lại thử nghiệm" in ran.err


def test_a_record_that_is_not_there_is_refused(run: Run, tmp_path: Path) -> None:
    assert run("clauses", "--evidence", tmp_path / "nothing.json").code == 2
