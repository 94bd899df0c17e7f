"""The five tables under one roof: regime → its registers, the root of its branch, and its situations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.builders.registers import Office
from tests.builders.situations import kh61, kh146, towns
from tests.builders.situations.table import Situation


@dataclass(frozen=True)
class Table:
    """What stands in the table of a regime, and how its registers are made."""

    office: Callable[[], Office]
    root: str
    situations: tuple[Situation, ...]


def _town(code: str) -> Table:
    return Table(lambda: towns.office(code), towns.ROOT, towns.SITUATIONS[code])


TABLES = {
    "kh61_2021": Table(kh61.office, kh61.ROOT, kh61.SITUATIONS),
    "kh146_2014": Table(kh146.office, kh146.ROOT, kh146.SITUATIONS),
    **{code: _town(code) for code in towns.SITUATIONS},
}
