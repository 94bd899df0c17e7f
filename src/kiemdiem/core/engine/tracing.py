"""Which unknown facts and levels an expression met: the expression is run once more on wrapped subjects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kiemdiem.core.engine.named_values import value_of
from kiemdiem.core.engine.printer import Compiled
from kiemdiem.core.engine.values import Kleene, Pair
from kiemdiem.core.engine.world import Missing, Node, Row


@dataclass
class Trace:
    """What was missing: (subject id, fact) pairs, lists that nobody has supplied, subjects whose level is open."""

    facts: dict[tuple[str, str], None] = field(default_factory=dict)
    lists: dict[tuple[str, str], None] = field(default_factory=dict)
    levels: dict[str, None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.facts or self.lists or self.levels)


class Watched:
    """A subject (or stand-in) that notes what is unknown when it is asked."""

    def __init__(self, node: Node | Missing, trace: Trace) -> None:
        self._node, self._trace = node, trace

    @property
    def id(self) -> str:
        return self._node.id

    @property
    def world(self) -> Any:
        return getattr(self._node, "world", None)

    @property
    def kind(self) -> str:
        return self._node.kind

    @property
    def subject(self) -> Any:
        return self._node.subject

    def get(self, name: str) -> Any:
        found = self._node.get(name)
        if isinstance(found, list):
            return [WatchedRow(row, self._node.id, name, self._trace) for row in found]
        if not _is_open(self._node, name, found):
            return found
        if isinstance(self._node, Node):
            program, env = self._node.program, self._node.world.env
            if name in program.derived:
                program.derived[name](self, env)
                return found
            if name in program.values:
                value_of(program.values[name], self, env)
                return found
            if name in program.scores:
                self._trace.facts[self._node.id, "marks"] = None
                return found
        self._trace.facts[self._node.id, name] = None
        return found

    def noted(self, key: Any) -> Any:
        """What a case answers under a key; what it met unknown stands beside the answer, as two bits."""
        assert isinstance(self._node, Node)
        facts: Any = self._node.facts
        gap = facts.get(("gap", key), 0)
        if gap & 1:
            self._trace.facts[self._node.id, ""] = None
        if gap & 2:
            self._trace.levels["?"] = None
        return facts[key]

    def votes(self, code: str) -> int | None:
        found = self._node.votes(code)
        if found is None:
            self._trace.facts[self._node.id, "votes"] = None
        return found

    def link(self, relation: str) -> Any:
        found = self.linked(relation)
        if found:
            return found[0]
        self._trace.lists[self._node.id, relation] = None
        return Watched(Missing(self._node.id, ""), self._trace)

    def linked(self, relation: str) -> Sequence[Any] | None:
        found = self._node.linked(relation)
        if found is None:
            self._trace.lists[self._node.id, relation] = None
            return None
        return [Watched(node, self._trace) for node in found]

    def leads_to(self, relation: str, kind: str) -> Kleene:
        return self._node.leads_to(relation, kind) if isinstance(self._node, Node) else None

    def level_at(self, stage: str) -> int:
        found = self._node.level_at(stage)
        if found < 0 or found & (found - 1):
            self._trace.levels[self._node.id] = None
        return found

    def is_rated(self) -> Kleene:
        found = self._node.is_rated()
        if found is None:
            self._trace.levels[self._node.id] = None
        return found


class WatchedRow:
    """A row of a table that notes which of its cells is unknown."""

    def __init__(self, row: Row, owner: str, table: str, trace: Trace) -> None:
        self._row, self._owner, self._table, self._trace = row, owner, table, trace
        self.owner = row.owner

    def get(self, name: str) -> Any:
        found = self._row.get(name)
        if found is None or isinstance(found, Pair):
            self._trace.facts[self._owner, f"{self._table}.{name}"] = None
        return found


def _is_open(node: Any, name: str, value: Any) -> bool:
    if value is None or isinstance(value, Pair):
        return True
    program = getattr(node, "program", None)
    fact = program.facts.get(name) if program is not None else None
    return fact is not None and fact.type == "scale" and bool(value & (value - 1))


def trace(function: Compiled, node: Node, into: Trace) -> None:
    """Runs the function once more and notes into `into` what it met unknown."""
    function(Watched(node, into), node.world.env)
