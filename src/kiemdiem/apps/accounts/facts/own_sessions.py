"""The sessions of one user that are still good: from where, since when, last used on which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth import HASH_SESSION_KEY
from django.utils.crypto import constant_time_compare, salted_hmac

from kiemdiem.apps.accounts.facts.devices import device_in_words
from kiemdiem.apps.accounts.facts.limits import begun_at, device_in, end_of, used_on
from kiemdiem.apps.accounts.models import Session
from kiemdiem.apps.accounts.queries import sessions_of
from kiemdiem.apps.users.models import User

SALT = "kiemdiem.accounts.session"
LENGTH_OF_MARK = 24


@dataclass(frozen=True)
class OwnSession:
    """One session. `mark` names it on a page: the key itself would open it to whoever reads the page."""

    row: Session
    mark: str
    device: str
    since: datetime | None
    used_on: date | None
    is_this: bool


def mark_of(session_key: str) -> str:
    """What stands for the key on a page."""
    return salted_hmac(SALT, session_key, algorithm="sha256").hexdigest()[:LENGTH_OF_MARK]


def own_sessions(user: User, *, this: str | None, is_weighty: bool, at: datetime) -> tuple[OwnSession, ...]:
    """This session first, then the newest; `this` is its key, `at` the machine's own clock. One query.

    A session that was ended by another password, or that nobody used for too long, is still a row until its cookie
    comes again: it is left out.
    """
    good = user.get_session_auth_hash()
    found = []
    for row in sessions_of(user, at=at):
        kept: Mapping[str, object] = row.get_decoded()
        is_ended = end_of(kept, is_weighty=is_weighty, at=at) is not None
        if is_ended or not constant_time_compare(str(kept.get(HASH_SESSION_KEY, "")), good):
            continue
        device, key = device_in_words(device_in(kept)), row.session_key
        found.append(OwnSession(row, mark_of(key), device, begun_at(kept), used_on(kept), is_this=key == this))
    return tuple(sorted(found, key=_order))


def _order(session: OwnSession) -> tuple[bool, float]:
    return not session.is_this, -session.since.timestamp() if session.since else 0.0
