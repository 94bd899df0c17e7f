"""How levels, values and limits are written out in Vietnamese."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from kiemdiem.core.engine import words
from kiemdiem.core.engine.program import EXCLUDED, Program, Rule
from kiemdiem.core.engine.values import NOTHING, Pair, ends
from kiemdiem.core.engine.world import Node, World
from kiemdiem.core.quantities.letter_case import lower_first
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.quantities.numbers import format_number
from kiemdiem.core.regime.entries.values import Sentence
from kiemdiem.core.regime.expression.types import Type


class Speller:
    """Spells the levels and values of one world."""

    def __init__(self, program: Program, world: World) -> None:
        self._program, self._world = program, world
        self._labels = program.labels
        self._names: dict[tuple[str, int], tuple[str, ...]] = {}

    def label(self, node: Node, level: int) -> str:
        """The printed name of a level of this subject's scale."""
        return self._labels[node.program.scale][level]

    def labels(self, node: Node, mask: int) -> str:
        """The printed names of all levels of a mask."""
        found = [self.label(node, i) for i in range(len(node.program.codes)) if mask >> i & 1]
        return ", ".join(found) or words.NO_LEVEL

    def names(self, mask: int, node: Node) -> tuple[str, ...]:
        """The codes of a mask, best first, then `none` and the outcomes without a level."""
        known = self._names.get((node.kind, mask))
        if known is None:
            known = self._names[node.kind, mask] = self._names_of(mask, node)
        return known

    def _names_of(self, mask: int, node: Node) -> tuple[str, ...]:
        program = node.program
        found = [code for i, code in enumerate(program.codes) if mask >> i & 1]
        if mask & program.none_bit:
            found.append("none")
        found += [effect for effect in EXCLUDED if mask & program.excluded_bit(effect)]
        return tuple(found)

    def print_value(self, value: Any, of: Type) -> str:
        """A value as it stands in a sentence."""
        if value is None or value == "":
            return words.UNKNOWN
        if value is NOTHING:
            return words.NONE
        if of.base == "scale":
            labels = self._labels[of.scale]
            found = [label for i, label in enumerate(labels) if int(value) >> i & 1]
            return ", ".join(found) if 0 < len(found) < len(labels) else words.UNKNOWN
        if isinstance(value, bool):
            return words.YES if value else words.NO
        if isinstance(value, Pair):
            return f"{format_number(Fraction(value.least))}–{format_number(Fraction(value.greatest))}"
        if isinstance(value, int | Fraction):
            return format_number(value)
        if isinstance(value, date):
            return short_date(value)
        if isinstance(value, tuple | list):
            return ", ".join(str(item) for item in value)
        if isinstance(value, Node):
            return value.subject.name or value.id
        return str(value)

    def sentence(self, node: Node, rule: Rule, field: str) -> str:
        """A sentence of the regime with its slots filled for this subject."""
        template: Sentence | None = getattr(rule.entry, field)
        if template is None:
            return ""
        found: list[str] = []
        slot = 0
        for part in template.parts:
            if isinstance(part, str):
                found.append(part)
            else:
                name = f"{field}{{{slot}}}"
                value = rule.functions[name](node, self._world.env)
                found.append(self.print_value(value, rule.trees[name].type))
                slot += 1
        return "".join(found)


def limit_words(limit: Any, base: Any) -> str:
    """The sum of a limit as it is printed."""
    counted = f"{_from_to(base)} {limit.base_label}".rstrip()
    unset = ", ".join(lower_first(label) for label in limit.unset_facts.values())
    if limit.is_unset or limit.value is None:
        return words.QUOTA_UNSET.format(name=unset or words.ANY_LIMIT)
    low, high = ends(limit.value)
    if low != high and unset:
        return words.QUOTA_NOT_ENTERED.format(name=unset, base=counted, low=low, high=high)
    if low != high:
        return words.QUOTA_OPEN.format(base=counted, low=low, high=high)
    if not ("%" in limit.text or "/" in limit.text):
        pattern = words.QUOTA_NUMBER if limit.instead is None else words.QUOTA_INSTEAD
        pattern = words.QUOTA_CASE if limit.because else pattern
        return pattern.format(limit=low, base=counted, because=limit.because)
    bound = Fraction(limit.text[:-1]) / 100 if limit.text.endswith("%") else Fraction(limit.text)
    share = f"{limit.text[:-1].replace('.', ',')} %" if limit.text.endswith("%") else limit.text
    if isinstance(base, Pair):
        return words.QUOTA_RULE_OPEN.format(share=share, base=counted, limit=low)
    product = bound * base
    sum_told = words.QUOTA_SUM.format(share=share, base=counted, product=format_number(product))
    if limit.because:
        sum_told = words.QUOTA_CASE_SUM.format(because=limit.because, sum=lower_first(sum_told))
    if product // 1 == low:
        return words.QUOTA_RULE.format(sum=sum_told, limit=low)
    if limit.one_more is None:  # every candidate fits: the base as it stands with all of them chosen
        return sum_told
    then = format_number(bound * limit.one_more)
    return words.QUOTA_MOVES.format(sum=sum_told, more=low + 1, base=limit.one_more, product=then, limit=low)


def _from_to(value: Any) -> str:
    least, greatest = ends(value)
    return str(least) if least == greatest else words.FROM_TO.format(least=least, greatest=greatest)


def plain(value: Any) -> Any:
    """A number or pair for JSON."""
    if isinstance(value, Pair):
        return [plain(value.least), plain(value.greatest)]
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else str(value)
    return value
