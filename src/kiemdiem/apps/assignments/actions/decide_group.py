"""Set up a visiting group by the decision of the body that sends it, or end it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.assignments.actions.assigning import checked_decision, checked_reason, not_over
from kiemdiem.apps.assignments.actions.settle_access import settle_access
from kiemdiem.apps.assignments.entries import GroupDecided, GroupEnded
from kiemdiem.apps.assignments.errors import AssignmentOver
from kiemdiem.apps.assignments.models import State, VisitingGroup
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked, unchanged_since


@transaction.atomic
def decide_group(
    group: VisitingGroup, *, decision: str, decided_on: date, version: int | None, actor: Actor
) -> VisitingGroup:
    """The group as it is sent: from now on its members read at the units that it covers."""
    group = locked(group)
    campaign = locked(group.campaign)
    author = require(actor, Permission.DECIDE_ASSIGNMENTS, on=campaign)
    not_over(campaign)
    unchanged_since(group, version, named=group.name)
    if group.is_over:
        raise AssignmentOver(what=group.name)
    group.decision = checked_decision(decision, decided_on, today=actor.today)
    group.state, group.decided_on, group.decided_by = State.HELD, decided_on, actor.user
    group.version += 1
    group.save(update_fields=["state", "decision", "decided_on", "decided_by", "version"])
    record(GroupDecided(Ref.to(campaign), group.name, group.decision, decided_on), by=author)
    settle_access(group.members.values_list("person_id", flat=True), campaign, actor=actor, by=author)
    return group


@transaction.atomic
def end_group(group: VisitingGroup, *, reason: str, actor: Actor) -> VisitingGroup:
    """The group, over; its members read at its units no longer."""
    group = locked(group)
    campaign = locked(group.campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    not_over(campaign)
    if group.is_over:
        raise AssignmentOver(what=group.name)
    reason = checked_reason(reason)
    group.state = State.ENDED
    group.version += 1
    group.save(update_fields=["state", "version"])
    record(GroupEnded(Ref.to(campaign), group.name), by=author, reason=reason)
    settle_access(group.members.values_list("person_id", flat=True), campaign, actor=actor, by=author)
    return group
