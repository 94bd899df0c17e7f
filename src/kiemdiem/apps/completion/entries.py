"""The acts of this room, as the journal keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kiemdiem.apps.completion import labels
from kiemdiem.apps.journal.entries import Act, Ref


@dataclass(frozen=True)
class ReviewRecorded(Act):
    """A subject was reviewed on a day."""

    code: ClassVar[str] = "completion.review_recorded"
    says: ClassVar[str] = labels.REVIEW_RECORDED
    campaign: Ref
    subject: Ref
    day: date
    paper: str


@dataclass(frozen=True)
class ReviewTakenBack(Act):
    """It was not reviewed after all."""

    code: ClassVar[str] = "completion.review_taken_back"
    says: ClassVar[str] = labels.REVIEW_TAKEN_BACK
    campaign: Ref
    subject: Ref
    day: date


@dataclass(frozen=True)
class ExcuseRecorded(Act):
    """Why a subject was not reviewed when its unit was marked as through."""

    code: ClassVar[str] = "completion.excuse_recorded"
    says: ClassVar[str] = labels.EXCUSE_RECORDED
    campaign: Ref
    unit: Ref
    subject: Ref
    why: str


@dataclass(frozen=True)
class UnitMarked(Act):
    """A unit says that it is through. outstanding: how many were not reviewed; unexplained: for how many of them no
    reason is recorded, which only some plans let pass."""

    code: ClassVar[str] = "completion.unit_marked"
    says: ClassVar[str] = labels.UNIT_MARKED
    campaign: Ref
    unit: Ref
    outstanding: int
    unexplained: int


@dataclass(frozen=True)
class MarkTakenBack(Act):
    """A unit is not through after all. day: when it had said so."""

    code: ClassVar[str] = "completion.mark_taken_back"
    says: ClassVar[str] = labels.MARK_TAKEN_BACK
    campaign: Ref
    unit: Ref
    day: date
