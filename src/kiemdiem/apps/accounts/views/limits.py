"""How long a session lasts: twelve hours in all, and thirty minutes without a page for roles that need a code."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import Enum

from django.contrib.sessions.backends.base import SessionBase

LONGEST = timedelta(hours=12)
LONGEST_IDLE = timedelta(minutes=30)
NOTED_EVERY = timedelta(minutes=1)  # so that not every page writes into the table of sessions
BEGUN, SEEN = "begun_at", "seen_at"


class Ended(Enum):
    """Why a session is over; the value stands in the address of the sign-in page."""

    IDLE = "nghi"
    LONG = "qua-gio"


def end_of(session: SessionBase, *, is_weighty: bool, at: datetime) -> Ended | None:
    """Why the session is over at this moment of the machine's own clock; none while it lasts."""
    begun, seen = _moment(session, BEGUN), _moment(session, SEEN)
    if begun is not None and at - begun >= LONGEST:
        return Ended.LONG
    if is_weighty and seen is not None and at - seen >= LONGEST_IDLE:
        return Ended.IDLE
    return None


def begin(session: SessionBase, *, at: datetime) -> None:
    """Note when the session began; it does not get longer by being used."""
    session[BEGUN] = session[SEEN] = int(at.timestamp())


def touch(session: SessionBase, *, at: datetime) -> None:
    """Note, to the minute, that somebody is there."""
    seen = _moment(session, SEEN)
    if _moment(session, BEGUN) is None:
        begin(session, at=at)
    elif seen is None or at - seen >= NOTED_EVERY:
        session[SEEN] = int(at.timestamp())


def _moment(session: SessionBase, name: str) -> datetime | None:
    kept = session.get(name)
    return datetime.fromtimestamp(kept, UTC) if isinstance(kept, int) else None
