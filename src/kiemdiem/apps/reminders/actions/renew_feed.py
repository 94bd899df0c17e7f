"""Give a person an address for his calendar, or another one."""

from __future__ import annotations

import secrets

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.permissions.access import Actor, author_of_own
from kiemdiem.apps.reminders.entries import FeedMade, FeedRenewed
from kiemdiem.apps.reminders.facts import BYTES_OF_TOKEN, hash_of
from kiemdiem.apps.reminders.models import CalendarFeed
from kiemdiem.apps.users.models import User
from kiemdiem.shell.rows import locked


@transaction.atomic
def renew_feed(user: User, *, actor: Actor) -> str:
    """The secret of the address, to be shown now: only its hash is kept. What was before is worth nothing."""
    token = secrets.token_urlsafe(BYTES_OF_TOKEN)
    locked(user)
    given = {"seed": secrets.token_hex(16), "made_at": actor.at}
    feed, _ = CalendarFeed.objects.get_or_create(user=user, defaults=given)
    act = FeedMade() if feed.token_hash is None else FeedRenewed()
    feed.token_hash, feed.made_at, feed.window_at, feed.reads = hash_of(token), actor.at, None, 0
    feed.save(update_fields=["token_hash", "made_at", "window_at", "reads"])
    record(act, by=author_of_own(actor))
    return token
