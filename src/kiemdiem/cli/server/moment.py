"""The moment at which somebody acts: now, or the same time of the day that is rehearsed."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from kiemdiem.shell.days import moved_to


def moment_now(rehearsed: date | None = None) -> datetime:
    """Now; on an installation for rehearsal, the same time of the day that was set."""
    return moved_to(rehearsed or settings.ENVIRONMENT.today, timezone.now())
