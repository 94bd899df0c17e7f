"""Values at run time, three-valued logic and list functions; unknown is None and is never taken for false.

Numbers are int, Fraction or Pair (least, greatest); a value of a scale is a mask (bit i: the i-th value may be it);
NOTHING stands for "none": comparisons with it are false and nothing is missing.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Literal, Protocol

from kiemdiem.core.quantities.months import add_months, add_years

Kleene = bool | None
Relation = Literal["=", "<>", "<", "<=", ">", ">="]
_PLAINLY: dict[Relation, Callable[[Any, Any], Any]] = {
    "=": operator.eq, "<>": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


class Nothing:
    """The value "none" of a fact that does not apply."""

    def __repr__(self) -> str:
        return "NOTHING"


NOTHING = Nothing()


@dataclass(frozen=True, slots=True)
class Pair:
    """A number known only to lie between two exact numbers, both possible."""

    least: Fraction | int
    greatest: Fraction | int


Number = int | Fraction | Pair


class Bearer(Protocol):
    """What facts are asked of: a subject or a row of a table."""

    def get(self, name: str) -> Any: ...


def both(left: Kleene, right: Kleene) -> Kleene:
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def either(left: Kleene, right: Kleene) -> Kleene:
    if left is True or right is True:
        return True
    return None if left is None or right is None else False


def negate(value: Kleene) -> Kleene:
    return None if value is None else not value


def ends(value: Any) -> tuple[Any, Any]:
    """Least and greatest of a number."""
    return (value.least, value.greatest) if isinstance(value, Pair) else (value, value)


def pair(least: Fraction | int, greatest: Fraction | int) -> Number:
    return least if least == greatest else Pair(least, greatest)


def compare(relation: Relation, left: Any, right: Any) -> Kleene:
    """A comparison of numbers, days, texts or yes/no; unknown where both answers are possible."""
    if left is None or right is None:
        return False if left is NOTHING or right is NOTHING else None
    if left is NOTHING or right is NOTHING:
        return False
    if isinstance(left, Pair) or isinstance(right, Pair):
        return _compare_pairs(relation, left, right)
    return bool(_PLAINLY[relation](left, right))


def _compare_pairs(relation: Relation, left: Any, right: Any) -> Kleene:
    (a, b), (c, d) = ends(left), ends(right)
    if relation in ("<", "<="):
        return _compare_pairs(">" if relation == "<" else ">=", right, left)
    if relation in (">", ">="):
        sure, possible = (a > d, b > c) if relation == ">" else (a >= d, b >= c)
        return True if sure else (None if possible else False)
    same = True if a == b == c == d else (False if b < c or d < a else None)
    return same if relation == "=" else negate(same)


def compare_scale(mask: Any, wanted: int) -> Kleene:
    """Whether a value of a scale is one of `wanted`; bits outside the codes ("none", no level) count as no."""
    if mask is None or mask is NOTHING:
        return None if mask is None else False
    if not mask & wanted:
        return False
    return True if not mask & ~wanted else None


def as_mask(value: Any, codes: int) -> int:
    """A value of a scale of `codes` codes as a mask: unknown may be any of them or none."""
    if value is None or value is NOTHING:
        return (1 << codes + 1) - 1 if value is None else 1 << codes
    return int(value)


def compare_masks(relation: Relation, left: Any, right: Any, codes: int) -> Kleene:
    """Two values of one scale of `codes` codes, best first: `>=` means as good or better."""
    left, right = as_mask(left, codes), as_mask(right, codes)
    answers: set[bool] = set()
    outside = left >> codes or right >> codes
    for i in range(codes):
        if left >> i & 1:
            for j in range(codes):
                if right >> j & 1:
                    answers.add(bool(compare(relation, j, i)))
    if outside:
        answers.add(False)
    return answers.pop() if len(answers) == 1 else None


def compare_share(relation: Relation, part: Any, whole: Any, bound: Any, when_empty: str) -> Kleene:
    """`part / whole` against a bound by multiplication; an empty whole is answered by the rule's `when_empty`."""
    if part is NOTHING or whole is NOTHING or bound is NOTHING:
        return False
    if part is None or whole is None or bound is None:
        return None
    if isinstance(part, Pair) or isinstance(whole, Pair):
        return _compare_share_pairs(relation, part, whole, bound, when_empty)
    if whole == 0:
        return empty_answer(when_empty)
    return compare(relation, part * bound.denominator, bound.numerator * whole)


