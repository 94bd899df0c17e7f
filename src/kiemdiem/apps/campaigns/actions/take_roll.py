"""Let a computed roll hold: the first one opens the campaign."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from kiemdiem.apps.campaigns.entries import CampaignOpened, RollTaken
from kiemdiem.apps.campaigns.errors import (
    AnotherRollThanSeen,
    CampaignNotOpen,
    CampaignNotPreparing,
    CampaignRuns,
    NobodyOnTheRoll,
    NoRollToTake,
)
from kiemdiem.apps.campaigns.models import Campaign, RollVersion
from kiemdiem.apps.campaigns.queries.parts import guards
from kiemdiem.apps.campaigns.queries.rolls import PREPARED, running_at
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked


@transaction.atomic
def open_campaign(campaign: Campaign, *, seen: int, actor: Actor) -> Campaign:
    """The campaign with its rules and its roll in force. seen: key of the computed roll that the opener looked at."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    if not campaign.is_preparing:
        raise CampaignNotPreparing(campaign=campaign.name, state=campaign.state_label)
    other = running_at(campaign.root, campaign.year)
    if other is not None:
        raise CampaignRuns(root=campaign.root.name, campaign=other.name, year=campaign.year)
    roll = _waiting(campaign, seen)
    if not roll.counts.get("subjects"):
        raise NobodyOnTheRoll(root=campaign.root.name)
    _hold(roll, actor.at, actor)
    campaign.state, campaign.roll, campaign.fingerprint = Campaign.State.OPEN, roll.number, roll.fingerprint
    campaign.opened_by, campaign.opened_on = actor.user, actor.today
    campaign.version += 1
    fields = ["state", "roll", "fingerprint", "opened_by", "opened_on", "version"]
    try:
        with transaction.atomic():
            campaign.save(update_fields=fields)
    except IntegrityError:
        raise CampaignRuns(root=campaign.root.name, campaign=campaign.name, year=campaign.year) from None
    act = CampaignOpened(
        campaign=Ref.to(campaign),
        regime=campaign.regime.number,
        reviewed=roll.counts.get("reviewed", 0),
        rated=roll.counts.get("rated", 0),
        fingerprint=roll.fingerprint,
    )
    record(act, by=author)
    return campaign


@transaction.atomic
def take_roll(campaign: Campaign, *, seen: int, actor: Actor) -> Campaign:
    """The open campaign under the next version of its roll."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    if not campaign.is_open:
        raise CampaignNotOpen(campaign=campaign.name, state=campaign.state_label)
    roll = _waiting(campaign, seen)
    _hold(roll, actor.at, actor)
    campaign.roll, campaign.fingerprint = roll.number, roll.fingerprint
    campaign.version += 1
    campaign.save(update_fields=["roll", "fingerprint", "version"])
    act = RollTaken(campaign=Ref.to(campaign), number=roll.number, touched=roll.touched, fingerprint=roll.fingerprint)
    record(act, by=author, reason=roll.reason)
    return campaign


def _waiting(campaign: Campaign, seen: int) -> RollVersion:
    roll = campaign.rolls.select_for_update().filter(state__in=PREPARED).first()
    if roll is None or roll.state != RollVersion.State.READY:
        raise NoRollToTake(campaign=campaign.name)
    if roll.pk != seen:
        raise AnotherRollThanSeen()
    return roll


def _hold(roll: RollVersion, at: datetime, actor: Actor) -> None:
    for guard in guards():
        guard(roll)
    roll.state, roll.taken_by, roll.taken_at = RollVersion.State.TAKEN, actor.user, at
    roll.save(update_fields=["state", "taken_by", "taken_at"])
