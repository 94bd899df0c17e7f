"""Groups of a quota or award: who is counted together, what body they belong to, how large base and limit are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from kiemdiem.core.engine.program import Rule
from kiemdiem.core.engine.values import NOTHING, Kleene, Pair, ends, pair
from kiemdiem.core.engine.world import Env, Node, World
from kiemdiem.core.quantities.shares import greatest_within
from kiemdiem.core.regime.entries.facts import ByReading
from kiemdiem.core.regime.entries.ratings import Instead
from kiemdiem.core.regime.entries.values import Bound
from kiemdiem.core.regime.regime import in_force

NO_LIMIT = None


@dataclass
class Group:
    """Those who share the values of `within`; `base` is filled in before `instead` is asked."""

    key: tuple[str, ...]
    kinds: tuple[str, ...]
    nodes: list[Node]
    world: World
    within: tuple[str, ...]
    base: Any = None

    @property
    def label(self) -> str:
        """The group as the answer prints it."""
        return " / ".join(self.key)

    @property
    def names(self) -> str:
        """The names of the bodies that the key leads to."""
        return " / ".join(self.world.name_of(item) for item in self.key)

    def get(self, name: str) -> Any:
        """`group.x`: base, size, the level of the group's own body, or one of its facts."""
        if name == "base":
            return self.base
        if name == "size":
            return len(self.nodes)
        found = self.body
        if name == "level":
            return found.level_at("level") if found is not None else -1
        return found.get(name) if found is not None else None

    @property
    def body(self) -> Any:
        """The body that the first key which leads anywhere names."""
        for relation, target in zip(self.within, self.key, strict=True):
            node = self.world.by_id.get(target)
            if node is not None:
                return node
            first = self.nodes[0]
            if target in self.world.bodies or relation in self.world.program.names.relations.get(first.kind, {}):
                return self.world.outside(target, first, relation)
        return None


def groups_of(world: World, rule: Rule, nodes: Sequence[Node]) -> list[Group]:
    """The groups of a quota or award; a subject without the keys is in none and is not counted (`facts_wanted`)."""
    within, together = tuple(rule.entry.within), tuple(rule.entry.for_)
    is_apart = rule.entry.each_kind_apart is not False
    found: dict[tuple[str, ...], Group] = {}
    for node in nodes:
        key = tuple([known for name in within if (known := key_of_group(node, name)) is not None])
        if len(key) < len(within):
            continue
        place = (*key, node.kind) if is_apart else key
        group = found.get(place)
        if group is None:
            group = found[place] = Group(key, (node.kind,) if is_apart else together, [], world, within)
        group.nodes.append(node)
    return list(found.values())


def facts_wanted(node: Node, rule: Rule) -> tuple[str, ...]:
    """The facts that nobody entered and that alone keep a subject out of every group: it is in one, not known which."""
    unknown = tuple([name for name in rule.entry.within if key_of_group(node, name) is None])
    return unknown if all(name in node.program.facts for name in unknown) else ()


def key_of_group(node: Node, name: str) -> str | None:
    """What a subject is grouped by; a roster that only says `group` means the group that is counted."""
    if name == "person":
        return node.subject.person or None
    targets = node.subject.links.get(name, ())
    if targets:
        return targets[0]
    value = node.subject.facts.get(name)
    if value is not None:
        return str(value)
    named = node.subject.links.get("group", ())
    return named[0] if named else None


@dataclass(frozen=True)
class Limit:
    """How many may be chosen: a number, a pair while the base is open, or no limit; and by which line.

    is_unset: nobody entered the number, which means that there is none; unset_facts: the facts that would
    be the number, and their labels; where silence says nothing, the limit lies anywhere between nobody and everybody.
    one_more: what a base that moves with the choice comes to if one more is chosen; None where nobody is left over.
    because: the case in which this line replaces the rule's own, as the plan tells it.
    base_label: what the base counts.
    """

    value: Any
    text: str
    clauses: tuple[str, ...]
    instead: int | None = None
    is_unset: bool = False
    unset_facts: Mapping[str, str] = field(default_factory=dict)
    one_more: int | None = None
    because: str = ""
    base_label: str = ""

    @property
    def is_unknown(self) -> bool:
        """Whether a fact that nobody entered leaves the number open."""
        return bool(self.unset_facts) and not self.is_unset


def raises(node: Node, rule: Rule, instead: Instead) -> bool:
    """Whether the office of another limit has decided on this subject that it is in force."""
    return bool(instead.by) and any(
        decision.kind == "raise" and decision.at == rule.id and decision.by == instead.by and bool(decision.reason)
        for decision in node.subject.decisions
    )


