"""Let somebody leave the register: what he still holds ends on the same day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.people import labels
from kiemdiem.apps.people.actions.keep_name_words import keep_name_words
from kiemdiem.apps.people.actions.refusals import refuse_later, refuse_left, refuse_order
from kiemdiem.apps.people.entries import PersonEnded
from kiemdiem.apps.people.errors import NoReasonGiven
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.queries.vocabularies import told, words_of
from kiemdiem.apps.people.values.kinds import KINDS
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.actions.open_reading import end_readings
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked, unchanged_since


@transaction.atomic
def end_person(person: Person, *, on: date, reason: str, actor: Actor, version: int | None = None) -> Person:
    """The person, out of the register from `on`; reason: death, expulsion, transfer to another province …"""
    person = locked(person)
    author = require(actor, Permission.EDIT_PEOPLE, on=person)
    unchanged_since(person, version, named=person.full_name)
    refuse_left(person)
    refuse_later(on, actor)
    if not reason.strip():
        raise NoReasonGiven()
    words = words_of()
    ended = []
    for kind in KINDS.values():
        if kind.has_end:
            rows: QuerySet[Any] = kind.model._default_manager.filter(person=person)
            for row in rows.filter(Q(until=None) | Q(until__gt=on)):
                names = labels.RECORD_FIELDS
                refuse_order(row.since, on, earlier=names["since"], later=names["until"])
                ended.append(told(row, words))
                row.until = on
                row.save(update_fields=["until"])
    person.left_on = on
    person.version += 1
    person.save(update_fields=["left_on", "version"])
    keep_name_words(person)
    record(PersonEnded(person=Ref.to(person), on=on, ended=tuple(ended)), by=author, reason=reason.strip())
    if person.user is not None:
        end_readings(person.user, reason=reason.strip(), actor=actor, by=author)
    return person
