"""What several acts of assignments ask first."""

from __future__ import annotations

from datetime import date

from kiemdiem.apps.assignments.errors import CampaignOver, DecisionToCome, DecisionWithoutNumber, EndedWithoutReason
from kiemdiem.apps.assignments.models import OVER
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.shell.days import short_day


def not_over(campaign: Campaign) -> None:
    """Refuse in a campaign that is over; who looks after whom is written down before the opening as well."""
    if campaign.state in OVER:
        raise CampaignOver(campaign=campaign.name, state=campaign.state_label)


def checked_decision(decision: str, decided_on: date, *, today: date) -> str:
    """The number of a decision that has been taken."""
    if not decision.strip():
        raise DecisionWithoutNumber()
    if decided_on > today:
        raise DecisionToCome(day=short_day(decided_on), today=short_day(today))
    return decision.strip()


def checked_reason(reason: str) -> str:
    """Why something ends."""
    if not reason.strip():
        raise EndedWithoutReason()
    return reason.strip()
