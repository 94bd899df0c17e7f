"""Give up a roll that was computed or is being computed, or a campaign that was never opened."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import in_preparation
from kiemdiem.apps.campaigns.entries import CampaignDropped, RollDropped
from kiemdiem.apps.campaigns.errors import AnotherRollThanSeen, NoRollToTake
from kiemdiem.apps.campaigns.models import Campaign, RollVersion
from kiemdiem.apps.campaigns.queries.parts import endings
from kiemdiem.apps.campaigns.queries.rolls import PREPARED
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked


@transaction.atomic
def drop_roll(campaign: Campaign, *, seen: int, actor: Actor) -> RollVersion:
    """The roll that waited, given up; what was laid down for it is cleared by the task that computes the next one."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    roll = campaign.rolls.select_for_update().filter(state__in=PREPARED).first()
    if roll is None:
        raise NoRollToTake(campaign=campaign.name)
    if roll.pk != seen:
        raise AnotherRollThanSeen()
    roll.state = RollVersion.State.DROPPED
    roll.save(update_fields=["state"])
    record(RollDropped(campaign=Ref.to(campaign), as_of=roll.as_of), by=author)
    return roll


@transaction.atomic
def drop_campaign(campaign: Campaign, *, actor: Actor, reason: str = "") -> Campaign:
    """A campaign that was never opened, given up with its roll."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    in_preparation(campaign)
    campaign.rolls.filter(state__in=PREPARED).update(state=RollVersion.State.DROPPED)
    campaign.state = Campaign.State.DROPPED
    campaign.version += 1
    campaign.save(update_fields=["state", "version"])
    record(CampaignDropped(campaign=Ref.to(campaign)), by=author, reason=reason)
    for ending in endings():
        ending(campaign, actor, author)
    return campaign
