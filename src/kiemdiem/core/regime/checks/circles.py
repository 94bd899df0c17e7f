"""Circles: levels that wait for each other across kinds, and derived facts that rest on themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from kiemdiem.core.regime.checks import words
from kiemdiem.core.regime.checks.report import Finding, finding
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.entries.ratings import Score, Value
from kiemdiem.core.regime.expression.checked import Checked, FactOf, LevelOf
from kiemdiem.core.regime.expression.walk import nodes_of
from kiemdiem.core.regime.regime import Placed, Regime

Node = tuple[str, str]
"""A kind and a stage of its level, or a kind and a derived fact."""
Graph = Mapping[Node, Mapping[Node, Placed[Any]]]
_OWN = ("exclusion", "source", "threshold", "band", "requirement", "ground", "ask", "exemption")
_FINAL = ("quota", "award")


def circles(regime: Regime) -> Iterator[Finding]:
    """Each circle once, with the names of the rules on its way."""
    for graph, text in ((_facts(regime), words.FACT_CIRCLE), (_stages(regime), words.STAGE_CIRCLE)):
        for way in _circles_in(graph):
            names = [graph[a][b].id for a, b in pairwise(way)]
            first = graph[way[0]][way[1]]
            told = " → ".join([*dict.fromkeys(names), names[0]])
            yield finding("fatal", "circles", first, text.format(names=told))


# ---------------------------------------------------------------------- derived facts
def _facts(regime: Regime) -> Graph:
    """Derived fact → the derived facts of the same subject that it reads."""
    derived = _derived(regime)
    graph: dict[Node, dict[Node, Placed[Any]]] = {}
    for (kind, name), placed in derived.items():
        for tree in _trees(regime, placed, kind):
            for node in nodes_of(tree):
                if isinstance(node, FactOf) and _is_of(node, kind) and (kind, node.name) in derived:
                    graph.setdefault((kind, name), {})[kind, node.name] = placed
    return graph


def _derived(regime: Regime) -> dict[Node, Placed[Any]]:
    """(kind, name) → the fact with `equals`, or the value, that nobody enters."""
    found: dict[Node, Placed[Any]] = {}
    for fact in regime.of("fact", Fact):
        if fact.entry.equals is not None or fact.entry.needed_when is not None:
            for kind in fact.entry.for_ or tuple(regime.kinds):
                found[kind, fact.id] = fact
    for value in regime.of("value", Value):
        for kind in value.entry.for_ if value.entry.over is None else ():
            found[kind, value.id] = value
    for score in regime.of("score", Score):
        for kind in score.entry.for_:
            found.setdefault((kind, score.entry.gives), score)
    return found


def _is_of(node: FactOf, kind: str) -> bool:
    return node.of.type.base == "subject" and node.of.type.kinds == (kind,)


def _trees(regime: Regime, placed: Placed[Any], kind: str) -> Iterator[Checked]:
    for (name, of), tree in regime.tree(placed).fields.items():
        if of == kind and not name.startswith(("offered_when", "because", "failed")):
            yield tree


# ---------------------------------------------------------------------- stages
def _stages(regime: Regime) -> Graph:
    """(kind, stage) → the stages of other kinds that its rules read.

    The same kind is left out: organisations below each other are rated tier by tier.
    """
    graph: dict[Node, dict[Node, Placed[Any]]] = {}
    derived = _derived(regime)
    ceilings = []
    for table in (*_OWN, "ceiling", *_FINAL):
        for placed in regime.all(table):
            for kind in getattr(placed.entry, "for_", ()):
                reads = _levels_read(regime, placed, kind, derived)
                if table == "ceiling":
                    ceilings.append((placed, kind, reads))
                stage = "level" if table in _FINAL else "own_level"
                for read in reads if table != "ceiling" else ():
                    if read[0] != kind:
                        graph.setdefault((kind, stage), {}).setdefault(read, placed)
    for placed, kind, reads in ceilings:
        for read in reads:
            if read[0] != kind:
                graph.setdefault((kind, "attained_level"), {}).setdefault(read, placed)
    _join_stages(graph)
    return graph


def _join_stages(graph: dict[Node, dict[Node, Placed[Any]]]) -> None:
    """A later stage of a kind rests on its earlier ones."""
    for later, earlier in (("attained_level", "own_level"), ("level", "attained_level"), ("level", "own_level")):
        for (kind, stage), reads in list(graph.items()):
            if stage == earlier:
                for read, placed in reads.items():
                    graph.setdefault((kind, later), {}).setdefault(read, placed)


def _levels_read(
    regime: Regime,
    placed: Placed[Any],
    kind: str,
    derived: Mapping[Node, Placed[Any]],
    seen: frozenset[Node] = frozenset(),
) -> set[Node]:
    """The levels that a rule reads, itself or through derived facts."""
    found: set[Node] = set()
    for tree in _trees(regime, placed, kind):
        for node in nodes_of(tree):
            if isinstance(node, LevelOf):
                found |= {(of, node.stage) for of in node.of.type.kinds}
            elif isinstance(node, FactOf) and node.of.type.base == "subject":
                for of in node.of.type.kinds:
                    key = (of, node.name)
                    if key in derived and key not in seen:
                        found |= _levels_read(regime, derived[key], of, derived, seen | {key})
    return found


# ---------------------------------------------------------------------- both
def _circles_in(graph: Graph) -> Iterator[list[Node]]:
    """One way round for every circle, found from each node at most once."""
    done: set[Node] = set()
    for start in graph:
        way = _back_to(graph, start, done)
        if way is not None:
            done |= set(way)
            yield way


def _back_to(graph: Graph, start: Node, done: set[Node]) -> list[Node] | None:
    """The shortest way from a node back to itself."""
    ways: list[list[Node]] = [[start]]
    seen: set[Node] = set()
    while ways:
        way = ways.pop(0)
        for target in graph.get(way[-1], {}):
            if target == start:
                return [*way, target]
            if target not in seen and target not in done:
                seen.add(target)
                ways.append([*way, target])
    return None
