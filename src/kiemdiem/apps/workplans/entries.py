"""The acts of the work plan, as the journal keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kiemdiem.apps.journal.entries import Act, Ref
from kiemdiem.apps.workplans import labels


@dataclass(frozen=True)
class DayEntered(Act):
    """A day that the plan leaves open is known."""

    code: ClassVar[str] = "workplans.day_entered"
    says: ClassVar[str] = labels.DAY_ENTERED
    campaign: Ref
    key: str
    what: str
    day: date
    source: str


@dataclass(frozen=True)
class DayChanged(Act):
    """Such a day became another."""

    code: ClassVar[str] = "workplans.day_changed"
    says: ClassVar[str] = labels.DAY_CHANGED
    campaign: Ref
    key: str
    what: str
    before: date
    day: date
    source: str


@dataclass(frozen=True)
class WorkDone(Act):
    """A unit has done an item, or parts of it."""

    code: ClassVar[str] = "workplans.work_done"
    says: ClassVar[str] = labels.WORK_DONE
    campaign: Ref
    unit: Ref
    item: str
    parts: tuple[str, ...]
    day: date
    evidence: str


@dataclass(frozen=True)
class WorkDoneFor(WorkDone):
    """The same, marked by somebody else in its place."""

    code: ClassVar[str] = "workplans.work_done_for"
    says: ClassVar[str] = labels.WORK_DONE_FOR


@dataclass(frozen=True)
class WorkReturned(Act):
    """What a unit marked as done is sent back to it."""

    code: ClassVar[str] = "workplans.work_returned"
    says: ClassVar[str] = labels.WORK_RETURNED
    campaign: Ref
    unit: Ref
    item: str
    parts: tuple[str, ...]
    remark: str


@dataclass(frozen=True)
class BodyCorrected(Act):
    """A body of the plan is this unit too, whatever the registers give."""

    code: ClassVar[str] = "workplans.body_corrected"
    says: ClassVar[str] = labels.BODY_CORRECTED
    campaign: Ref
    body: str
    unit: Ref


@dataclass(frozen=True)
class BodyLeftOut(Act):
    """A body of the plan is not this unit."""

    code: ClassVar[str] = "workplans.body_left_out"
    says: ClassVar[str] = labels.BODY_LEFT_OUT
    campaign: Ref
    body: str
    unit: Ref


@dataclass(frozen=True)
class HeadNamed(Act):
    """Somebody answers for the review of a unit."""

    code: ClassVar[str] = "workplans.head_named"
    says: ClassVar[str] = labels.HEAD_NAMED
    campaign: Ref
    unit: Ref
    person: Ref


@dataclass(frozen=True)
class MemberTold(Act):
    """Somebody was told of the plan."""

    code: ClassVar[str] = "workplans.member_told"
    says: ClassVar[str] = labels.TOLD
    campaign: Ref
    whom: Ref
    what: str
    day: date


@dataclass(frozen=True)
class UnitReminded(Act):
    """A unit is told of work that it still owes."""

    code: ClassVar[str] = "workplans.unit_reminded"
    says: ClassVar[str] = labels.UNIT_REMINDED
    campaign: Ref
    unit: Ref
    item: str
    note: str


@dataclass(frozen=True)
class LateUnitReminded(Act):
    """A unit is told of all its late work, as every late unit of the campaign is."""

    code: ClassVar[str] = "workplans.late_unit_reminded"
    says: ClassVar[str] = labels.LATE_UNIT_REMINDED
    campaign: Ref
    unit: Ref
    items: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class NoticeDaysSet(Act):
    """From now on one is reminded so many days before a last good day."""

    code: ClassVar[str] = "workplans.notice_days_set"
    says: ClassVar[str] = labels.NOTICE_DAYS_SET
    unit: Ref
    before: tuple[str, ...]
    after: tuple[str, ...]
