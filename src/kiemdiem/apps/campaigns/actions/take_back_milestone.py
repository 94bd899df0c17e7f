"""Take back a day that was recorded: it has not happened after all."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.campaigns.actions.acting_for import doer_for
from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.actions.record_milestone import Whom, branch_of, label_of, standing_of
from kiemdiem.apps.campaigns.entries import MilestoneTakenBack, MilestoneTakenBackFor
from kiemdiem.apps.campaigns.errors import NoSuchMilestone, TakingBackWithoutReason
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Author, Ref
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.rows import locked


@transaction.atomic
def take_back_milestone(campaign: Campaign, *, kind: str, whom: Whom, reason: str, actor: Actor) -> None:
    """The unit or subject without that day; deadlines that hung on it wait again."""
    campaign = locked(campaign)
    branch = branch_of(campaign, whom)
    doer = doer_for(actor, campaign, branch=branch, whom=whom.name, on_behalf=reason, concerned=whom.concerned)
    is_running(campaign)
    what = label_of(campaign, kind)
    if not reason.strip():
        raise TakingBackWithoutReason()
    standing = standing_of(campaign, kind, whom)
    if standing is None:
        raise NoSuchMilestone(whom=whom.name, what=what)
    act = MilestoneTakenBackFor if doer.is_on_behalf else MilestoneTakenBack
    standing.delete()
    record(act(Ref.to(campaign), Ref.to(whom), kind, what, standing.day), by=doer.author, reason=reason.strip())


def drop_milestone(campaign: Campaign, *, kind: str, whom: Whom, author: Author, reason: str) -> None:
    """The day is gone because what brought it about was sent back; nothing where there is none."""
    standing = standing_of(campaign, kind, whom)
    if standing is not None:
        standing.delete()
        act = MilestoneTakenBack(Ref.to(campaign), Ref.to(whom), kind, label_of(campaign, kind), standing.day)
        record(act, by=author, reason=reason)
