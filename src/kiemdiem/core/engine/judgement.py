"""What the judge finds about one subject, and the arithmetic of sets of levels.

A set of levels is a mask: bit i the i-th level (best first), then "no level", then the outcomes without a level.
What is surely so has one bit; the set may be wider than the truth, never narrower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from kiemdiem.core.engine.elements import Node
from kiemdiem.core.engine.program import KindProgram, PointsBand, Rule
from kiemdiem.core.engine.season import Ballot, Decision
from kiemdiem.core.engine.values import NOTHING, Kleene, both, compare, ends
from kiemdiem.core.regime.entries.ratings import Band

_BESIDE = Fraction(1, 10**9)  # nearer to a bound than any number of points may lie


@dataclass(frozen=True, slots=True)
class Question:
    """What a person of an office must choose: at which rule, among which bits, who."""

    rule: Rule | None
    choices: int
    who: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class BallotResult:
    """One deciding ballot: which levels it opens, and the set it leads to."""

    ballot: Ballot | None
    opens: tuple[Kleene, ...]
    mask: int


@dataclass(slots=True)
class Judgement:
    """How one subject stands. `base` is the set before grounds, `own` after own ceilings, `attained` after all.

    office_may: whether the text lets the office decide what it decided; `alone`: what `attained` is without that.
    """

    excluded: int = 0
    surely_excluded: bool = False
    results: list[BallotResult] = field(default_factory=list)
    requirements: tuple[Kleene, ...] = ()
    bands: int = 0
    base: int = 0
    grounded: int = 0
    own: int = 0
    attained: int | None = None
    office_may: Kleene = False
    alone: int = 0
    questions: list[Question] = field(default_factory=list)
    refused: list[Decision] = field(default_factory=list)


def in_band(band: PointsBand, points: object) -> Kleene:
    """Whether points lie in a band, its ends as printed."""
    entry: Band = band.rule.entry
    if points is NOTHING:
        return False
    found: Kleene = True
    for relation, bound in ((">=", entry.from_), (">", entry.above), ("<=", entry.up_to), ("<", entry.below)):
        if bound is not None:
            found = both(found, compare(relation, points, bound.value))  # type: ignore[arg-type]
    return found


def may_miss_every_band(bands: Sequence[PointsBand], points: object) -> bool:
    """Whether points that are in no band for sure may be in none: bands with a condition may not apply."""
    plain = [band for band in bands if band.rule.entry.when is None]
    known = None if points is None else ends(points)
    tried = [*known] if known is not None else []
    for band in bands:
        entry: Band = band.rule.entry
        for bound in (entry.from_, entry.above, entry.up_to, entry.below):
            if bound is not None:
                near = (bound.value - _BESIDE, bound.value, bound.value + _BESIDE)
                tried += [point for point in near if known is None or known[0] <= point <= known[1]]
    return any(all(in_band(band, point) is not True for band in plain) for point in tried)


def exposed(node: Node, mask: int) -> int:
    """What others see: a subject for whom no level is open may still get any from a new ballot or a decision."""
    if mask < 0:
        return mask
    if mask & node.program.none_bit and node.program.codes:
        return (mask & ~node.program.none_bit) | node.program.level_bits
    return mask


def lower(program: KindProgram, mask: int, cap: int) -> int:
    """Each level of `mask` brought down to each possible cap; outcomes without a level stay."""
    levels, caps = mask & program.level_bits, cap & program.level_bits
    result = mask if cap != caps else mask ^ levels
    while caps:
        at = caps & -caps
        result |= levels & -at  # the cap itself and whatever is worse
        if levels & at - 1:  # something better
            result |= at
        caps ^= at
    return result


def worst_of(program: KindProgram, masks: Sequence[int]) -> int:
    found = masks[0]
    for mask in masks[1:]:
        found = lower(program, found, mask & program.level_bits) | (mask & ~program.level_bits)
    return found
