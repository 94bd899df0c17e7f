"""The bulk way says of every subject and every group what the engine says of it one by one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiemdiem.core.bulk.duckdb_tables import DuckTables
from kiemdiem.core.bulk.engines import Tables
from tests.core.bulk.agreement import agree_on
from tests.core.bulk.many_seasons import seasons
from tests.properties.rating import NAMES, reader, regime

FEW, MANY = range(4), range(2_000)


def agree(name: str, seeds: range, tables: Callable[[], Tables] = DuckTables) -> int:
    """Compares both ways on the seasons of these numbers; gives how many subjects were compared."""
    return sum(agree_on(regime(name), reader(name), given, tables) for given in seasons(name, seeds))


@pytest.mark.parametrize("name", NAMES)
def test_both_ways_agree(name: str) -> None:
    assert agree(name, FEW) > 0


@pytest.mark.prove
@pytest.mark.parametrize("name", NAMES)
def test_both_ways_agree_on_many_seasons(name: str) -> None:
    assert agree(name, MANY) > 10_000
