"""Which kinds of a regime belong to which: what stands at the top of a place, what below it, who are its people."""

from __future__ import annotations

from dataclasses import dataclass

from kiemdiem.core.regime.entries.identity import Relation
from kiemdiem.core.regime.entries.ratings import Award, Quota
from kiemdiem.core.regime.regime import Regime

HEADSHIPS = frozenset({"heads", "leads", "seconds", "in_charge"})
DECIDED_BY = "decided_by"
"""The key of those who are rated by one body; it leads to the top of the place, or out of the roster."""


@dataclass(frozen=True)
class Structure:
    """How a place is built up from the kinds of a regime.

    tops: once in each place; below: several in each place; people: the many; others: collectives, agencies, cadres.
    """

    tops: tuple[str, ...]
    below: tuple[str, ...]
    people: tuple[str, ...]
    others: tuple[str, ...]
    nested: frozenset[str]
    belongs: tuple[tuple[str, str, str], ...]
    heads: tuple[tuple[str, str, tuple[str, ...]], ...]
    decided: frozenset[str]
    peers: frozenset[str]
    amounts_of_bodies: frozenset[str]


def structure_of(regime: Regime) -> Structure:
    """Read the structure from the relations of a regime and the groups of its quotas."""
    relations = [placed.entry for placed in regime.of("relation", Relation)]
    belongs: list[tuple[str, str, str]] = []
    heads: list[tuple[str, str, tuple[str, ...]]] = []
    nested: set[str] = set()
    decided: set[str] = set()
    for relation in relations:
        for kind in relation.from_:
            if relation.id == DECIDED_BY:
                decided.add(kind)
            elif relation.many or relation.id in HEADSHIPS:
                heads.append((kind, relation.id, relation.to))
            elif kind in relation.to:
                nested.add(kind)
            else:
                belongs.append((kind, relation.id, relation.to[0]))
    peers: set[str] = set()
    amounts: set[str] = set()
    limited: list[Quota | Award] = [placed.entry for placed in regime.of("quota", Quota)]
    limited += [placed.entry for placed in regime.of("award", Award)]
    for entry in limited:
        if isinstance(entry.at_most, str):
            amounts.add(entry.at_most)
        peers |= set(entry.for_) if "group" in entry.within else set()
        decided |= set(entry.for_) if DECIDED_BY in entry.within else set()
    kinds = list(regime.kinds)
    depths = {kind: _depth(kind, belongs) for kind in kinds}
    targets = {to for _, _, to in belongs}
    people = tuple(k for k in kinds if depths[k] and k not in targets) or tuple(kinds[-1:])
    tops = tuple(k for k in kinds if k not in people and not depths[k] and (k in targets or k in nested))
    below = tuple(k for k in kinds if k not in people and depths[k])
    others = tuple(k for k in kinds if k not in (*tops, *below, *people))
    return Structure(
        tops, below, people, others, frozenset(nested), tuple(belongs), tuple(heads), frozenset(decided),
        frozenset(peers), frozenset(amounts),
    )  # fmt: skip


def _depth(kind: str, belongs: list[tuple[str, str, str]]) -> int:
    """How many steps lead from a kind up to one that belongs to nothing."""
    above = {to for source, _, to in belongs if source == kind and to != kind}
    return 1 + max(_depth(to, belongs) for to in above) if above else 0
