"""An item of the plan is done by an act of another room: by the issue of a plan with its annex, say."""

from __future__ import annotations

from collections.abc import Sequence
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
from kiemdiem.apps.workplans.queries.duties import Part, Work
from kiemdiem.apps.workplans.queries.shown import Shown, marks_shown_by


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
    _mark(
        campaign, work, [one.part for one in duty.open_parts], duty.unit.id, Shown(evidence, day), reason, author, actor
    )


@transaction.atomic
def correct_fulfilment(
    campaign: Campaign, *, item: str, was: Shown, now: Shown, reason: str, author: Author, actor: Actor
) -> None:
    """What such an act has marked is shown by the document as it was put right; other marks stay as they are."""
    work = whole_progress(campaign, actor).work(item)
    if work is None:
        return
    parts = {part.key: part for part in work.parts}
    rows = list(marks_shown_by(was, campaign, work))
    for unit_id in dict.fromkeys(row.unit_id for row in rows):
        mine = [parts[row.part] for row in rows if row.unit_id == unit_id]
        _mark(campaign, work, mine, unit_id, now, reason, author, actor)


def _mark(
    campaign: Campaign,
    work: Work,
    parts: Sequence[Part],
    unit_id: int,
    shown: Shown,
    reason: str,
    author: Author,
    actor: Actor,
) -> None:
    evidence = shown.evidence[:LONGEST_EVIDENCE]
    known = {"state": Progress.State.DONE, "day": shown.day, "evidence": evidence}
    known |= {"on_behalf_reason": reason, "marked_by": actor.user, "marked_at": actor.at}
    for part in parts:
        Progress.objects.update_or_create(campaign=campaign, part=part.key, unit_id=unit_id, defaults=known)
    told = tuple(part.label for part in parts)
    act = WorkDoneFor(Ref.to(campaign), Ref.to(unit_row(unit_id)), work.told, told, shown.day, evidence)
    record(act, by=author, reason=reason)
