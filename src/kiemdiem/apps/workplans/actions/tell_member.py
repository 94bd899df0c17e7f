"""Tick off that somebody was told of the plan."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.actions.acting_for import doer_for
from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign, Subject
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, author_of_own
from kiemdiem.apps.workplans.actions.mark_work import whole_progress, work_of
from kiemdiem.apps.workplans.entries import MemberTold
from kiemdiem.apps.workplans.errors import DayToCome, NobodyToTell
from kiemdiem.apps.workplans.models import Acknowledgement
from kiemdiem.shell.days import short_day
from kiemdiem.shell.rows import locked


@transaction.atomic
def tell_member(
    campaign: Campaign, *, item: str, subject: Subject, day: date, on_behalf: str = "", actor: Actor
) -> Acknowledgement:
    """That this person was told; by himself, by his unit, or in the unit's place with a reason. Once is enough."""
    campaign = locked(campaign)
    unit = subject.unit
    if unit is None or subject.campaign_id != campaign.pk:
        raise NobodyToTell(name=subject.name)
    is_himself = subject.person is not None and subject.person.user_id is not None
    if is_himself and subject.person is not None and subject.person.user_id == actor.user_id:
        author, reason = author_of_own(actor, branch=unit.branch), ""
    else:
        concerned = subject.concerned
        doer = doer_for(actor, campaign, branch=unit.branch, whom=unit.name, on_behalf=on_behalf, concerned=concerned)
        author, reason = doer.author, doer.reason
    is_running(campaign)
    work = work_of(whole_progress(campaign, actor), item, unit)
    part = next((one for one in work.parts if one.each == subject.kind), None)
    if part is None:
        raise NobodyToTell(name=subject.name)
    if day > actor.today:
        raise DayToCome(day=short_day(day), today=short_day(actor.today))
    standing = Acknowledgement.objects.filter(part=part.key, subject=subject).first()
    if standing is not None:
        return standing
    told = Acknowledgement.objects.create(
        campaign=campaign,
        part=part.key,
        subject=subject,
        day=day,
        acknowledged_by=actor.user,
        acknowledged_at=actor.at,
    )
    record(MemberTold(Ref.to(campaign), Ref.to(subject), part.label, day), by=author, reason=reason)
    return told
