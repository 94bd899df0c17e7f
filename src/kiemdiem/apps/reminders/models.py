"""The digest of a day, and the calendar of a person."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from kiemdiem.apps.users.models import User

HASH_LENGTH = 64


class Digest(models.Model):
    """What somebody was told on a day: what is due in the days of his office, and what has gone by.

    lines: as `Line.kept` writes them, in the order in which they are shown; read by nobody but the person himself.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="digests")
    day = models.DateField()
    made_at = models.DateTimeField()
    lines = models.JSONField()
    late = models.PositiveIntegerField(default=0)
    soon = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "day"], name="digest_is_made_once_a_day"),
        ]
        ordering: ClassVar = ["-day"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.day}"

    @property
    def waiting(self) -> int:
        """What waits without a last good day."""
        return len(self.lines) - self.late - self.soon


class LookedThrough(models.Model):
    """Up to which day the work of a person was looked through, whether anything was due or not."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="looked_through")
    day = models.DateField()

    def __str__(self) -> str:
        return f"{self.user_id} {self.day}"


class CalendarFeed(models.Model):
    """The calendar of a person under an address that only he knows: of its secret the house keeps the hash.

    seed: from which the keys of its events are made; it outlives the address, so that they stay the same. Without a
    hash there is no address. window_at, reads: how often it was read in the hour that began then.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="calendar_feed")
    token_hash = models.CharField(max_length=HASH_LENGTH, null=True, unique=True)
    seed = models.CharField(max_length=HASH_LENGTH)
    made_at = models.DateTimeField()
    window_at = models.DateTimeField(null=True)
    reads = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.user_id}"


class FeedEvent(models.Model):
    """An event as the calendar last told it. digest: of what it said; sequence: how often its day was changed or it was
    taken back, or came again; stamped_at: when it last became another."""

    feed = models.ForeignKey(CalendarFeed, on_delete=models.CASCADE, related_name="events")
    uid = models.CharField(max_length=HASH_LENGTH)
    digest = models.CharField(max_length=HASH_LENGTH)
    day = models.DateField()
    sequence = models.PositiveIntegerField(default=0)
    stamped_at = models.DateTimeField()
    is_cancelled = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["feed", "uid"], name="event_stands_once_in_a_calendar"),
        ]

    def __str__(self) -> str:
        return f"{self.feed_id} {self.uid}"
