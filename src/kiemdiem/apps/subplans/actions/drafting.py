"""What the acts on the plan of a tier ask first."""

from __future__ import annotations

from kiemdiem.apps.campaigns.actions.preparing import not_closed
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.subplans.errors import WithoutReason
from kiemdiem.apps.subplans.models import SubPlan

LONGEST_REASON = 400


def plan_to_change(campaign: Campaign) -> SubPlan:
    """The campaign's own plan, begun where there is none; refused once the campaign is over."""
    not_closed(campaign)
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
