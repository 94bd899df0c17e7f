"""An expression of a regime told in plain words, with the labels of facts, levels and relations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiemdiem.cli import labels
from kiemdiem.core.quantities.letter_case import lower_first
from kiemdiem.core.quantities.numbers import format_number, terminating_places
from kiemdiem.core.regime.entries.identity import Relation
from kiemdiem.core.regime.entries.identity import Vocabulary as Words
from kiemdiem.core.regime.entries.ratings import Value
from kiemdiem.core.regime.expression import tree
from kiemdiem.core.regime.expression.tree import Node
from kiemdiem.core.regime.regime import Regime

_BRACKETS = re.compile(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)")
LEVEL_NAMES = frozenset({"level", "own_level", "attained_level"})


@dataclass(frozen=True)
class Names:
    """What the names of a regime are called, seen from anywhere; one name may be called differently for two kinds."""

    facts: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]
    words: Mapping[str, str]
    kinds: Mapping[str, str]
    scales: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, regime: Regime) -> Names:
        facts: dict[str, str] = dict(labels.FIXED_NAMES)
        scales: dict[str, str] = {}
        columns: dict[str, dict[str, str]] = {}
        for relation in regime.of("relation", Relation):
            entry = relation.entry
            facts.setdefault(entry.id, entry.label or entry.id)
            if entry.inverse:
                kinds = [regime.kinds[kind].label for kind in entry.from_ if kind in regime.kinds]
                facts[entry.inverse] = ", ".join(kinds) or entry.inverse
        for value in regime.of("value", Value):
            facts[value.id] = value.entry.label or value.id
        for fact in regime.facts:
            facts[fact.id] = short_label(fact.entry.label, is_list=fact.entry.type == "table")
            scales[fact.id] = fact.entry.scale or ""
            for column in fact.entry.columns:
                columns.setdefault(fact.id, {})[column.id] = short_label(column.label or column.id)
                scales.setdefault(column.id, column.scale or "")
        codes = {name: {v.code: v.label for v in scale.values} for name, scale in regime.scales.items()}
        words = {v.code: v.label for entry in regime.of("vocabulary", Words) for v in entry.entry.values}
        words |= {award.id: getattr(award.entry, "label", award.id) for award in regime.all("award")}
        return cls(facts, codes, words, {kind.id: kind.label for kind in regime.kinds.values()}, scales, columns)

    def code(self, code: str, scale: str = "") -> str:
        """The label of a code; without a scale, that of the first scale that has it."""
        for values in (self.codes.get(scale, {}), *self.codes.values()):
            if code in values:
                return values[code]
        return code


class Teller:
    """Tells expressions for subjects whose levels are values of `scale`."""

    def __init__(self, names: Names, scale: str = "", record: str = "") -> None:
        self._names = names
        self._scale = scale
        self._columns = names.columns.get(record, {})

    def tell(self, node: Node) -> str:
        """The expression in words."""
        match node:
            case tree.Number():
                is_percentage = node.is_share and terminating_places(node.value) is not None
                return format_number(node.value * 100) + "%" if is_percentage else format_number(node.value)
            case tree.Duration():
                return labels.DURATIONS[node.unit].format(n=node.amount)
            case tree.Text():
                return f"“{self._names.words.get(node.value, node.value)}”"
            case tree.Code():
                return self._names.code(node.value, self._scale)
            case tree.Name():
                return self._name(node.parts)
            case tree.ListOf():
                return ", ".join(self.tell(item) for item in node.items)
            case tree.Not():
                return labels.NOT.format(what=self.tell(node.of))
            case tree.Both():
                return labels.AND.join(self._part(part) for part in _chain(node))
            case tree.Either():
                return labels.OR.join(self._part(part) for part in _chain(node))
            case tree.Compare():
                return self._compare(node)
            case tree.In():
                return self._in(node)
            case tree.Has():
                return labels.HAS.format(what=self.tell(node.what), item=self.tell(node.item).strip("“”"))
            case tree.Is():
                kind = self._names.kinds.get(node.kind, node.kind)
                return labels.IS.format(what=self.tell(node.what), kind=kind)
            case tree.Sum() | tree.Product():
                sign = {"*": "×", "/": "/", "+": "+", "-": "−"}[node.sign]
                return f"{self.tell(node.left)} {sign} {self.tell(node.right)}"
            case tree.Call():
                told = [self.tell(argument) for argument in node.arguments]
                return labels.PLAIN_FUNCTIONS[node.function].format(*told)
            case tree.Over():
                return self._over(node)
        return ""

    def _part(self, node: Node) -> str:
        """A side of "and" or "or"; brackets where both words meet."""
        told = self.tell(node)
        return f"({told})" if isinstance(node, tree.Either | tree.Both) else told

    def _name(self, parts: tuple[str, ...]) -> str:
        whole = ".".join(parts)
        if parts[0] == "this":
            parts = parts[1:]
        if parts[0] == "votes" and len(parts) > 1:
            return labels.VOTES_FOR.format(level=self._names.code(parts[1], self._scale))
        if whole in self._names.facts and "." in whole:
            return self._names.facts[whole]
        told = [lower_first(self._columns.get(part) or self._names.facts.get(part, part)) for part in parts]
        found = told[-1]
        for owner in reversed(told[:-1]):
            found = labels.OF.format(what=found, whom=owner)
        return found

    def _compare(self, node: tree.Compare) -> str:
        scale = self._scale_of(node.left)
        if isinstance(node.right, tree.Code):
            level = self._names.code(node.right.value, scale or self._scale)
            patterns = {">=": labels.OR_BETTER, "<=": labels.OR_WORSE, ">": labels.BETTER, "<": labels.WORSE}
            if node.relation in patterns:
                return f"{self.tell(node.left)} {patterns[node.relation].format(level=level)}"
            return f"{self.tell(node.left)} {labels.SIGNS[node.relation]} {level}"
        if isinstance(node.right, tree.Text) and not node.right.value:
            pattern = labels.NOT_FILLED_IN if node.relation == "=" else labels.FILLED_IN
            return pattern.format(what=self.tell(node.left))
        signs = labels.SIGNS if isinstance(node.right, tree.Text) else labels.NUMBER_SIGNS
        return f"{self.tell(node.left)} {signs[node.relation]} {self.tell(node.right)}"

    def _in(self, node: tree.In) -> str:
        what = self.tell(node.what)
        if isinstance(node.where, tree.Name):
            return labels.IN_PERIOD.format(what=what)
        scale = self._scale_of(node.what) or self._scale
        return labels.IN.format(what=what, items=Teller(self._names, scale).tell(node.where))

    def _over(self, node: tree.Over) -> str:
        parts = node.source.parts
        if node.function in labels.OF_LEVELS and len(parts) > 1 and parts[-1] in LEVEL_NAMES:
            return labels.OF_LEVELS[node.function].format(whom=self._name(parts[:-1]))
        source = self._name(parts)
        inside = Teller(self._names, self._scale, parts[-1])
        if node.where is not None:
            source = labels.WHERE.format(what=source, where=inside.tell(node.where))
        if node.asks is not None:
            source = labels.ASKED.format(what=source, asks=inside.tell(node.asks))
        return labels.LIST_FUNCTIONS[node.function].format(source=source)

    def _scale_of(self, node: Node) -> str:
        if isinstance(node, tree.Name) and node.parts[-1] not in LEVEL_NAMES:
            return self._names.scales.get(node.parts[-1], "")
        return ""


def _chain(node: tree.Both | tree.Either) -> list[Node]:
    """All sides of one "and", or of one "or", in their order."""
    sides: list[Node] = []
    for side in (node.left, node.right):
        sides += _chain(side) if isinstance(side, type(node)) else [side]
    return sides


def short_label(label: str, *, is_list: bool = False) -> str:
    """A label without its remarks in brackets; a list also without what it is a list for."""
    short = _BRACKETS.sub("", label).strip() or label
    return short.split(":")[0] if is_list else short


def upper_first(text: str) -> str:
    """A sentence begins with a capital."""
    return text[:1].upper() + text[1:]
