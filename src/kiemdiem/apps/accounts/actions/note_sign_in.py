"""Write a line into the log of signing in; no act, and no word of the journal."""

from __future__ import annotations

from datetime import datetime

from kiemdiem.apps.accounts.models import SignIn
from kiemdiem.apps.users.models import User


def note_sign_in(event: SignIn.Event, *, user: User | None, address: str | None, at: datetime) -> None:
    """`at` is the machine's own clock, also where a day is rehearsed: the log tells who sat where and when."""
    SignIn.objects.create(event=event, user=user, address=address, at=at)


def note_try(event: SignIn.Event, *, username: str, address: str | None, at: datetime) -> None:
    """A try that failed. A name that is nobody's is not written down: people type passwords there by mistake."""
    note_sign_in(event, user=User.objects.filter(username=username).first(), address=address, at=at)
