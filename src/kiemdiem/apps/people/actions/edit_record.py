"""Change a record of a person."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record as write_down
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.people.actions.add_record import plain, take_main_mark, touch, units_of
from kiemdiem.apps.people.actions.keep_home import keep_home
from kiemdiem.apps.people.actions.refusals import refuse_left, refuse_record
from kiemdiem.apps.people.entries import RecordEdited
from kiemdiem.apps.people.queries.vocabularies import changes, told, words_of
from kiemdiem.apps.people.values.given import Given
from kiemdiem.apps.people.values.kinds import Record, given_of, kind_of, put
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked, unchanged_since


@transaction.atomic
def edit_record(record: Record, given: Given, *, actor: Actor, version: int | None = None, reason: str = "") -> Record:
    """The record as it stands now; nothing is written down where nothing changes. `version` is the person's."""
    person = locked(record.person)
    row = locked(record)
    author = require(actor, Permission.EDIT_PEOPLE, on=person)
    unchanged_since(person, version, named=person.full_name)
    words = words_of()
    refuse_left(person)
    refuse_record(given, person, actor=actor, words=words, but=row)
    before = given_of(row)
    if before == given:
        return row
    name = told(row, words)
    put(row, given)
    take_main_mark(row)
    row.save()
    keep_home(person, actor=actor)
    touch(person)
    entry = RecordEdited(
        person=Ref.to(person),
        kind=kind_of(row).label,
        told=name,
        changed=changes(row, before, given, words),
        units=tuple(dict.fromkeys((*units_of(before), *units_of(given)))),
        before=plain(before),
        after=plain(given),
    )
    write_down(entry, by=author, reason=reason)
    return row
