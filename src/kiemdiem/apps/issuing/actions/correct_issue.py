"""Put right the number or the day under which a plan was put down as issued; its recipients stay as they are."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Min

from kiemdiem.apps.campaigns.actions.preparing import not_closed
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.issuing import words
from kiemdiem.apps.issuing.actions.issue_plan import stated
from kiemdiem.apps.issuing.entries import PlanIssueCorrected
from kiemdiem.apps.issuing.errors import IssueAfterReceipt, NotIssued
from kiemdiem.apps.issuing.models import PlanIssue
from kiemdiem.apps.issuing.queries.recipients import RECEIVED
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.targets.queries.lists import lists_of
from kiemdiem.apps.workplans.actions.fulfil_item import correct_fulfilment
from kiemdiem.apps.workplans.queries.shown import Shown
from kiemdiem.shell.days import short_day
from kiemdiem.shell.rows import locked


@transaction.atomic
def correct_issue(campaign: Campaign, *, number: str, issued_on: date, actor: Actor) -> PlanIssue:
    """The issue as the plan was issued; where it says so already nothing is changed and no entry is left.

    The items that were done with the issue follow. A receipt keeps the number under which it was written down.
    """
    campaign = locked(campaign)
    author = require(actor, Permission.ISSUE_PLANS, on=campaign)
    not_closed(campaign)
    issue = PlanIssue.objects.filter(campaign=campaign).first()
    if issue is None:
        raise NotIssued(campaign=campaign.name)
    number = stated(number, issued_on, actor)
    was, now = Shown(issue.number, issue.issued_on), Shown(number, issued_on)
    if was == now:
        return issue
    first = campaign.milestones.filter(kind=RECEIVED).aggregate(day=Min("day"))["day"]
    if first is not None and first < issued_on:
        raise IssueAfterReceipt(day=short_day(issued_on), received=short_day(first))
    issue.number, issue.issued_on = number, issued_on
    issue.save(update_fields=["number", "issued_on"])
    record(PlanIssueCorrected(Ref.to(campaign), was.evidence, number, issued_on), by=author)
    for one in lists_of(campaign):
        if one.entry.item:
            reason = words.ISSUED_WITH.format(list=one.entry.label)
            correct_fulfilment(
                campaign, item=one.entry.item, was=was, now=now, reason=reason, author=author, actor=actor
            )
    return issue
