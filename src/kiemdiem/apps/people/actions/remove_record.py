"""Take out a record that was entered by mistake; what ended in truth gets its last day instead."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record as write_down
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.people.actions.add_record import plain, touch, units_of
from kiemdiem.apps.people.actions.keep_home import keep_home
from kiemdiem.apps.people.entries import RecordRemoved
from kiemdiem.apps.people.errors import NoReasonGiven
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.queries.vocabularies import told, words_of
from kiemdiem.apps.people.values.kinds import Record, given_of, kind_of
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked, unchanged_since


@transaction.atomic
def remove_record(record: Record, *, reason: str, actor: Actor, version: int | None = None) -> Person:
    """The person without the record; the journal keeps what it said."""
    person = locked(record.person)
    row = locked(record)
    author = require(actor, Permission.EDIT_PEOPLE, on=person)
    unchanged_since(person, version, named=person.full_name)
    if not reason.strip():
        raise NoReasonGiven()
    given = given_of(row)
    entry = RecordRemoved(
        person=Ref.to(person),
        kind=kind_of(row).label,
        told=told(row, words_of()),
        units=units_of(given),
        before=plain(given),
    )
    row.delete()
    keep_home(person, actor=actor)
    touch(person)
    write_down(entry, by=author, reason=reason.strip())
    return person
