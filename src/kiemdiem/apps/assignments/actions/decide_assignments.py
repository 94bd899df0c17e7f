"""Confirm, by the decision of the body that decides, what was drawn up; only now it holds."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.assignments.actions.assign import refs_of
from kiemdiem.apps.assignments.actions.assigning import checked_decision, not_over
from kiemdiem.apps.assignments.actions.settle_access import settle_access
from kiemdiem.apps.assignments.entries import AssignmentsDecided
from kiemdiem.apps.assignments.errors import NothingToDecide
from kiemdiem.apps.assignments.models import Assignment, State
from kiemdiem.apps.assignments.queries.duties import duty_of
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked


@transaction.atomic
def decide_assignments(
    campaign: Campaign, *, duty: str, decision: str, decided_on: date, actor: Actor
) -> list[Assignment]:
    """All drafts of this kind, as they hold from now on."""
    campaign = locked(campaign)
    author = require(actor, Permission.DECIDE_ASSIGNMENTS, on=campaign)
    not_over(campaign)
    kind = duty_of(campaign, duty)
    decision = checked_decision(decision, decided_on, today=actor.today)
    rows = Assignment.objects.unscoped("what waits for the decision").filter(campaign=campaign, duty=kind.id)
    drafts = list(rows.filter(state=State.DRAFT).select_related("unit", "person").select_for_update(of=("self",)))
    if not drafts:
        raise NothingToDecide(duty=kind.label)
    for one in drafts:
        one.state, one.decision, one.decided_on, one.decided_by = State.HELD, decision, decided_on, actor.user
    Assignment.objects.unscoped("what was just read").bulk_update(
        drafts, ["state", "decision", "decided_on", "decided_by"]
    )
    about = (tuple(str(one) for one in drafts), *refs_of(drafts))
    record(AssignmentsDecided(Ref.to(campaign), kind.label, decision, decided_on, *about), by=author)
    settle_access([one.person_id for one in drafts], campaign, actor=actor, by=author)
    return drafts
