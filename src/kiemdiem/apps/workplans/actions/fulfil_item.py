"""An item of the plan is done by an act of another room: by the issue of a plan with its annex, say."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Author, Ref
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.workplans.actions.mark_work import LONGEST_EVIDENCE, whole_progress
from kiemdiem.apps.workplans.entries import WorkDoneFor
from kiemdiem.apps.workplans.models import Progress
from kiemdiem.apps.workplans.queries.bodies import unit_row


@transaction.atomic
def fulfil_item(
    campaign: Campaign, *, item: str, day: date, evidence: str, reason: str, author: Author, actor: Actor
) -> None:
    """The item, done on the day by the first unit whose work it is; nothing where it is nobody's or done already.

    author: who did the other act, whose right was asked there.
    """
    progress = whole_progress(campaign, actor)
    work = progress.work(item)
    found = progress.of_item(work) if work is not None else None
    if work is None or found is None or not found.missing:
        return
    duty = found.missing[0]
    shown_by = evidence[:LONGEST_EVIDENCE]
    known = {"state": Progress.State.DONE, "day": day, "evidence": shown_by}
    known |= {"on_behalf_reason": reason, "marked_by": actor.user, "marked_at": actor.at}
    for one in duty.open_parts:
        Progress.objects.update_or_create(campaign=campaign, part=one.part.key, unit_id=duty.unit.id, defaults=known)
    told = tuple(one.part.label for one in duty.open_parts)
    act = WorkDoneFor(Ref.to(campaign), Ref.to(unit_row(duty.unit.id)), work.told, told, day, shown_by)
    record(act, by=author, reason=reason)
