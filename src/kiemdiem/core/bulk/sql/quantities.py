"""Named quantities as measures: formulas, step tables, amounts by a value of a scale, and their one rounding step."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import lcm

from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.bulk.sql import measures as m
from kiemdiem.core.bulk.sql.elements import Place, Printing
from kiemdiem.core.bulk.sql.measures import Mask, Measure, Number
from kiemdiem.core.bulk.sql.terms import (
    FALSE,
    TRUE,
    Term,
    add,
    choose,
    conj,
    has_any,
    inv,
    is_true,
    mul,
    number,
    quotient,
)
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.regime.expression.scope import Vocabulary


def quantity(printer: Printing, rule: Rule, place: Place, names: Vocabulary) -> Measure:
    """What a `value` entry comes to; "none" where its `when` fails."""
    entry = rule.entry
    if entry.is_ is not None:
        found = printer.of(rule.trees["is_"], place)
    elif entry.steps:
        found = _steps(printer, rule, place, 0)
    else:
        found = _amount(rule, place, names)
    if isinstance(found, Number):
        found = _rounded(found, entry.rounded_to, entry.round_half)
    if "when" not in rule.trees:
        return found
    owner = replace(place, elements={0: place.elements[0]})
    applies = printer.truth(rule.trees["when"], owner)
    if isinstance(found, Number):
        nothing = choose([(inv(applies.maybe), TRUE)], conj(applies.sure, found.nothing))
        unknown = choose([(applies.sure, found.unknown)], applies.maybe)
        gap = applies.gap | found.gap.where(applies.sure)
        return replace(found, unknown=unknown, nothing=nothing, gap=gap)
    raise NotInBulk(rule.id)


def _steps(printer: Printing, rule: Rule, place: Place, at: int) -> Number:
    """The first step that holds; of several that may, the hull."""
    if at == len(rule.entry.steps):
        return m.NOT_THERE
    step = rule.entry.steps[at]
    holds = m.YES if step.when is None else printer.truth(rule.trees[f"steps.{at}.when"], place)
    plain = getattr(step.gives, "value", None)
    value = m.exact(plain) if plain is not None else printer.number(rule.trees[f"steps.{at}.gives"], place)
    if is_true(holds.sure):
        return value
    rest = place.frame.keep(_steps(printer, rule, place, at + 1))  # each step names it several times
    assert isinstance(rest, Number)
    among = m.picked(holds.sure, value, m.merged(value, rest)) if holds.sure != holds.maybe else value
    found = m.picked(holds.maybe, among, rest)
    return replace(found, gap=found.gap | holds.gap)


def _amount(rule: Rule, place: Place, names: Vocabulary) -> Number:
    """What the rows give for a value of a scale; several possible values give the least and the greatest."""
    entry = rule.entry
    types = names.columns[entry.over] if entry.over else names.facts[rule.kind]
    of = place.elements[1 if entry.over else 0].fact(entry.of)
    assert isinstance(of, Mask)
    by_amount: dict[Fraction, int] = {}
    for place_of, code in enumerate(names.scales[types[entry.of].scale]):
        if code in entry.rows:
            amount = Fraction(entry.rows[code].value)
            by_amount[amount] = by_amount.get(amount, 0) | 1 << place_of
    ordered = sorted(by_amount)
    den = lcm(*(value.denominator for value in ordered))
    parts = [number(int(value * den)) for value in ordered]
    bits = [by_amount[value] for value in ordered]
    low = choose([(has_any(of.bits, bit), part) for bit, part in zip(bits, parts, strict=True)], number(0))
    pairs = list(zip(bits, parts, strict=True))
    high = choose([(has_any(of.bits, bit), part) for bit, part in reversed(pairs)], number(0))
    every = 0
    for bit in bits:
        every |= bit
    return Number(low, high, number(den), FALSE, inv(has_any(of.bits, every)), of.gap)


def _rounded(value: Number, places: int | None, half: str) -> Number:
    if places is None:
        return value
    if half != "up":
        raise NotInBulk("rounding half to even")
    unit = 10**places

    def cut(end: Term) -> Term:
        # floor(x·10^p + 1/2) as whole numbers: (2·x·10^p + d) ÷ 2d, for x of at least 0.
        return quotient(add(mul(mul(end, number(2)), number(unit)), value.den), mul(value.den, number(2)))

    low = cut(value.low)
    high = low if value.low == value.high else cut(value.high)
    return replace(value, low=low, high=high, den=number(unit))
