"""Tie an account to the person whose it is: from now on he sees his own record."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.people.access import require_link
from kiemdiem.apps.people.actions.refusals import refuse_left
from kiemdiem.apps.people.entries import UserLinked
from kiemdiem.apps.people.errors import PersonHasAnotherUser, UserHasAnotherPerson, UserStandsApart
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import OF_THE_DOMAIN, Grant
from kiemdiem.apps.users.models import User
from kiemdiem.shell.rows import locked


@transaction.atomic
def link_user(person: Person, user: User, *, actor: Actor) -> Person:
    """The person with his account. The board of the whole house ties them; nobody ties his own."""
    person = locked(person)
    user = locked(user)
    author = require_link(actor, person, user)
    refuse_left(person)
    if person.user_id == user.pk:
        return person
    refuse_linked(person)
    if Person.objects.unscoped("an account is one person's").filter(user=user).exists():
        raise UserHasAnotherPerson(user=user.username)
    if Grant.objects.filter(user=user).exclude(state=Grant.State.ENDED).exclude(role__in=list(OF_THE_DOMAIN)).exists():
        raise UserStandsApart(user=user.username)
    person.user = user
    person.version += 1
    person.save(update_fields=["user", "version"])
    record(UserLinked(person=Ref.to(person), user=Ref.to(user)), by=author)
    return person


def refuse_linked(person: Person) -> None:
    """A record is one account's: asked before the form is shown, and again when it is sent."""
    if person.user is not None:
        raise PersonHasAnotherUser(person=person.full_name, user=person.user.username)
