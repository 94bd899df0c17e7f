"""One thing that waits for somebody; and on which day somebody lives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kiemdiem.apps.reminders import words
from kiemdiem.apps.users.models import User
from kiemdiem.shell.days import iso, moved_to, short_day

DayOf = Callable[[User], date | None]
_rehearsals: list[DayOf] = []


@dataclass(frozen=True)
class Line:
    """What to do, about what, until which last good day, and the page that leads to it.

    key: the same for the same work as long as it waits; notice: the days of the office before the last good one;
    is_asked: somebody else waits for it, so that a digest speaks of it without a last good day too.
    """

    key: str
    what: str
    about: str
    url: str
    due: date | None = None
    notice: tuple[int, ...] = ()
    is_asked: bool = True

    def is_late(self, today: date) -> bool:
        return self.due is not None and self.due < today

    def is_told_on(self, today: date) -> bool:
        """Whether a digest of this day speaks of it: late, on its last good day, so many days before it, or undated."""
        if self.due is None:
            return self.is_asked
        left = (self.due - today).days
        return left <= 0 or left in self.notice

    def when(self, today: date) -> str:
        """The last good day in words."""
        if self.due is None:
            return ""
        left, day = (self.due - today).days, short_day(self.due)
        if left < 0:
            return words.LATE_DAY.format(days=-left, day=day)
        return words.LAST_DAY.format(day=day) if left else words.TODAY.format(day=day)

    def kept(self, today: date) -> dict[str, Any]:
        """As a digest keeps it."""
        due = iso(self.due) if self.due is not None else None
        return {"what": self.what, "about": self.about, "url": self.url, "due": due, "when": self.when(today)}


def live_on(day_of: DayOf) -> None:
    """A room above says on which day somebody lives who rehearses; None: on today."""
    _rehearsals.append(day_of)


def moment_of(user: User, now: datetime) -> datetime:
    """`now`, on the day on which the user lives."""
    days = (day for day_of in _rehearsals if (day := day_of(user)) is not None)
    return moved_to(next(days, None), now)


def is_rehearsed() -> bool:
    """Whether people of this house may live on different days."""
    return bool(_rehearsals)
