"""Take an account off the person to whom it was tied by mistake: from now on he sees that record no more."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.people.access import require_link
from kiemdiem.apps.people.entries import UserUnlinked
from kiemdiem.apps.people.errors import PersonHasNoUser
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.actions.open_reading import end_readings
from kiemdiem.apps.users.models import User
from kiemdiem.shell.rows import locked


@transaction.atomic
def unlink_user(person: Person, *, reason: str, actor: Actor) -> Person:
    """The person without an account. Who may tie them may part them; nobody parts his own.

    What the account read because the person is assigned somewhere, it reads no longer.
    """
    person = locked(person)
    author = require_link(actor, person, person.user)
    user = refuse_unlinked(person)
    person.user = None
    person.version += 1
    person.save(update_fields=["user", "version"])
    record(UserUnlinked(person=Ref.to(person), user=Ref.to(user)), by=author, reason=reason)
    end_readings(user, reason=reason, actor=actor, by=author)
    return person


def refuse_unlinked(person: Person) -> User:
    """The account of the record: asked before the form is shown, and again when it is sent."""
    if person.user is None:
        raise PersonHasNoUser(person=person.full_name)
    return person.user
