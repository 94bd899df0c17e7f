"""Which rules may act on a subject at all: all but those that read nothing given of him and do not hold in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Protocol

from kiemdiem.core.engine.absence import given_instead_of
from kiemdiem.core.engine.program import KindProgram, Rule
from kiemdiem.core.engine.world import Node, World
from kiemdiem.core.regime.expression import checked as c

Reads = frozenset[str]
_LINK = ">"  # before the name of a relation, which no fact's name begins with


class Acting(Protocol):
    """The rules to be asked of a subject between his source and his level, in the order of the files."""

    @property
    def exclusions(self) -> Sequence[Rule]: ...
    @property
    def grounds(self) -> Sequence[Rule]: ...
    @property
    def asks(self) -> Sequence[Rule]: ...
    @property
    def own_ceilings(self) -> Sequence[Rule]: ...
    @property
    def linked_ceilings(self) -> Sequence[Rule]: ...


@dataclass(frozen=True, slots=True)
class NotSilent:
    """The rules that may act on subjects of whom the same facts and links are given."""

    exclusions: Sequence[Rule]
    grounds: Sequence[Rule]
    asks: Sequence[Rule]
    own_ceilings: Sequence[Rule]
    linked_ceilings: Sequence[Rule]


class Silence:
    """What the rules of one world say of subjects of whom nothing is given that they read: once for all alike."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._found: dict[tuple[object, ...], Acting] = {}

    def acting(self, node: Node) -> Acting:
        """The rules that may act on a subject; the others are sure not to."""
        subject, led_here = node.subject, self._world.led_here(node)
        alike = (node.kind, tuple(subject.facts), tuple(subject.links), led_here)
        found = self._found.get(alike)
        if found is None:
            given = {*subject.facts, *(_LINK + name for name in (*subject.links, *led_here))}
            found = self._found[alike] = self._for(node, given)
        return found

    def _for(self, node: Node, given: set[str]) -> Acting:
        program, reads = node.program, reads_of_rules(node.program)

        def is_silent(rule: Rule, field: str) -> bool:
            read = reads[id(rule), field]
            return read is not None and read.isdisjoint(given)

        def may_hold(rule: Rule) -> bool:
            """Whether a rule may apply: what it reads is given, or it applies in silence."""
            if rule.condition is None or not is_silent(rule, "when"):
                return True
            return rule.condition(node, self._world.env) is not False

        def may_lower(rule: Rule) -> bool:
            """Whether a ceiling may apply and name a level; whatever else it asks of others must be silent too."""
            if not may_hold(rule):
                return False
            asked = [one for one in (rule, *rule.exempted_by) if one.condition is not None]
            if "at_most" not in rule.functions or not all(is_silent(one, "when") for one in asked):
                return True
            return not is_silent(rule, "at_most") or bool(
                int(rule.functions["at_most"](node, self._world.env)) & program.level_bits
            )

        return NotSilent(
            exclusions=[rule for rule in program.exclusions if may_hold(rule)],
            grounds=[rule for rule in program.grounds if may_hold(rule)],
            asks=[rule for rule in program.asks if may_hold(rule)],
            own_ceilings=[rule for rule in program.own_ceilings if may_lower(rule)],
            linked_ceilings=[rule for rule in program.linked_ceilings if may_lower(rule)],
        )


@lru_cache(maxsize=256)
def reads_of_rules(program: KindProgram) -> Mapping[tuple[int, str], Reads | None]:
    """(rule, field) → the facts and links whose silence settles this expression; None where it reads more."""
    rules = [*program.exclusions, *program.grounds, *program.asks, *program.own_ceilings, *program.linked_ceilings]
    rules += [exemption for rule in rules for exemption in rule.exempted_by]
    silent = given_instead_of(program)
    return {
        (id(rule), field): _reads(rule.trees[field], silent)
        for rule in rules
        for field in ("when", "at_most")
        if field in rule.trees
    }


def _reads(tree: object, silent: Mapping[str, Reads]) -> Reads | None:
    """What an expression reads of the subject itself; None where silence about facts and links does not settle it.

    Whoever a link that nobody entered leads to says nothing, and an empty list has no members to be asked.
    """
    match tree:
        case c.FactOf(of=c.Variable(depth=0)):
            return silent.get(tree.name)
        case (c.Linked() | c.LeadsTo()) as link if isinstance(link.of, c.Variable) and link.of.depth == 0:
            return frozenset({_LINK + link.relation})
        case c.Variable(depth=0) | c.GroupFact():
            return None
        case tuple():
            return _all_of(tree, silent)
        case c.Checked():
            return _all_of([getattr(tree, field.name) for field in fields(tree)], silent)
    return frozenset()


def _all_of(parts: Sequence[object], silent: Mapping[str, Reads]) -> Reads | None:
    found: set[str] = set()
    for part in parts:
        read = _reads(part, silent)
        if read is None:
            return None
        found |= read
    return frozenset(found)