def _compare_share_pairs(relation: Relation, part: Any, whole: Any, bound: Any, when_empty: str) -> Kleene:
    (least, greatest), (small, large) = ends(part), ends(whole)
    answers: set[Kleene] = set()
    if small == 0:
        answers.add(empty_answer(when_empty))
    for base in {max(small, 1), large} - {0}:
        answers.add(compare(relation, pair(min(least, base), min(greatest, base)), bound * base))
    return answers.pop() if len(answers) == 1 else None


def empty_answer(when_empty: str) -> Kleene:
    return {"holds": True, "fails": False}.get(when_empty)


def in_codes(value: Any, codes: frozenset[str]) -> Kleene:
    """Whether a text (or one of several texts) is among these."""
    if value is None:
        return None
    if isinstance(value, tuple):
        return any(item in codes for item in value)
    return value in codes if value is not NOTHING else False


def has_word(words: Any, word: Any) -> Kleene:
    if words is None or word is None:
        return None
    return word in words if words is not NOTHING else False


def within(day: Any, period: tuple[date, date]) -> Kleene:
    if day is None:
        return None
    return period[0] <= day <= period[1] if day is not NOTHING else False


def shift(day: Any, amount: int, unit: str) -> Any:
    """A day moved by days, months (last day of a short month) or years."""
    if day is None or day is NOTHING:
        return day
    if unit == "days":
        return date.fromordinal(day.toordinal() + amount)
    return add_months(day, amount) if unit == "months" else add_years(day, amount)


def arithmetic(sign: str, left: Any, right: Any) -> Any:
    """Exact + - × ÷ on numbers and pairs; ÷ by 0 is unknown."""
    if left is NOTHING or right is NOTHING:
        return NOTHING
    if left is None or right is None:
        return None
    if isinstance(left, Pair) or isinstance(right, Pair):
        (a, b), (c, d) = ends(left), ends(right)
        corners = [_plain(sign, x, y) for x in (a, b) for y in (c, d)]
        if any(corner is None for corner in corners) or (sign == "/" and c <= 0 <= d):
            return None
        return pair(min(corners), max(corners))
    return _plain(sign, left, right)


def _plain(sign: str, left: Any, right: Any) -> Any:
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    if sign == "*":
        return left * right
    return Fraction(left, right) if right != 0 else None


def least_of(*values: Any) -> Any:
    return _extreme(min, values)


def greatest_of(*values: Any) -> Any:
    return _extreme(max, values)


def _extreme(pick: Callable[..., Any], values: Sequence[Any]) -> Any:
    known = [value for value in values if value is not NOTHING]
    if any(value is None for value in known):
        return None
    if not known:
        return NOTHING
    return pair(pick(ends(v)[0] for v in known), pick(ends(v)[1] for v in known))


def floor(value: Any) -> Any:
    if value is None or value is NOTHING:
        return value
    return pair(ends(value)[0].__floor__(), ends(value)[1].__floor__())


def days(start: Any, end: Any) -> Any:
    if start is None or end is None:
        return None
    return NOTHING if start is NOTHING or end is NOTHING else (end - start).days


# ------------------------------------------------- lists (None: the list itself is unknown; NOTHING: there is none)
Test = Callable[[Any], Kleene]


def _listed(items: Any) -> Any:
    return () if items is NOTHING else items


def count(items: Iterable[Any] | None, where: Test) -> Number | None:
    items = _listed(items)
    if items is None:
        return None
    sure = maybe = 0
    for item in items:
        holds = where(item)
        sure += holds is True
        maybe += holds is not False
    return pair(sure, maybe)


def any_of(items: Iterable[Any] | None, where: Test) -> Kleene:
    items = _listed(items)
    found: Kleene = False
    for item in items if items is not None else ():
        found = either(found, where(item))
    return found if items is not None else either(None, found)


