"""What a quota counts, how many places its limit leaves, and what becomes of candidates of one rank.

Said here once, for subjects one by one and for whole populations.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from kiemdiem.core.engine.groups import Limit
from kiemdiem.core.engine.program import KindProgram
from kiemdiem.core.engine.values import ends

Fate = Literal["kept", "dropped", "open", "chosen", "tied", "left"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a base counts: subjects whose level is among these bits, or everybody in the group."""

    bits: int
    is_everybody: bool
    is_any_level: bool

    @classmethod
    def of(cls, program: KindProgram, wanted: Any) -> Wanted:
        """From `of` of a quota or award: "in_group", "rated", or codes of levels."""
        bits = program.level_bits
        if not isinstance(wanted, str):
            bits = sum(1 << program.codes.index(code) for code in wanted)
        return cls(bits, wanted == "in_group", wanted == "rated")

    def counts(self, mask: int, further: int = 0, *, unrated: bool = False) -> tuple[bool, bool]:
        """Whether somebody with this set of levels surely counts, and whether he may; `further`: levels that he may
        fall to, `unrated`: he may stay without any."""
        if self.is_everybody:
            return True, True
        return not mask & ~self.bits and not unrated, bool((mask | further) & self.bits)


def counted_after(steps: Iterable[Sequence[tuple[int, int]]], chosen: int, *, low: bool) -> int:
    """The least or greatest that candidates count for once so many of them, rank by rank, have a place.

    A candidate is what he counts for with a place and without; of those who tie for the last place, whoever counts
    least (or most) falls.
    """
    total = 0
    for step in steps:
        placed = min(chosen, len(step))
        chosen -= placed
        gains = sorted(without - with_place for with_place, without in step)
        total += sum(with_place for with_place, _ in step)
        total += sum(gains[: len(gains) - placed] if low else gains[placed:])
    return total


@dataclass(frozen=True, slots=True)
class Room:
    """What a limit leaves beside those whom the office has picked: so many places surely, so many at most.

    over: how many more it has picked than it may; waits: its picks wait until it is known how many may be.
    """

    places: int
    most: int
    over: int
    waits: bool

    @classmethod
    def of(cls, limit: Limit, picked: int, everybody: int, *, may_be_picked: int = 0) -> Room:
        """picked, and everybody who stands or may come to stand for a place, in numbers; may_be_picked: to whom the
        office has given a place, should they come to stand for one."""
        least, greatest = (everybody, everybody) if limit.value is None else (int(end) for end in ends(limit.value))
        # What nobody entered refuses nobody: those picked wait until it is known how many may be.
        allowed = greatest if limit.is_unknown else least
        over = max(0, picked - allowed)
        if over:
            return cls(0, max(0, greatest), over, waits=False)
        if picked + may_be_picked > allowed:  # it may come to be over: then everybody waits for a mended choice
            return cls(0, max(0, greatest), 0, waits=True)
        return cls(max(0, least - picked), max(0, greatest - picked), 0, picked > least)

    def holds(self, others: int, maybe: int) -> bool:
        """Whether every other candidate, and everybody who may become one, has a place."""
        return others + maybe <= self.places

    def fate(self, better: int, equal: int, maybe: int) -> Fate:
        """What becomes of candidates of one rank: so many are better, so many equal, so many may come to be either."""
        if better + equal + maybe <= self.places:
            return "kept"
        if better >= self.most:
            return "dropped"
        if self.over:  # which places are left only the office's mended choice will tell
            return "open"
        if better + equal <= self.places:
            return "chosen"
        return "tied" if better < self.places else "left"
