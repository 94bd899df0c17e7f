"""Facts and values that rest on themselves: those of one subject, and the columns worked out for a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from kiemdiem.core.regime import errors
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.entries.ratings import Score, Value
from kiemdiem.core.regime.expression.checked import Checked, FactOf, Variable
from kiemdiem.core.regime.expression.walk import nodes_of
from kiemdiem.core.regime.faults import Fault
from kiemdiem.core.regime.positions import Path
from kiemdiem.core.regime.regime import Placed, Regime

Derived = tuple[str, str]
"""A kind and a fact or value that nobody enters, or a table and a column that is worked out."""
Edge = TypeVar("Edge")
_NOT_WORKED_OUT = ("offered_when", "because", "failed")


def value_circles(regime: Regime) -> Iterator[Fault]:
    """Each circle once, told at the first expression on its way."""
    graph = _graph(regime)
    told: set[frozenset[str]] = set()
    for way in circles_in(graph):
        names = [name for _, name in way]
        if frozenset(names) in told:
            continue
        told.add(frozenset(names))
        placed, field = graph[way[0]][way[1]]
        yield placed.source.fault(placed.path + _path_of(field), errors.fact_circle(names), found=names[0])


def _graph(regime: Regime) -> Mapping[Derived, Mapping[Derived, tuple[Placed[Any], str]]]:
    """What is worked out → what it reads that is worked out too, and where."""
    derived = derived_of(regime)
    columns = _columns(regime)
    graph: dict[Derived, dict[Derived, tuple[Placed[Any], str]]] = {}
    for (kind, name), rows in (derived | columns).items():
        of_column = (kind, name) in columns
        for placed in rows:
            kinds = [kind] if not of_column else list(placed.entry.for_ or regime.kinds)[:1]
            for field, tree in _trees(regime, placed, kinds[0]):
                if of_column and isinstance(placed.entry, Fact) and not _is_of_column(placed.entry, field, name):
                    continue
                if not of_column and field.startswith("columns."):
                    continue
                for node in nodes_of(tree):
                    read = _read_by(node, kinds[0])
                    if read in derived or read in columns:
                        graph.setdefault((kind, name), {}).setdefault(read, (placed, field))
    return graph


def _read_by(node: Checked, kind: str) -> Derived:
    """The subject's own fact, or the column of a row, that a node reads."""
    if not isinstance(node, FactOf):
        return "", ""
    if node.of.type.table:
        return node.of.type.table, node.name
    return (kind, node.name) if isinstance(node.of, Variable) and node.of.depth == 0 else ("", "")


def derived_of(regime: Regime) -> dict[Derived, list[Placed[Any]]]:
    """(kind, name) → the facts with `equals`, the values and the scores that nobody enters."""
    found: dict[Derived, list[Placed[Any]]] = {}
    for fact in regime.of("fact", Fact):
        if fact.entry.equals is not None or fact.entry.needed_when is not None:
            for kind in fact.entry.for_ or tuple(regime.kinds):
                found.setdefault((kind, fact.id), []).append(fact)
    for value in regime.of("value", Value):
        for kind in value.entry.for_ if value.entry.over is None else ():
            found.setdefault((kind, value.id), []).append(value)
    for score in regime.of("score", Score):
        for kind in score.entry.for_:
            found.setdefault((kind, score.entry.gives), [score])
    return found


def _columns(regime: Regime) -> dict[Derived, list[Placed[Any]]]:
    """(table, column) → what works it out."""
    found: dict[Derived, list[Placed[Any]]] = {}
    for fact in regime.of("fact", Fact):
        for column in fact.entry.columns:
            if column.equals is not None:
                found.setdefault((fact.id, column.id), []).append(fact)
    for value in regime.of("value", Value):
        if value.entry.over is not None:
            found.setdefault((value.entry.over, value.id), []).append(value)
    return found


def _is_of_column(entry: Fact, field: str, name: str) -> bool:
    return any(field == f"columns.{index}.equals" for index, column in enumerate(entry.columns) if column.id == name)


def _trees(regime: Regime, placed: Placed[Any], kind: str) -> Iterator[tuple[str, Checked]]:
    for (name, of), tree in regime.tree(placed).fields.items():
        if of == kind and not name.startswith(_NOT_WORKED_OUT):
            yield name, tree


def _path_of(field: str) -> Path:
    steps = ("is" if step == "is_" else step for step in field.split("."))
    return tuple(int(step) if step.isdigit() else step for step in steps)


# ---------------------------------------------------------------------- any graph
def circles_in(graph: Mapping[Derived, Mapping[Derived, Edge]]) -> Iterator[list[Derived]]:
    """One way round for every circle, found from each node at most once."""
    done: set[Derived] = set()
    for start in graph:
        way = _back_to(graph, start, done)
        if way is not None:
            done |= set(way)
            yield way


def _back_to(
    graph: Mapping[Derived, Mapping[Derived, Edge]], start: Derived, done: set[Derived]
) -> list[Derived] | None:
    """The shortest way from a node back to itself."""
    ways: list[list[Derived]] = [[start]]
    seen: set[Derived] = set()
    while ways:
        way = ways.pop(0)
        for target in graph.get(way[-1], {}):
            if target == start:
                return [*way, target]
            if target not in seen and target not in done:
                seen.add(target)
                ways.append([*way, target])
    return None
