"""The plan of a campaign beside those above it, as its page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from kiemdiem.apps.campaigns.models import Campaign, RollVersion
from kiemdiem.apps.subplans.models import HandedPlan, OwnDay
from kiemdiem.apps.subplans.queries.tiers import Limit, Tier, limits_of, rows_of, tiers_of
from kiemdiem.core.regime.workplan import PlanRow


@dataclass(frozen=True)
class OwnRow:
    """A row of the work plan that the campaign may set a day for. is_late: a plan above has become stricter since."""

    row: PlanRow
    limit: Limit | None
    own: OwnDay | None

    @property
    def is_late(self) -> bool:
        return self.own is not None and self.limit is not None and self.own.day > self.limit.day


@dataclass(frozen=True)
class IssuedAbove:
    """What an issued plan of a tier above adds and tightens."""

    number: str
    root_name: str
    issued_on: date
    days: tuple[tuple[str, date, str], ...]
    items: tuple[tuple[str, str, date | None, str], ...]


@dataclass(frozen=True)
class TierPlans:
    """The page: the plans above, nearest first, and the own one."""

    own: Tier
    rows: tuple[OwnRow, ...]
    above: tuple[IssuedAbove, ...]

    @property
    def set_rows(self) -> tuple[OwnRow, ...]:
        return tuple(one for one in self.rows if one.own is not None)

    @property
    def free_rows(self) -> tuple[OwnRow, ...]:
        return tuple(one for one in self.rows if one.own is None)

    @property
    def is_empty(self) -> bool:
        return not self.set_rows and not self.own.items


def tier_plans(campaign: Campaign) -> TierPlans:
    """All of it. As many queries as `tiers_of` takes."""
    tiers = tiers_of(campaign)
    rows = rows_of(tiers[0])
    limits = limits_of(tiers, rows)
    own = tuple(OwnRow(row, limits.get(row.id), tiers[0].days.get(row.id)) for row in rows if row.sub_plan != "fixed")
    above = [_issued(tier) for tier in tiers[1:]]
    above += [_handed(plan) for plan in HandedPlan.objects.filter(campaign=campaign)]
    return TierPlans(tiers[0], own, tuple(one for one in above if one is not None))


def _handed(plan: HandedPlan) -> IssuedAbove:
    days = tuple((one["task"], date.fromisoformat(one["day"]), one["reason"]) for one in plan.days.values())
    items = tuple(
        (one["task"], one["body"], date.fromisoformat(one["day"]) if one["day"] else None, one["reason"])
        for one in plan.items
    )
    return IssuedAbove(plan.number, plan.root_name, plan.issued_on, days, items)


def _issued(tier: Tier) -> IssuedAbove | None:
    if tier.plan is None or tier.plan.issued_on is None:
        return None
    tasks = {row.id: f"{row.number}. {row.task}" for row in rows_of(tier)}
    days = tuple((tasks.get(key, key), one.day, one.reason) for key, one in tier.days.items())
    items = tuple((one.task, one.body, one.day, one.reason) for one in tier.items)
    return IssuedAbove(tier.plan.number, tier.campaign.root.name, tier.plan.issued_on, days, items)


def with_reports(campaigns: QuerySet[Campaign]) -> QuerySet[Campaign]:
    """Campaigns with what they report up: the counts and the day of the roll that holds, and their own plan."""
    roll = RollVersion.objects.filter(
        campaign=OuterRef("pk"), number=OuterRef("roll"), state=RollVersion.State.TAKEN
    ).order_by("-attempt")
    return campaigns.select_related("regime", "root", "sub_plan").annotate(
        roll_counts=Subquery(roll.values("counts")[:1]), roll_day=Subquery(roll.values("as_of")[:1])
    )
