"""How long somebody has to wait, in words."""

from __future__ import annotations

from datetime import timedelta
from math import ceil

from kiemdiem.apps.accounts import labels

A_MINUTE = 60


def in_words(wait: timedelta) -> str:
    """Seconds up to a minute and a half, then whole minutes, always rounded up and never nothing."""
    seconds = max(1, ceil(wait.total_seconds()))
    if seconds <= A_MINUTE + A_MINUTE // 2:
        return labels.SECONDS.format(count=seconds)
    return labels.MINUTES.format(count=-(-seconds // A_MINUTE))
