"""The acts on persons and their records, as the journal keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kiemdiem.apps.journal.entries import Act, Plain, Ref
from kiemdiem.apps.people import labels


@dataclass(frozen=True)
class PersonAdded(Act):
    """Somebody came into the register."""

    code: ClassVar[str] = "people.person_added"
    says: ClassVar[str] = labels.PERSON_ADDED
    person: Ref
    home: Ref
    after: Mapping[str, Plain]


@dataclass(frozen=True)
class PersonEdited(Act):
    """The first page of a record was changed."""

    code: ClassVar[str] = "people.person_edited"
    says: ClassVar[str] = labels.PERSON_EDITED
    person: Ref
    changed: str
    before: Mapping[str, Plain]
    after: Mapping[str, Plain]


@dataclass(frozen=True)
class PersonMoved(Act):
    """A membership went over to another cell, and the keeping of the record with it."""

    code: ClassVar[str] = "people.person_moved"
    says: ClassVar[str] = labels.PERSON_MOVED
    person: Ref
    before: Ref
    cell: Ref
    on: date
    decision: str


@dataclass(frozen=True)
class PeopleMoved(Act):
    """All or some of those who were recorded on a unit went along to those that came after it, in one act."""

    code: ClassVar[str] = "people.people_moved"
    says: ClassVar[str] = labels.PEOPLE_MOVED
    unit: Ref
    into: tuple[Ref, ...]
    people: tuple[Ref, ...]
    count: int
    what: str
    on: date
    decision: str


@dataclass(frozen=True)
class PersonEnded(Act):
    """Somebody left the register; what he held ended with it."""

    code: ClassVar[str] = "people.person_ended"
    says: ClassVar[str] = labels.PERSON_ENDED
    person: Ref
    on: date
    ended: tuple[str, ...]


@dataclass(frozen=True)
class RecordAdded(Act):
    """A post, membership, leave, measure … was written down."""

    code: ClassVar[str] = "people.record_added"
    says: ClassVar[str] = labels.RECORD_ADDED
    person: Ref
    kind: str
    told: str
    units: tuple[Ref, ...]
    after: Mapping[str, Plain]


@dataclass(frozen=True)
class RecordEdited(Act):
    """A record was changed."""

    code: ClassVar[str] = "people.record_edited"
    says: ClassVar[str] = labels.RECORD_EDITED
    person: Ref
    kind: str
    told: str
    changed: str
    units: tuple[Ref, ...]
    before: Mapping[str, Plain]
    after: Mapping[str, Plain]


@dataclass(frozen=True)
class RecordEnded(Act):
    """A record got its last day."""

    code: ClassVar[str] = "people.record_ended"
    says: ClassVar[str] = labels.RECORD_ENDED
    person: Ref
    kind: str
    told: str
    on: date
    units: tuple[Ref, ...]


@dataclass(frozen=True)
class RecordRemoved(Act):
    """A record entered by mistake was taken out; what it said stays in `before`."""

    code: ClassVar[str] = "people.record_removed"
    says: ClassVar[str] = labels.RECORD_REMOVED
    person: Ref
    kind: str
    told: str
    units: tuple[Ref, ...]
    before: Mapping[str, Plain]


@dataclass(frozen=True)
class UserLinked(Act):
    """An account was tied to the person whose it is."""

    code: ClassVar[str] = "people.user_linked"
    says: ClassVar[str] = labels.USER_LINKED
    person: Ref
    user: Ref


@dataclass(frozen=True)
class UserUnlinked(Act):
    """An account was taken off the person to whom it was tied."""

    code: ClassVar[str] = "people.user_unlinked"
    says: ClassVar[str] = labels.USER_UNLINKED
    person: Ref
    user: Ref
