"""Who stands for the places of a quota, in which order, and what the base of the quota comes to once some have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import lcm
from typing import Any

from kiemdiem.core.engine.program import Rule
from kiemdiem.core.engine.room import counted_after
from kiemdiem.core.engine.values import ends, pair
from kiemdiem.core.engine.world import Node, World


@dataclass(frozen=True)
class Step:
    """Candidates of equal rank, and how many are better."""

    better: int
    equals: tuple[Node, ...]


@dataclass(frozen=True)
class Candidates:
    """Those who surely reach the level of a quota: first whom the office has picked, then the others by rank.

    may_be_picked: how many of those who may come to reach it the office has picked.
    """

    picked: tuple[Node, ...]
    others: tuple[Node, ...]
    steps: tuple[Step, ...]
    may_be_picked: int = 0

    @property
    def ids(self) -> list[str]:
        return [node.id for node in (*self.picked, *self.others)]


def candidates_of(rule: Rule, sure: Sequence[Node], maybe: Sequence[Node], world: World) -> Candidates:
    """The candidates in the order that the rule proposes; without an order all stand on one step.

    maybe: those who may become candidates; one of them who will never have a rank leaves no order.
    """
    picked = tuple(node for node in sure if is_picked(node, rule))
    others = [node for node in sure if node not in picked]
    ranks: dict[str, Any] = {node.id: _rank(rule, node, world) for node in others}
    never = any(has_no_votes_to_come(node) and _rank(rule, node, world) is None for node in maybe)
    if rule.entry.rank_by and not never and all(rank is not None for rank in ranks.values()):
        ranks = _in_whole_numbers(ranks)
        others.sort(key=lambda node: ranks[node.id])
    else:
        ranks = dict.fromkeys(ranks, ())
    steps: list[Step] = []
    better = 0
    for _, equals in groupby(others, key=lambda node: ranks[node.id]):
        steps.append(Step(better, tuple(equals)))
        better += len(steps[-1].equals)
    return Candidates(picked, tuple(others), tuple(steps), sum(is_picked(node, rule) for node in maybe))


class Base:
    """The base of a quota after a number of the candidates have got the level: the least or the greatest.

    counted: how surely each subject is in the base as things stand; falls: the same for a candidate without a place.
    """

    def __init__(
        self, counted: Mapping[str, tuple[bool, bool]], falls: Mapping[str, tuple[bool, bool]], order: Candidates
    ) -> None:
        self._order, self._falls = order, falls
        sure = {*order.ids} if falls else set()
        fixed = [pair_of for name, pair_of in counted.items() if name not in sure]
        self._fixed = tuple(sum(found[at] for found in fixed) for at in (0, 1))
        self._placed = counted
        self._known: dict[tuple[int, bool], int] = {}

    def pair(self, chosen: int = 0) -> Any:
        """Least and greatest base once `chosen` have got the level."""
        return pair(self(chosen, True), self(chosen, False))

    def __call__(self, chosen: int, low: bool) -> int:
        key = chosen, low
        if key not in self._known:
            at = 0 if low else 1
            self._known[key] = self._fixed[at] + self._of_candidates(chosen, at)
        return self._known[key]

    def _of_candidates(self, chosen: int, at: int) -> int:
        """What the candidates count for, where the base moves with the choice."""
        if not self._falls:
            return 0
        ranks = [self._order.picked, *(step.equals for step in self._order.steps)]
        steps = [[(self._placed[node.id][at], self._falls[node.id][at]) for node in nodes] for nodes in ranks]
        return counted_after(steps, chosen, low=at == 0)


def has_no_votes_to_come(node: Node) -> bool:
    """Whether a level is put in for this subject, so that no votes will ever rank it."""
    return node.source is not None and node.source.entry.by == "proposal"


def is_picked(node: Node, rule: Rule) -> bool:
    """Whether the office has already given this subject the level or the place."""
    if node.subject.decided_level == rule.entry.level:
        return True
    return any(
        decision.kind == "choose" and decision.at == rule.id and (not rule.entry.who or decision.by == rule.entry.who)
        for decision in node.subject.decisions
    )


def _rank(rule: Rule, node: Node, world: World) -> tuple[Fraction | int, ...] | None:
    """What the subject is ranked by, more being better; None where a number of it is not known."""
    found = []
    functions = rule.by_kind[node.kind]
    for number in range(len(rule.entry.rank_by)):
        value = functions[f"rank_by.{number}"](node, world.env)
        if value is None:
            return None
        least, greatest = ends(value)
        if least != greatest:
            return None
        found.append(least)
    return tuple(found)


def _in_whole_numbers(ranks: Mapping[str, tuple[Fraction | int, ...]]) -> dict[str, tuple[int, ...]]:
    """Sort keys, best first: the numbers of the ranks over one denominator each, and turned round."""
    below = [lcm(*(number.denominator for number in column)) for column in zip(*ranks.values(), strict=True)]

    def key(rank: tuple[Fraction | int, ...]) -> tuple[int, ...]:
        return tuple(-n.numerator * (whole // n.denominator) for n, whole in zip(rank, below, strict=True))

    return {name: key(rank) for name, rank in ranks.items()}