def all_of(items: Iterable[Any] | None, where: Test, asks: Test) -> Kleene:
    return negate(any_of(items, lambda item: both(where(item), negate(asks(item)))))


def share_compare(
    relation: Relation, items: Iterable[Any] | None, where: Test, asks: Test, bound: Any, when_empty: str
) -> Kleene:
    """`share(L where C: D)` against a bound; exact also with unknown C and D, for each row adds its own amount."""
    items = _listed(items)
    if items is None or bound is None:
        return None
    of, wanted = bound.denominator, bound.numerator
    least = greatest = 0
    rows = maybe_rows = 0
    for item in items:
        inside, holds = where(item), asks(item)
        if inside is False:
            continue
        amounts = ([of - wanted] if holds is not False else []) + ([-wanted] if holds is not True else [])
        if inside is None:
            amounts.append(0)
            maybe_rows += 1
        else:
            rows += 1
        least, greatest = least + min(amounts), greatest + max(amounts)
    if not rows and not maybe_rows:
        return empty_answer(when_empty)
    found = compare(relation, pair(least, greatest), 0)
    return found if rows else (found if found is empty_answer(when_empty) else None)


def total(items: Iterable[Any] | None, where: Test, asks: Callable[[Any], Any]) -> Any:
    items = _listed(items)
    if items is None:
        return None
    least: Any = 0
    greatest: Any = 0
    for item in items:
        inside = where(item)
        if inside is False:
            continue
        value = asks(item)
        if value is NOTHING:
            continue
        if value is None:
            return None
        low, high = ends(value)
        if inside is None:
            low, high = min(low, 0), max(high, 0)
        least, greatest = least + low, greatest + high
    return pair(least, greatest)


def mean(items: Iterable[Any] | None, where: Test, asks: Callable[[Any], Any]) -> Any:
    """The exact mean; NOTHING of no rows, unknown while a row is in doubt."""
    items = _listed(items)
    if items is None:
        return None
    values: list[Any] = []
    for item in items:
        inside = where(item)
        if inside is None:
            return None
        if inside:
            value = asks(item)
            if value is None:
                return None
            if value is not NOTHING:
                values.append(value)
    if not values:
        return NOTHING
    return pair(
        Fraction(sum(ends(v)[0] for v in values)) / len(values), Fraction(sum(ends(v)[1] for v in values)) / len(values)
    )


def run(items: Sequence[Any] | None, where: Test, asks: Test) -> Number | None:
    """How many rows in a row hold, newest first."""
    items = _listed(items)
    if items is None:
        return None
    sure: int | None = None
    length = 0
    for item in items:
        inside = where(item)
        if inside is False:
            continue
        holds = asks(item) if inside is True else None
        if holds is False:
            break
        if holds is None and sure is None:
            sure = length
        length += 1
    return pair(length if sure is None else sure, length)


def worst(items: Iterable[Any] | None, where: Test, asks: Callable[[Any], Any], codes: int, best: bool = False) -> int:
    """The worst (or best) of several values of a scale, as a mask; of none: the bit "none"."""
    everything = (1 << codes) - 1
    items = _listed(items)
    if items is None:
        return everything | 1 << codes
    found = 1 << codes
    for item in items:
        inside = where(item)
        if inside is False:
            continue
        joined = _extreme_masks(found, as_mask(asks(item), codes), codes, best)
        found = joined if inside is True else found | joined
    return found


def _extreme_masks(left: int, right: int, codes: int, best: bool) -> int:
    """Each possible worse (better) of two masks; "none" and states without a level give way to a level."""
    result = 0
    known = (1 << codes) - 1
    lefts = [i for i in range(codes) if left >> i & 1]
    rights = [i for i in range(codes) if right >> i & 1]
    if left & ~known:
        result |= right & known | (left & ~known if right & ~known else 0)
    if right & ~known:
        result |= left & known
    for i in lefts:
        for j in rights:
            result |= 1 << (min(i, j) if best else max(i, j))
    return result
