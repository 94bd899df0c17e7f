"""Bring somebody into the register, with his cell or his workplace."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from itertools import pairwise
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people import labels
from kiemdiem.apps.people.actions.keep_name_words import keep_name_words
from kiemdiem.apps.people.actions.refusals import refuse_later, refuse_order, refuse_record
from kiemdiem.apps.people.entries import PersonAdded
from kiemdiem.apps.people.errors import (
    CardNumberTaken,
    PersonCodeTaken,
    PersonNameTooLong,
    PersonWithoutName,
    PersonWithoutPlace,
)
from kiemdiem.apps.people.models import Employment, Membership, Person
from kiemdiem.apps.people.queries.vocabularies import words_of
from kiemdiem.apps.people.values.given import GivenEmployment, GivenMembership, GivenPerson
from kiemdiem.apps.people.values.kinds import put
from kiemdiem.apps.people.values.names import LONGEST_NAME, found_by, order_key
from kiemdiem.apps.permissions.access import Actor, Place, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.names import tidy_name

CODE = "CB{number:06d}"


@dataclass(frozen=True)
class FirstPlace:
    """Where somebody belongs when he comes into the register: a cell, a workplace, or both."""

    membership: GivenMembership | None = None
    employment: GivenEmployment | None = None

    @property
    def home(self) -> Unit | None:
        if self.membership is not None:
            return self.membership.cell
        return self.employment.unit if self.employment else None


@transaction.atomic
def add_person(new: GivenPerson, *, place: FirstPlace, actor: Actor, reason: str = "") -> Person:
    """The person; a code is made where none is given."""
    home = place.home
    if home is None:
        raise PersonWithoutPlace(person=tidy_name(new.full_name))
    author = require(actor, Permission.EDIT_PEOPLE, on=Place(home.branch))
    words = words_of()
    refuse_person(new, actor=actor)
    person = Person(home=home)
    put_person(person, new)
    save_person(person, is_new=True)
    for given, model in ((place.membership, Membership), (place.employment, Employment)):
        if given is not None:
            refuse_record(given, person, actor=actor, words=words)
            row: Any = model(person=person)
            put(row, given)
            row.save(force_insert=True)
    keep_name_words(person)
    record(PersonAdded(person=Ref.to(person), home=Ref.to(home), after=plain_person(new)), by=author, reason=reason)
    return person


def refuse_person(given: GivenPerson, *, actor: Actor) -> None:
    """Every check of the first page of a record."""
    names = labels.PERSON_FIELDS
    name = tidy_name(given.full_name)
    if not name:
        raise PersonWithoutName()
    if len(name) > LONGEST_NAME:  # some signs are written apart when a name is tidied
        raise PersonNameTooLong(length=len(name), longest=LONGEST_NAME)
    for day in (given.born_on, given.admitted_on, given.full_member_on):
        refuse_later(day, actor)
    steps = ("born_on", "admitted_on", "full_member_on")
    for first, last in pairwise(steps):
        refuse_order(getattr(given, first), getattr(given, last), earlier=names[first], later=names[last])


def put_person(person: Person, given: GivenPerson) -> None:
    """Write plain values into a person, with what is derived from the name; it is not saved."""
    for field in fields(GivenPerson):
        setattr(person, field.name, getattr(given, field.name))
    person.full_name = tidy_name(given.full_name)
    person.card_number = given.card_number.strip() or None
    person.code = given.code.strip() or person.code
    person.sort_key, person.search_key = order_key(person.full_name), found_by(person.full_name)


def save_person(person: Person, *, is_new: bool) -> None:
    """Save; what another person has already is refused by name."""
    others = Person.objects.unscoped("code and card number are unique in the house").exclude(pk=person.pk)
    if is_new and not person.code:
        person.code = CODE.format(number=(others.aggregate(last=Max("pk"))["last"] or 0) + 1)
    if others.filter(code=person.code).exists():
        raise PersonCodeTaken(code=person.code)
    if person.card_number and others.filter(card_number=person.card_number).exists():
        raise CardNumberTaken(number=person.card_number)
    try:
        with transaction.atomic():
            person.save(force_insert=is_new)
    except IntegrityError:  # somebody else took it in this very moment
        raise PersonCodeTaken(code=person.code) from None


def plain_person(given: GivenPerson) -> dict[str, Any]:
    """The values of a person as an entry keeps them; what is empty is left out."""
    values: dict[str, str | bool | date | Unit | None] = {
        field.name: getattr(given, field.name) for field in fields(given)
    }
    return {
        field: Ref.to(value) if isinstance(value, Unit) else value
        for field, value in values.items()
        if value not in (None, "")
    }
