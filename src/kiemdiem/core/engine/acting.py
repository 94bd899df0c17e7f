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


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A rule, the facts and links whose silence settles its `when`, and those that settle a ceiling as a whole.

    None: silence does not settle it, or it has nothing to be settled.
    """

    rule: Rule
    when: Reads | None
    whole: Reads | None


class Silence:
    """What the rules of one world say of subjects of whom nothing is given that they read: once for all alike."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._found: dict[tuple[object, ...], Acting] = {}
        self._holds_not: dict[Asked, bool] = {}
        self._lowers_not: dict[Asked, bool] = {}

    def acting(self, node: Node) -> Acting:
        """The rules that may act on a subject; the others are sure not to."""
        subject, led_here = node.subject, self._world.led_here(node)
        alike = (node.kind, tuple(subject.facts), tuple(subject.links), led_here)
        found = self._found.get(alike)
        if found is None:
            given = {*subject.facts, *[_LINK + name for name in (*subject.links, *led_here)]}
            lists = [[one.rule for one in each if self._may_act(one, node, given)] for each in asked_of(node.program)]
            found = self._found[alike] = NotSilent(*lists)
        return found

    def _may_act(self, asked: Asked, node: Node, given: set[str]) -> bool:
        """Whether something is given that a rule reads, or it applies in silence; and a ceiling then names a level.

        What is asked of this subject holds for every subject of the kind who is as silent: it is asked once.
        """
        if asked.when is not None and asked.when.isdisjoint(given):
            settled = self._holds_not.get(asked)
            if settled is None:
                settled = self._holds_not[asked] = asked.rule.when(node, self._world.env) is False
            if settled:
                return False
        if asked.whole is not None and asked.whole.isdisjoint(given):
            settled = self._lowers_not.get(asked)
            if settled is None:
                cap = int(asked.rule.functions["at_most"](node, self._world.env))
                settled = self._lowers_not[asked] = not cap & node.program.level_bits
            return not settled
        return True


@lru_cache(maxsize=256)
def asked_of(program: KindProgram) -> tuple[tuple[Asked, ...], ...]:
    """The rules of a kind in the order of `NotSilent`, with what they read."""
    silent = given_instead_of(program)

    def asked(rule: Rule) -> Asked:
        when = _reads(rule.trees["when"], silent) if "when" in rule.trees else None
        whole = None
        if "at_most" in rule.functions:
            # Whatever else it asks must be silent too: nobody else's level is worked out sooner or later for this.
            conditions = [one.trees["when"] for one in (rule, *rule.exempted_by) if "when" in one.trees]
            whole = _all_of([rule.trees["at_most"], *conditions], silent)
        return Asked(rule, when, whole)

    lists = (program.exclusions, program.grounds, program.asks, program.own_ceilings, program.linked_ceilings)
    return tuple(tuple(asked(rule) for rule in rules) for rules in lists)


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
