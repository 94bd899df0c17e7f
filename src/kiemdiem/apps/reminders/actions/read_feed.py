"""Tell a calendar what is due now, and remember what it was told: a later reading is a revision of this one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.queries import actor_of
from kiemdiem.apps.reminders import words
from kiemdiem.apps.reminders.errors import ReadTooOften
from kiemdiem.apps.reminders.facts import digest_of, uid_of
from kiemdiem.apps.reminders.models import CalendarFeed, FeedEvent
from kiemdiem.apps.reminders.printing.calendar import CalendarEvent
from kiemdiem.apps.reminders.queries.plan_work import PlanWork
from kiemdiem.apps.reminders.queries.waiting import waiting_for
from kiemdiem.apps.reminders.values import Line, moment_of
from kiemdiem.shell.rows import locked

WINDOW = timedelta(hours=1)
MOST_READS = 60
BATCH = 500
SAID = ("sequence", "day", "digest", "is_cancelled", "stamped_at")
GONE_FOR = timedelta(days=60)
"""So long a calendar is told that an event is gone; after that no telephone remembers it."""


def read_feed(feed: CalendarFeed, *, now: datetime, address_of: Callable[[str], str]) -> list[CalendarEvent]:
    """The events by day: what the person may see at this moment, and what he was told of and is no more.

    address_of: a path of the house → the whole address. Not an act: nobody did anything but look.
    """
    _count(feed, now)
    actor = actor_of(feed.user, at=moment_of(feed.user, now))
    lines = _dated(actor)  # before anything is locked: the plan of a province takes a while
    return _told_of(feed, {uid_of(feed.seed, line.key): line for line in lines}, now, address_of)


@transaction.atomic
def _told_of(
    feed: CalendarFeed, lines: dict[str, Line], now: datetime, address_of: Callable[[str], str]
) -> list[CalendarEvent]:
    feed = locked(feed)
    known = {one.uid: one for one in FeedEvent.objects.filter(feed=feed)}
    rows = {uid: known.get(uid) or _begun(feed, uid, line) for uid, line in lines.items()}
    gone = [one for uid, one in known.items() if uid not in lines]
    gone = [one for one in gone if now - one.stamped_at < GONE_FOR or not one.is_cancelled]
    said = [row for uid, row in rows.items() if _says_anew(row, lines[uid], now)] + [
        row for row in gone if _takes_back(row, now)
    ]
    FeedEvent.objects.bulk_create([row for row in said if row.uid not in known], batch_size=BATCH)
    FeedEvent.objects.bulk_update([row for row in said if row.uid in known], SAID, batch_size=BATCH)
    events = [_event(row, lines[uid], address_of) for uid, row in rows.items()]
    events += [
        CalendarEvent(row.uid, row.day, row.sequence, row.stamped_at, words.GONE, is_cancelled=True) for row in gone
    ]
    FeedEvent.objects.filter(feed=feed, is_cancelled=True, stamped_at__lt=now - GONE_FOR).delete()
    return sorted(events, key=lambda one: (one.day, one.uid))


@transaction.atomic
def _count(feed: CalendarFeed, now: datetime) -> None:
    feed = locked(feed)
    if feed.window_at is None or not timedelta() <= now - feed.window_at < WINDOW:
        feed.window_at, feed.reads = now, 0
    if feed.reads >= MOST_READS:
        raise ReadTooOften(most=MOST_READS)
    feed.reads += 1
    feed.save(update_fields=["window_at", "reads"])


def _dated(actor: Actor) -> list[Line]:
    return [line for line in (*PlanWork().lines_of(actor), *waiting_for(actor)) if line.due is not None]


def _begun(feed: CalendarFeed, uid: str, line: Line) -> FeedEvent:
    assert line.due is not None, "only what has a last good day stands in a calendar"
    return FeedEvent(feed=feed, uid=uid, day=line.due, digest="", sequence=0)


def _says_anew(row: FeedEvent, line: Line, now: datetime) -> bool:
    """Whether the event says something else than when it was last told; it does from now on."""
    digest = digest_of(line)
    if row.digest == digest and not row.is_cancelled:
        return False
    assert line.due is not None, "only what has a last good day stands in a calendar"
    row.sequence += int(row.day != line.due or row.is_cancelled)
    row.day, row.digest, row.is_cancelled, row.stamped_at = line.due, digest, False, now
    return True


def _takes_back(row: FeedEvent, now: datetime) -> bool:
    """Whether what is done, or may not be seen any more, was still told; from now on it says nothing of what it was."""
    if row.is_cancelled:
        return False
    row.sequence, row.is_cancelled, row.digest, row.stamped_at = row.sequence + 1, True, "", now
    return True


def _event(row: FeedEvent, line: Line, address_of: Callable[[str], str]) -> CalendarEvent:
    return CalendarEvent(
        uid=row.uid, day=row.day, sequence=row.sequence, stamped_at=row.stamped_at, summary=line.what,
        description=line.about, url=address_of(line.url), notice=line.notice,
    )  # fmt: skip
