"""Columns that hold the same of everybody: queries name what they hold instead of reading them."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.sql.frames import KEY
from kiemdiem.core.bulk.sql.terms import (
    FALSE,
    TRUE,
    Term,
    column,
    compare,
    disj,
    fewest,
    is_false,
    is_true,
    most,
    number,
    one_if,
    summed,
    whole,
)
from kiemdiem.core.bulk.tables.engines import Columns, Tables

_LOOKED_AT = 1000


def fixed_columns(tables: Tables, table: str, columns: Columns) -> dict[str, Term]:
    """What those columns hold that are the same in every row; `<number>_h` may be fixed to be the column before it.

    A few rows say which columns may be so, then one look at all rows says which are.
    """
    names = [name for name, type_ in columns if type_ != "VARCHAR"]
    lowest = tables.fetch(exp.select(fewest(column(KEY))).from_(table))[0][0]
    first = exp.select(*map(column, names)).from_(table).where(compare("<", column(KEY), number(lowest + _LOOKED_AT)))
    seen = [set(values) for values in zip(*tables.fetch(first), strict=True)]
    same = {name: _constant(*values) for name, values in zip(names, seen, strict=True) if len(values) == 1}
    found = _held(tables, table, same)
    upper = {name: name.removesuffix("_h") for name in names if name.endswith("_h") and name not in found}
    return found | _held(tables, table, {name: column(low) for name, low in upper.items() if low in names})


def _held(tables: Tables, table: str, may: dict[str, Term]) -> dict[str, Term]:
    """Those of the terms that their columns are equal to in every row."""
    differs = {name: compare("<>", column(name), term) for name, term in may.items()}
    if not differs or not tables.fetch(exp.select(summed(number(1))).from_(table).where(disj(*differs.values())))[0][0]:
        return may  # engines answer this by what they know of each column, mostly without reading it
    found = tables.fetch(exp.select(*(most(one_if(term)) for term in differs.values())).from_(table))[0]
    return {name: may[name] for name, is_other in zip(differs, found, strict=True) if not is_other}


def is_fixed(term: Term) -> bool:
    """Whether a term is one number or truth."""
    return whole(term) is not None or is_true(term) or is_false(term)


def value_of(term: Term) -> int | bool:
    """The number or truth that a term is."""
    found = whole(term)
    return is_true(term) if found is None else found


def _constant(value: Any) -> Term:
    if isinstance(value, bool):
        return TRUE if value else FALSE
    return number(int(value))


__all__ = ["fixed_columns", "is_fixed", "value_of"]
