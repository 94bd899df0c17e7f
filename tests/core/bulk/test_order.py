"""Where runs of ranks end in a group is found in parts of ranks first; each candidate still gets its own verdict."""

from __future__ import annotations

import random
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from sqlglot import exp

from kiemdiem.core.bulk.cases.standings import VERDICTS
from kiemdiem.core.bulk.quotas.order import BY_RANK, IN_ORDER, RANKED, by_rank, make_ranked
from kiemdiem.core.bulk.sql.terms import column, meets, named, table_as
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.room import Room

GROUPS = 40


@pytest.mark.parametrize(("seed", "ranks"), [(0, 2), (1, 40), (2, 400)])
def test_each_candidate_by_rank_gets_the_verdict_that_the_engine_gives(seed: int, ranks: int) -> None:
    draw = random.Random(seed)
    tables = DuckTables()
    people = [
        (n, draw.randrange(GROUPS), int(draw.random() < 0.9), int(draw.random() < 0.1), draw.randint(0, ranks), ranks)
        for n in range(6_000)
    ]
    names = ("n", "g", "sure", "picked", "top", "bottom")
    tables.load("candidates", [(name, "BIGINT") for name in names], people)
    rooms, maybe = [], []
    for _ in range(GROUPS):
        places = draw.randint(0, 160)
        rooms.append(Room(places, places + draw.choice([0, 0, 5, 60]), 0, waits=False))
        maybe.append(draw.choice([0, 0, 3, 30]))
    left = VERDICTS.index("left")
    groups = [(g, BY_RANK, maybe[g], rooms[g].places, rooms[g].most, left) for g in range(GROUPS)]
    columns = ("k_g", "if_other", "maybe", "places", "most", "if_left")
    tables.load("group_places", [(name, "BIGINT") for name in columns], groups)
    waves: Any = SimpleNamespace(tables=tables, make=tables.make, fetch=tables.fetch)
    quota: Any = SimpleNamespace(ranks=["top", "bottom"])
    make_ranked(waves, quota, ("n", "g"))
    query = exp.select(column("n", "m"), named(by_rank(), "verdict")).from_(table_as(IN_ORDER, "m"))
    query = query.join(table_as("group_places", "p"), on=meets("g", "m", "k_g", "p"))
    query = query.join(table_as(RANKED, "r"), on=meets("g", "m", "k_g", "r"), join_type="left")
    found = dict(tables.fetch(query))
    stand = [[Fraction(p[4], p[5]) for p in people if p[1] == g and p[2] and not p[3]] for g in range(GROUPS)]
    wanted = {}
    for n, g, sure, picked, top, bottom in people:
        if sure and not picked:
            rank = Fraction(top, bottom)
            better, equal = sum(other > rank for other in stand[g]), stand[g].count(rank)
            wanted[n] = VERDICTS.index(rooms[g].fate(better, equal, maybe[g]))
    assert {n: found[n] for n in wanted} == wanted
    assert {VERDICTS[verdict] for verdict in wanted.values()} >= {"kept", "dropped", "tied", "left"}
