"""The acts on one's own calendar, as the journal keeps them; never the address itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiemdiem.apps.journal.entries import Act
from kiemdiem.apps.reminders import labels


@dataclass(frozen=True)
class FeedMade(Act):
    """Somebody has an address for his calendar."""

    code: ClassVar[str] = "reminders.feed_made"
    says: ClassVar[str] = labels.FEED_MADE


@dataclass(frozen=True)
class FeedRenewed(Act):
    """The calendar has another address; the one before is worth nothing."""

    code: ClassVar[str] = "reminders.feed_renewed"
    says: ClassVar[str] = labels.FEED_RENEWED


@dataclass(frozen=True)
class FeedRevoked(Act):
    """The calendar has no address any more."""

    code: ClassVar[str] = "reminders.feed_revoked"
    says: ClassVar[str] = labels.FEED_REVOKED
