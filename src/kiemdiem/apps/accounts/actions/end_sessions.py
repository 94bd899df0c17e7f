"""End one's own sessions elsewhere: on the machine of a meeting room, on a lost telephone."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.accounts.entries import SessionsEnded
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, author_of_own
from kiemdiem.apps.users.models import User
from kiemdiem.shell.rows import locked


@transaction.atomic
def end_sessions(user: User, *, actor: Actor) -> User:
    """The user, whose sessions are all ended; the view keeps the one it came by."""
    if user.pk != actor.user_id:
        raise PermissionError("sessions are ended by their owner")
    user = locked(user)
    user.sessions_ended += 1
    user.save(update_fields=["sessions_ended"])
    record(SessionsEnded(user=Ref.to(user)), by=author_of_own(actor))
    return user
