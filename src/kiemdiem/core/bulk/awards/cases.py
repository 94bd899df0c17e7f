"""The engine's own awards, asked of a case: equal answers, equal states."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from kiemdiem.core.bulk.cases.program import key_of
from kiemdiem.core.bulk.cases.standings import Part, raises_of
from kiemdiem.core.engine.awards import AwardResult, Awards
from kiemdiem.core.engine.elements import Node
from kiemdiem.core.engine.judgement import exposed
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.engine.room import Wanted
from kiemdiem.core.engine.values import pair

ASKED = ("when", "among", "priority")
CLAIMED, LOW, HIGH, COUNTED = "claimed", "years low", "years high", "counted in"


class CaseAwards(Awards):
    """Judges cases; `settlement` and `world` are those of cases."""

    def result(self, rule: Rule, node: Node) -> AwardResult:
        """Where every subject of a case stands for an award, its share aside."""
        return self._one(_read_from_case(rule), node)

    def again(self, rule: Rule) -> str:
        """What becomes of years that the same award has counted before."""
        return str(self._again(rule))

    def is_claimed(self, rule: Rule, node: Node) -> bool:
        """Whether somebody has put a subject of this case forward."""
        return self._is_proposed(rule, node)

    def is_entered(self, node: Node) -> bool:
        """Whether the honour stands among those entered of the subjects of a case."""
        return bool(node.facts[CLAIMED])

    def part(self, result: AwardResult) -> Part:
        """What a subject of a case is to the share of an award."""
        rule, node = result.rule, result.node
        may, is_open = result.state in ("candidate", "chosen"), result.state == "incomplete"
        counted = self._counted(rule, node, may=may, is_open=is_open)
        return Part(may, False, result.state == "chosen", counted, counted, raises_of(rule, node))

    def _counted(self, rule: Rule, node: Node, *, may: bool, is_open: bool) -> tuple[int, int]:
        wanted = rule.entry.of
        if wanted == "in_group":
            return 1, 1
        if wanted == "candidates" or wanted is None:
            return int(may), int(may or is_open)
        mask, counted_for = exposed(node, self.settlement.of(node).mask), Wanted.of(node.program, wanted)
        unrated = counted_for.is_any_level and bool(mask & (mask - 1)) and self.settlement.may_stay_unrated(node)
        sure, maybe = counted_for.counts(mask, unrated=unrated)
        return int(sure), int(maybe)

    # ------------------------------------------------------------------ read from the case
    def _is_proposed(self, rule: Rule, node: Node) -> bool:
        facts: dict[Any, Any] = node.facts
        return bool(facts[CLAIMED]) or super()._is_proposed(rule, node)

    def _counted_in(self, rule: Rule, node: Node) -> int | None:
        return node.facts[COUNTED] or None

    def _years(self, rule: Rule, node: Node, after: int | None) -> Any:
        return pair(node.facts[LOW], node.facts[HIGH])


def _read_from_case(rule: Rule) -> Rule:
    """The rule with functions that look into the answers of a case."""

    def readers(functions: Mapping[str, Any]) -> dict[str, Callable[[Any, Any], Any]]:
        return {field: _reader(rule, field) for field in ASKED if field in functions}

    return replace(rule, by_kind={kind: readers(functions) for kind, functions in rule.by_kind.items()})


def _reader(rule: Rule, field: str) -> Callable[[Any, Any], Any]:
    return lambda node, _: node.facts[key_of(rule, field)]


__all__ = ["ASKED", "CLAIMED", "COUNTED", "HIGH", "LOW", "CaseAwards"]
