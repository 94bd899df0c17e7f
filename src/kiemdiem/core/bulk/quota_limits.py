"""How many places a group has: equal numbers, equal answer, worked out once by the engine's own sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiemdiem.core.engine.elements import Env
from kiemdiem.core.engine.groups import Limit, Share
from kiemdiem.core.engine.program import Rule
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
    size: int
    raised: int
    answers: tuple[tuple[Any, Any], ...] = ()


@dataclass(frozen=True)
class Places:
    """The answer for a group. keeps_all: nobody has to stand back; over: how many more the office picked than it may;
    waits: those picked wait until it is known how many may be."""

    applies: Kleene
    limit: Limit | None
    base: Any
    places: int = 0
    most: int = 0
    keeps_all: bool = True
    over: int = 0
    waits: bool = False


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
    """The base once a number of candidates have a place: of those who tie for the last, whoever counts least falls."""

    def base(chosen: int, low: bool) -> int:
        at = 0 if low else 1
        total = numbers.fixed[at]
        for step in numbers.order:
            placed = min(chosen, len(step.members))
            chosen -= placed
            gains = sorted(fallen[at] - with_place[at] for with_place, fallen in step.members)
            total += sum(with_place[at] for with_place, _ in step.members)
            total += sum(gains[: len(gains) - placed] if low else gains[placed:])
        return total

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
        return Places(False, None, group.base)
    functions = {
        f"instead.{at}.when": _told(answers, at) for at in range(len(rule.entry.instead)) if ("instead", at) in answers
    }
    asked: Any = _Asked(rule, functions)
    share = Share(asked, group, env, options, base_after, numbers.picked + numbers.others + numbers.maybe, moves)
    limit = share.limit()
    base = pair(
        *(
            base_after(int(ends(limit.value)[0]) if moves and limit.value is not None else 0, low)
            for low in (True, False)
        )
    )
    candidates = numbers.picked + numbers.others
    if limit.value is None:
        least = greatest = candidates + numbers.maybe
    else:
        least, greatest = (int(end) for end in ends(limit.value))
    # What nobody entered refuses nobody: those picked wait until it is known how many may be.
    allowed = greatest if limit.is_unknown else least
    over = max(0, numbers.picked - allowed)
    picked = 0 if over else numbers.picked
    places = 0 if over else max(0, least - picked)
    most = max(0, greatest - picked)
    return Places(
        applies,
        limit,
        base,
        places,
        most,
        numbers.others + numbers.maybe <= places,
        over,
        not over and numbers.picked > least,
    )


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


__all__ = ["GroupNumbers", "Places", "Sequence", "Steps", "places_of"]
