"""File the guidance document of a body that the plan names: it goes to the units that the plan means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.actions.acting_for import doer_for
from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.units_meant import units_meant
from kiemdiem.apps.issuing.entries import GuidanceFiled, GuidanceFiledFor
from kiemdiem.apps.issuing.errors import (
    GuidanceFiledAlready,
    GuidanceIncomplete,
    GuidanceToCome,
    NotTheGuidingBody,
)
from kiemdiem.apps.issuing.models import GuidanceDocument, GuidanceReceipt
from kiemdiem.apps.issuing.queries.guidance import bodies_of, entries_of
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.workplans.actions.mark_work import WorkGiven, mark_work, whole_progress
from kiemdiem.core.regime.entries.duties import Guidance
from kiemdiem.shell.days import short_day
from kiemdiem.shell.rows import locked


@dataclass(frozen=True)
class GuidanceGiven:
    """What the document says of itself, and why it is put down in the place of the body."""

    number: str
    issued_on: date
    about: str
    basis: str = ""
    on_behalf: str = ""


@transaction.atomic
def file_guidance(
    campaign: Campaign, *, guidance: str, issuer: Unit, given: GuidanceGiven, actor: Actor
) -> GuidanceDocument:
    """The document, with a receipt to come from each unit; with the first, the item of the plan is done."""
    campaign = locked(campaign)
    doer = doer_for(actor, campaign, branch=issuer.branch, whom=issuer.name, on_behalf=given.on_behalf)
    is_running(campaign)
    entry = entries_of(campaign)[guidance]
    if issuer.pk not in {one.id for one in bodies_of(campaign, entry)}:
        raise NotTheGuidingBody(body=entry.issued_by, unit=issuer.name)
    document = GuidanceDocument(campaign=campaign, guidance=guidance, issuer=issuer, filed_by=actor.user)
    document.filed_at, document.on_behalf_reason = actor.at, doer.reason
    tell(document, given, actor)
    document.save()
    units = [unit for unit in units_meant(campaign, entry.reaches) if unit.pk != issuer.pk]
    GuidanceReceipt.objects.bulk_create(GuidanceReceipt(document=document, unit=unit) for unit in units)
    act = GuidanceFiledFor if doer.is_on_behalf else GuidanceFiled
    told = act(Ref.to(campaign), Ref.to(issuer), document.number, document.issued_on, document.about, len(units))
    record(told, by=doer.author, reason=doer.reason)
    _mark_item(campaign, entry, document, actor)
    return document


def tell(document: GuidanceDocument, given: GuidanceGiven, actor: Actor) -> None:
    """What the document says of itself, not yet saved.

    Raises:
        GuidanceIncomplete, GuidanceToCome, GuidanceFiledAlready
    """
    number, about = given.number.strip(), given.about.strip()
    if not number or not about:
        raise GuidanceIncomplete()
    if given.issued_on > actor.today:
        raise GuidanceToCome(day=short_day(given.issued_on), today=short_day(actor.today))
    known = {"campaign": document.campaign, "guidance": document.guidance, "issuer": document.issuer, "number": number}
    if GuidanceDocument.objects.filter(**known).exclude(pk=document.pk).exists():
        raise GuidanceFiledAlready(number=number, issuer=document.issuer.name)
    document.number, document.issued_on, document.about = number, given.issued_on, about
    document.basis = given.basis.strip()


def _mark_item(campaign: Campaign, entry: Guidance, document: GuidanceDocument, actor: Actor) -> None:
    """The item that the document fulfils, where it is this body's and nobody has marked it yet."""
    progress = whole_progress(campaign, actor)
    work = progress.work(entry.item) if entry.item else None
    if work is None:
        return
    for one in progress.of_item(work).duties:
        if one.unit.id == document.issuer_id and not one.is_done:
            parts = [part.part.key for part in one.open_parts]
            given = WorkGiven(document.issued_on, evidence=document.number, on_behalf=document.on_behalf_reason)
            mark_work(campaign, item=work.id, parts=parts, unit=document.issuer, given=given, actor=actor)
