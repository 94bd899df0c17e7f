"""Record on which day a unit received a guidance document: by itself, or in its place with a reason."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.actions.acting_for import doer_for
from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.issuing.entries import GuidanceReceived, GuidanceReceivedFor
from kiemdiem.apps.issuing.errors import GuidanceReceivedBefore, GuidanceToCome
from kiemdiem.apps.issuing.models import GuidanceReceipt
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.days import short_day
from kiemdiem.shell.rows import locked


@transaction.atomic
def receive_guidance(receipt: GuidanceReceipt, *, day: date, on_behalf: str, actor: Actor) -> GuidanceReceipt:
    """The receipt with its day; the same day again changes nothing and leaves no entry."""
    receipt = locked(receipt)
    document, unit = receipt.document, receipt.unit
    doer = doer_for(actor, document.campaign, branch=unit.branch, whom=unit.name, on_behalf=on_behalf)
    is_running(document.campaign)
    if day > actor.today:
        raise GuidanceToCome(day=short_day(day), today=short_day(actor.today))
    if day < document.issued_on:
        raise GuidanceReceivedBefore(day=short_day(day), issued=short_day(document.issued_on))
    if receipt.received_on == day:
        return receipt
    receipt.received_on, receipt.on_behalf_reason, receipt.received_by = day, doer.reason, actor.user
    receipt.save(update_fields=["received_on", "on_behalf_reason", "received_by"])
    act = GuidanceReceivedFor if doer.is_on_behalf else GuidanceReceived
    about = (Ref.to(document.campaign), Ref.to(unit), document.number, day)
    record(act(*about), by=doer.author, reason=doer.reason)
    return receipt
