"""How many places a group has: equal numbers, equal answer, worked out once by the engine's own sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kiemdiem.core.engine.elements import Env
from kiemdiem.core.engine.groups import Limit, Share
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.engine.room import Room, counted_after
from kiemdiem.core.engine.season import Decision, Subject
from kiemdiem.core.engine.values import Kleene, ends, pair


@dataclass(frozen=True)
class Steps:
    """Candidates of one rank: how many, and for each what it counts for with a place and what more without one."""

    members: tuple[tuple[tuple[int, int], tuple[int, int]], ...]


@dataclass(frozen=True)
class GroupNumbers:
    """What the limit of a group rests on. order: picked candidates first, then each rank, best first."""

    fixed: tuple[int, int]
    order: tuple[Steps, ...]
    picked: int
    others: int
    maybe: int
    may_be_picked: int
    size: int
    raised: int
    answers: tuple[tuple[Any, Any], ...] = ()


@dataclass(frozen=True)
class Places:
    """The answer for a group; limit and room are None where the quota does not apply."""

    applies: Kleene
    base: Any
    limit: Limit | None = None
    room: Room | None = None


class _StandIn:
    """A group of which only these numbers are known."""

    def __init__(self, numbers: GroupNumbers, rule: Rule, world: Any, kinds: tuple[str, ...]) -> None:
        self.answers, self.numbers, self.world = dict(numbers.answers), numbers, world
        self.base: Any = None
        decisions = tuple(
            Decision(rule.id, "raise", by=instead.by, reason="1")
            for at, instead in enumerate(rule.entry.instead)
            if numbers.raised >> at & 1
        )
        self.nodes = [_Member(Subject("", "", decisions=decisions))]
        self.label = self.names = ""
        self.kinds = kinds

    def get(self, name: str) -> Any:
        if name == "base":
            return self.base
        return self.numbers.size if name == "size" else self.answers.get(("fact", name))


@dataclass(frozen=True)
class _Member:
    subject: Subject


def base_of(numbers: GroupNumbers) -> Callable[[int, bool], int]:
    """The base once a number of candidates have a place."""

    def base(chosen: int, low: bool) -> int:
        at = 0 if low else 1
        steps = [[(with_place[at], without[at]) for with_place, without in step.members] for step in numbers.order]
        return numbers.fixed[at] + counted_after(steps, chosen, low=low)

    return base


def places_of(
    rule: Rule,
    numbers: GroupNumbers,
    *,
    moves: bool,
    env: Env,
    options: Mapping[str, str],
    world: Any,
    kinds: tuple[str, ...],
) -> Places:
    """How many of a group may be chosen, and what that means for those who stand for it."""
    group: Any = _StandIn(numbers, rule, world, kinds)
    base_after = base_of(numbers)
    group.base = pair(base_after(0, True), base_after(0, False))
    answers = dict(numbers.answers)
    applies: Kleene = answers.get("when", True)
    if applies is False:
        return Places(False, group.base)
    functions = {
        f"instead.{at}.when": _told(answers, at) for at in range(len(rule.entry.instead)) if ("instead", at) in answers
    }
    asked: Any = _Asked(rule, functions)
    everybody = numbers.picked + numbers.others + numbers.maybe
    limit = Share(asked, group, env, options, base_after, everybody, moves).limit()
    chosen = int(ends(limit.value)[0]) if moves and limit.value is not None else 0
    base = pair(base_after(chosen, True), base_after(chosen, False))
    room = Room.of(limit, numbers.picked, everybody, may_be_picked=numbers.may_be_picked)
    return Places(applies, base, limit, room)


@dataclass(frozen=True)
class _Asked:
    """A rule whose conditions are answered."""

    rule: Rule
    functions: Mapping[str, Callable[..., Kleene]]

    @property
    def entry(self) -> Any:
        return self.rule.entry

    @property
    def clauses(self) -> tuple[str, ...]:
        return self.rule.clauses

    @property
    def id(self) -> str:
        return self.rule.id


def _told(answers: Mapping[Any, Any], at: int) -> Callable[..., Kleene]:
    return lambda *_: answers["instead", at]
