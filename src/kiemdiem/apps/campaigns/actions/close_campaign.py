"""End the season of a campaign; everything stays to be read."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import is_running, no_roll_in_preparation
from kiemdiem.apps.campaigns.entries import CampaignClosed
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.parts import endings
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked


@transaction.atomic
def close_campaign(campaign: Campaign, *, actor: Actor) -> Campaign:
    """The campaign as one of the past."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    is_running(campaign)
    no_roll_in_preparation(campaign)
    campaign.state = Campaign.State.CLOSED
    campaign.version += 1
    campaign.save(update_fields=["state", "version"])
    record(CampaignClosed(campaign=Ref.to(campaign)), by=author)
    for ending in endings():
        ending(campaign, actor, author)
    return campaign
