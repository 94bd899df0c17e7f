"""Counts summed up through the tree: one query for each step, in DuckDB as in Spark.

result: id, unit, kind, outcome, level, choice (texts, empty where there is none; choice: "1" while somebody has still
to choose), one row a subject; award_of: id, award, state. over: u → o, a unit and every unit above it,
by their numbers (-1: none known); placed: n → u, the unit of each subject of a bulk run.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from kiemdiem.core.bulk.awards.run import STATES
from kiemdiem.core.bulk.rating import BulkAnswer
from kiemdiem.core.bulk.rollup.counts import NOWHERE, RollUp
from kiemdiem.core.bulk.rollup.tree import Tree
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.frames import union
from kiemdiem.core.bulk.sql.terms import (
    Term,
    add,
    column,
    fewest,
    meets,
    mul,
    named,
    number,
    otherwise,
    quotient,
    sub,
    summed,
    table_as,
    text,
)
from kiemdiem.core.bulk.tables.engines import Tables
from kiemdiem.core.regime.entries.identity import Relation

RESULT, AWARD_OF = "result", "award_of"
RESULT_COLUMNS = [(name, "VARCHAR") for name in ("id", "unit", "kind", "outcome", "level", "choice")]
AWARD_COLUMNS = [(name, "VARCHAR") for name in ("id", "award", "state")]
_LEVELS, _AWARDS = ("kind", "outcome", "level"), ("kind", "award", "state")
_UNIT_OF, OVER, _PLACED = "unit_of", "over", "placed"
_LINKS = ("unit", "heads", "superior")
"""The links that say where a subject belongs, the nearest first."""
_FAR = 2**32


def roll_up(tables: Tables, tree: Tree) -> RollUp:
    """The counts of the tables `result` and `award_of`, for every unit and all that lies below it."""
    _lay_out(tables, tree)
    awards = placed_results(("kind",)).select(column("award", "a"), column("state", "a"))
    awards = awards.join(table_as(AWARD_OF, "a"), on=meets("id", "r", "id", "a"))
    return _summed(tables, tree, _counted(placed_results(_LEVELS), _LEVELS), _counted(awards, _AWARDS))


def placed_results(columns: Sequence[str]) -> exp.Select:
    """These columns of every result `r`, and the unit `u` where it lies: that of its id, else of its column unit."""
    query = exp.select(
        *(column(name, "r") for name in columns), named(_known(column("u", "own"), column("u", "theirs")), "u")
    ).from_(table_as(RESULT, "r"))
    for short, key in (("own", "id"), ("theirs", "unit")):
        query = query.join(table_as(_UNIT_OF, short), on=meets("id", short, key, "r"), join_type="left")
    return query


def roll_up_answer(found: BulkAnswer, tree: Tree) -> RollUp:
    """The counts of a bulk run, from the tables that it leaves behind: no subject is fetched."""
    tables, program = found.waves.tables, found.waves.program
    _lay_out(tables, tree)
    kinds = list(program.kinds)
    _place_by_links(found, kinds)
    levels, awards = [], []
    for kind in kinds:
        told = [(at, answer.outcome, answer.level or "") for at, answer in enumerate(found.answers[kind])]
        tables.load(f"told_{kind}_level", [("number", "BIGINT"), ("outcome", "VARCHAR"), ("level", "VARCHAR")], told)
        query = _of_kind(kind, f"answer_{kind}")
        query = query.select(column("outcome", "t"), column("level", "t"))
        levels.append(query.join(table_as(f"told_{kind}_level", "t"), on=meets("number", "a", "number", "t")))
    shown = [(at, state) for at, state in enumerate(STATES) if state != "not_eligible"]
    tables.load("award_states", [("state", "BIGINT"), ("told", "VARCHAR")], shown)
    for run in found.awards:
        for kind in run.kinds:
            query = _of_kind(kind, run.table(kind))
            query = query.select(named(text(run.rule.id), "award"), named(column("told", "t"), "state"))
            awards.append(query.join(table_as("award_states", "t"), on=meets("state", "a", "state", "t")))
    own = _counted(union(awards), _AWARDS) if awards else None
    return _summed(tables, tree, _counted(union(levels), _LEVELS), own)


def _of_kind(kind: str, table: str) -> exp.Select:
    """The unit of each subject of a kind, beside what a table says of it."""
    query = exp.select(column("u", "p"), named(text(kind), "kind")).from_(table_as(table, "a"))
    return query.join(table_as(_PLACED, "p"), on=meets("n", "a", "n", "p"))


def _lay_out(tables: Tables, tree: Tree) -> None:
    """unit_of: every id that the tree names; over: each unit and all above it."""
    numbers = {name: at for at, name in enumerate(tree.units)}
    found = [(name, numbers[unit]) for name, unit in tree.places() if unit]
    tables.load(_UNIT_OF, [("id", "VARCHAR"), ("u", "BIGINT")], found)
    above = [(at, numbers[one]) for name, at in numbers.items() for one in tree.way_up(name)]
    tables.load(OVER, [("u", "BIGINT"), ("o", "BIGINT")], [*above, (NOWHERE, NOWHERE)])


def _known(*units: Term) -> Term:
    found = number(NOWHERE)
    for unit in reversed(units):
        found = otherwise(unit, found)
    return found


def _place_by_links(found: BulkAnswer, kinds: Sequence[str]) -> None:
    """placed: every subject by itself, else by the first of its links that leads into the tree."""
    tables, program = found.waves.tables, found.waves.program
    relations = {placed.entry.id for placed in program.regime.of("relation", Relation)}
    seen_as = {
        tuple(one.to) for of_kind in program.names.relations.values() for name, one in of_kind.items()
        if name not in program.inverse
    }  # fmt: skip
    known = [layout.subjects(kind) for kind in kinds] + [layout.outside(kinds) for kinds in sorted(seen_as | {()})]
    names = [exp.select(column("n"), column("id")).from_(table) for table in known]
    tables.make("id_of", union(names))
    ways = [_step(0, exp.select(column("n"), named(column("n"), "t")).from_("id_of"))]
    for rank, relation in enumerate(_LINKS, start=1):
        if relation in relations:
            links = exp.select(column("n"), column("t")).from_(layout.links(relation))
            ways.append(_step(rank, links.where(exp.EQ(this=column("pos"), expression=number(0)))))
    every = exp.select(column("n"), named(number(len(_LINKS) + 1), "rank"), named(number(NOWHERE), "u"))
    ways.append(every.from_("id_of"))
    nearest = fewest(add(mul(column("rank"), number(_FAR)), add(column("u"), number(1))))
    best = exp.select(column("n"), named(nearest, "best")).from_(union(ways).subquery("w")).group_by(column("n"))
    whole = sub(column("best"), mul(quotient(column("best"), number(_FAR)), number(_FAR)))
    tables.make(_PLACED, exp.select(column("n"), named(sub(whole, number(1)), "u")).from_(best.subquery("b")))


def _step(rank: int, links: exp.Select) -> exp.Select:
    query = exp.select(column("n", "l"), named(number(rank), "rank"), column("u", "u")).from_(links.subquery("l"))
    query = query.join(table_as("id_of", "i"), on=meets("t", "l", "n", "i"))
    return query.join(table_as(_UNIT_OF, "u"), on=meets("id", "i", "id", "u"))


def _counted(rows: exp.Query, keys: Sequence[str]) -> exp.Select:
    """How many rows are alike."""
    names = [column("u"), *map(column, keys)]
    return exp.select(*names, named(summed(number(1)), "many")).from_(rows.subquery("r")).group_by(*names)


def _summed(tables: Tables, tree: Tree, levels: exp.Query, awards: exp.Query | None) -> RollUp:
    """What every unit counts itself, and what it comes to with all below it."""
    found = RollUp(tree)
    for name, own, keys in (("level", levels, _LEVELS), ("award", awards, _AWARDS)):
        if own is None:
            continue
        tables.make(f"own_{name}", own)
        names = [named(column("o", "v"), "u"), *(column(key, "c") for key in keys)]
        query = exp.select(*names, named(summed(column("many", "c")), "many")).from_(table_as(f"own_{name}", "c"))
        query = query.join(table_as(OVER, "v"), on=meets("u", "c", "u", "v"))
        tables.make(f"rolled_{name}", query.group_by(column("o", "v"), *(column(key, "c") for key in keys)))
        rows = tables.fetch(exp.select(*map(column, ("u", *keys, "many"))).from_(f"rolled_{name}"))
        found.take(name, rows)
    return found
