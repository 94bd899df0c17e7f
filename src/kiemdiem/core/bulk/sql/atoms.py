"""What a rule asks of one subject, as small whole numbers, packed so that equal subjects have equal numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

from kiemdiem.core.bulk.sql.measures import Gap, Mask, Number, Truth
from kiemdiem.core.bulk.sql.terms import Term, add, choose, compare, has_any, long, mul, number, one_if, shared, total
from kiemdiem.core.engine.values import NOTHING, pair

_ROOM = 1 << 62
FALSE_CODE, TRUE_CODE, OPEN_CODE = 0, 1, 2
KLEENE = {FALSE_CODE: False, TRUE_CODE: True, OPEN_CODE: None}


class Atom(Protocol):
    """One answer about a subject: its number as a term, how many numbers there are, and what a number means."""

    @property
    def radix(self) -> int: ...
    @property
    def term(self) -> Term: ...
    @property
    def gap(self) -> Gap: ...
    def meaning(self, code: int) -> Any: ...


@dataclass(frozen=True)
class TruthAtom:
    truth: Truth
    radix: int = 3

    @property
    def term(self) -> Term:
        cases = [(self.truth.sure, number(TRUE_CODE)), (self.truth.maybe, number(OPEN_CODE))]
        return choose(cases, number(FALSE_CODE))

    @property
    def gap(self) -> Gap:
        return self.truth.gap

    def meaning(self, code: int) -> bool | None:
        return KLEENE[code]


@dataclass(frozen=True)
class MaskAtom:
    """The possible values of a scale; every state beyond its codes is one bit."""

    mask: Mask
    codes: int

    @property
    def radix(self) -> int:
        return 1 << self.codes + 1

    @property
    def term(self) -> Term:
        known = (1 << self.codes) - 1
        beyond = mul(one_if(has_any(self.mask.bits, ~known)), number(1 << self.codes))
        return add(shared(self.mask.bits, known), beyond)

    @property
    def gap(self) -> Gap:
        return self.mask.gap

    def meaning(self, code: int) -> int:
        return code


@dataclass(frozen=True)
class RegionAtom:
    """Where one end of a number lies among the bounds that rules compare it with; any number there stands for all."""

    value: Number
    bounds: tuple[Fraction, ...]

    @property
    def radix(self) -> int:
        return 2 + self._regions**2

    @property
    def _regions(self) -> int:
        return 2 * len(self.bounds) + 1

    @property
    def gap(self) -> Gap:
        return self.value.gap

    @property
    def term(self) -> Term:
        low, high = self._region(self.value.low), self._region(self.value.high)
        inside = add(number(2), add(mul(low, number(self._regions)), high))
        return choose([(self.value.unknown, number(0)), (self.value.nothing, number(1))], inside)

    def _region(self, end: Term) -> Term:
        """Twice the bounds below it, and one more where it is on a bound."""
        steps = []
        for bound in self.bounds:
            left, right = mul(end, number(bound.denominator)), mul(self.value.den, number(bound.numerator))
            steps += [one_if(compare(">=", left, right)), one_if(compare(">", left, right))]
        return total(steps)

    def meaning(self, code: int) -> Any:
        if code < 2:
            return None if code == 0 else NOTHING
        low, high = divmod(code - 2, self._regions)
        return pair(self._stands_for(low), self._stands_for(high))

    def _stands_for(self, region: int) -> Fraction:
        at, on_bound = divmod(region, 2)
        if on_bound:
            return self.bounds[at]
        if at == 0:
            return self.bounds[0] - 1 if self.bounds else Fraction(0)
        return self.bounds[at - 1] + 1 if at == len(self.bounds) else (self.bounds[at - 1] + self.bounds[at]) / 2


@dataclass(frozen=True)
class VotesAtom:
    """Whether a share of votes reaches its bound, and whether every number of it is known."""

    reached: Truth
    votes_known: Term
    base_empty: Term
    radix: int = 6

    @property
    def gap(self) -> Gap:
        return self.reached.gap

    @property
    def term(self) -> Term:
        partly = choose([(self.reached.sure, number(4)), (self.reached.maybe, number(2))], number(3))
        whole = choose([(self.base_empty, number(5)), (self.reached.sure, number(1))], number(0))
        return choose([(self.votes_known, whole)], partly)

    def meaning(self, code: int) -> int:
        return code


@dataclass(frozen=True)
class GapAtom:
    """What an answer met that is not known: 1 a fact, 2 a level."""

    of: Any
    radix: int = 4

    @property
    def term(self) -> Term:
        return add(one_if(self.of.gap.facts), mul(one_if(self.of.gap.levels), number(2)))

    @property
    def gap(self) -> Gap:
        return Gap()

    def meaning(self, code: int) -> int:
        return code


@dataclass(frozen=True)
class Packing:
    """Atoms side by side in as few whole numbers as hold them."""

    names: tuple[Any, ...]
    atoms: tuple[Any, ...]

    @classmethod
    def of(cls, atoms: Mapping[Any, Any]) -> Packing:
        return cls(tuple(atoms), tuple(atoms.values()))

    def by_name(self) -> dict[Any, Any]:
        """Each atom under its name."""
        return dict(zip(self.names, self.atoms, strict=True))

    def _groups(self) -> list[list[int]]:
        groups: list[list[int]] = [[]]
        room = _ROOM
        for at, atom in enumerate(self.atoms):
            if room // atom.radix == 0:
                groups.append([])
                room = _ROOM
            room //= atom.radix
            groups[-1].append(at)
        return groups

    def terms(self) -> list[Term]:
        found = []
        for group in self._groups():
            packed, unit = number(0), 1
            for at in group:
                packed = add(packed, mul(long(self.atoms[at].term), number(unit)))
                unit *= self.atoms[at].radix
            found.append(packed)
        return found

    @property
    def width(self) -> int:
        return len(self._groups())

    def unpack(self, packed: Sequence[int]) -> dict[Any, Any]:
        """Name of the atom → what it means."""
        found = {}
        for group, value in zip(self._groups(), packed, strict=True):
            left = value
            for at in group:
                left, code = divmod(left, self.atoms[at].radix)
                found[self.names[at]] = self.atoms[at].meaning(code)
        return found


__all__ = ["Atom", "MaskAtom", "Packing", "RegionAtom", "TruthAtom", "VotesAtom"]
