"""Mark what a unit has done of the plan: by the unit itself, or in its place with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.actions.acting_for import Doer, doer_for
from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.actions.record_milestone import MilestoneGiven, record_milestone
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, Scope
from kiemdiem.apps.workplans.entries import WorkDone, WorkDoneFor
from kiemdiem.apps.workplans.errors import DayToCome, NoSuchWork, NothingMarked, SomethingComesFirst
from kiemdiem.apps.workplans.models import Progress
from kiemdiem.apps.workplans.queries.duties import Part, Work
from kiemdiem.apps.workplans.queries.progress import PlanProgress
from kiemdiem.shell.days import short_day
from kiemdiem.shell.rows import locked

LONGEST_EVIDENCE = 200


@dataclass(frozen=True)
class WorkGiven:
    """What is told: the day, the document that shows it, a remark, and why it is marked in the unit's place."""

    day: date
    evidence: str = ""
    remark: str = ""
    on_behalf: str = ""


@transaction.atomic
def mark_work(
    campaign: Campaign, *, item: str, parts: Sequence[str], unit: Unit, given: WorkGiven, actor: Actor
) -> list[Progress]:
    """The parts of an item that a unit has done; equal ones again change nothing and leave no entry.

    With the last part the events that hang on the item get their day, and the deadlines behind them follow.
    """
    campaign = locked(campaign)
    doer = doer_for(actor, campaign, branch=unit.branch, whom=unit.name, on_behalf=given.on_behalf)
    is_running(campaign)
    progress = whole_progress(campaign, actor)
    work = work_of(progress, item, unit)
    marked = _marked(work, parts, unit)
    if given.day > actor.today:
        raise DayToCome(day=short_day(given.day), today=short_day(actor.today))
    _asked_first(progress, work, unit)
    rows = [_written(campaign, part, unit, given, doer, actor) for part in marked]
    changed = [(part, row) for part, row in zip(marked, rows, strict=True) if row is not None]
    if changed:
        act = WorkDoneFor if doer.is_on_behalf else WorkDone
        told = tuple(part.label for part, _ in changed)
        evidence = given.evidence.strip()[:LONGEST_EVIDENCE]
        about = (Ref.to(campaign), Ref.to(unit), work.told, told, given.day, evidence)
        record(act(*about), by=doer.author, reason=doer.reason)
        _bring_about(campaign, work, unit, given, actor)
    return [row for _, row in changed]


def whole_progress(campaign: Campaign, actor: Actor) -> PlanProgress:
    """All of the campaign, as an act asks for it."""
    return PlanProgress(campaign, seen=Scope(is_whole=True), today=actor.today)


def work_of(progress: PlanProgress, item: str, unit: Unit) -> Work:
    """The item, where it is the work of this unit."""
    work = progress.work(item)
    if work is None or not work.has(unit.pk):
        raise NoSuchWork(unit=unit.name)
    return work


def _marked(work: Work, parts: Sequence[str], unit: Unit) -> list[Part]:
    known = {part.key: part for part in work.parts if not part.each}
    if not parts:
        raise NothingMarked()
    if any(key not in known for key in parts):
        raise NoSuchWork(unit=unit.name)
    return [part for key, part in known.items() if key in set(parts)]


def _asked_first(progress: PlanProgress, work: Work, unit: Unit) -> None:
    """Refuse where a hard gate is closed; one that is not hard is shown on the form and holds nobody up."""
    for closed in progress.closed_gates(work, unit.pk):
        if closed.gate.hard:
            told = closed.before.told
            raise SomethingComesFirst(before=told[:1].upper() + told[1:], ids=", ".join(closed.gate.clauses))


def _written(campaign: Campaign, part: Part, unit: Unit, given: WorkGiven, doer: Doer, actor: Actor) -> Progress | None:
    """The row of a part; none where it stands so already."""
    row = campaign.progress.select_for_update().filter(part=part.key, unit=unit).first()
    row = row or Progress(campaign=campaign, part=part.key, unit=unit, state="")
    evidence, remark = given.evidence.strip()[:LONGEST_EVIDENCE], given.remark.strip()
    new = (Progress.State.DONE, given.day, evidence, remark)
    if (row.state, row.day, row.evidence, row.remark) == new:
        return None
    row.state, row.day, row.evidence, row.remark = new
    row.on_behalf_reason, row.marked_by, row.marked_at = doer.reason, actor.user, actor.at
    row.save()
    return row


def _bring_about(campaign: Campaign, work: Work, unit: Unit, given: WorkGiven, actor: Actor) -> None:
    """Where the unit has done all of the item, what hangs on that happened on the day of its last part."""
    if not work.events:
        return
    keys = [part.key for part in work.parts]
    days = campaign.progress.filter(part__in=keys, unit=unit, state=Progress.State.DONE).values_list("day", flat=True)
    if len(days) == len(keys):
        told = MilestoneGiven(max(days), given.evidence, given.on_behalf)
        for event in work.events:
            record_milestone(campaign, kind=event, whom=unit, given=told, actor=actor)
