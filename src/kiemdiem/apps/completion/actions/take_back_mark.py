"""A unit is not through after all: its mark is taken back; reasons that were given stay."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.campaigns.actions.acting_for import doer_for
from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.completion.entries import MarkTakenBack
from kiemdiem.apps.completion.errors import TakingBackWithoutReason
from kiemdiem.apps.completion.models import CompletedUnit
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.days import day_in_hanoi
from kiemdiem.shell.rows import locked


@transaction.atomic
def take_back_mark(mark: CompletedUnit, *, reason: str, actor: Actor) -> None:
    """The unit has not said that it is through.

    Raises:
        MayNot, OnBehalfWithoutReason, CampaignNotOpen, TakingBackWithoutReason
    """
    mark = locked(mark)
    campaign, unit = locked(mark.campaign), mark.unit
    doer = doer_for(actor, campaign, branch=unit.branch, whom=unit.name, on_behalf=reason, concerned=frozenset())
    is_running(campaign)
    if not reason.strip():
        raise TakingBackWithoutReason()
    day = day_in_hanoi(mark.marked_at)
    mark.delete()
    record(MarkTakenBack(Ref.to(campaign), Ref.to(unit), day), by=doer.author, reason=reason.strip())
