"""The moment at which somebody acts: now, or the same time of the day that is rehearsed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from kiemdiem.shell.days import day_in_hanoi


def moment_now(rehearsed: date | None = None) -> datetime:
    """Now; on an installation for rehearsal, the same time of the day that was set."""
    now = timezone.now()
    rehearsed = rehearsed or settings.ENVIRONMENT.today
    if rehearsed is None:
        return now
    return now + timedelta(days=(rehearsed - day_in_hanoi(now)).days)
