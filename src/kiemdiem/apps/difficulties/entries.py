"""The acts on difficulties, as the journal keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kiemdiem.apps.difficulties import labels
from kiemdiem.apps.journal.entries import Act, Ref


@dataclass(frozen=True)
class DifficultyRaised(Act):
    """A unit raised a difficulty."""

    code: ClassVar[str] = "difficulties.difficulty_raised"
    says: ClassVar[str] = labels.RAISED
    campaign: Ref
    unit: Ref
    difficulty: Ref
    addressee: str
    day: date
    text: str


@dataclass(frozen=True)
class DifficultyRaisedFor(DifficultyRaised):
    """The same, put down in the place of the unit."""

    code: ClassVar[str] = "difficulties.difficulty_raised_for"
    says: ClassVar[str] = labels.RAISED_FOR


@dataclass(frozen=True)
class DifficultyAnswered(Act):
    """The body that the plan names answered."""

    code: ClassVar[str] = "difficulties.difficulty_answered"
    says: ClassVar[str] = labels.ANSWER_GIVEN
    campaign: Ref
    unit: Ref
    difficulty: Ref
    addressee: str
    document: str
    day: date
    text: str


@dataclass(frozen=True)
class DifficultyAnsweredFor(DifficultyAnswered):
    """The same, put down in the place of that body."""

    code: ClassVar[str] = "difficulties.difficulty_answered_for"
    says: ClassVar[str] = labels.ANSWER_GIVEN_FOR


@dataclass(frozen=True)
class DifficultyWithdrawn(Act):
    """A difficulty is not asked about any more."""

    code: ClassVar[str] = "difficulties.difficulty_withdrawn"
    says: ClassVar[str] = labels.TAKEN_BACK
    campaign: Ref
    unit: Ref
    difficulty: Ref
