"""What was taken as no, 0 or empty because nobody gave it: one mask of the facts that were given, for each subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlglot import exp

from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.terms import column
from kiemdiem.core.bulk.tables.engines import Loads, Tables
from kiemdiem.core.engine.missing import assumed_names
from kiemdiem.core.engine.program import KindProgram, Program


def silent_names(program: Program, *, strict: bool) -> Mapping[str, tuple[str, ...]]:
    """Kind → the facts for which silence says something; under `strict` it says nothing."""
    return {kind: () if strict else names for kind, names in assumed_names(program).items()}


def given_mask(program: KindProgram, names: Sequence[str], given: Iterable[str]) -> int:
    """Which of these facts were given, or came from the stretches of leave; bit by bit."""
    told = set(given)
    if "leaves" in told:
        told |= {name for name, fact in program.facts.items() if fact.from_leaves is not None}
    return sum(1 << at for at, name in enumerate(names) if name in told)


def lay_out_given(tables: Loads, kind: str, rows: Iterable[tuple[int, int]]) -> None:
    """given_K: n, and the mask of the facts given of that subject."""
    tables.load(layout.given(kind), [("n", "BIGINT"), ("told", "BIGINT")], rows)


def assumed(tables: Tables, kind: str, names: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The number of each subject of a kind for whom something was assumed, and what, in the order of the names."""
    if not names:
        return
    known: dict[int, tuple[str, ...]] = {}
    for n, told in tables.fetch(exp.select(column("n"), column("told")).from_(layout.given(kind))):
        if told not in known:
            known[told] = tuple(name for at, name in enumerate(names) if not told >> at & 1)
        if known[told]:
            yield n, known[told]


__all__ = ["assumed", "given_mask", "lay_out_given", "silent_names"]
