"""Record on which day subjects were reviewed, and take such a day back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from kiemdiem.apps.campaigns.actions.acting_for import doer_for
from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.completion.entries import ReviewRecorded, ReviewTakenBack
from kiemdiem.apps.completion.errors import NobodyPicked, NotOutstandingHere, ReviewToCome, TakingBackWithoutReason
from kiemdiem.apps.completion.models import Review
from kiemdiem.apps.completion.queries.once import refuse_reviewed
from kiemdiem.apps.completion.queries.outstanding import concerned_by, to_review_in
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.days import short_day
from kiemdiem.shell.rows import locked

LONGEST_PAPER = 200


@dataclass(frozen=True)
class ReviewGiven:
    """The day, the paper that says so, and why it is recorded in the place of the unit."""

    day: date
    paper: str = ""
    on_behalf: str = ""


@transaction.atomic
def record_reviews(
    campaign: Campaign, unit: Unit, subjects: Collection[int], given: ReviewGiven, *, actor: Actor
) -> list[Review]:
    """These subjects (keys of `Subject`) of the unit or below were reviewed on the day; one entry for each. Of whom a
    day is recorded already, that day stays.

    Raises:
        MayNot, OnBehalfWithoutReason, CampaignNotOpen, ReviewToCome, NobodyPicked, NotOutstandingHere, ReviewedThisYear
    """
    campaign = locked(campaign)
    wanted = set(subjects)
    found = list(to_review_in(campaign, unit).filter(subject__in=wanted).select_related("subject__review"))
    doer = doer_for(
        actor,
        campaign,
        branch=unit.branch,
        whom=unit.name,
        on_behalf=given.on_behalf,
        concerned=concerned_by(standing.subject for standing in found),
    )
    is_running(campaign)
    if given.day > actor.today:
        raise ReviewToCome(day=short_day(given.day), today=short_day(actor.today))
    if not wanted:
        raise NobodyPicked()
    if len(found) != len(wanted):
        raise NotOutstandingHere(unit=unit.name)
    refuse_reviewed(campaign, Q(pk__in=[standing.pk for standing in found]))
    paper, made = given.paper.strip()[:LONGEST_PAPER], []
    for standing in found:
        if hasattr(standing.subject, "review"):
            continue
        review = Review.objects.create(
            subject=standing.subject,
            day=given.day,
            paper=paper,
            on_behalf_reason=doer.reason,
            recorded_by=actor.user,
            recorded_at=actor.at,
        )
        act = ReviewRecorded(Ref.to(campaign), Ref.to(standing.subject), given.day, paper)
        record(act, by=doer.author, reason=doer.reason)
        made.append(review)
    return made


@transaction.atomic
def take_back_review(review: Review, *, reason: str, actor: Actor) -> None:
    """The subject is outstanding again.

    Raises:
        MayNot, OnBehalfWithoutReason, CampaignNotOpen, TakingBackWithoutReason
    """
    review = locked(review)
    subject = review.subject
    campaign = locked(subject.campaign)
    branch = subject.unit.branch if subject.unit else campaign.branch
    doer = doer_for(actor, campaign, branch=branch, whom=subject.name, on_behalf=reason, concerned=subject.concerned)
    is_running(campaign)
    if not reason.strip():
        raise TakingBackWithoutReason()
    review.delete()
    record(ReviewTakenBack(Ref.to(campaign), Ref.to(subject), review.day), by=doer.author, reason=reason.strip())
