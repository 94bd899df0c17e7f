"""Record on which day a recipient received the plan: by itself, or in its place with a reason."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.actions.record_milestone import MilestoneGiven, record_milestone
from kiemdiem.apps.campaigns.models import Campaign, Milestone
from kiemdiem.apps.issuing.errors import NotARecipient, NotIssued, ReceivedBeforeIssue
from kiemdiem.apps.issuing.models import PlanIssue
from kiemdiem.apps.issuing.queries.recipients import RECEIVED
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.days import short_day


@transaction.atomic
def receive_plan(campaign: Campaign, unit: Unit, *, day: date, on_behalf: str, actor: Actor) -> Milestone:
    """The receipt, a milestone of the unit."""
    issue = PlanIssue.objects.filter(campaign=campaign).first()
    given = MilestoneGiven(day=day, source=issue.number if issue else "", on_behalf=on_behalf)
    milestone = record_milestone(campaign, kind=RECEIVED, whom=unit, given=given, actor=actor)
    if issue is None:
        raise NotIssued(campaign=campaign.name)
    if not issue.addressees.filter(unit=unit).exists():
        raise NotARecipient(unit=unit.name)
    if day < issue.issued_on:
        raise ReceivedBeforeIssue(day=short_day(day), issued=short_day(issue.issued_on))
    return milestone
