"""Issue the plan: from now on it is no draft, and it is sent to its recipients."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.assignments.queries.coverage import unready
from kiemdiem.apps.campaigns.actions.preparing import not_closed
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.issuing import words
from kiemdiem.apps.issuing.entries import PlanIssued
from kiemdiem.apps.issuing.errors import AssignmentsIncomplete, IssuedAlready, IssueToCome, IssueWithoutNumber
from kiemdiem.apps.issuing.models import Addressee, PlanIssue
from kiemdiem.apps.issuing.queries.recipients import addressees_of
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.targets.queries.lists import lists_of
from kiemdiem.apps.workplans.actions.fulfil_item import fulfil_item
from kiemdiem.shell.days import short_day
from kiemdiem.shell.rows import locked


@transaction.atomic
def issue_plan(campaign: Campaign, *, number: str, issued_on: date, actor: Actor) -> PlanIssue:
    """The issue, with everybody whom its list of recipients means today.

    Only the body that issues has the right; the board that drafted the plan has not.
    """
    campaign = locked(campaign)
    author = require(actor, Permission.ISSUE_PLANS, on=campaign)
    not_closed(campaign)
    before = PlanIssue.objects.filter(campaign=campaign).first()
    if before is not None:
        raise IssuedAlready(campaign=campaign.name, number=before.number, day=short_day(before.issued_on))
    number = stated(number, issued_on, actor)
    missing = unready(campaign, how="refused")
    if missing:
        raise AssignmentsIncomplete(units="; ".join(dict.fromkeys(one.unit.name for one in missing)))
    identity = regime_of(campaign).identity
    issue = PlanIssue.objects.create(
        campaign=campaign,
        number=number,
        issued_on=issued_on,
        issuer=identity.issuer,
        signed_by=identity.signed_by.office if identity.signed_by else identity.issuer,
        issued_by=actor.user,
        issued_at=actor.at,
    )
    sent = Addressee.objects.bulk_create(addressees_of(issue, on=actor.today))
    record(PlanIssued(Ref.to(campaign), number, issued_on, issue.signed_by, len(sent)), by=author)
    for one in lists_of(campaign):
        if one.is_there and one.entry.item:
            told = {"evidence": number, "reason": words.ISSUED_WITH.format(list=one.entry.label)}
            fulfil_item(campaign, item=one.entry.item, day=issued_on, **told, author=author, actor=actor)
    return issue


def stated(number: str, issued_on: date, actor: Actor) -> str:
    """The number as it is kept, where number and day can be those of an issue.

    Raises:
        IssueWithoutNumber, IssueToCome
    """
    number = number.strip()
    if not number:
        raise IssueWithoutNumber()
    if issued_on > actor.today:
        raise IssueToCome(day=short_day(issued_on), today=short_day(actor.today))
    return number
