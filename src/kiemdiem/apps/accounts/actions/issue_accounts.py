"""Make accounts for the persons of a unit who have none; their slips are printed once and then known to nobody."""

from __future__ import annotations

from random import Random

from django.contrib.auth.hashers import make_password
from django.db import transaction

from kiemdiem.apps.accounts.entries import AccountsIssued
from kiemdiem.apps.accounts.errors import NobodyWithoutAccount, TooManyAtOnce
from kiemdiem.apps.accounts.facts.slips import WORDS_OF_FIRST_PASSWORD, Slip
from kiemdiem.apps.accounts.facts.user_names import stem_of, user_name_for
from kiemdiem.apps.accounts.queries import taken_names, without_account
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Author, Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.users.facts.spoken_secrets import spoken_secret
from kiemdiem.apps.users.models import User

MOST = 60


def issue_accounts(unit: Unit, *, with_those_below: bool = False, actor: Actor, chance: Random) -> tuple[Slip, ...]:
    """The slips, in the order of names. Asked a second time, there is nobody left: a page sent again makes nothing."""
    author = require(actor, Permission.ISSUE_ACCOUNTS, on=unit)
    persons = without_account(unit, with_those_below=with_those_below, most=MOST + 1)
    if not persons:
        raise NobodyWithoutAccount(unit=unit.name)
    if len(persons) > MOST:
        raise TooManyAtOnce(unit=unit.name, most=MOST)
    passwords = [spoken_secret(chance, words=WORDS_OF_FIRST_PASSWORD) for _ in persons]
    hashed = [make_password(password) for password in passwords]  # slow on purpose, so before the database is held
    return _make(unit, persons, passwords, hashed, author)


@transaction.atomic
def _make(
    unit: Unit, persons: list[Person], passwords: list[str], hashed: list[str], author: Author
) -> tuple[Slip, ...]:
    still_without = {person.pk: person for person in _locked_without_account(persons)}  # rows first, as everywhere
    taken = taken_names(stem_of(person.full_name) for person in persons)
    users, slips = [], []
    for person, password, kept in zip(persons, passwords, hashed, strict=True):
        if person.pk not in still_without:
            continue
        username = user_name_for(person.full_name, taken=taken)
        taken.add(username)
        user = User.objects.create(username=username, name=person.full_name, password=kept, created_at=author.at)
        users.append(user)
        still_without[person.pk].user = user
        slips.append(Slip(name=person.full_name, username=username, unit=person.home.name, password=password))
    if not slips:
        raise NobodyWithoutAccount(unit=unit.name)
    Person.objects.bulk_update(still_without.values(), ["user"])
    told = tuple(Ref.to(user) for user in users)
    record(AccountsIssued(unit=Ref.to(unit), count=len(users), users=told), by=author)
    return tuple(slips)


def _locked_without_account(persons: list[Person]) -> list[Person]:
    rows = Person.objects.unscoped("the same persons again, now held")
    return list(rows.select_for_update().filter(pk__in=[person.pk for person in persons], user=None, left_on=None))
