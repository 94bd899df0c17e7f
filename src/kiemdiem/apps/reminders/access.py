"""Whose digests may be read: nobody reads another's; and to whom an address of a calendar belongs."""

from __future__ import annotations

from django.db.models import QuerySet

from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.reminders.models import CalendarFeed, Digest


def key_of(actor: Actor) -> int:
    """The key of the actor's account; 0, which is nobody's, on the machine itself."""
    return actor.user_id or 0


def digests_of(actor: Actor) -> QuerySet[Digest]:
    """The actor's own."""
    return Digest.objects.filter(user_id=key_of(actor))


def feed_of(actor: Actor) -> CalendarFeed | None:
    """The actor's own calendar, where it has an address."""
    return CalendarFeed.objects.filter(user_id=key_of(actor)).exclude(token_hash=None).first()


def feeds_that_answer(token_hash: str) -> QuerySet[CalendarFeed]:
    """The calendar with this secret, as long as its owner's account is not locked."""
    return CalendarFeed.objects.filter(token_hash=token_hash, user__is_active=True).select_related("user")
