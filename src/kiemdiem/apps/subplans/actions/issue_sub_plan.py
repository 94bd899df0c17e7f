"""Issue the plan of a tier: from now on its days hold, and every unit below sees it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.subplans.actions.drafting import plan_to_change
from kiemdiem.apps.subplans.entries import SubPlanIssued
from kiemdiem.apps.subplans.errors import AlreadyIssued, IssuedAfterToday, NothingToIssue
from kiemdiem.apps.subplans.models import SubPlan
from kiemdiem.shell.days import short_day
from kiemdiem.shell.rows import locked


@transaction.atomic
def issue_sub_plan(campaign: Campaign, *, number: str, on: date, actor: Actor) -> SubPlan:
    """The plan under its number and day. Only an open campaign has units that could see it."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    is_running(campaign)
    plan = plan_to_change(campaign)
    if plan.issued_on is not None:
        raise AlreadyIssued(campaign=campaign.name, document=plan.number, day=short_day(plan.issued_on))
    if not (plan.days.exists() or plan.items.exists()):
        raise NothingToIssue(campaign=campaign.name)
    if on > actor.today:
        raise IssuedAfterToday(day=short_day(on), today=short_day(actor.today))
    plan.number, plan.issued_on, plan.issued_by = number.strip(), on, actor.user
    plan.save(update_fields=["number", "issued_on", "issued_by"])
    record(SubPlanIssued(Ref.to(campaign), plan.number, on), by=author)
    return plan
