"""Give a record its last day: a post that is left, a workplace, a spell or a leave that is over."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record as write_down
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.people import labels
from kiemdiem.apps.people.actions.add_record import touch, units_of
from kiemdiem.apps.people.actions.keep_home import keep_home
from kiemdiem.apps.people.actions.refusals import refuse_order
from kiemdiem.apps.people.entries import RecordEnded
from kiemdiem.apps.people.errors import RecordEndedAlready
from kiemdiem.apps.people.models import Assignment, Employment, Leave, Membership, Position, Spell
from kiemdiem.apps.people.queries.vocabularies import told, words_of
from kiemdiem.apps.people.values.kinds import given_of, kind_of
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.shell.rows import locked, unchanged_since

Lasting = Position | Membership | Employment | Assignment | Spell | Leave


@transaction.atomic
def end_record(record: Lasting, *, on: date, actor: Actor, version: int | None = None, reason: str = "") -> Lasting:
    """The record with its last day `on`, which is included."""
    person = locked(record.person)
    row = locked(record)
    author = require(actor, Permission.EDIT_PEOPLE, on=person)
    unchanged_since(person, version, named=person.full_name)
    kind = kind_of(row)
    if row.until is not None:
        raise RecordEndedAlready(kind=kind.label.capitalize(), until=short_date(row.until))
    refuse_order(row.since, on, earlier=labels.RECORD_FIELDS["since"], later=labels.RECORD_FIELDS["until"])
    name = told(row, words_of())
    row.until = on
    row.save(update_fields=["until"])
    keep_home(person, actor=actor)
    touch(person)
    entry = RecordEnded(person=Ref.to(person), kind=kind.label, told=name, on=on, units=units_of(given_of(row)))
    write_down(entry, by=author, reason=reason)
    return row
