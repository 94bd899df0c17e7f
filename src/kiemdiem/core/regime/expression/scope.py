"""What names an expression may use: the facts, relations, scales and vocabularies of a regime, seen from one kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiemdiem.core.regime.expression.types import Type


@dataclass(frozen=True)
class Relationship:
    """A relation as seen from the subject: where it leads and whether to one or many."""

    name: str
    to: tuple[str, ...]
    many: bool


@dataclass(frozen=True)
class Vocabulary:
    """All that a regime names, by kind where it depends on the kind.

    facts: kind → fact → type; columns: table fact → column → type; levels: kind → scale id (absent: no level);
    scales: scale → codes best first; ordered: scales that have an order; rising: scales whose last value is highest;
    words: vocabulary → codes;
    order: kind → rank, the first rated first.
    """

    facts: Mapping[str, Mapping[str, Type]] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, Type]] = field(default_factory=dict)
    relations: Mapping[str, Mapping[str, Relationship]] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ordered: frozenset[str] = frozenset()
    rising: frozenset[str] = frozenset()
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    order: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Scope:
    """Where an expression stands: the kind it is about, and what is special there.

    is_final: own level and other kinds' levels are read as `level` (awards, quotas); group_kinds: what `group.x` is
    a fact of (None: no group here); of_year: the names are those of one year's record (each_year of an award);
    record: the names are those of one row of this table fact (values over a table).
    """

    kind: str
    is_final: bool = False
    group_kinds: tuple[str, ...] | None = None
    of_year: bool = False
    record: str = ""


def year_table(kind: str) -> str:
    """The table of a kind's earlier years: `previous` in the interchange."""
    return f"previous of {kind}"
