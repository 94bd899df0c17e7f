"""The acts of this room, as the journal keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kiemdiem.apps.journal.entries import Act, Plain, Ref
from kiemdiem.apps.targets import labels


@dataclass(frozen=True)
class TargetSet(Act):
    """Somebody has a target for a year."""

    code: ClassVar[str] = "targets.target_set"
    says: ClassVar[str] = labels.TARGET_SET
    holder: Ref
    what: str
    year: int
    source: str
    after: Mapping[str, Plain]


@dataclass(frozen=True)
class TargetChanged(Act):
    """A target became another."""

    code: ClassVar[str] = "targets.target_changed"
    says: ClassVar[str] = labels.TARGET_CHANGED
    holder: Ref
    what: str
    year: int
    before: Mapping[str, Plain]
    after: Mapping[str, Plain]


@dataclass(frozen=True)
class TargetWithdrawn(Act):
    """A target holds no more."""

    code: ClassVar[str] = "targets.target_withdrawn"
    says: ClassVar[str] = labels.TARGET_WITHDRAWN
    holder: Ref
    what: str
    year: int


@dataclass(frozen=True)
class ResultRecorded(Act):
    """What came of a target."""

    code: ClassVar[str] = "targets.result_recorded"
    says: ClassVar[str] = labels.RESULT_RECORDED
    holder: Ref
    what: str
    year: int
    result: str
    day: date
    before: Mapping[str, Plain]


@dataclass(frozen=True)
class NoteWritten(Act):
    """Something was noted about a unit or a person."""

    code: ClassVar[str] = "targets.note_written"
    says: ClassVar[str] = labels.NOTE_WRITTEN
    holder: Ref
    on: date
    text: str


@dataclass(frozen=True)
class NoteCorrected(Act):
    """A later note corrects an earlier one, which stays."""

    code: ClassVar[str] = "targets.note_corrected"
    says: ClassVar[str] = labels.NOTE_CORRECTED
    holder: Ref
    on: date
    text: str
    before: str


@dataclass(frozen=True)
class TaskRegistered(Act):
    """Somebody registers a task."""

    code: ClassVar[str] = "targets.task_registered"
    says: ClassVar[str] = labels.TASK_REGISTERED
    person: Ref
    what: str
    year: int


@dataclass(frozen=True)
class TaskChanged(Act):
    """A registered task became another."""

    code: ClassVar[str] = "targets.task_changed"
    says: ClassVar[str] = labels.TASK_CHANGED
    person: Ref
    what: str
    year: int
    before: str


@dataclass(frozen=True)
class TaskSent(Act):
    """A registered task waits for the level that decides."""

    code: ClassVar[str] = "targets.task_sent"
    says: ClassVar[str] = labels.TASK_SENT
    person: Ref
    what: str
    year: int


@dataclass(frozen=True)
class TaskApproved(Act):
    """A registered task was approved and assigned."""

    code: ClassVar[str] = "targets.task_approved"
    says: ClassVar[str] = labels.TASK_APPROVED
    person: Ref
    what: str
    year: int
    decision: str


@dataclass(frozen=True)
class TaskReturned(Act):
    """A registered task goes back to the registrant."""

    code: ClassVar[str] = "targets.task_returned"
    says: ClassVar[str] = labels.TASK_RETURNED
    person: Ref
    what: str
    year: int


@dataclass(frozen=True)
class ListLoaded(Act):
    """A list of targets that comes with the plan is there."""

    code: ClassVar[str] = "targets.list_loaded"
    says: ClassVar[str] = labels.LIST_LOADED
    campaign: Ref
    list: str
    basis: str
    count: int
    titles: tuple[str, ...]
