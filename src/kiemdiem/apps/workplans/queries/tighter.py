"""Earlier last days that rooms above know of: a plan of a lower tier may tighten what its regime leaves to it.

A room says where they come from by `tightened_by` in the `ready` of its app.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.core.regime.workplan import PlanRow


@dataclass(frozen=True)
class TighterDay:
    """A last good day, and the plan that sets it, in words."""

    day: date
    source: str


Source = Callable[[Campaign], Mapping[str, TighterDay]]
_sources: list[Source] = []


def tightened_by(source: Source) -> None:
    """From now on the days of every campaign follow this source too; naming it again changes nothing."""
    if source not in _sources:
        _sources.append(source)


def tighter_days(campaign: Campaign) -> dict[str, TighterDay]:
    """Row of the work plan → the earliest day of all sources."""
    found: dict[str, TighterDay] = {}
    for source in _sources:
        for key, one in source(campaign).items():
            if key not in found or one.day < found[key].day:
                found[key] = one
    return found


def tightened(row: PlanRow, tighter: TighterDay | None) -> PlanRow:
    """The row under the earlier day; as it is where its own day comes first."""
    if tighter is None or (row.due is not None and row.due <= tighter.day):
        return row
    return replace(row, due=tighter.day, expected=None)
