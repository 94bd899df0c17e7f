"""End that a person looks after a unit; his reading ends with it."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.assignments.actions.assigning import checked_reason, not_over
from kiemdiem.apps.assignments.actions.settle_access import settle_access
from kiemdiem.apps.assignments.entries import AssignmentEnded
from kiemdiem.apps.assignments.errors import AssignmentOver
from kiemdiem.apps.assignments.models import Assignment, State
from kiemdiem.apps.assignments.queries.duties import duty_of
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked


@transaction.atomic
def end_assignment(assignment: Assignment, *, reason: str, actor: Actor) -> Assignment:
    """The assignment, over."""
    assignment = locked(assignment)
    campaign = locked(assignment.campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    not_over(campaign)
    if assignment.state == State.ENDED:
        raise AssignmentOver(what=str(assignment))
    reason = checked_reason(reason)
    assignment.state, assignment.ended_at = State.ENDED, actor.at
    assignment.save(update_fields=["state", "ended_at"])
    label = duty_of(campaign, assignment.duty).label
    unit, person = Ref.to(assignment.unit), Ref.to(assignment.person)
    record(AssignmentEnded(Ref.to(campaign), label, unit, person), by=author, reason=reason)
    settle_access([assignment.person_id], campaign, actor=actor, by=author)
    return assignment
