"""Record on which day something happened to a unit or a subject; deadlines that hang on it follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.actions.acting_for import Doer, doer_for
from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.entries import (
    MilestoneChanged,
    MilestoneChangedFor,
    MilestoneRecorded,
    MilestoneRecordedFor,
)
from kiemdiem.apps.campaigns.errors import MilestoneToCome, OutsideCampaign, UnknownMilestone
from kiemdiem.apps.campaigns.models import Campaign, Milestone, Subject
from kiemdiem.apps.campaigns.queries.milestones import milestone_kinds
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Act, Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, covers
from kiemdiem.shell.days import short_day
from kiemdiem.shell.rows import locked

LONGEST_SOURCE = 200
Whom = Unit | Subject


@dataclass(frozen=True)
class MilestoneGiven:
    """What is told: the day, the document that says so, and why it is recorded in the place of the unit."""

    day: date
    source: str = ""
    on_behalf: str = ""


@transaction.atomic
def record_milestone(campaign: Campaign, *, kind: str, whom: Whom, given: MilestoneGiven, actor: Actor) -> Milestone:
    """The day of a unit or a subject. Another day takes its place; an equal one changes nothing and leaves no entry."""
    campaign = locked(campaign)
    branch = branch_of(campaign, whom)
    doer = doer_for(actor, campaign, branch=branch, whom=whom.name, on_behalf=given.on_behalf,
                    concerned=whom.concerned)  # fmt: skip
    is_running(campaign)
    what = label_of(campaign, kind)
    if given.day > actor.today:
        raise MilestoneToCome(day=short_day(given.day), today=short_day(actor.today))
    source = given.source.strip()[:LONGEST_SOURCE]
    standing = standing_of(campaign, kind, whom)
    if standing is not None and (standing.day, standing.source) == (given.day, source):
        return standing
    before = standing.day if standing is not None else None
    milestone = standing or Milestone(campaign=campaign, kind=kind, **_key(whom))
    milestone.day, milestone.source, milestone.on_behalf_reason = given.day, source, doer.reason
    milestone.recorded_by, milestone.recorded_at = actor.user, actor.at
    milestone.save()
    record(_act(campaign, whom, milestone, before, what, doer), by=doer.author, reason=doer.reason)
    return milestone


def branch_of(campaign: Campaign, whom: Whom) -> str:
    """Where the unit, or the unit of the subject, stands; refused where that is not under the root."""
    unit = whom if isinstance(whom, Unit) else whom.unit
    branch = unit.branch if unit is not None else campaign.branch
    if not covers(campaign.branch, branch) or (isinstance(whom, Subject) and whom.campaign_id != campaign.pk):
        raise OutsideCampaign(unit=whom.name, campaign=campaign.name, root=campaign.root.name)
    return branch


def label_of(campaign: Campaign, kind: str) -> str:
    """The plan's word for a kind of milestone; refused where it has none."""
    known = milestone_kinds(campaign)
    if kind not in known:
        raise UnknownMilestone(kind=kind)
    return known[kind]


def standing_of(campaign: Campaign, kind: str, whom: Whom) -> Milestone | None:
    """What is recorded already, held until the transaction ends."""
    return campaign.milestones.select_for_update().filter(kind=kind, **_key(whom)).first()


def _key(whom: Whom) -> dict[str, Whom]:
    return {"unit" if isinstance(whom, Unit) else "subject": whom}


def _act(campaign: Campaign, whom: Whom, milestone: Milestone, before: date | None, what: str, doer: Doer) -> Act:
    about = (Ref.to(campaign), Ref.to(whom), milestone.kind, what)
    if before is None:
        recorded = MilestoneRecordedFor if doer.is_on_behalf else MilestoneRecorded
        return recorded(*about, milestone.day, milestone.source)
    changed = MilestoneChangedFor if doer.is_on_behalf else MilestoneChanged
    return changed(*about, before, milestone.day, milestone.source)
