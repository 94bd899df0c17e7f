"""What was found of one branch goes back as proposals: the same levels come out again, and nobody else is in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pytest

from kiemdiem.core.bulk.rollup import Found, branch_results, read_results, read_tree, roll_up, write_proposals
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.answer import Answer
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.engine.season import Season
from kiemdiem.core.interchange import read_season_file, write_answer
from kiemdiem.core.interchange.input_faults import BadInput
from kiemdiem.core.regime.loader import load, shipped_codes
from kiemdiem.core.samples.season import make_season
from kiemdiem.core.samples.workbook import write_season_workbook
from tests.core.bulk.rolled import small_country

TOP = "T01H02"


def found_of(code: str, folder: Path, top: str = TOP) -> Mapping[str, Found]:
    """What was found of a branch of the small country."""
    _, units, season, answer = small_country(code)
    write_answer(answer, season, load(code), folder / "result.parquet")
    tree, tables = read_tree(units), DuckTables()
    read_results(folder / "result.parquet", load(code), tables, tree)
    roll_up(tables, tree)
    return branch_results(tables, tree, top)


def come_to_the_same(again: Answer, before: Answer, found: Mapping[str, Found]) -> None:
    """Everybody comes to the outcome and level that he had; who was open is still open, now without a proposal."""
    assert again.subjects.keys() == found.keys()
    for name, one in again.subjects.items():
        old = before.subjects[name]
        if found[name].is_open:
            assert one.outcome in ("incomplete", "undetermined") or one.needs_choice
        else:
            assert (one.outcome, one.level) == (old.outcome, old.level)


@pytest.mark.parametrize(("code", "ending"), [*((code, ".parquet") for code in shipped_codes()), ("kh61_2021", ".csv")])
def test_the_branch_rated_again_from_its_proposals_has_the_same_levels(code: str, ending: str, tmp_path: Path) -> None:
    file, _, season, answer = small_country(code)
    found = found_of(code, tmp_path)
    assert write_proposals(file, found, load(code), tmp_path / f"branch{ending}") == len(found)
    back = read_season_file(tmp_path / f"branch{ending}", load(code), readings=season.readings)
    assert [subject.id for subject in back.subjects] == [one.id for one in season.subjects if one.id in found]
    come_to_the_same(rate(load(code), back), answer, found)


@pytest.mark.parametrize("code", ["kh61_2021", "kh146_2014"])
def test_nothing_but_the_proposal_of_a_row_changes(code: str, tmp_path: Path) -> None:
    file, _, _, _ = small_country(code)
    found = found_of(code, tmp_path)
    write_proposals(file, found, load(code), tmp_path / "branch.parquet")
    rest = "SELECT * EXCLUDE (proposed_level) FROM '{}'"
    before, after = (
        duckdb.connect().execute(rest.format(one)).fetchall() for one in (file, tmp_path / "branch.parquet")
    )
    assert after == [row for row in before if row[0] in found]
    told = dict(duckdb.connect().execute(f"SELECT id, proposed_level FROM '{tmp_path / 'branch.parquet'}'").fetchall())
    entered = dict(duckdb.connect().execute(f"SELECT id, proposed_level FROM '{file}'").fetchall())
    assert told == {name: one.proposal or (None if one.is_open else entered[name]) for name, one in found.items()}
    assert any(one.proposal and one.proposal != entered[name] for name, one in found.items())


def test_everybody_in_the_branch_lies_in_it_or_below_and_everybody_there_is_in_it(tmp_path: Path) -> None:
    _, _, season, _ = small_country("kh61_2021")
    places = {one.id: next(iter(one.links.get("unit", ())), one.id) for one in season.subjects}
    found = found_of("kh61_2021", tmp_path)
    assert {name for name, place in places.items() if place.rpartition(".")[0].endswith(TOP) or TOP in place} == set(
        found
    )


def test_who_is_open_carries_no_proposal_and_is_known_as_such() -> None:
    told = {
        ("rated", "HTTNV", False): ("HTTNV", False),
        ("rated", "HTTNV", True): ("", True),
        ("undetermined", "", False): ("", True),
        ("incomplete", "", False): ("", True),
        ("exempt", "", False): ("", False),
    }
    for (outcome, level, choice), (proposal, is_open) in told.items():
        one = Found("member", outcome, level, choice)
        assert (one.proposal, one.is_open) == (proposal, is_open)


# ---------------------------------------------------------------------- seasons with sheets and bodies
def made(code: str = "kh61_2021") -> tuple[Season, Answer, Mapping[str, Found], str]:
    """A season with bodies, its answer, and what was found of the first organisation and those it decides on."""
    season = SeasonReader(load(code)).read(make_season(code, seed=3, size=110))
    answer = rate(load(code), season)
    top = season.subjects[0].id
    inside = {
        one.id for one in season.subjects
        if one.id == top or top in (*one.links.get("superior", ()), *one.links.get("decided_by", ()))
    }  # fmt: skip
    found = {
        name: Found(one.kind, one.outcome, one.level or "", one.needs_choice)
        for name, one in answer.subjects.items()
        if name in inside
    }
    return season, answer, found, top


@pytest.mark.parametrize("ending", [".json", ".xlsx"])
def test_a_season_with_several_tables_keeps_those_of_the_branch(ending: str, tmp_path: Path) -> None:
    code = "kh61_2021"
    season, answer, found, _ = made(code)
    given = make_season(code, seed=3, size=110)
    file = tmp_path / f"season{ending}"
    if ending == ".json":
        file.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    else:
        write_season_workbook(given, load(code), file)
    write_proposals(file, found, load(code), tmp_path / f"branch{ending}")
    back = read_season_file(tmp_path / f"branch{ending}", load(code))
    whole = {one.id: one for one in read_season_file(file, load(code)).subjects}
    assert {one.id for one in back.subjects} == set(found)
    for one in back.subjects:
        before = whole[one.id]
        assert (one.facts, one.links, one.ballots, one.previous) == (
            before.facts, before.links, before.ballots, before.previous,
        )  # fmt: skip
        wanted = found[one.id].proposal or (None if found[one.id].is_open else before.proposed_level)
        assert one.proposed_level == wanted
    linked = {target for one in back.subjects for targets in one.links.values() for target in targets}
    assert {body.id for body in back.bodies} == {body.id for body in season.bodies} & linked
    assert back.bodies
    come_to_the_same(rate(load(code), back), answer, found)


@pytest.mark.parametrize(
    ("season", "output", "told"),
    [("season.json", "branch.xlsx", ".json"), ("season.csv", "branch.csv", "P9")],
    ids=["another kind", "somebody is not there"],
)
def test_what_cannot_be_written_is_refused_and_leaves_nothing(
    season: str, output: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / "season.json").write_text('{"subjects": [{"id": "P1", "kind": "member"}]}', encoding="utf-8")
    (tmp_path / "season.csv").write_text("id,kind\nP1,member\n", encoding="utf-8")
    found = {"P9": Found("member", "rated", "HTTNV", choice=False)}
    with pytest.raises(BadInput, match=told):
        write_proposals(tmp_path / season, found, load("kh61_2021"), tmp_path / output)
    assert not (tmp_path / output).exists()


def test_an_id_that_is_a_number_is_found_again(tmp_path: Path) -> None:
    text = '{"subjects": [{"id": 7, "kind": "member"}, {"id": 8, "kind": "member"}, null]}'
    (tmp_path / "season.json").write_text(text, encoding="utf-8")
    found = {"7": Found("member", "rated", "HTTNV", choice=False)}
    write_proposals(tmp_path / "season.json", found, load("kh61_2021"), tmp_path / "branch.json")
    told = json.loads((tmp_path / "branch.json").read_text(encoding="utf-8"))
    assert told["subjects"] == [{"id": 7, "kind": "member", "proposed_level": "HTTNV"}]
