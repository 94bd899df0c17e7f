"""The bulk way says of every subject and every group what the engine says of it one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiemdiem.core.bulk.tables import duckdb_tables
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.bulk.tables.engines import Tables
from tests.core.bulk.agreement import agree_on
from tests.core.bulk.many_seasons import large, season_of, seasons
from tests.proofs_plugin import Counted
from tests.properties.rating import NAMES, answer, reader, regime
from tests.properties.seasons import Json

FEW = range(4)
PARTS = 10
"""In so many parts a million is tried, so that it can be gone on with another day."""


def agree(name: str, seeds: range, tables: Callable[[], Tables] = DuckTables) -> int:
    """Compares both ways on the seasons of these numbers; gives how many subjects were compared."""
    return sum(agree_on(regime(name), reader(name), given, tables) for given in seasons(name, seeds))


def agree_on_many(
    name: str, subjects: int, tables: Callable[[], Tables] = DuckTables, *, first: int = 0, heads: int = 4
) -> int:
    """The same on a few large seasons: so many subjects under so many sets of readings, from this seed on."""
    found = large(name, subjects, first=first, heads=heads)
    return sum(agree_on(regime(name), reader(name), given, tables) for given in found)


@pytest.mark.parametrize("name", NAMES)
def test_both_ways_agree(name: str) -> None:
    assert agree(name, FEW) > 0


@pytest.mark.parametrize("name", NAMES)
def test_both_ways_agree_where_tables_are_made_a_few_rows_at_a_time_and_pressed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duckdb_tables, "_TOGETHER", 3)
    monkeypatch.setattr(duckdb_tables, "_MUCH", 2)
    monkeypatch.setattr(duckdb_tables, "_WIDE", 0)
    assert agree(name, FEW[:2], lambda: DuckTables(memory=512, scratch=tmp_path)) > 0


@pytest.mark.parametrize(
    ("name", "seed", "readings"),
    [
        pytest.param("kh146_2014", 1050, {"under-seven-members": "full-members"}, id="a_limit_waits_for_a_fact"),
        pytest.param("diem_30_70", 361, {"no-task": "person"}, id="an_office_decides_after_two_quotas"),
        pytest.param(
            "to_chuc_theo_cap_duoi", 10_001_393, {"unrated-below": "counted"}, id="an_office_leaves_below_who_may_stand"
        ),
    ],
)
def test_both_ways_agree_where_one_answer_rests_on_a_quota(name: str, seed: int, readings: Json) -> None:
    given = {**season_of(name, seed), "readings": readings}
    assert agree_on(regime(name), reader(name), given) == len(given["subjects"])


@pytest.mark.prove
@pytest.mark.parametrize("name", NAMES)
def test_both_ways_agree_on_ten_thousand_subjects(name: str, counted: Counted) -> None:
    subjects = agree_on_many(name, 10_000, heads=8)
    counted(subjects=subjects)
    assert subjects >= 10_000


@pytest.mark.prove
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("part", range(PARTS))
def test_both_ways_agree_on_a_million_subjects_in_all(part: int, name: str, counted: Counted) -> None:
    share = -(-1_000_000 // (len(NAMES) * PARTS))
    subjects = agree_on_many(name, share, first=1_000_000 * (part + 1), heads=2)
    counted(subjects=subjects)
    assert subjects >= share


@pytest.mark.parametrize("order", [1, -1])
def test_of_several_ballots_the_least_favourable_speaks_both_ways(order: int) -> None:
    ballots: list[Json] = [
        {"forum": "X", "votes": {"HTXSNV": 2, "HTTNV": 2}, "present_voters": 4, "full_members": 4},
        {"forum": "Y", "votes": {"HTXSNV": 3, "HTTNV": 2, "KHTNV": 2}, "present_voters": 10, "full_members": 10},
    ]
    facts: Json = {
        "joined_on": "2030-02-27",
        "marks": [
            {"criterion": "order", "self": "10.0", "appraiser": "10.0", "authority": "10.0"},
            {"criterion": "service", "self": "8.0", "appraiser": "4.0"},
            {"criterion": "extra", "self": "3.0", "appraiser": "0.9"},
            {"criterion": "breach", "self": "-6.0", "authority": "0.0"},
        ],
        "tasks": [{"name": "T", "weight": 25, "days_late": 0, "quality": "TOT", "in_plan": True, "beyond_plan": False}],
    }
    person: Json = {"id": "P", "kind": "official", "facts": facts, "ballots": ballots[::order]}
    mine = answer("diem_30_70", {"subjects": [person]}).subjects["P"]
    assert [reason.rule for reason in mine.why_not] == ["trust-good"]
    assert agree_on(regime("diem_30_70"), reader("diem_30_70"), {"subjects": [person]}) == 1


@pytest.mark.parametrize("decided", ["", "HTXSNV", "HTTNV", "KHTNV"])
def test_both_ways_agree_on_units_of_which_nobody_knows_the_side(decided: str) -> None:
    sides = ("", "cap_huyen", "truc_thuoc")
    units: list[Json] = [
        {"id": f"{level}{number}", "kind": "unit", "decided_by": "S", "proposed_level": level}
        | ({"facts": {"unit_side": sides[number % 3]}} if number % 3 else {})
        | ({"decided_level": decided} if decided and number < 3 else {})
        for level in ("HTXSNV", "HTTNV")
        for number in range(15)
    ]
    units.append({"id": "alone", "kind": "unit", "proposed_level": "HTXSNV"})
    readings = {"units-base": "apart"}
    season = {"readings": readings, "subjects": units, "bodies": [{"id": "S", "name": "Sở Mẫu"}]}
    assert agree_on(regime("kh61_2021"), reader("kh61_2021"), season, DuckTables) == len(units)


@pytest.mark.parametrize(("chosen", "others"), [(3, 4), (3, 0), (9, 1)])
def test_both_ways_agree_where_more_are_chosen_than_there_are_places(chosen: int, others: int) -> None:
    units: list[Json] = [
        {"id": f"E{number}", "kind": "unit", "decided_by": "S", "proposed_level": "HTXSNV"}
        | ({"decided_level": "HTXSNV"} if number < chosen else {})
        for number in range(chosen + others)
    ]
    units += [{"id": f"U{n}", "kind": "unit", "decided_by": "S", "proposed_level": "HTTNV"} for n in range(5)]
    season = {"subjects": units, "bodies": [{"id": "S", "name": "Sở Mẫu"}]}
    assert agree_on(regime("kh61_2021"), reader("kh61_2021"), season, DuckTables) == len(units)
