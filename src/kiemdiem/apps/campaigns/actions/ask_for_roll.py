"""Ask for the roll to be computed from the registers of a day; a task does it, see `jobs`."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kiemdiem.apps.campaigns.actions.preparing import no_roll_in_preparation
from kiemdiem.apps.campaigns.entries import RollAsked
from kiemdiem.apps.campaigns.errors import CampaignNotOpen, DayAfterToday, RollWithoutReason
from kiemdiem.apps.campaigns.models import Campaign, RollVersion
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.days import short_day
from kiemdiem.shell.rows import locked


@transaction.atomic
def ask_for_roll(campaign: Campaign, *, as_of: date, reason: str = "", actor: Actor) -> RollVersion:
    """A version of the roll that waits to be computed. An open campaign needs a reason; a dropped one has no roll."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    if not (campaign.is_preparing or campaign.is_open):
        raise CampaignNotOpen(campaign=campaign.name, state=campaign.state_label)
    no_roll_in_preparation(campaign)
    if campaign.is_open and not reason.strip():
        raise RollWithoutReason()
    if as_of > actor.today:
        raise DayAfterToday(day=short_day(as_of), today=short_day(actor.today))
    last = campaign.rolls.aggregate(last=Max("attempt"))["last"] or 0
    roll = RollVersion.objects.create(
        campaign=campaign,
        number=campaign.roll + 1,
        attempt=last + 1,
        as_of=as_of,
        reason=reason.strip(),
        asked_by=actor.user,
        asked_at=actor.at,
        beat_at=timezone.now(),  # tasks know no rehearsed day
    )
    record(RollAsked(campaign=Ref.to(campaign), as_of=as_of), by=author, reason=reason.strip())
    return roll
