"""What several acts on difficulties ask first."""

from __future__ import annotations

from datetime import date

from kiemdiem.apps.difficulties.errors import DayToCome, NothingSaid, NotWaiting
from kiemdiem.apps.difficulties.models import RaisedDifficulty
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.days import short_day


def said(text: str) -> str:
    """The words without what stands around them; refused where there are none."""
    if not text.strip():
        raise NothingSaid()
    return text.strip()


def has_come(day: date, actor: Actor) -> None:
    """Refuse a day after today."""
    if day > actor.today:
        raise DayToCome(day=short_day(day), today=short_day(actor.today))


def is_at(difficulty: RaisedDifficulty, *states: str) -> None:
    """Refuse what is done in another state."""
    if difficulty.state not in states:
        raise NotWaiting(number=difficulty.number, state=difficulty.state_label)
