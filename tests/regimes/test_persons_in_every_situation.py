"""Who is reviewed and rated, before whom, and who decides: a table for each plan, every line with its clause.

The tables stand in tests/builders/situations; the pages are asked the same in tests/apps/campaigns.
"""

from collections.abc import Mapping
from functools import cache

import pytest

from tests.builders.situations.table import Situation, Told, told_by
from tests.builders.situations.tables import TABLES


@cache
def told(code: str) -> Mapping[str, Told]:
    return told_by(TABLES[code].office(), TABLES[code].situations)


LINES = [
    pytest.param(code, one, id=f"{one.clauses[0]}-{one.words}")
    for code, table in TABLES.items()
    for one in table.situations
]


@pytest.mark.parametrize(("code", "situation"), LINES)
def test_a_situation_is_what_its_clause_makes_of_it(code: str, situation: Situation) -> None:
    assert told(code)[situation.subject] == situation.told


@pytest.mark.parametrize("code", TABLES)
def test_every_line_cites_clauses_of_its_plan_and_every_subject_cites_one_too(code: str) -> None:
    office = TABLES[code].office()
    known = {clause.id for clause in office.regime.clauses.values()}
    assert {clause for one in TABLES[code].situations for clause in one.clauses} <= known
    computed = office.computed()
    assert all(set(one.clauses) <= known and one.clauses for one in computed.subjects)


@pytest.mark.parametrize("code", TABLES)
def test_nothing_in_these_registers_blocks_the_rating_of_a_subject_of_the_table(code: str) -> None:
    asked = {one.subject for one in TABLES[code].situations}
    assert not [one for one in TABLES[code].office().computed().problems if one.subject in asked]
