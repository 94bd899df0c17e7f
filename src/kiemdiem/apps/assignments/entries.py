"""The acts of assignments, as the journal keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kiemdiem.apps.assignments import labels
from kiemdiem.apps.journal.entries import Act, Ref


@dataclass(frozen=True)
class Assigned(Act):
    """Persons were written down for units. units, persons: whom it is about; lines: who looks after what, in words."""

    code: ClassVar[str] = "assignments.assigned"
    says: ClassVar[str] = labels.ASSIGNED
    campaign: Ref
    duty: str
    lines: tuple[str, ...]
    units: tuple[Ref, ...]
    persons: tuple[Ref, ...]


@dataclass(frozen=True)
class AssignmentsDecided(Act):
    """The body that decides confirmed what waited."""

    code: ClassVar[str] = "assignments.assignments_decided"
    says: ClassVar[str] = labels.ASSIGNMENTS_DECIDED
    campaign: Ref
    duty: str
    decision: str
    day: date
    lines: tuple[str, ...]
    units: tuple[Ref, ...]
    persons: tuple[Ref, ...]


@dataclass(frozen=True)
class AssignmentEnded(Act):
    """Somebody no longer looks after a unit."""

    code: ClassVar[str] = "assignments.assignment_ended"
    says: ClassVar[str] = labels.ASSIGNMENT_ENDED
    campaign: Ref
    duty: str
    unit: Ref
    person: Ref


@dataclass(frozen=True)
class GroupMade(Act):
    """A visiting group was drawn up; it holds when the body has decided."""

    code: ClassVar[str] = "assignments.group_made"
    says: ClassVar[str] = labels.GROUP_MADE
    campaign: Ref
    group: str
    members: tuple[Ref, ...]
    covers: tuple[Ref, ...]


@dataclass(frozen=True)
class GroupEdited(Act):
    """A visiting group has other members or units, and waits for a decision again."""

    code: ClassVar[str] = "assignments.group_edited"
    says: ClassVar[str] = labels.GROUP_EDITED
    campaign: Ref
    group: str
    members: tuple[Ref, ...]
    covers: tuple[Ref, ...]


@dataclass(frozen=True)
class GroupDecided(Act):
    """The body that decides set up the visiting group."""

    code: ClassVar[str] = "assignments.group_decided"
    says: ClassVar[str] = labels.GROUP_DECIDED
    campaign: Ref
    group: str
    decision: str
    day: date


@dataclass(frozen=True)
class GroupEnded(Act):
    """A visiting group is over."""

    code: ClassVar[str] = "assignments.group_ended"
    says: ClassVar[str] = labels.GROUP_ENDED
    campaign: Ref
    group: str
