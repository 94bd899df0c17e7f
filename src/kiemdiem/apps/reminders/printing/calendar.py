"""A calendar as telephones and Outlook read it (RFC 5545): one event of a whole day for each last good day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

MAKER = "-//kiemdiem//nhac viec//VI"
AT_EIGHT = timedelta(hours=8)
FRESH_FOR = "PT1H"


@dataclass(frozen=True)
class CalendarEvent:
    """One event. sequence, stamped_at: as RFC 5545 counts revisions; url: where the work is done; notice: so many days
    before, at eight in the morning, the telephone speaks. A cancelled one says no more than that it is gone."""

    uid: str
    day: date
    sequence: int
    stamped_at: datetime
    summary: str
    description: str = ""
    url: str = ""
    notice: tuple[int, ...] = ()
    is_cancelled: bool = False


def calendar_file(name: str, events: Iterable[CalendarEvent]) -> bytes:
    """The file: UTF-8, lines of at most 75 octets that end with CR and LF."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-published-ttl", FRESH_FOR)
    for one in events:
        calendar.add_component(_event(one))
    return bytes(calendar.to_ical())


def _event(one: CalendarEvent) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", one.stamped_at)
    event.add("last-modified", one.stamped_at)
    event.add("sequence", one.sequence)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
    event.add("summary", one.summary)
    if one.is_cancelled:
        return event
    event.add("description", one.description)
    event.add("url", one.url)
    for days in one.notice:
        event.add_component(_alarm(days, one.summary))
    return event


def _alarm(days: int, summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", AT_EIGHT - timedelta(days=days))
    return alarm
