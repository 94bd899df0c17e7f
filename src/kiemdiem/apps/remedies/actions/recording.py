"""Record a shortcoming with its remedy, and how far the remedy has come: by the unit itself, or in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.actions.acting_for import Doer, doer_for
from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Subject
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.successions import took_over
from kiemdiem.apps.permissions.access import Actor, covers, may
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.remedies.entries import RemedyRecorded, RemedyReported
from kiemdiem.apps.remedies.errors import DoneWithoutNote, SubjectWithoutUnit
from kiemdiem.apps.remedies.models import Remedy
from kiemdiem.shell.rows import locked, unchanged_since


@dataclass(frozen=True)
class NewRemedy:
    """What was found lacking, what is to be done, by whom, until when."""

    shortcoming: str
    text: str
    owner: str
    due: date | None = None


@dataclass(frozen=True)
class Progress:
    """How far it has come, and what was done."""

    state: str
    note: str


@transaction.atomic
def record_remedy(subject: Subject, new: NewRemedy, *, actor: Actor, on_behalf: str = "") -> Remedy:
    """A shortcoming of the subject, in its campaign, which is open."""
    doer = _doer(subject, actor, on_behalf)
    is_running(locked(subject.campaign))
    remedy = Remedy.objects.create(
        subject=subject,
        shortcoming=new.shortcoming.strip(),
        text=new.text.strip(),
        owner=new.owner.strip(),
        due=new.due,
        recorded_by=actor.user,
        recorded_at=actor.at,
    )
    ref = Ref.to(subject.campaign)
    act = RemedyRecorded(ref, subject.name, remedy.shortcoming, remedy.owner, remedy.due)
    record(act, by=doer.author, reason=doer.reason)
    return remedy


@transaction.atomic
def report_remedy(
    remedy: Remedy, progress: Progress, *, actor: Actor, on_behalf: str = "", version: int | None = None
) -> Remedy:
    """The remedy as far as it has come; also after its campaign was closed. An equal report leaves no entry."""
    remedy = locked(remedy)
    subject = remedy.subject
    doer = _doer(subject, actor, on_behalf)
    unchanged_since(remedy, version, named=str(remedy))
    note = progress.note.strip()
    state = Remedy.State(progress.state)
    if state == Remedy.State.DONE and not note:
        raise DoneWithoutNote()
    if (remedy.state, remedy.note) == (state, note):
        return remedy
    before = remedy.state_label
    remedy.state, remedy.note = state, note
    remedy.reported_by, remedy.reported_at = actor.user, actor.at
    remedy.version += 1
    remedy.save(update_fields=["state", "note", "reported_by", "reported_at", "version"])
    ref = Ref.to(subject.campaign)
    act = RemedyReported(ref, subject.name, remedy.shortcoming, before, remedy.state_label, note)
    record(act, by=doer.author, reason=doer.reason)
    return remedy


def _doer(subject: Subject, actor: Actor, on_behalf: str) -> Doer:
    if subject.unit is None:
        raise SubjectWithoutUnit(subject=subject.name)
    unit = unit_doing(subject, subject.unit, actor)
    return doer_for(
        actor, subject.campaign, branch=unit.branch, whom=unit.name, on_behalf=on_behalf, concerned=subject.concerned
    )


def unit_doing(subject: Subject, unit: Unit, actor: Actor) -> Unit:
    """The unit that does its work, as far as the actor works for one: its own, or one to which that unit left it.

    The unit of a person is the one in which he is at home today.
    """
    if may(actor, Permission.REPORT_WORK, on=unit):
        return unit
    home = subject.person.home.branch if subject.person is not None and subject.person.home is not None else ""
    for heir in took_over(unit):
        is_his = subject.person is None or covers(heir.branch, home)
        if is_his and may(actor, Permission.REPORT_WORK, on=heir):
            return heir
    return unit
