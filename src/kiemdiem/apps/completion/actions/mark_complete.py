"""A unit says that it is through: whoever was not reviewed is named, with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from kiemdiem.apps.campaigns.actions.acting_for import Doer, doer_for
from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign, Subject
from kiemdiem.apps.completion.entries import ExcuseRecorded, UnitMarked
from kiemdiem.apps.completion.errors import LeftOutWithoutReason, TooManyOutstanding
from kiemdiem.apps.completion.models import CompletedUnit, Excuse
from kiemdiem.apps.completion.queries.outstanding import (
    OUTSTANDING,
    concerned_by,
    kinds_not_left_out,
    names_of,
    to_review_in,
    unexplained_in,
)
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.rows import locked

MOST_NAMED = 200


@dataclass(frozen=True)
class Marked:
    """The unit as it is marked, and whom nobody gave a reason for: where the plan asks for one there are none."""

    mark: CompletedUnit
    unexplained: list[Subject]


@transaction.atomic
def mark_complete(
    campaign: Campaign, unit: Unit, reasons: Mapping[int, str], *, actor: Actor, on_behalf: str = ""
) -> Marked:
    """The unit and those below it are through. reasons: key of a subject → why it was not reviewed; one that is given
    for somebody who is not outstanding is nobody's. A unit may say so again.

    Raises:
        MayNot, OnBehalfWithoutReason, CampaignNotOpen, TooManyOutstanding, LeftOutWithoutReason
    """
    campaign = locked(campaign)
    waiting = unexplained_in(campaign, unit)
    given = {key: why.strip() for key, why in reasons.items() if why.strip()}
    explained = waiting.filter(subject__in=given)
    doer = doer_for(
        actor,
        campaign,
        branch=unit.branch,
        whom=unit.name,
        on_behalf=on_behalf,
        concerned=concerned_by(standing.subject for standing in explained),
    )
    is_running(campaign)
    never = kinds_not_left_out(campaign)
    count = waiting.filter(subject__kind__in=never).count()
    if count > MOST_NAMED:
        raise TooManyOutstanding(unit=unit.name, count=count, most=MOST_NAMED)
    subjects = [standing.subject for standing in waiting]
    left_out = [one for one in subjects if one.pk not in given]
    refused = [one for one in left_out if one.kind in never]
    if refused:
        raise LeftOutWithoutReason(unit=unit.name, count=len(refused), names=names_of(refused))
    for one in subjects:
        if one.pk in given:
            _excuse(campaign, unit, one, given[one.pk], doer, actor)
    mark, _ = CompletedUnit.objects.update_or_create(
        campaign=campaign,
        unit=unit,
        defaults={"on_behalf_reason": doer.reason, "marked_by": actor.user, "marked_at": actor.at},
    )
    outstanding = to_review_in(campaign, unit).filter(OUTSTANDING).count()
    record(UnitMarked(Ref.to(campaign), Ref.to(unit), outstanding, len(left_out)), by=doer.author, reason=doer.reason)
    return Marked(mark, left_out)


def _excuse(campaign: Campaign, unit: Unit, subject: Subject, why: str, doer: Doer, actor: Actor) -> None:
    Excuse.objects.create(subject=subject, why=why, given_by=actor.user, given_at=actor.at)
    act = ExcuseRecorded(Ref.to(campaign), Ref.to(unit), Ref.to(subject), why)
    record(act, by=doer.author, reason=doer.reason)
