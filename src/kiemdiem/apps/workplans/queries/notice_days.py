"""How many days before a last good day an office reminds of it."""

from __future__ import annotations

from collections.abc import Iterable

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.workplans.models import NoticeDays

USUAL = (7, 3, 1)
"""Where no office has said otherwise."""


def notice_days_at(path: str) -> tuple[int, ...]:
    """The days that hold at the unit with this stored path, the greatest first. One query."""
    return notice_days_by_path([path])[path]


def notice_days_by_path(paths: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Stored path → the days that hold there: those of the nearest unit above that has set some. One query."""
    wanted = set(paths)
    keys = {int(one) for path in wanted for one in path.strip("/").split("/") if one}
    rows = NoticeDays.objects.filter(unit__in=keys).values_list("unit__path", "days")
    kept = sorted(((path or "", tuple(days)) for path, days in rows), key=lambda row: -len(row[0]))
    return {path: next((days for branch, days in kept if path.startswith(branch)), USUAL) for path in wanted}


def own_notice_days(unit: Unit) -> NoticeDays | None:
    """What the unit itself has set."""
    return NoticeDays.objects.filter(unit=unit).first()
