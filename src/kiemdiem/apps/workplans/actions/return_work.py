"""Send back what a unit marked as done, with a remark on what is wanting."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.actions.take_back_milestone import drop_milestone
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, Place, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans.actions.mark_work import whole_progress, work_of
from kiemdiem.apps.workplans.entries import WorkReturned
from kiemdiem.apps.workplans.errors import NothingToReturn, ReturnWithoutRemark
from kiemdiem.apps.workplans.models import Progress
from kiemdiem.shell.rows import locked


@transaction.atomic
def return_work(
    campaign: Campaign, *, item: str, parts: Sequence[str], unit: Unit, remark: str, actor: Actor
) -> list[Progress]:
    """The parts as sent back. What hung on the item has not happened after all, and its deadlines wait again."""
    campaign = locked(campaign)
    author = require(actor, Permission.RETURN_WORK, on=Place(unit.branch))
    is_running(campaign)
    work = work_of(whole_progress(campaign, actor), item, unit)
    if not remark.strip():
        raise ReturnWithoutRemark()
    wanted = {part.key: part for part in work.parts if part.key in set(parts)}
    done = campaign.progress.select_for_update().filter(part__in=wanted, unit=unit, state=Progress.State.DONE)
    rows = list(done.order_by("pk"))
    if not rows:
        raise NothingToReturn(unit=unit.name)
    for row in rows:
        row.state, row.returned_remark = Progress.State.RETURNED, remark.strip()
        row.returned_by, row.returned_at = actor.user, actor.at
        row.save()
    for event in work.events:
        drop_milestone(campaign, kind=event, whom=unit, author=author, reason=remark.strip())
    told = tuple(wanted[row.part].label for row in rows)
    record(WorkReturned(Ref.to(campaign), Ref.to(unit), work.told, told, remark.strip()), by=author)
    return rows
