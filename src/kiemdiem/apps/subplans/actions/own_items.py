"""Add an item to the plan of a tier, or take it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.subplans.actions.drafting import plan_to_change, reason_of
from kiemdiem.apps.subplans.entries import OwnItemAdded, OwnItemDropped
from kiemdiem.apps.subplans.models import OwnItem
from kiemdiem.shell.rows import locked


@dataclass(frozen=True)
class NewItem:
    """What is to be done, by whom, until when, and why it is added."""

    task: str
    body: str
    reason: str
    day: date | None = None


@transaction.atomic
def add_own_item(campaign: Campaign, new: NewItem, *, actor: Actor) -> OwnItem:
    """One more item in the plan of the unit."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    plan = plan_to_change(campaign)
    item = OwnItem.objects.create(
        plan=plan,
        task=new.task.strip(),
        body=new.body.strip(),
        day=new.day,
        reason=reason_of(new.reason),
        added_by=actor.user,
        added_at=actor.at,
    )
    record(OwnItemAdded(Ref.to(campaign), item.task, item.body, item.day), by=author, reason=item.reason)
    return item


@transaction.atomic
def drop_own_item(item: OwnItem, *, actor: Actor) -> None:
    """The item, taken back."""
    campaign = locked(item.plan.campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    plan_to_change(campaign)
    item = locked(item)
    item.delete()
    record(OwnItemDropped(Ref.to(campaign), item.task), by=author, reason=item.reason)
