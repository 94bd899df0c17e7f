"""Which units the printed names of the plan mean, and their correction by hand."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.queries.subject_sheets import places_in
from kiemdiem.apps.permissions.access import Actor, SignedIn, may, require, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.actions import correct_body as correcting
from kiemdiem.apps.workplans.forms import CorrectBodyForm
from kiemdiem.apps.workplans.queries.bodies import bodies_in_force
from kiemdiem.apps.workplans.queries.body_rows import body_rows
from kiemdiem.apps.workplans.views.plans import campaign_of, plan_crumbs
from kiemdiem.core.regime.entries.plan import PlanBody
from kiemdiem.shell.components import Crumb
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.methods import shown_and_sent


@require_safe
def plan_bodies(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Every body of the plan with its units; those that the registers lack come first."""
    campaign = campaign_of(request.actor, campaign_id)
    seen, asked = scope_of(request.actor, Permission.VIEW_CAMPAIGNS), request.GET
    found = body_rows(campaign, seen=seen, opened=asked.get("co_quan", ""), page=asked.get("trang"))
    regime = regime_of(campaign)
    context = {
        "campaign": campaign,
        "crumbs": plan_crumbs(campaign),
        "rows": [(one, places_in(regime, one.body.clauses)) for one in found.rows],
        "working": found.working,
        "page": found.page,
        "missing": sum(one.is_missing for one in found.rows),
        "may_run": may(request.actor, Permission.RUN_CAMPAIGNS, on=campaign) and campaign.is_open,
    }
    return render(request, "workplans/plan_bodies.html", context)


@shown_and_sent
def correct_body(request: SignedIn, campaign_id: int, body: str) -> HttpResponse:
    """Say by hand that a body is, or is not, a unit."""
    campaign = campaign_of(request.actor, campaign_id)
    require(request.actor, Permission.RUN_CAMPAIGNS, on=campaign)
    found = _body_of(campaign, body)
    form = CorrectBodyForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        messages.success(request, _corrected(campaign, found, form, request.actor))
        return redirect("plan_bodies", campaign.pk)
    crumbs = [*plan_crumbs(campaign), Crumb(words.BODIES, reverse("plan_bodies", args=[campaign.pk]))]
    context = {"campaign": campaign, "crumbs": crumbs, "form": form, "found": found}
    return render(request, "workplans/correct_body.html", context)


def _body_of(campaign: Campaign, body: str) -> PlanBody:
    for one in bodies_in_force(campaign):
        if one.id == body:
            return one
    raise NotToBeFound()


def _corrected(campaign: Campaign, body: PlanBody, form: CorrectBodyForm, actor: Actor) -> str:
    """Do it, and say what was done."""
    unit, is_meant = form.cleaned_data["unit"], form.cleaned_data["is_meant"] == "yes"
    given = {"is_meant": is_meant, "reason": form.cleaned_data["reason"]}
    correcting.correct_body(campaign, body=body.id, unit=unit, actor=actor, **given)
    how = words.MEANT if is_meant else words.NOT_MEANT
    return words.BODY_IS_CORRECTED.format(body=body.names[0], how=how, unit=unit.name)
