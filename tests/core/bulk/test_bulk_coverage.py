"""In bulk each rule acts and decides as often as one by one, and the same cases are left without a level."""

from __future__ import annotations

import pytest

from kiemdiem.core.bulk.asking import rate_regime
from kiemdiem.core.bulk.coverage import coverage_in_bulk
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.coverage import Coverage, coverage, size_of
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.engine.season import Season
from tests.core.bulk.test_comparing import FEW, MANY, crowds
from tests.proofs_plugin import Counted
from tests.properties.rating import NAMES, reader, regime


def both_ways(name: str, season: Season) -> tuple[Coverage, Coverage]:
    """One by one, and in bulk."""
    wanted = coverage(regime(name), season, rate(regime(name), season))
    found, _ = rate_regime(regime(name), season, DuckTables())
    sizes = {subject.id: size_of(subject) for subject in season.subjects}
    counted, simplest = coverage_in_bulk(found, lambda _: sizes)
    assert (simplest is None) == (not counted.gaps)
    return wanted, counted


def test_each_rule_acts_and_decides_as_often_in_bulk() -> None:
    wanted, found = both_ways("kh61_2021", crowds("kh61_2021", FEW))
    assert found == wanted
    assert any(rule.row.table == "quota" and rule.decided for rule in found.rules)
    assert any(rule.row.table == "award" and rule.fired for rule in found.rules)


def test_gaps_are_named_in_bulk_the_simplest_first() -> None:
    nothing = {"votes": {"HTXSNV": 3, "HTTNV": 3, "HTNV": 3, "KHTNV": 9}, "present_voters": 20}
    subjects = [
        {"id": "P1", "kind": "cadre", "decided_by": "T1", **nothing},
        {"id": "C1", "kind": "collective", **nothing},
        {"id": "C2", "kind": "collective"},
    ]
    wanted, found = both_ways("kh61_2021", reader("kh61_2021").read({"subjects": subjects}))
    assert found == wanted
    assert found.gaps == ["C1", "P1"]


@pytest.mark.prove
@pytest.mark.parametrize("name", NAMES)
def test_each_rule_acts_and_decides_as_often_in_bulk_in_many_seasons(name: str, counted: Counted) -> None:
    season = crowds(name, MANY)
    counted(subjects=len(season.subjects))
    wanted, found = both_ways(name, season)
    assert found == wanted
