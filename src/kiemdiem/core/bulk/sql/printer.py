"""The second printer: a checked tree becomes measures, terms of SQL over the columns of a frame."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.bulk.sql import derived
from kiemdiem.core.bulk.sql import measures as m
from kiemdiem.core.bulk.sql.elements import Element, Place, RowElement, SubjectElement
from kiemdiem.core.bulk.sql.lists import over, share_of
from kiemdiem.core.bulk.sql.measures import Mask, Measure, Number, Text, Truth, Words
from kiemdiem.core.bulk.sql.moved_days import MOVES, day_asked
from kiemdiem.core.bulk.sql.terms import (
    FALSE,
    TRUE,
    Term,
    choose,
    compare,
    conj,
    disj,
    greatest,
    inv,
    least,
    number,
    text,
    whole,
)
from kiemdiem.core.engine.values import empty_answer
from kiemdiem.core.regime.expression import checked as c
from kiemdiem.core.regime.expression.scope import Vocabulary

_MIRROR = {"=": "=", "<>": "<>", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
_IN_FRONT: Mapping[str, Callable[[int, int], bool]] = {
    "=": operator.eq, "<>": operator.ne, ">=": operator.le, ">": operator.lt, "<=": operator.ge, "<": operator.gt,
}  # fmt: skip
_MOVED = ("<", "<=", ">", ">=")
_EMPTY: Mapping[bool | None, Truth] = {True: m.YES, False: m.NO, None: Truth(FALSE, TRUE)}


@dataclass(frozen=True)
class Printer:
    """Prints the trees of one program; `given`: the days and numbers that come with the campaign."""

    names: Vocabulary
    given: Mapping[str, int | date]

    def of(self, tree: c.Checked, place: Place, when_empty: str = "fails") -> Measure:
        """The measure of a tree at a place."""
        match tree:
            case c.Constant():
                return self._constant(tree)
            case c.FactOf():
                return self._at(tree.of, place, lambda element: element.fact(tree.name))
            case c.VotesOf():
                return self._at(tree.of, place, lambda element: element.votes(tree.code))
            case c.LevelOf():
                is_self = isinstance(tree.of, c.Variable) and tree.of.depth == 0
                return self._at(tree.of, place, lambda element: element.level(tree.stage, is_self=is_self))
            case c.IsRated():
                return self._at(tree.of, place, lambda element: element.is_rated())
            case c.GroupFact():
                if place.of_group is None:
                    raise NotInBulk("group")
                return place.of_group(tree)
            case c.Given():
                value = self.given[tree.name]
                return m.exact(value.toordinal() if isinstance(value, date) else value)
            case c.NotC():
                return m.negate(self.truth(tree.of, place))
            case c.Junction():
                join = m.both if tree.word == "and" else m.either
                return join(self.truth(tree.left, place), self.truth(tree.right, place))
            case c.CompareC():
                return self._compare(tree, place)
            case c.ShareCompare():
                return self._share(tree, place, when_empty)
            case c.InCodes():
                return self._in(tree, place)
            case c.InPeriod():
                day = self.number(tree.what, place)
                start, end = (self.number(c.Given(tree.type, 0, f"period.{end}"), place) for end in ("start", "end"))
                return m.both(m.compare_numbers(">=", day, start), m.compare_numbers("<=", day, end))
            case c.HasWord():
                return self._has(tree, place)
            case c.LeadsTo():
                return self._at(tree.of, place, lambda element: element.leads_to(tree.relation, tree.kind))
            case c.Arithmetic():
                return self._arithmetic(tree, place)
            case c.DateShift():
                return self._shift(tree, place)
            case c.CallC():
                return self._call(tree, place)
            case c.OverC():
                return over(self, tree, place)
        raise NotInBulk(type(tree).__name__)

    def fact(self, subject: SubjectElement, name: str) -> Measure:
        """A fact of a subject as a measure of its columns."""
        return derived.fact(subject, name)

    def cell(self, row: RowElement, name: str) -> Measure:
        """A cell of a row as a measure of its columns."""
        return derived.cell(row, name)

    # ------------------------------------------------------------------ of a certain type
    def truth(self, tree: c.Checked, place: Place, when_empty: str = "fails") -> Truth:
        found = self.of(tree, place, when_empty)
        if not isinstance(found, Truth):
            raise NotInBulk(type(tree).__name__)
        return found

    def number(self, tree: c.Checked, place: Place) -> Number:
        found = self.of(tree, place)
        if not isinstance(found, Number):
            raise NotInBulk(type(tree).__name__)
        return found

    def mask(self, tree: c.Checked, place: Place) -> Mask:
        found = self.of(tree, place)
        if not isinstance(found, Mask):
            raise NotInBulk(type(tree).__name__)
        return found

    def element(self, tree: c.Checked, place: Place) -> Element | None:
        """The element that a variable stands for; None for what a link leads to."""
        return place.elements[tree.depth] if isinstance(tree, c.Variable) else None

    def _at(self, of: c.Checked, place: Place, ask: Any) -> Measure:
        """What is asked of a variable, or of the one that a link leads to."""
        element = self.element(of, place)
        if element is not None:
            found: Measure = ask(element)
            return found
        if not isinstance(of, c.Linked):
            raise NotInBulk(type(of).__name__)
        inner = of.of
        return self._at(inner, place, lambda owner: owner.first(of.relation, ask))

    # ------------------------------------------------------------------ leaves
    def _constant(self, tree: c.Constant) -> Measure:
        value = tree.value
        if isinstance(value, frozenset):
            codes = self.names.scales[tree.type.scale]
            return Mask(number(sum(1 << codes.index(code) for code in value)))
        if isinstance(value, date):
            return m.exact(value.toordinal())
        return Text(text(value)) if isinstance(value, str) else m.exact(Fraction(value))

    # ------------------------------------------------------------------ comparisons
    def _compare(self, tree: c.CompareC, place: Place) -> Truth:
        left, right, relation = tree.left, tree.right, tree.relation
        if tree.of.base == "scale":
            return self._compare_scale(tree.of.scale, relation, left, right, place)
        if relation in _MOVED:
            moved = self._moved(relation, left, right, place) or self._moved(_MIRROR[relation], right, left, place)
            if moved is not None:
                return moved
        a, b = self.of(left, place), self.of(right, place)
        if isinstance(a, Number) and isinstance(b, Number):
            return m.compare_numbers(relation, a, b)
        if isinstance(a, Text) and isinstance(b, Text):
            same = compare("=", a.value, b.value)
            found = m.settled(same if relation == "=" else inv(same))
            found = m.held_open(found, disj(a.unknown, b.unknown), disj(a.nothing, b.nothing))
            return replace(found, gap=a.gap | b.gap)
        if isinstance(a, Truth) and isinstance(b, Truth):
            same_truth = m.either(m.both(a, b), m.both(m.negate(a), m.negate(b)))
            return same_truth if relation == "=" else m.negate(same_truth)
        raise NotInBulk(f"{tree.of.base} {relation}")

    def _moved(self, relation: str, left: c.Checked, right: c.Checked, place: Place) -> Truth | None:
        """A day moved by months or years against a fixed day, without moving it."""
        if not isinstance(left, c.DateShift) or left.unit not in MOVES:
            return None
        bound, day = self.of(right, place), self.number(left.day, place)
        fixed = bound.fixed if isinstance(bound, Number) else None
        if fixed is None or day.fixed is not None:
            return None
        relation, last = day_asked(relation, left.amount, left.unit, fixed)
        return m.compare_numbers(relation, day, m.exact(last))

    def _compare_scale(self, scale: str, relation: str, left: c.Checked, right: c.Checked, place: Place) -> Truth:
        codes = self.names.scales[scale]
        if scale in self.names.rising:
            relation = _MIRROR[relation]
        if isinstance(left, c.Constant):
            left, right, relation = right, left, _MIRROR[relation]
        # The first code is the best: "at least as good" means as far in front or further.
        held = _IN_FRONT[relation]
        if isinstance(right, c.Constant):
            assert isinstance(right.value, frozenset)
            (code,) = right.value
            at = codes.index(code)
            return m.is_among(self.mask(left, place), sum(1 << i for i in range(len(codes)) if held(i, at)))
        pairs = [(i, j, held(i, j)) for i in range(len(codes)) for j in range(len(codes))]
        return m.compare_masks(pairs, self.mask(left, place), self.mask(right, place), len(codes))

    def _share(self, tree: c.ShareCompare, place: Place, when_empty: str) -> Truth:
        empty = _EMPTY[empty_answer(when_empty)]
        bound = self.number(tree.bound, place)
        if isinstance(tree.part, c.ShareOf):
            return share_of(self, tree.part, tree.relation, bound, empty, place)
        part, base = self.number(tree.part, place), self.number(tree.whole, place)
        return self._part_of(tree.relation, part, base, bound, empty)

    def _part_of(self, relation: str, part: Number, base: Number, bound: Number, empty: Truth) -> Truth:
        """`part / base` against a bound; where the base may lie between two numbers, both ends are tried."""
        none_at_all = compare("=", base.high, number(0))
        found = self._against(relation, part, base, base.high, bound)
        if base.low != base.high:
            small = greatest([base.low, base.den])  # a base of at least one
            other = self._against(relation, part, base, small, bound)
            agree_sure, agree_maybe = conj(found.sure, other.sure), disj(found.maybe, other.maybe)
            may_be_empty = compare("=", base.low, number(0))
            found = Truth(
                conj(agree_sure, disj(inv(may_be_empty), empty.sure)),
                disj(agree_maybe, conj(may_be_empty, empty.maybe)),
            )
        found = Truth(
            choose([(none_at_all, empty.sure)], found.sure), choose([(none_at_all, empty.maybe)], found.maybe)
        )
        unknown = disj(part.unknown, base.unknown, bound.unknown)
        found = m.held_open(found, unknown, disj(part.nothing, base.nothing, bound.nothing))
        return replace(found, gap=part.gap | base.gap | bound.gap)

    @staticmethod
    def _against(relation: str, part: Number, base: Number, size: Term, bound: Number) -> Truth:
        """The comparison for one size of the base; a part is never more than its base once either is open."""
        is_exact = part.low == part.high and base.low == base.high
        total = Number(size, size, base.den)
        if not is_exact:
            low, high = m.picked_least(part.low, part.den, total), m.picked_least(part.high, part.den, total)
            part = Number(low.low, high.low, low.den)
        plain_part, plain_bound = (replace(value, unknown=FALSE, nothing=FALSE) for value in (part, bound))
        return m.compare_numbers(relation, plain_part, m.times(total, plain_bound))

    def _in(self, tree: c.InCodes, place: Place) -> Truth:
        found = self.of(tree.what, place)
        match found:
            case Mask():
                codes = self.names.scales[tree.what.type.scale]
                return m.is_among(found, sum(1 << codes.index(code) for code in tree.codes))
            case Text():
                among = disj(*(compare("=", found.value, text(code)) for code in sorted(tree.codes)))
                return replace(m.held_open(m.settled(among), found.unknown, found.nothing), gap=found.gap)
            case Words():
                among = disj(*(found.has[code] for code in sorted(tree.codes)))
                return replace(m.held_open(m.settled(among), found.unknown, found.nothing), gap=found.gap)
        raise NotInBulk(type(found).__name__)

    def _has(self, tree: c.HasWord, place: Place) -> Truth:
        found = self.of(tree.what, place)
        if not isinstance(found, Words) or not isinstance(tree.word, c.Constant):
            raise NotInBulk("HasWord")
        has = found.has[str(tree.word.value)]
        return replace(m.held_open(m.settled(has), found.unknown, found.nothing), gap=found.gap)

    # ------------------------------------------------------------------ numbers and days
    def _arithmetic(self, tree: c.Arithmetic, place: Place) -> Number:
        left, right = self.number(tree.left, place), self.number(tree.right, place)
        if tree.sign in "+-":
            return m.plus(left, right, minus=tree.sign == "-")
        if tree.sign == "*":
            return m.times(left, right)
        return m.through(left, right)

    def _shift(self, tree: c.DateShift, place: Place) -> Number:
        day = self.number(tree.day, place)
        if tree.unit == "days":
            return m.plus(day, m.exact(tree.amount))
        known = whole(day.low)
        if known is not None:
            move = MOVES[tree.unit]
            return replace(m.exact(move(date.fromordinal(known), tree.amount).toordinal()), gap=day.gap)
        return place.world.shifted(place.frame, day, tree.amount, tree.unit)

    def _call(self, tree: c.CallC, place: Place) -> Number:
        arguments = [self.number(argument, place) for argument in tree.arguments]
        match tree.function:
            case "days":
                start, end = arguments
                return m.plus(end, start, minus=True)
            case "min" | "max":
                return _extreme(tree.function == "max", arguments)
        raise NotInBulk(tree.function)


def _extreme(is_most: bool, numbers: list[Number]) -> Number:
    """The least or greatest of several, "none" set aside."""
    found = numbers[0]
    pick = greatest if is_most else least
    for other in numbers[1:]:
        a, b = m.same_parts(found, other)
        found = Number(
            choose([(a.nothing, b.low), (b.nothing, a.low)], pick([a.low, b.low])),
            choose([(a.nothing, b.high), (b.nothing, a.high)], pick([a.high, b.high])),
            a.den, disj(a.unknown, b.unknown), conj(a.nothing, b.nothing), a.gap | b.gap,
        )  # fmt: skip
    return found
