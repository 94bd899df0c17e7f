"""The last good day of an item at one unit: as for all, or after what happened to that unit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.workplans.queries.tighter import tightened, tighter_days
from kiemdiem.core.regime.entries.plan import Event
from kiemdiem.core.regime.workplan import PlanRow, plan_rows


class UnitDays:
    """Rows of the plan for units with the same days behind them are worked out once; one query at the beginning."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign, self._regime = campaign, regime_of(campaign)
        self._own = {placed.id for placed in self._regime.of("event", Event) if placed.entry.per_unit}
        self._entered = dict(campaign.entered_days.values_list("key", "day"))
        self._tighter = tighter_days(campaign)
        self._known: dict[tuple[tuple[str, date], ...], dict[str, tuple[PlanRow, ...]]] = {}

    def row(self, item: str, days: Mapping[str, date]) -> PlanRow | None:
        """The deadline of an item for a unit with these milestones; of several the first that is known."""
        rows = self.rows(days).get(item, ())
        return next((row for row in rows if row.due is not None), rows[0] if rows else None)

    def rows(self, days: Mapping[str, date]) -> dict[str, tuple[PlanRow, ...]]:
        """Item → its rows, for a unit with these milestones."""
        own = {key: day for key, day in days.items() if key in self._own}
        known = tuple(sorted(own.items()))
        if known not in self._known:
            found: dict[str, tuple[PlanRow, ...]] = {}
            for row in plan_rows(self._regime, events=self._entered | own, readings=self._campaign.readings):
                now = tightened(row, self._tighter.get(row.id))
                found[row.item] = (*found.get(row.item, ()), now)
            self._known[known] = found
        return self._known[known]
