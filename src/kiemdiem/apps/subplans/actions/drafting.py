"""What the acts on the plan of a tier ask first."""

from __future__ import annotations

from kiemdiem.apps.campaigns.errors import CampaignNotOpen
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.subplans.errors import WithoutReason
from kiemdiem.apps.subplans.models import SubPlan

LONGEST_REASON = 400


def plan_to_change(campaign: Campaign) -> SubPlan:
    """The campaign's own plan, begun where there is none; refused once the campaign is over."""
    if not (campaign.is_preparing or campaign.is_open):
        raise CampaignNotOpen(campaign=campaign.name, state=campaign.state_label)
    plan, _ = SubPlan.objects.select_for_update().get_or_create(campaign=campaign)
    return plan


def reason_of(text: str) -> str:
    """The reason, cut to what is kept.

    Raises:
        WithoutReason: it is empty.
    """
    reason = text.strip()[:LONGEST_REASON]
    if not reason:
        raise WithoutReason()
    return reason
