"""Where the plan sends a difficulty, and whose difficulties."""

from __future__ import annotations

from datetime import date

from django.db.models import Max, QuerySet

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.queries.units_meant import units_meant
from kiemdiem.apps.difficulties.models import RaisedDifficulty
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.regime.entries.duties import Difficulty


def ways_of(campaign: Campaign) -> dict[str, Difficulty]:
    """Id → where the plan sends a difficulty."""
    return {placed.id: placed.entry for placed in regime_of(campaign).of("difficulty", Difficulty)}


def units_that_raise(campaign: Campaign, way: Difficulty) -> QuerySet[Unit]:
    """The units whose difficulties go this way."""
    return units_meant(campaign, way.raised_by)


def way_of(campaign: Campaign, unit: Unit) -> tuple[str, Difficulty] | None:
    """Where a difficulty of this unit goes; none where the plan says nothing of it."""
    for key, way in ways_of(campaign).items():
        if units_that_raise(campaign, way).filter(pk=unit.pk).exists():
            return key, way
    return None


def units_for(actor: Actor, campaign: Campaign) -> list[Unit]:
    """The units for which the actor may raise one, in the order of their names; one query for each way."""
    works, runs = (scope_of(actor, one) for one in (Permission.REPORT_WORK, Permission.RUN_CAMPAIGNS))
    found: dict[int, Unit] = {}
    for way in ways_of(campaign).values():
        units = units_that_raise(campaign, way).filter(works.within("path") | runs.within("path"))
        found |= {unit.pk: unit for unit in units}
    return list(found.values())


def next_number(campaign: Campaign) -> int:
    """The number of the next difficulty of a campaign."""
    rows = RaisedDifficulty.objects.unscoped("the greatest number alone").filter(campaign=campaign)
    return (rows.aggregate(greatest=Max("number"))["greatest"] or 0) + 1


def days_waiting(difficulty: RaisedDifficulty, *, today: date) -> int | None:
    """For how many days it has waited; none where it waits no more."""
    return (today - difficulty.raised_on).days if difficulty.is_open else None