@dataclass
class Share:
    """A quota's sum for one group, ready to be asked for the greatest number."""

    rule: Rule
    group: Group
    env: Env
    options: Mapping[str, str]
    base_after: Callable[[int, bool], int]
    candidates: int
    moves: bool

    def limit(self) -> Limit:
        """The limit in force: that of the first `instead` that holds, else the rule's own."""
        possible: list[Limit] = []
        for number, instead in enumerate(self.rule.entry.instead):
            holds = self._holds(number, instead)
            if holds is False:
                continue
            line = self._line(instead.at_most, instead.clauses, number)
            possible.append(replace(line, because=instead.because))
            if holds is True:
                break
        else:
            possible.append(self._line(self.rule.entry.at_most, self.rule.clauses, None))
        found = possible[0] if len(possible) == 1 else self._joined(possible)
        return replace(found, base_label=self._base_label())

    def _base_label(self) -> str:
        """What the base counts, in the regime's words; `{kind}` stands for the kinds of the group."""
        said = self.rule.entry.base_label
        label = str(said.options()[self.options[said.reading]] if isinstance(said, ByReading) else said)
        if "{kind}" not in label:
            return label
        kinds = self.group.world.program.regime.kinds
        return label.replace("{kind}", ", ".join(kinds[kind].label for kind in self.group.kinds))

    def _holds(self, number: int, instead: Instead) -> Kleene:
        if not in_force(instead, self.options):
            return False
        if instead.by and not self._is_raised(instead):
            return False
        function = self.rule.functions.get(f"instead.{number}.when")
        if function is None:
            return True
        self.env.group = self.group
        try:
            found: Kleene = function(self.group.nodes[0], self.env)
        finally:
            self.env.group = None
        return found

    def _is_raised(self, instead: Instead) -> bool:
        """A limit that an office may raise: only with that office's recorded decision on somebody of the group."""
        return any(raises(node, self.rule, instead) for node in self.group.nodes)

    def _line(self, at_most: Bound | str | None, clauses: tuple[str, ...], number: int | None) -> Limit:
        if at_most is None:
            return Limit(NO_LIMIT, "", clauses, number)
        if isinstance(at_most, str):
            allowed = self.group.get(at_most)
            if allowed is None or allowed is NOTHING:
                is_none = allowed is NOTHING or self._means_none(at_most)
                value = NO_LIMIT if is_none else pair(0, self.candidates)
                return Limit(value, "", clauses, number, is_unset=is_none, unset_facts={at_most: self._label(at_most)})
            if self._is_share(at_most):
                return self._part(Bound(f"{Fraction(allowed) * 100}%", Fraction(allowed)), clauses, number)
            return Limit(allowed, str(allowed), clauses, number)
        if not at_most.is_share:
            return Limit(int(at_most.value), at_most.text, clauses, number)
        return self._part(at_most, clauses, number)

    def _part(self, bound: Bound, clauses: tuple[str, ...], number: int | None) -> Limit:
        least, greatest = self.greatest(bound.value, low=True), self.greatest(bound.value, low=False)
        one_more = self.base_after(least + 1, True) if self.moves and least < self.candidates else None
        return Limit(pair(least, max(least, greatest)), bound.text, clauses, number, one_more=one_more)

    def _label(self, name: str) -> str:
        """The printed name of the fact that would be the limit."""
        for kind in self.group.world.program.kinds.values():
            if name in kind.facts:
                return kind.facts[name].label
        return name

    def _means_none(self, name: str) -> bool:
        """Whether nobody having entered the number means that there is none."""
        facts = [kind.facts[name] for kind in self.group.world.program.kinds.values() if name in kind.facts]
        return bool(facts) and facts[0].absent == "none"

    def _is_share(self, name: str) -> bool:
        facts = (kind.facts.get(name) for kind in self.group.world.program.kinds.values())
        return any(fact is not None and fact.type == "share" for fact in facts)

    def greatest(self, bound: Fraction, *, low: bool) -> int:
        """The greatest number for which the sentence is true once that many are chosen.

        Beyond the candidates there are, each one more would come out of the base.
        """
        if not self.moves:
            return greatest_within(bound, self.base_after(0, low))
        best, base = 0, self.base_after(self.candidates, low)
        for chosen in range(self.candidates + base + 1):
            here = min(chosen, self.candidates)
            left = self.base_after(here, low) - (chosen - here)
            if chosen <= greatest_within(bound, left):
                best = chosen
        return best

    def _joined(self, possible: Sequence[Limit]) -> Limit:
        """Two lines of which only one applies, not known which: from the least to the greatest."""
        bounded = [limit for limit in possible if limit.value is not None]
        if not bounded:
            return possible[-1]
        values = [self.candidates if limit.value is None else limit.value for limit in possible]
        lows, highs = [ends(v)[0] for v in values], [ends(v)[1] for v in values]
        clauses = tuple(dict.fromkeys(clause for limit in possible for clause in limit.clauses))
        unset = {name: label for limit in bounded for name, label in limit.unset_facts.items()}
        least = min(reversed(bounded), key=lambda limit: ends(limit.value)[0])
        return replace(least, value=pair(min(lows), max(highs)), clauses=clauses, unset_facts=unset)


__all__ = ["NO_LIMIT", "Group", "Limit", "Pair", "Share", "groups_of"]
