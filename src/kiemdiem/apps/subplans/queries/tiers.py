"""The tiers of a campaign: its own plan and those above it, and by which day each of them wants what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.subplans import words
from kiemdiem.apps.subplans.models import HandedPlan, OwnDay, OwnItem, SubPlan
from kiemdiem.apps.workplans.queries.tighter import TighterDay
from kiemdiem.core.regime.entries.plan import Event
from kiemdiem.core.regime.workplan import PlanRow, plan_rows

_ABOVE = ("above", "above__above", "above__above__above", "above__above__above__above")


@dataclass(frozen=True)
class Limit:
    """The last day that a plan above leaves, and which plan says so."""

    day: date
    above: str


@dataclass(frozen=True)
class Tier:
    """One campaign of the chain with what its own plan says; entered: days that its board put in, by key."""

    campaign: Campaign
    plan: SubPlan | None
    days: Mapping[str, OwnDay]
    items: tuple[OwnItem, ...]
    entered: Mapping[str, date] = field(default_factory=dict)

    @property
    def is_issued(self) -> bool:
        return self.plan is not None and self.plan.issued_on is not None

    @property
    def named(self) -> str:
        """The plan of this tier in words."""
        number = self.plan.number if self.plan is not None else ""
        return words.BY_PLAN.format(number=number, root=self.campaign.root.name)


def tiers_of(campaign: Campaign) -> list[Tier]:
    """The campaign itself first, then the tiers above. Five queries, whatever the depth."""
    keys = [campaign.pk, *_keys_above(campaign)]
    found = Campaign.objects.unscoped("what comes from above").filter(pk__in=keys).defer("regime__files")
    campaigns = {one.pk: one for one in found.select_related("regime", "root").prefetch_related("entered_days")}
    plans = {
        plan.campaign_id: plan for plan in SubPlan.objects.filter(campaign__in=keys).prefetch_related("days", "items")
    }
    return [_tier(campaigns[key], plans.get(key)) for key in keys]


def _keys_above(campaign: Campaign) -> list[int]:
    if campaign.above_id is None:
        return []
    chain = Campaign.objects.unscoped("what comes from above").filter(pk=campaign.pk).values_list(*_ABOVE)
    return [key for key in chain.get() if key is not None]


def _tier(campaign: Campaign, plan: SubPlan | None) -> Tier:
    days = {one.row: one for one in plan.days.all()} if plan is not None else {}
    items = tuple(plan.items.all()) if plan is not None else ()
    return Tier(campaign, plan, days, items, {one.key: one.day for one in campaign.entered_days.all()})


def rows_of(tier: Tier) -> list[PlanRow]:
    """The work plan of a tier with the days that its board put in, without what its own plan tightens."""
    regime = regime_of(tier.campaign)
    known = {placed.id for placed in regime.of("event", Event)} | {
        row.id for row in plan_rows(regime, readings=tier.campaign.readings)
    }
    events = {key: day for key, day in tier.entered.items() if key in known}
    return plan_rows(regime, events=events, readings=tier.campaign.readings)


def rest_on_one_plan(lower: Campaign, upper: Campaign) -> bool:
    """Whether their rows of one name are the same rows: one regime, or the lower one's is built on the upper one's."""
    regime = regime_of(lower)
    return lower.regime.code == upper.regime.code or upper.regime.code in regime.parents


def limits_of(tiers: list[Tier], rows: Iterable[PlanRow]) -> dict[str, Limit]:
    """Row → the last day that the own plan may name: the earliest of the plan itself and of the issued plans above."""
    lowest = tiers[0].campaign
    found: dict[str, Limit] = {}
    number = words.BY_REGIME.format(number=lowest.regime.number)
    _earliest(found, ((row.id, Limit(row.due, number)) for row in rows if row.due is not None))
    for tier in tiers[1:]:
        if not rest_on_one_plan(lowest, tier.campaign):
            continue
        number = words.BY_REGIME.format(number=tier.campaign.regime.number)
        _earliest(found, ((row.id, Limit(row.due, number)) for row in rows_of(tier) if row.due is not None))
        if tier.is_issued:
            _earliest(found, ((key, Limit(one.day, tier.named)) for key, one in tier.days.items()))
    _earliest(found, ((key, Limit(one.day, one.source)) for key, one in handed_days(lowest)))
    return found


def handed_days(campaign: Campaign) -> Iterator[tuple[str, TighterDay]]:
    """Row → the day of each plan above that came down by a package."""
    for plan in HandedPlan.objects.filter(campaign=campaign):
        source = words.BY_PLAN.format(number=plan.number, root=plan.root_name)
        for key, one in plan.days.items():
            yield key, TighterDay(date.fromisoformat(one["day"]), source)


def _earliest(found: dict[str, Limit], new: Iterable[tuple[str, Limit]]) -> None:
    for key, limit in new:
        if key not in found or limit.day < found[key].day:
            found[key] = limit


def tighter_days(campaign: Campaign) -> dict[str, TighterDay]:
    """Row → the earliest day that an issued plan of the campaign's tiers sets, or that a board above put in."""
    found: dict[str, TighterDay] = {}
    for key, day in _set_days(tiers_of(campaign)):
        if key not in found or day.day < found[key].day:
            found[key] = day
    return found


def _set_days(tiers: list[Tier]) -> Iterator[tuple[str, TighterDay]]:
    lowest = tiers[0].campaign
    for tier in tiers:
        if tier.campaign.pk != lowest.pk:
            if not rest_on_one_plan(lowest, tier.campaign):
                continue
            source = words.BY_REGIME.format(number=tier.campaign.regime.number)
            for key, day in tier.entered.items():
                yield key, TighterDay(day, source)
        if tier.is_issued:
            for key, one in tier.days.items():
                yield key, TighterDay(one.day, tier.named)
    yield from handed_days(lowest)
