"""What moving people along comes to, record by record: the page shows it beforehand, the act writes it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Assignment, Employment, Membership, Person, Position
from kiemdiem.apps.people.queries.left_behind import Left, OnUnit, what_is_left
from kiemdiem.apps.people.values.moving import Along, PostChoice
from kiemdiem.shell.rows import in_parts


class Fate(StrEnum):
    """What becomes of a record.

    moved: it ends the day before, and one like it begins in the receiving unit. ended: it only ends. joined: it only
    ends, because the receiving unit has one like it already. rewritten: it began on that day or later, so that the unit
    in it was never right and is written anew. kept: it stays as it is.
    """

    MOVED = "moved"
    ENDED = "ended"
    JOINED = "joined"
    REWRITTEN = "rewritten"
    KEPT = "kept"


@dataclass(frozen=True)
class Step:
    """One record, what becomes of it, and the unit that receives it."""

    record: OnUnit
    fate: Fate
    to: Unit


@dataclass(frozen=True)
class Move:
    """One person: where he goes, and what becomes of each of his records. clash: the record that cannot go along."""

    left: Left
    to: Unit
    steps: tuple[Step, ...]
    clash: OnUnit | None = None

    @property
    def person(self) -> Person:
        return self.left.person


@dataclass(frozen=True)
class Moves:
    """All of them, in the order of names."""

    unit: Unit
    along: Along
    each: tuple[Move, ...]

    @property
    def seen(self) -> dict[int, int]:
        """The version of each person as it was read."""
        return {move.person.pk: move.person.version for move in self.each}

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(step for move in self.each for step in move.steps)

    @property
    def clashes(self) -> tuple[Move, ...]:
        return tuple(move for move in self.each if move.clash is not None)

    def counts(self) -> Mapping[tuple[type[Any], Fate], int]:
        """How many records of a sort come to what."""
        return Counter((type(step.record), step.fate) for step in self.steps)


def moves_of(unit: Unit, along: Along, persons: Sequence[Person]) -> Moves:
    """What moving these people along comes to. Eight queries for each part of their keys."""
    standing = _Standing(along, [person.pk for person in persons])
    found = []
    for left in what_is_left(persons, unit):
        to = along.targets[left.person.pk]
        steps, clash = [], None
        for record in left.records:
            fate = _fate_of(record, along, to, standing)
            if fate is None:
                clash = record
            else:
                steps.append(Step(record, fate, to))
        found.append(Move(left, to, tuple(steps), clash))
    return Moves(unit, along, tuple(found))


def _fate_of(record: OnUnit, along: Along, to: Unit, standing: _Standing) -> Fate | None:
    """What becomes of a record; None where nobody can say without looking at it."""
    is_late = record.since is not None and record.since >= along.on
    if isinstance(record, Position):
        choice = along.posts.get(record.pk, along.rest)
        if choice == PostChoice.STAY:
            return Fate.KEPT
        if choice == PostChoice.END:
            return None if is_late else Fate.ENDED
    if isinstance(record, Membership):
        return Fate.REWRITTEN if is_late else Fate.MOVED
    there = standing.until(record, to)
    if there is None or (there != date.max and there < max(along.on, record.since or along.on)):
        return Fate.REWRITTEN if is_late else Fate.MOVED
    return Fate.JOINED if there == date.max and not is_late else None


class _Standing:
    """What these people have in the receiving units already, on the first day or later: its last day by what it is."""

    def __init__(self, along: Along, keys: Sequence[int]) -> None:
        self._until: dict[tuple[type[Any], int, int, str], date] = defaultdict(lambda: date.min)
        for model in (Employment, Position, Assignment):
            rows = model.objects.filter(unit__in=[unit.pk for unit in along.receivers])
            for row in in_parts(keys, lambda some, rows=rows: rows.filter(person__in=some)):  # type: ignore[misc]  # bound at once
                key = _key(row, row.unit_id)
                self._until[key] = max(self._until[key], row.until or date.max)

    def until(self, record: OnUnit, to: Unit) -> date | None:
        """The last day of one like it in that unit, `date.max` where it lasts; None where there is none."""
        return self._until.get(_key(record, to.pk))


def _key(record: Any, unit: int) -> tuple[type[Any], int, int, str]:
    return type(record), record.person_id, unit, record.post if isinstance(record, Position) else ""
