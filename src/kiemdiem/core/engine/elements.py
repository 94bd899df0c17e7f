"""What rules are asked of: subjects, rows of their tables, those outside the season, and what surrounds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from kiemdiem.core.engine.named_values import value_of
from kiemdiem.core.engine.program import KindProgram, Program, Rule
from kiemdiem.core.engine.season import Ballot, Body, Subject
from kiemdiem.core.engine.values import NOTHING, Kleene
from kiemdiem.core.quantities.calendars import Calendar

_PENDING = object()
_LATER = object()


class Row:
    """One row of a table fact."""

    __slots__ = ("_cells", "_computed", "_env", "owner")

    def __init__(self, cells: Mapping[str, Any], owner: Node | None, computed: Mapping[str, Any], env: Env) -> None:
        self._cells, self._computed, self.owner, self._env = cells, computed, owner, env

    def get(self, name: str) -> Any:
        computed = self._computed.get(name)
        if computed is None:
            return self._cells.get(name)
        if isinstance(computed, Rule):
            return value_of(computed, self, self._env, self.owner)
        return computed(self, self._env, self.owner)


@dataclass
class Env:
    """What surrounds a rule: the day, the review period, the calendar, and in quotas the group."""

    as_of: date
    period: tuple[date, date]
    year: int
    calendar: Calendar
    group: Any = None
    _given: Mapping[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        start, end = self.period
        year = {"year": self.year, "period.year": self.year}
        self._given = {"as_of": self.as_of, "period.start": start, "period.end": end, **year}

    def given(self, name: str) -> Any:
        """What a rule calls by a bare name that is no fact."""
        return self._given[name]

    def working_days(self, start: Any, end: Any) -> Any:
        if start is None or end is None or start is NOTHING or end is NOTHING:
            return None if start is None or end is None else NOTHING
        return self.calendar.working_days_between(start, end)

    def names(self, items: Iterable[Any] | None, where: Callable[[Any], Kleene]) -> str:
        """The names of those in a list for whom `where` holds, as they are printed in a sentence."""
        return ", ".join(_name_of(item) for item in items or () if where(item) is True)


def _name_of(item: Any) -> str:
    if isinstance(item, Node):
        return item.subject.name or item.id
    if isinstance(item, Missing):
        return (item.body.name if item.body is not None else "") or item.id
    for column in ("name", "unit", "label"):
        found = item.get(column)
        if isinstance(found, str) and found:
            return found
    return ""


class Surroundings(Protocol):
    """What a subject asks of the world it stands in."""

    program: Program
    env: Env
    level_at: Callable[[Node, str], int]
    is_rated: Callable[[Node], Kleene]

    def work_out(self, node: Node, name: str) -> Any: ...

    def linked(self, node: Node, relation: str) -> Sequence[Any] | None: ...


@dataclass(slots=True, eq=False)
class Node:
    """A subject with its facts and links; its levels are asked of the judge, stage by stage, on demand."""

    subject: Subject
    program: KindProgram
    world: Surroundings
    facts: dict[str, Any]
    id: str
    kind: str
    ballot: Ballot | None = None
    _source: Any = _LATER
    acting: Any = None

    @property
    def source(self) -> Rule | None:
        """Where the level of this subject comes from: the first source whose `when` holds, or may hold."""
        if self._source is _LATER:
            self._source = None
            for rule in self.program.sources:
                holds = rule.when(self, self.world.env)
                if holds is True:
                    self._source = rule
                    break
                if holds is None and self._source is None:
                    self._source = rule
        return self._source  # type: ignore[no-any-return]

    def get(self, name: str) -> Any:
        """A fact, derived fact, value or number of the ballot; None where it is not known."""
        found = self.facts.get(name, _LATER)
        if found is _LATER or found is _PENDING:
            if found is _PENDING:
                return None
            self.facts[name] = _PENDING
            found = self.facts[name] = self.world.work_out(self, name)
        return found

    def votes(self, code: str) -> int | None:
        return None if self.ballot is None else self.ballot.votes.get(code)

    def link(self, relation: str) -> Node | Missing:
        found = self.linked(relation)
        if found:
            return found[0]  # type: ignore[no-any-return]
        return NOBODY if relation in self.world.program.may_lead_nowhere else Missing(relation, "")

    def linked(self, relation: str) -> Sequence[Any] | None:
        return self.world.linked(self, relation)

    def leads_to(self, relation: str, kind: str) -> Kleene:
        found = self.linked(relation)
        return any(node.kind == kind for node in found or ())

    def level_at(self, stage: str) -> int:
        return self.world.level_at(self, stage)

    def is_rated(self) -> Kleene:
        return self.world.is_rated(self)


@dataclass(frozen=True, slots=True)
class Missing:
    """Where a link leads outside the season, or nowhere: nothing is known there but what a body says."""

    id: str
    kind: str
    body: Body | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    mask: int | None = None
    subject: Any = None

    def get(self, name: str) -> Any:
        return self.facts.get(name)

    def votes(self, code: str) -> None:
        return None

    def link(self, relation: str) -> Missing:
        return Missing(relation, "")

    def linked(self, relation: str) -> None:
        return None

    def level_at(self, stage: str) -> int:
        return self.mask if self.mask is not None else -1

    def is_rated(self) -> Kleene:
        return None if self.mask is None else True


class _Nobody(Missing):
    """Where a relation leads that may lead nowhere, and does: every fact is "none", there is no level."""

    def get(self, name: str) -> Any:
        return NOTHING

    def level_at(self, stage: str) -> int:
        return 1 << _BEYOND_EVERY_SCALE

    def is_rated(self) -> Kleene:
        return False


_BEYOND_EVERY_SCALE = 62
NOBODY = _Nobody("", "", mask=1 << _BEYOND_EVERY_SCALE)
