"""What came of a roll-up: for each unit and kind how many came to which outcome, level and award."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from kiemdiem.core.bulk.rollup.tree import Tree, Unit

NOWHERE = -1
"""The number that stands for no unit."""


@dataclass
class Counts:
    """Subjects of one kind in one unit and all below it. levels: only of those who are rated; outcomes: of the rest.

    awards: (award, state) → how many; a subject that is not eligible is in none.
    """

    levels: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    awards: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def rated(self) -> int:
        return self.levels.total()

    @property
    def total(self) -> int:
        return self.levels.total() + self.outcomes.total()

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.levels + other.levels, self.outcomes + other.outcomes, self.awards + other.awards)


class RollUp:
    """The counts of every unit by kind; "" stands for subjects of whom no unit of the tree is known."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._names = list(tree.units)
        self._counts: dict[tuple[str, str], Counts] = {}
        self.kinds: list[str] = []

    def take(self, what: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Takes rows (number of the unit, kind, outcome or award, level or state, how many)."""
        for u, kind, first, second, many in rows:
            unit = "" if u == NOWHERE else self._names[u]
            counts = self._counts.setdefault((unit, kind), Counts())
            if kind not in self.kinds:
                self.kinds.append(kind)
            if what == "award":
                counts.awards[first, second] += int(many)
            elif first == "rated":
                counts.levels[second] += int(many)
            else:
                counts.outcomes[first] += int(many)

    def of(self, unit: str, kind: str) -> Counts:
        """The counts of one kind in a unit and all below it."""
        return self._counts.get((unit, kind), Counts())

    def of_branch(self, top: str, kind: str) -> Counts:
        """The same; of the whole tree, with those of no unit, where top is empty."""
        if top:
            return self.of(top, kind)
        tops = self.tree.children.get("", [])
        return sum((self.of(unit, kind) for unit in tops), self.of("", kind))

    def lines(self, top: str, tiers: Collection[str], kinds: Sequence[str]) -> Iterator[tuple[Unit, str, Counts]]:
        """(unit, kind, counts) of a branch, or of the whole tree, in the order of the tree; nothing where nobody is."""
        for unit in self.tree.downwards(top):
            if self.tree.units[unit].tier in tiers:
                for kind in kinds:
                    counts = self.of(unit, kind)
                    if counts.total:
                        yield self.tree.units[unit], kind, counts
