"""How long a session lasts: twelve hours in all, and thirty minutes without a page for roles that need a code.

What a session remembers of its use is kept coarse on purpose: the day, and the minute only for those roles. A secret
ballot must not be found again by its time, so nothing here may tell when somebody was at a ballot:

- the day is written once a day, by signing in or by the first page of that day, and then holds still;
- a view that concerns a ballot is marked `leaves_no_time` (views/gates.py): the door writes nothing for it at all;
- the row of a session ends so long after it began and not after it was saved last (config/sessions.py).
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from datetime import UTC, date, datetime, timedelta
from enum import Enum

from django.contrib.sessions.backends.base import SessionBase

from kiemdiem.shell.days import day_in_hanoi

LONGEST = timedelta(hours=12)
LONGEST_IDLE = timedelta(minutes=30)
STILL_TOLD = timedelta(hours=1)  # a session that is over stays so long: whoever comes back is told why
NOTED_EVERY = timedelta(minutes=1)  # so that not every page writes into the table of sessions
BEGUN, SEEN, DAY, DEVICE = "begun_at", "seen_at", "used_on", "device"
Kept = Mapping[str, object] | SessionBase
Keeping = MutableMapping[str, object] | SessionBase


class Ended(Enum):
    """Why a session is over; the value stands in the address of the sign-in page."""

    IDLE = "nghi"
    LONG = "qua-gio"


def end_of(session: Kept, *, is_weighty: bool, at: datetime) -> Ended | None:
    """Why the session is over at this moment of the machine's own clock; none while it lasts."""
    begun, seen = begun_at(session), _moment(session, SEEN)
    if begun is not None and at - begun >= LONGEST:
        return Ended.LONG
    if is_weighty and seen is not None and at - seen >= LONGEST_IDLE:
        return Ended.IDLE
    return None


def begin(session: Keeping, *, at: datetime, device: str = "") -> None:
    """Note when and from what the session began; it does not get longer by being used."""
    session[BEGUN], session[DAY], session[DEVICE] = int(at.timestamp()), day_in_hanoi(at).isoformat(), device


def touch(session: Keeping, *, is_weighty: bool, at: datetime) -> None:
    """Note the day of its first page; and, for a role that needs a code, to the minute that somebody is there."""
    if begun_at(session) is None:
        begin(session, at=at)
    today = day_in_hanoi(at).isoformat()
    if session.get(DAY) != today:
        session[DAY] = today
    seen = _moment(session, SEEN)
    if is_weighty and (seen is None or at - seen >= NOTED_EVERY):
        session[SEEN] = int(at.timestamp())


def begun_at(session: Kept) -> datetime | None:
    """When somebody signed in; none before that."""
    return _moment(session, BEGUN)


def used_on(session: Kept) -> date | None:
    """The last day on which a page was asked for."""
    kept = session.get(DAY)
    return date.fromisoformat(kept) if isinstance(kept, str) else None


def device_in(session: Kept) -> str:
    """The code of the device that signed in, see `facts/devices.py`."""
    return str(session.get(DEVICE, ""))


def _moment(session: Kept, name: str) -> datetime | None:
    kept = session.get(name)
    return datetime.fromtimestamp(kept, UTC) if isinstance(kept, int) else None
