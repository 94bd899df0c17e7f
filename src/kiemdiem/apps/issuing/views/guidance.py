"""Guidance documents: filed by the body that the plan names, received by the units that they reach."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kiemdiem.apps.campaigns.actions.acting_for import require_work
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.issuing import words
from kiemdiem.apps.issuing.access import guidance_visible_to, receipts_visible_to
from kiemdiem.apps.issuing.actions import correct_guidance as correcting
from kiemdiem.apps.issuing.actions import file_guidance as filing
from kiemdiem.apps.issuing.actions import receive_guidance as receiving
from kiemdiem.apps.issuing.forms import GuidanceForm, ReceiveForm
from kiemdiem.apps.issuing.queries.guidance import bodies_of, entries_of
from kiemdiem.apps.issuing.views.issuing import campaign_of, crumbs_of
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, Place, SignedIn, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans.queries.bodies import unit_row
from kiemdiem.core.regime.entries.duties import Guidance
from kiemdiem.shell.days import short_day
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of


def guiding_at(actor: Actor, campaign: Campaign, guidance: str, unit_id: int) -> tuple[Guidance, Unit]:
    """What the plan says of a guidance, and the unit that gives it, where the actor sees that unit.

    Raises:
        NotToBeFound
    """
    entry = entries_of(campaign).get(guidance)
    if entry is not None and any(one.id == unit_id for one in bodies_of(campaign, entry)):
        issuer = unit_row(unit_id)
        if scope_of(actor, Permission.VIEW_CAMPAIGNS).has(issuer.branch):
            return entry, issuer
    raise NotToBeFound()


@shown_and_sent
def file_guidance(request: SignedIn, campaign_id: int, guidance: str, unit_id: int) -> HttpResponse:
    """The document of the body that the plan names."""
    found = campaign_of(request.actor, campaign_id)
    entry, issuer = guiding_at(request.actor, found, guidance, unit_id)
    require_work(request.actor, Place(issuer.branch))
    initial = {"issued_on": request.actor.today, "basis": entry.basis}
    form = GuidanceForm(request.POST or None, initial=initial)
    if form.is_valid():
        given = filing.GuidanceGiven(**form.cleaned_data)
        filed = filing.file_guidance(found, guidance=guidance, issuer=issuer, given=given, actor=request.actor)
        messages.success(request, words.GUIDANCE_FILED.format(number=filed.number, count=filed.receipts.count()))
        return redirect("plan_issue", found.pk)
    context = {"campaign": found, "crumbs": crumbs_of(found), "form": form, "entry": entry, "issuer": issuer}
    return render(request, "issuing/file_guidance.html", context)


@shown_and_sent
def correct_guidance(request: SignedIn, campaign_id: int, document_id: int) -> HttpResponse:
    """What was mistyped of a document that is filed."""
    found = campaign_of(request.actor, campaign_id)
    document = one_of(guidance_visible_to(request.actor, found), pk=document_id)
    require_work(request.actor, Place(document.issuer.branch))
    initial = {name: getattr(document, name) for name in document.SAID}
    form = GuidanceForm(request.POST or None, initial=initial)
    if form.is_valid():
        given = filing.GuidanceGiven(**form.cleaned_data)
        corrected = correcting.correct_guidance(document, given=given, actor=request.actor)
        messages.success(request, words.GUIDANCE_CORRECTED.format(number=corrected.number))
        return redirect("plan_issue", found.pk)
    context = {"campaign": found, "crumbs": crumbs_of(found), "form": form, "document": document}
    context |= {"title": words.CORRECT_GUIDANCE, "whose": document.issuer.name}
    return render(request, "issuing/correct_document.html", context)


@shown_and_sent
def receive_guidance(request: SignedIn, campaign_id: int, receipt_id: int) -> HttpResponse:
    """On which day a unit received it."""
    found = campaign_of(request.actor, campaign_id)
    receipt = one_of(receipts_visible_to(request.actor, found), pk=receipt_id)
    require_work(request.actor, Place(receipt.unit.branch))
    form = ReceiveForm(request.POST or None, initial={"day": request.actor.today})
    if form.is_valid():
        receiving.receive_guidance(receipt, actor=request.actor, **form.cleaned_data)
        told = {"unit": receipt.unit.name, "number": receipt.document.number}
        day = short_day(form.cleaned_data["day"])
        messages.success(request, words.GUIDANCE_RECEIVED.format(**told, day=day))
        return redirect("plan_issue", found.pk)
    context = {"campaign": found, "crumbs": crumbs_of(found), "form": form, "receipt": receipt}
    return render(request, "issuing/receive_guidance.html", context)
