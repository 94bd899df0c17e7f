"""End one of one's own sessions: the telephone that was lent, the machine of another room."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kiemdiem.apps.accounts.entries import SessionEnded
from kiemdiem.apps.accounts.facts.own_sessions import own_sessions
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, author_of_own
from kiemdiem.apps.users.models import User
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.rows import locked


@transaction.atomic
def end_session(user: User, *, mark: str, this: str | None, actor: Actor, clock: datetime) -> None:
    """Whoever holds it signs in again. `this` is the key of the session that asks: it goes out by signing out.

    Raises:
        NotToBeFound: no other session of the user has this mark, or it is over.
    """
    if user.pk != actor.user_id:
        raise PermissionError("a session is ended by its owner")
    user = locked(user)
    others = own_sessions(user, this=this, is_weighty=False, at=clock)
    found = next((one for one in others if one.mark == mark and not one.is_this), None)
    if found is None:
        raise NotToBeFound()
    found.row.delete()
    record(SessionEnded(user=Ref.to(user), device=found.device), by=author_of_own(actor))
