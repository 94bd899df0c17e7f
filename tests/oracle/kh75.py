"""The 20 % of plan 75-KH/TXU once more, naively: every number of chosen ones is tried against the sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]
BEST, GOOD, DONE, FAILED = "HTXSNV", "HTTNV", "HTNV", "KHTNV"
LEVELS = (BEST, GOOD, DONE, FAILED)
BASES = ("good-or-better", "rated", "good-only")
SMALL = ("zero", "at-most-one")


@dataclass(frozen=True)
class Group:
    """Those of one kind in one peer group: how many were put in for each level."""

    best: int
    good: int
    others: int = 0

    def base(self, of: str, chosen: int) -> int:
        """Of how many 20 % are taken once so many are chosen; who is not chosen stays with the good ones."""
        good = self.good + self.best - chosen
        return {"good-or-better": chosen + good, "rated": chosen + good + self.others, "good-only": good}[of]

    def allows(self, chosen: int, of: str, small: str = "zero") -> bool:
        """Whether so many may be chosen: 20 % is still within (KH75-032), and no part of a person counts (KH75-033)."""
        if small == "at-most-one" and chosen == 1 and 20 * self.base(of, 1) < 100:
            return True  # the group is too small for 20 % to give one
        return 100 * chosen <= 20 * self.base(of, chosen)

    def most(self, of: str, small: str = "zero") -> int:
        """The greatest number of those put in that may be chosen."""
        return max(chosen for chosen in range(self.best + 1) if self.allows(chosen, of, small))


def groups_of(subjects: Iterable[Json]) -> dict[tuple[str, str], Group]:
    """Group and kind → who was put in; every group stands for itself (KH75-034)."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for subject in subjects:
        counts.setdefault((subject["group"], subject["kind"]), Counter())[subject["proposed_level"]] += 1
    return {key: Group(found[BEST], found[GOOD], found[DONE] + found[FAILED]) for key, found in counts.items()}
