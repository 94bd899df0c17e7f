"""Take the address of a calendar back."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.permissions.access import Actor, author_of_own
from kiemdiem.apps.reminders.entries import FeedRevoked
from kiemdiem.apps.reminders.errors import NoFeed
from kiemdiem.apps.reminders.models import CalendarFeed
from kiemdiem.apps.users.models import User


@transaction.atomic
def revoke_feed(user: User, *, actor: Actor) -> None:
    """From now on nobody reads the calendar; the keys of its events are kept for another address."""
    feed = CalendarFeed.objects.select_for_update().filter(user=user).exclude(token_hash=None).first()
    if feed is None:
        raise NoFeed()
    feed.token_hash = None
    feed.save(update_fields=["token_hash"])
    record(FeedRevoked(), by=author_of_own(actor))
