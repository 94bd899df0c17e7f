"""The acts of the tree, as the journal keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kiemdiem.apps.journal.entries import Act, Ref
from kiemdiem.apps.organisations import labels


@dataclass(frozen=True)
class VocabularyLoaded(Act):
    """The words that come with the program were put into the registers."""

    code: ClassVar[str] = "organisations.vocabulary_loaded"
    says: ClassVar[str] = labels.VOCABULARY_LOADED
    added: int
    changed: int


@dataclass(frozen=True)
class WordAdded(Act):
    """The office added a word of its own."""

    code: ClassVar[str] = "organisations.word_added"
    says: ClassVar[str] = labels.WORD_ADDED
    word: Ref
    vocabulary: str


@dataclass(frozen=True)
class WordOffered(Act):
    """A word can be chosen again."""

    code: ClassVar[str] = "organisations.word_offered"
    says: ClassVar[str] = labels.WORD_OFFERED
    word: Ref
    vocabulary: str


@dataclass(frozen=True)
class WordWithdrawn(Act):
    """A word can no longer be chosen; where it stands it stays."""

    code: ClassVar[str] = "organisations.word_withdrawn"
    says: ClassVar[str] = labels.WORD_WITHDRAWN
    word: Ref
    vocabulary: str


@dataclass(frozen=True)
class UnitAdded(Act):
    """A unit was set up under another, or as a root."""

    code: ClassVar[str] = "organisations.unit_added"
    says: ClassVar[str] = labels.UNIT_ADDED
    unit: Ref
    parent: Ref | None
    since: date | None


@dataclass(frozen=True)
class TreePlanted(Act):
    """The tree that a regime brings was set up; each of its units has an entry of its own."""

    code: ClassVar[str] = "organisations.tree_planted"
    says: ClassVar[str] = labels.TREE_PLANTED
    root: Ref
    regime: str
    count: int


@dataclass(frozen=True)
class UnitRenamed(Act):
    """A unit got another name; the old one stays with its days."""

    code: ClassVar[str] = "organisations.unit_renamed"
    says: ClassVar[str] = labels.UNIT_RENAMED
    unit: Ref
    before: str
    on: date
    decision: str


@dataclass(frozen=True)
class UnitEdited(Act):
    """Fields of a unit were corrected; `changed` says each in words, before and after."""

    code: ClassVar[str] = "organisations.unit_edited"
    says: ClassVar[str] = labels.UNIT_EDITED
    unit: Ref
    changed: tuple[str, ...]
    named: tuple[Ref, ...]


@dataclass(frozen=True)
class UnitMoved(Act):
    """A unit stands elsewhere in the tree from a day on, with all that stands below it."""

    code: ClassVar[str] = "organisations.unit_moved"
    says: ClassVar[str] = labels.UNIT_MOVED
    unit: Ref
    before: Ref | None
    parent: Ref | None
    below: int
    on: date
    decision: str


@dataclass(frozen=True)
class UnitsMerged(Act):
    """Units came up in another; `bodies` led them and ended with them."""

    code: ClassVar[str] = "organisations.units_merged"
    says: ClassVar[str] = labels.UNITS_MERGED
    units: tuple[Ref, ...]
    into: Ref
    moved: tuple[Ref, ...]
    bodies: tuple[Ref, ...]
    on: date
    decision: str


@dataclass(frozen=True)
class UnitSplit(Act):
    """New units came out of one that goes on."""

    code: ClassVar[str] = "organisations.unit_split"
    says: ClassVar[str] = labels.UNIT_SPLIT
    unit: Ref
    into: tuple[Ref, ...]
    moved: tuple[Ref, ...]
    on: date
    decision: str


@dataclass(frozen=True)
class UnitDivided(Act):
    """A unit ended; the new ones that came out of it took all that stood below it. `bodies` led it and ended too."""

    code: ClassVar[str] = "organisations.unit_divided"
    says: ClassVar[str] = labels.UNIT_DIVIDED
    unit: Ref
    into: tuple[Ref, ...]
    moved: tuple[Ref, ...]
    bodies: tuple[Ref, ...]
    on: date
    decision: str


@dataclass(frozen=True)
class UnitEnded(Act):
    """A unit is no more from a day on."""

    code: ClassVar[str] = "organisations.unit_ended"
    says: ClassVar[str] = labels.UNIT_ENDED
    unit: Ref
    on: date
    decision: str


@dataclass(frozen=True)
class DeciderAdded(Act):
    """A row of the table of decentralisation."""

    code: ClassVar[str] = "organisations.decider_added"
    says: ClassVar[str] = labels.DECIDER_ADDED
    decider: Ref
    unit: Ref | None
    body: str
    what: str
    since: date | None
    basis: str


@dataclass(frozen=True)
class DeciderEnded(Act):
    """A row of the table holds no longer."""

    code: ClassVar[str] = "organisations.decider_ended"
    says: ClassVar[str] = labels.DECIDER_ENDED
    decider: Ref
    unit: Ref | None
    body: str
    what: str
    on: date


@dataclass(frozen=True)
class ResultRecorded(Act):
    """What a unit came to in a past year was written down or corrected."""

    code: ClassVar[str] = "organisations.result_recorded"
    says: ClassVar[str] = labels.RESULT_RECORDED
    unit: Ref
    year: int
    kind: str
    level: str
    before: str
    honours: tuple[str, ...]
    decision: str
