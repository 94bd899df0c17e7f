"""Queries of the rows of one kind, joined with what their cells stand for; values that are the same for all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.flat.columns import Taken
from kiemdiem.core.bulk.flat.reading import FLAT, FlatReading
from kiemdiem.core.bulk.sql.terms import Term, column, conj, meets, number, otherwise, table_as, text
from kiemdiem.core.engine.season import Subject

Join = tuple[str, Term, str]
"""A table and its short name; what meets; the sort of join."""


def with_cells(
    reading: FlatReading, kind: str, query: exp.Select, joins: Sequence[Join], *conditions: Term
) -> exp.Select:
    """A query of the rows of one kind, joined with what their cells stand for."""
    query = query.from_(table_as(FLAT, "r"), copy=False)
    for told, same, sort in joins:
        table, _, short = told.partition(" ")
        query = query.join(table_as(table, short), on=same.copy(), join_type=sort, copy=False)
    if len(set(reading.kinds.values())) > 1 or reading.bad:
        conditions = (*conditions, reading.is_of(kind, "r"))
    return query.where(conj(*conditions), copy=False) if conditions else query


def tidy(reading: FlatReading, kind: str, one: Taken, joins: list[Join]) -> Term:
    """The text of a cell as it is read; of ids parted by `;` the first."""
    is_odd = one.form == "text"
    cell = column(one.name, "r")
    if is_odd and not reading.odd(kind, one):
        return cell
    table, short = f"tidy_{kind}_{one.at}", f"t{one.at}"
    if all(known.split(" ")[1] != short for known, _, _ in joins):
        rows = [(*cells, text_of(subject, one)) for cells, subject in reading.read_one_by_one(kind, one)]
        reading.tables.load(table, [("v0", "VARCHAR"), ("tidy", "VARCHAR")], rows)
        joins.append((f"{table} {short}", meets(one.name, "r", "v0", short), "left" if is_odd else ""))
    return otherwise(column("tidy", short), cell) if is_odd else column("tidy", short)


def text_of(subject: Subject, one: Taken) -> str:
    """What a subject that has this one cell says in it."""
    match one.role:
        case "id":
            return subject.id
        case "name":
            return subject.name
        case "person":
            return subject.person
        case "link":
            return next(iter(subject.links.get(one.key, ())), "")
    return str(subject.facts.get(one.key, ""))


def constant(value: Any) -> Term:
    """A value that is the same for all."""
    if isinstance(value, bool):
        return exp.Boolean(this=value)
    return text(value) if isinstance(value, str) else long(number(value))


def long(term: Term) -> Term:
    """As a whole number of 64 bits, constants too."""
    is_whole = not isinstance(term, exp.Boolean | exp.And | exp.Or | exp.Not | exp.Predicate)
    return exp.Cast(this=term.copy(), to=exp.DataType(this=exp.DataType.Type.BIGINT)) if is_whole else term


def bare(term: Term) -> Term:
    """A constant without its type."""
    return term.this if isinstance(term, exp.Cast) else term


def is_constant(term: Term) -> bool:
    return not any(True for _ in term.find_all(exp.Column))
