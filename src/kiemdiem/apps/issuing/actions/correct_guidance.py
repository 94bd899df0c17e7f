"""Put right what was mistyped of a guidance document; whom it reaches and who has received it stay as they are."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.campaigns.actions.acting_for import doer_for
from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.issuing.actions.file_guidance import GuidanceGiven, tell
from kiemdiem.apps.issuing.entries import GuidanceCorrected, GuidanceCorrectedFor
from kiemdiem.apps.issuing.errors import GuidanceAfterReceipt
from kiemdiem.apps.issuing.models import GuidanceDocument
from kiemdiem.apps.issuing.queries.guidance import entries_of
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.workplans.actions.mark_work import WorkGiven, mark_work, whole_progress
from kiemdiem.apps.workplans.queries.shown import Shown, marks_shown_by
from kiemdiem.shell.days import short_day
from kiemdiem.shell.rows import locked


@transaction.atomic
def correct_guidance(document: GuidanceDocument, *, given: GuidanceGiven, actor: Actor) -> GuidanceDocument:
    """The document as it is; where it says so already nothing is changed and no entry is left.

    The mark that the document left on an item of the plan follows it.
    """
    campaign = locked(document.campaign)
    document = locked(document)
    issuer, before = document.issuer, tuple(getattr(document, name) for name in document.SAID)
    doer = doer_for(actor, campaign, branch=issuer.branch, whom=issuer.name, on_behalf=given.on_behalf)
    is_running(campaign)
    was = Shown(document.number, document.issued_on)
    tell(document, given, actor)
    if before == tuple(getattr(document, name) for name in document.SAID):
        return document
    _not_after_receipt(document)
    document.save(update_fields=document.SAID)
    act = GuidanceCorrectedFor if doer.is_on_behalf else GuidanceCorrected
    about = (Ref.to(campaign), Ref.to(issuer), was.evidence, document.number, document.issued_on, document.about)
    record(act(*about), by=doer.author, reason=doer.reason)
    _mark_again(campaign, document, was, doer.reason, actor)
    return document


def _not_after_receipt(document: GuidanceDocument) -> None:
    first = document.receipts.exclude(received_on=None).order_by("received_on").select_related("unit").first()
    if first is not None and first.received_on is not None and first.received_on < document.issued_on:
        day, received = short_day(document.issued_on), short_day(first.received_on)
        raise GuidanceAfterReceipt(day=day, unit=first.unit.name, received=received)


def _mark_again(campaign: Campaign, document: GuidanceDocument, was: Shown, on_behalf: str, actor: Actor) -> None:
    """The parts that the document as it was typed first has marked, and nobody otherwise since."""
    entry = entries_of(campaign)[document.guidance]
    progress = whole_progress(campaign, actor)
    work = progress.work(entry.item) if entry.item else None
    if work is None:
        return
    marks = marks_shown_by(was, campaign, work).filter(unit=document.issuer)
    parts = list(marks.values_list("part", flat=True))
    if parts:
        told = WorkGiven(document.issued_on, evidence=document.number, on_behalf=on_behalf)
        mark_work(campaign, item=work.id, parts=parts, unit=document.issuer, given=told, actor=actor)
