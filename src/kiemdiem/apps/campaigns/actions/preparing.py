"""What several acts on a campaign ask first."""

from __future__ import annotations

from kiemdiem.apps.campaigns.errors import CampaignNotOpen, CampaignNotPreparing, RollInPreparation
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rolls import waiting_roll


def in_preparation(campaign: Campaign) -> None:
    """Refuse what is only done before the opening."""
    if not campaign.is_preparing:
        raise CampaignNotPreparing(campaign=campaign.name, state=campaign.state_label)


def is_running(campaign: Campaign) -> None:
    """Refuse what is only done while the campaign is open."""
    if not campaign.is_open:
        raise CampaignNotOpen(campaign=campaign.name, state=campaign.state_label)


def not_closed(campaign: Campaign) -> None:
    """Refuse what is only done before or while the campaign is open."""
    if not (campaign.is_preparing or campaign.is_open):
        raise CampaignNotOpen(campaign=campaign.name, state=campaign.state_label)


def no_roll_in_preparation(campaign: Campaign) -> None:
    """Refuse while a roll is computed or waits: what is changed now would not be in it."""
    waiting = waiting_roll(campaign)
    if waiting is not None:
        raise RollInPreparation(campaign=campaign.name, as_of=waiting.as_of.strftime("%d/%m/%Y"))
