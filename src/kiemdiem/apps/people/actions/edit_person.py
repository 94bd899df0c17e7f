"""Change the first page of a person's record."""

from __future__ import annotations

from dataclasses import fields

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.people.actions.add_person import plain_person, put_person, refuse_person, save_person
from kiemdiem.apps.people.actions.keep_name_words import keep_name_words
from kiemdiem.apps.people.actions.refusals import refuse_left
from kiemdiem.apps.people.entries import PersonEdited
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.queries.vocabularies import person_changes, words_of
from kiemdiem.apps.people.values.given import GivenPerson
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked, unchanged_since

FIELDS = tuple(field.name for field in fields(GivenPerson))


@transaction.atomic
def edit_person(
    person: Person, given: GivenPerson, *, actor: Actor, version: int | None = None, reason: str = ""
) -> Person:
    """The person as he stands now; nothing is written down where nothing changes."""
    person = locked(person)
    author = require(actor, Permission.EDIT_PEOPLE, on=person)
    unchanged_since(person, version, named=person.full_name)
    refuse_left(person)
    refuse_person(given, actor=actor)
    before = given_person(person)
    put_person(person, given)
    after = given_person(person)
    if before == after:
        return person
    person.version += 1
    save_person(person, is_new=False)
    keep_name_words(person)
    entry = PersonEdited(
        person=Ref.to(person),
        changed=person_changes(before, after, FIELDS, words_of()),
        before=plain_person(before),
        after=plain_person(after),
    )
    record(entry, by=author, reason=reason)
    return person


def given_person(person: Person) -> GivenPerson:
    """The plain values of a person as he stands."""
    values = {name: getattr(person, name) for name in FIELDS}
    return GivenPerson(**{**values, "card_number": person.card_number or ""})
