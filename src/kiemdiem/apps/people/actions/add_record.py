"""Write down a post, a membership, a leave, a measure … of a person."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.actions.keep_home import keep_home
from kiemdiem.apps.people.actions.refusals import refuse_left, refuse_record
from kiemdiem.apps.people.entries import RecordAdded
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.people.queries.vocabularies import told, words_of
from kiemdiem.apps.people.values.given import Given
from kiemdiem.apps.people.values.kinds import Record, kind_of, put
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked


@transaction.atomic
def add_record(given: Given, *, person: Person, actor: Actor, reason: str = "") -> Record:
    """The record, which stands from now on; a post that is the main one takes the mark from the one before it."""
    person = locked(person)
    author = require(actor, Permission.EDIT_PEOPLE, on=person)
    words = words_of()
    refuse_left(person)
    refuse_record(given, person, actor=actor, words=words)
    kind = kind_of(given)
    new: Any = kind.model(person=person)
    put(new, given)
    take_main_mark(new)
    new.save(force_insert=True)
    keep_home(person, actor=actor)
    touch(person)
    entry = RecordAdded(
        person=Ref.to(person), kind=kind.label, told=told(new, words), units=units_of(given), after=plain(given)
    )
    record(entry, by=author, reason=reason)
    found: Record = new
    return found


def take_main_mark(row: Record) -> None:
    """One main post at a time: the new one takes the mark from the old one."""
    if isinstance(row, Position) and row.is_main and row.until is None:
        others = Position.objects.filter(person=row.person, is_main=True, until=None).exclude(pk=row.pk)
        others.update(is_main=False)


def touch(person: Person) -> None:
    """Whoever has a form of this person open is told that it changed."""
    person.version += 1
    person.save(update_fields=["version"])


def units_of(given: Given) -> tuple[Ref, ...]:
    """The units that a record names, so that their history tells of it."""
    values = (getattr(given, field) for field in kind_of(given).fields)
    return tuple(Ref.to(value) for value in values if isinstance(value, Unit))


def plain(given: Given) -> dict[str, Any]:
    """The values of a record as an entry keeps them; what is empty is left out."""
    values = {field: getattr(given, field) for field in kind_of(given).fields}
    return {
        field: Ref.to(value) if isinstance(value, Unit) else value
        for field, value in values.items()
        if value not in (None, "", ())
    }
