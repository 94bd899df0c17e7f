"""What a version of the roll counted while it was laid down, for whoever sees all of it: nobody counts it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiemdiem.apps.campaigns.models import Campaign, RollVersion
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission

Counts = Mapping[str, Any]


def counts_seen(actor: Actor, roll: RollVersion | None) -> Counts:
    """What the version counted, where the actor sees the whole of it; nothing otherwise. No query."""
    if roll is None or roll.state not in (RollVersion.State.READY, RollVersion.State.TAKEN):
        return {}
    is_waiting = roll.state == RollVersion.State.READY
    scope = scope_of(actor, Permission.RUN_CAMPAIGNS if is_waiting else Permission.VIEW_CAMPAIGNS)
    return roll.counts if scope.is_whole else {}


def roll_shown(campaign: Campaign, number: int | None) -> RollVersion | None:
    """The version of this number that waits; the one that holds, where no number is given. One query."""
    if number is None:
        return campaign.rolls.filter(number=campaign.roll, state=RollVersion.State.TAKEN).first()
    return campaign.rolls.filter(number=number, state=RollVersion.State.READY).first()
