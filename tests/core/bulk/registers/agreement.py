"""Compares the bulk way with one by one: every field of every row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.registers import compute_in_bulk
from kiemdiem.core.bulk.registers.joining import COLUMNS, row_of
from kiemdiem.core.bulk.sql.terms import column
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.bulk.tables.engines import Tables
from kiemdiem.core.engine.registers import compute, registers_from_json
from kiemdiem.core.regime.regime import Regime
from tests.core.bulk.registers.random_registers import RegisterMaker


def agree_on(
    regime: Regime,
    given: dict[str, list[dict[str, Any]]],
    readings: dict[str, str],
    tables: Callable[[], Tables] = DuckTables,
) -> int:
    """Asserts that both ways give the same, as a list and as a table; gives how many subjects were compared."""
    registers = registers_from_json(given, regime)
    day = regime.review_period()[1]
    wanted = compute(regime, registers, as_of=day, readings=readings)
    held = tables()
    bulk = compute_in_bulk(regime, registers, held, as_of=day, readings=readings)
    names = ("person", "unit", "name", *(name for name, _ in COLUMNS), "why")
    rows = sorted(held.fetch(exp.select(*map(column, names)).from_(bulk.table())))
    assert rows == sorted((s.person, "" if s.person else s.unit, s.name, *row_of(s), s.why) for s in wanted.subjects)
    found = bulk.whole()
    for field in fields(wanted):
        assert getattr(found, field.name) == getattr(wanted, field.name), field.name
    return len(wanted.subjects)


def agree(
    regime: Regime,
    seeds: range,
    tables: Callable[[], Tables] = DuckTables,
    units: Sequence[dict[str, Any]] = (),
) -> int:
    """Compares both ways on the registers of these numbers; `units`: those that every one of them has."""
    maker = RegisterMaker(regime)
    return sum(agree_on(regime, *maker.make(seed, units=units), tables) for seed in seeds)
