"""The plan as a document: draft or issued, to whom it goes, who has received it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.assignments.queries.coverage import unready
from kiemdiem.apps.campaigns.access import visible_to as campaigns_visible_to
from kiemdiem.apps.campaigns.actions.acting_for import may_work
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.issuing import words
from kiemdiem.apps.issuing.access import visible_to
from kiemdiem.apps.issuing.actions import correct_issue as correcting
from kiemdiem.apps.issuing.actions import issue_plan as issuing
from kiemdiem.apps.issuing.actions import receive_plan as receiving
from kiemdiem.apps.issuing.forms import IssueForm, ReceiveForm
from kiemdiem.apps.issuing.models import PlanIssue
from kiemdiem.apps.issuing.queries.guidance import guidings_of
from kiemdiem.apps.issuing.queries.recipients import lines_of, receipts_of
from kiemdiem.apps.permissions.access import Actor, Place, SignedIn, may, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.targets.queries.lists import warnings_about_lists
from kiemdiem.shell.components import Crumb
from kiemdiem.shell.days import short_day
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of


def campaign_of(actor: Actor, campaign_id: int) -> Campaign:
    """The campaign where the actor may see it."""
    return one_of(campaigns_visible_to(actor).select_related("regime", "root"), pk=campaign_id)


def crumbs_of(campaign: Campaign, *, inside: bool = True) -> list[Crumb]:
    """The way to a page of the plan as a document."""
    crumbs = [
        Crumb(words.CAMPAIGNS, reverse("campaigns")),
        Crumb(campaign.name, reverse("campaign", args=[campaign.pk])),
    ]
    return [*crumbs, Crumb(words.ISSUE, reverse("plan_issue", args=[campaign.pk]))] if inside else crumbs


@require_safe
def plan_issue(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Draft or issued; the recipients with their receipts, those who have not received it named."""
    found = campaign_of(request.actor, campaign_id)
    issue = PlanIssue.objects.filter(campaign=found).first()
    receipts = receipts_of(found, visible_to(request.actor, found).select_related("unit", "person"))
    is_under_way = found.is_preparing or found.is_open
    is_draft, is_issuer = issue is None and is_under_way, may(request.actor, Permission.ISSUE_PLANS, on=found)
    may_issue = is_draft and is_issuer
    sees_unready = may_issue or (is_draft and may(request.actor, Permission.RUN_CAMPAIGNS, on=found))
    context = {
        "campaign": found,
        "crumbs": crumbs_of(found, inside=False),
        "issue": issue,
        "identity": regime_of(found).identity,
        "lines": lines_of(found) if issue is None else [],
        "receipts": receipts,
        "unread": [one for one in receipts if one.addressee.unit_id and one.received_on is None],
        "unready": [one for how in ("refused", "told") for one in unready(found, how=how)] if sees_unready else [],
        "may_issue": may_issue,
        "may_correct": is_under_way and is_issuer and not is_draft,
        "may_receive": found.is_open,
        "guidings": [
            (
                one,
                [(body, found.is_open and may_work(request.actor, Place(body.path))) for body in one.bodies],
                {
                    filed.document.pk
                    for filed in one.filed
                    if found.is_open and may_work(request.actor, Place(filed.document.issuer.branch))
                },
            )
            for one in guidings_of(request.actor, found)
        ],
    }
    return render(request, "issuing/plan_issue.html", context)


@shown_and_sent
def issue_plan(request: SignedIn, campaign_id: int) -> HttpResponse:
    """By the signer of the body that issues."""
    found = campaign_of(request.actor, campaign_id)
    require(request.actor, Permission.ISSUE_PLANS, on=found)
    identity = regime_of(found).identity
    initial = {"number": identity.number, "issued_on": request.actor.today}
    form = IssueForm(request.POST or None, initial=initial)
    if form.is_valid():
        issue = issuing.issue_plan(found, actor=request.actor, **form.cleaned_data)
        messages.success(request, words.ISSUED.format(count=issue.addressees.count()))
        return redirect("plan_issue", found.pk)
    context = {"campaign": found, "crumbs": crumbs_of(found), "form": form, "identity": identity}
    context["warnings"] = warnings_about_lists(found)
    return render(request, "issuing/issue_plan.html", context)


@shown_and_sent
def correct_issue(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Number and day, where they were mistyped."""
    found = campaign_of(request.actor, campaign_id)
    require(request.actor, Permission.ISSUE_PLANS, on=found)
    issue = one_of(PlanIssue.objects.all(), campaign=found)
    form = IssueForm(request.POST or None, initial={"number": issue.number, "issued_on": issue.issued_on})
    if form.is_valid():
        corrected = correcting.correct_issue(found, actor=request.actor, **form.cleaned_data)
        told = {"number": corrected.number, "day": short_day(corrected.issued_on)}
        messages.success(request, words.ISSUE_CORRECTED.format(**told))
        return redirect("plan_issue", found.pk)
    context = {"campaign": found, "crumbs": crumbs_of(found), "form": form, "document": issue}
    context |= {"title": words.CORRECT_ISSUE, "whose": found.name}
    return render(request, "issuing/correct_document.html", context)


@shown_and_sent
def receive_plan(request: SignedIn, campaign_id: int, unit_id: int) -> HttpResponse:
    """On which day a unit received the plan."""
    found = campaign_of(request.actor, campaign_id)
    one = visible_to(request.actor, found).filter(unit_id=unit_id).select_related("unit").first()
    if one is None or one.unit is None:
        raise NotToBeFound()
    form = ReceiveForm(request.POST or None, initial={"day": request.actor.today})
    if form.is_valid():
        receiving.receive_plan(found, one.unit, actor=request.actor, **form.cleaned_data)
        day = short_day(form.cleaned_data["day"])
        messages.success(request, words.RECEIVED.format(unit=one.unit.name, day=day))
        return redirect("plan_issue", found.pk)
    context = {"campaign": found, "crumbs": crumbs_of(found), "form": form, "unit": one.unit}
    return render(request, "issuing/receive_plan.html", context)
