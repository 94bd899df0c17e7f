"""What the plan of a campaign says of targets: what counts, and the lists that come with it; a subject's sheet."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.campaigns.access import standings_visible_to, visible_to
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.permissions.access import Actor, SignedIn, may, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.permissions.views.answers import done, said
from kiemdiem.apps.targets import words
from kiemdiem.apps.targets.actions import load_list as loading
from kiemdiem.apps.targets.forms.targets import ListForm
from kiemdiem.apps.targets.queries.lists import PlanList, lists_of
from kiemdiem.apps.targets.queries.plans import block_of, said_by_plan
from kiemdiem.apps.targets.queries.sheets import sheets_of_subject
from kiemdiem.apps.targets.views.answers import part_or_page
from kiemdiem.apps.targets.views.holders import around
from kiemdiem.shell.components import Crumb
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of


def campaign_seen(actor: Actor, campaign_id: int) -> Campaign:
    """The campaign where the actor may see it."""
    return one_of(visible_to(actor).select_related("regime", "root"), pk=campaign_id)


def crumbs_of(campaign: Campaign) -> list[Crumb]:
    return [Crumb(campaign.name, reverse("campaign", args=[campaign.pk]))]


@require_safe
def campaign_targets(request: SignedIn, campaign_id: int) -> HttpResponse:
    """What counts, which lists come with the plan, what is kept through the year; each under its clause."""
    found = campaign_seen(request.actor, campaign_id)
    context = {
        "campaign": found,
        "crumbs": crumbs_of(found),
        "rules": said_by_plan(found),
        "lists": lists_of(found),
        "may_run": may(request.actor, Permission.RUN_CAMPAIGNS, on=found) and (found.is_open or found.is_preparing),
    }
    return render(request, "targets/campaign_targets.html", context)


@shown_and_sent
def load_list(request: SignedIn, campaign_id: int, list_key: str) -> HttpResponse:
    """Paste a list that comes with the plan."""
    found = campaign_seen(request.actor, campaign_id)
    require(request.actor, Permission.RUN_CAMPAIGNS, on=found)
    wanted = _list_of(found, list_key)
    basis = wanted.loaded.basis if wanted.loaded else wanted.entry.basis
    form = ListForm(request.POST or None, initial={"basis": basis, "block": block_of(wanted)})
    loaded = done(form, lambda: loading.load_list(found, key=list_key, actor=request.actor, **form.cleaned_data))
    if loaded is not None:
        count = len(_list_of(found, list_key).targets)
        return said(request, words.SAID_LOADED.format(count=count), to=reverse("campaign_targets", args=[found.pk]))
    crumbs = [*crumbs_of(found), Crumb(words.CAMPAIGN_PART, reverse("campaign_targets", args=[found.pk]))]
    return render(
        request, "targets/load_list.html", {"campaign": found, "crumbs": crumbs, "form": form, "list": wanted}
    )


@require_safe
def subject_targets(request: SignedIn, campaign_id: int, subject_id: int) -> HttpResponse:
    """What the review of a subject shows of its year; a part of the subject's page, and a page of its own."""
    found = campaign_seen(request.actor, campaign_id)
    linked = ("subject__unit__of", "subject__person__home")
    standing = one_of(standings_visible_to(request.actor, found).select_related(*linked), subject_id=subject_id)
    subject = standing.subject
    sheets = [around(sheet, request.actor) for sheet in sheets_of_subject(subject, found)]
    crumbs = [*crumbs_of(found), Crumb(subject.name, reverse("subject", args=[found.pk, subject.pk]))]
    return part_or_page(request, "subject_targets", {"subject": subject, "sheets": sheets, "crumbs": crumbs})


def _list_of(campaign: Campaign, key: str) -> PlanList:
    for one in lists_of(campaign):
        if one.entry.id == key:
            return one
    raise NotToBeFound()
