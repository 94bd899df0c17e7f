"""Lists of targets that come with the plan of a campaign: what it wants, and what was loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.targets import words
from kiemdiem.apps.targets.models import SuppliedList, SuppliedTarget
from kiemdiem.core.regime.entries.yearly import TargetList


@dataclass(frozen=True)
class PlanList:
    """A list that the plan brings; loaded: as it was loaded, None where it is not there yet."""

    entry: TargetList
    loaded: SuppliedList | None

    @property
    def targets(self) -> tuple[SuppliedTarget, ...]:
        """The targets that hold, in their order."""
        rows = self.loaded.targets.all() if self.loaded else ()
        return tuple(row for row in rows if not row.is_dropped)

    @property
    def is_there(self) -> bool:
        return bool(self.targets)


def lists_of(campaign: Campaign) -> list[PlanList]:
    """The lists of the campaign's plan. Two queries where there are any."""
    entries = [placed.entry for placed in regime_of(campaign).of("target_list", TargetList)]
    if not entries:
        return []
    rows = Prefetch("targets", SuppliedTarget.objects.order_by("place", "pk"))
    loaded = {one.key: one for one in campaign.supplied_lists.prefetch_related(rows)}
    return [PlanList(entry, loaded.get(entry.id)) for entry in entries]


def warnings_about_lists(campaign: Campaign) -> Sequence[str]:
    """What whoever opens the campaign or issues its plan is told: which lists are not there, and what stays open."""
    regime = regime_of(campaign)
    numbers = {placed.id: getattr(placed.entry, "number", "") for placed in regime.all("item")}
    return [
        words.LIST_LACKS.format(
            list=one.entry.label, basis=one.entry.basis, number=numbers.get(one.entry.item or "", "")
        )
        for one in lists_of(campaign)
        if not one.is_there
    ]
