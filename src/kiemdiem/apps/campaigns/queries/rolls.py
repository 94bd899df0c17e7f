"""The roll of a campaign: the standings that hold in a version."""

from __future__ import annotations

from django.db.models import QuerySet

from kiemdiem.apps.campaigns.models import Campaign, RollVersion, Standing, holding
from kiemdiem.apps.organisations.models import Unit

PREPARED = (RollVersion.State.COMPUTING, RollVersion.State.READY)


def standings_of(campaign: Campaign, *, roll: int | None = None) -> QuerySet[Standing]:
    """The standings of a campaign in a version; in the one that holds, where none is named."""
    number = campaign.roll if roll is None else roll
    found = Standing.objects.unscoped("the whole roll").filter(holding(number), subject__campaign=campaign)
    return found.select_related("subject__unit", "subject__person")


def newest_number(campaign: Campaign) -> int:
    """The number of the roll that work is done on: before the opening the one that waits, then the one that holds."""
    return campaign.roll or 1


def waiting_roll(campaign: Campaign) -> RollVersion | None:
    """The roll that is being computed or waits to be taken."""
    return campaign.rolls.filter(state__in=PREPARED).first()


def running_at(root: Unit, year: int) -> Campaign | None:
    """The open campaign of the unit in that year, beside which none is opened."""
    open_ones = Campaign.objects.unscoped("one of a unit at a time").defer("regime__files")
    return open_ones.filter(root=root, year=year, state=Campaign.State.OPEN).first()
