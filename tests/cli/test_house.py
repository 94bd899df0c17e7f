"""`--house`: subjects worked out and seasons rated straight from the registers of an installation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person, Position, YearlyResult
from tests.builders.planting import plant
from tests.builders.province import province
from tests.cli.conftest import Run

VOTES = {"HTXSNV": 8, "HTTNV": 2, "HTNV": 1, "KHTNV": 0}


@pytest.fixture
def document(db: None) -> dict[str, list[dict[str, Any]]]:
    """The registers of a province, in the database; and the same as a document."""
    office = province()
    office.person("P", cell="CBS", admitted_on="2010-05-19")
    office.post("P", "STC", "truong", managed_by="BTV_TINH_UY", since="2019-01-01")
    office.person("Q", cell="CB1", admitted_on="2012-01-01")
    plant(office.tables)
    return office.tables


def test_the_house_gives_the_list_that_a_file_of_the_same_registers_gives(
    run: Run, tmp_path: Path, document: dict[str, Any]
) -> None:
    file = tmp_path / "so.json"
    file.write_text(json.dumps(document, default=str), encoding="utf-8")
    told = [run("subjects", "--regime", "kh61_2021", where, "--json").out for where in (file, "--house")]
    assert json.loads(told[0]) == json.loads(told[1])


def test_a_branch_of_the_house_is_listed_alone(run: Run, document: dict[str, Any]) -> None:
    told = json.loads(run("subjects", "--regime", "kh61_2021", "--house", "--branch", "DBX", "--json").out)
    assert {one["person"] or one["unit"] for one in told["subjects"]} == {"Q", "DBX", "DBX/dang_uy", "CB1", "CB2"}


def test_a_season_of_the_house_knows_earlier_years_and_takes_votes(
    run: Run, tmp_path: Path, document: dict[str, Any]
) -> None:
    YearlyResult.objects.create(person=Person.objects.get(code="Q"), year=2020, kind="member", level="HTTNV")
    season, votes = tmp_path / "mua.json", tmp_path / "phieu.json"
    assert run("subjects", "--regime", "kh61_2021", "--house", "--season", season).code == 0
    rows = {row["id"]: row for row in json.loads(season.read_text(encoding="utf-8"))["subjects"]}
    assert rows["Q:member"]["previous"] == [{"period": "2020", "level": "HTTNV"}]
    given = [{"id": "Q:member", "kind": "member", "votes": VOTES, "present_voters": 11}]
    votes.write_text(json.dumps({"subjects": given}), encoding="utf-8")
    told = json.loads(run("rate", "--regime", "kh61_2021", votes, "--house", "--json").out)
    found = told["subjects"]
    rows["Q:member"] |= given[0]
    season.write_text(json.dumps({"as_of": "2021-12-31", "subjects": list(rows.values())}), encoding="utf-8")
    by_file = json.loads(run("rate", "--regime", "kh61_2021", season, "--json").out)
    assert found == by_file["subjects"]
    assert found["Q:member"]["attained"] is not None


def test_votes_of_somebody_whom_the_house_does_not_list_are_refused_by_name(
    run: Run, tmp_path: Path, document: dict[str, Any]
) -> None:
    votes = tmp_path / "phieu.json"
    given = [{"id": "R:member", "kind": "member"}, {"id": "P:cadre", "kind": "member"}]
    votes.write_text(json.dumps({"subjects": given}), encoding="utf-8")
    output = tmp_path / "ket-qua.json"
    ran = run("rate", "--regime", "kh61_2021", votes, "--house", "-o", output)
    assert (ran.code, output.exists()) == (2, False)
    assert "“R:member”" in ran.err
    assert "“P:cadre”: tệp ghi loại “member”, danh bạ cho là “cadre”" in ran.err


def test_rows_that_a_plan_cannot_use_are_told_by_whose_they_are(run: Run, document: dict[str, Any]) -> None:
    Position.objects.filter(person__code="P").update(managed_by="BTV_THANH_UY")
    ran = run("subjects", "--regime", "kh61_2021", "--house")
    assert ran.code == 2
    assert "Chức vụ, Diện quản lý: P, STC: " in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Chưa có sổ để đọc"),
        (["so.json", "--house"], "chọn một trong hai"),
        (["so.json", "--branch", "DBX"], "--branch chỉ dùng cùng --house"),
        (["--house", "--branch", "DBXX"], "Có phải ý là “DBX”"),
    ],
)
def test_options_that_do_not_fit_are_refused(
    run: Run, document: dict[str, Any], arguments: list[str], said: str
) -> None:
    ran = run("subjects", "--regime", "kh61_2021", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_an_empty_house_says_so(run: Run, db: None) -> None:
    assert not Unit.objects.exists()
    assert "chưa có ai" in run("subjects", "--regime", "kh61_2021", "--house").err
