"""Circles: levels that wait for each other across kinds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from kiemdiem.core.regime.checks import words
from kiemdiem.core.regime.checks.report import Finding, finding
from kiemdiem.core.regime.expression.checked import Checked, FactOf, LevelOf
from kiemdiem.core.regime.expression.walk import nodes_of
from kiemdiem.core.regime.regime import Placed, Regime
from kiemdiem.core.regime.value_circles import Derived, circles_in, derived_of

Node = tuple[str, str]
"""A kind and a stage of its level."""
Graph = Mapping[Node, Mapping[Node, Placed[Any]]]
_OWN = ("exclusion", "source", "threshold", "band", "requirement", "ground", "ask", "exemption")
_FINAL = ("quota", "award")


def circles(regime: Regime) -> Iterator[Finding]:
    """Each circle once, with the names of the rules on its way."""
    graph = _stages(regime)
    for way in circles_in(graph):
        names = [graph[a][b].id for a, b in pairwise(way)]
        first = graph[way[0]][way[1]]
        told = " → ".join([*dict.fromkeys(names), names[0]])
        yield finding("fatal", "circles", first, words.STAGE_CIRCLE.format(names=told))


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
    derived = derived_of(regime)
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
    derived: Mapping[Derived, list[Placed[Any]]],
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
                        for read in derived[key]:
                            found |= _levels_read(regime, read, of, derived, seen | {key})
    return found
