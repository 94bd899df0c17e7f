"""The list of subjects of registers: large ones in bulk, small ones one by one; both ways give the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.bulk.registers.computing import compute_in_bulk
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.registers import Registers, SubjectList, compute
from kiemdiem.core.regime.regime import Regime

IN_BULK_FROM = 5_000
"""Persons from whom on laying out tables and looking for who is alike takes less time than it saves."""


def subject_list(
    regime: Regime, registers: Registers, *, as_of: date, readings: Mapping[str, str], with_season: bool
) -> tuple[SubjectList, int]:
    """The list, and how many cases of persons were decided on in bulk; 0 if it was made one by one."""
    if len(registers.persons) >= IN_BULK_FROM:
        try:
            bulk = compute_in_bulk(regime, registers, DuckTables(), as_of=as_of, readings=readings)
            return bulk.whole(with_season=with_season), bulk.cases
        except NotInBulk:
            pass
    return compute(regime, registers, as_of=as_of, readings=readings), 0
