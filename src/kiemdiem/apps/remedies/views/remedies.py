"""Remedies of a campaign, and of one of its subjects with what earlier years left."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.campaigns.access import standings_visible_to
from kiemdiem.apps.campaigns.access import visible_to as campaigns_visible_to
from kiemdiem.apps.campaigns.actions.acting_for import is_own_work, may_work, require_work
from kiemdiem.apps.campaigns.models import Campaign, Subject
from kiemdiem.apps.permissions.access import Actor, Place, SignedIn
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.remedies import words
from kiemdiem.apps.remedies.access import visible_to
from kiemdiem.apps.remedies.actions import recording
from kiemdiem.apps.remedies.forms import RecordRemedyForm, ReportRemedyForm
from kiemdiem.apps.remedies.models import Remedy
from kiemdiem.apps.remedies.queries.carried import carried_to, open_in
from kiemdiem.shell.components import Crumb
from kiemdiem.shell.marks import Link
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of
from kiemdiem.shell.tables import Column, Table, TableQuery, TableShape

REMEDIES: TableShape[Remedy] = TableShape(
    label=words.REMEDIES,
    noun=words.NOUN,
    order="han",
    file_name="khac-phuc",
    row_name=lambda one: one.shortcoming[:60],
    empty_title=words.NOTHING,
    empty_text=words.NOTHING_TEXT,
    columns=(
        Column(
            "doi_tuong",
            words.SUBJECT,
            lambda one: Link(one.subject.name, url_of(one), under=one.subject.campaign.name, is_name=True),
            exported=lambda one: one.subject.name,
            sort=("subject__sort_key", "pk"),
            is_heading=True,
            width=36,
        ),
        Column("han_che", words.SHORTCOMING, lambda one: one.shortcoming, width=50),
        Column("viec", words.TEXT, lambda one: one.text, width=50),
        Column("nguoi", words.OWNER, lambda one: one.owner, width=30),
        Column("han", words.DUE, lambda one: one.due, sort=("due", "pk"), is_numeric=True),
        Column("ket_qua", words.STATE, lambda one: one.state_label, sort=("state", "pk"), on_phone="plain", width=18),
    ),
)


def url_of(remedy: Remedy) -> str:
    """The page of the subject in which it was found."""
    return reverse("subject_remedies", args=[remedy.subject.campaign_id, remedy.subject_id])


def campaign_of(actor: Actor, campaign_id: int) -> Campaign:
    return one_of(campaigns_visible_to(actor).select_related("root", "regime"), pk=campaign_id)


def subject_of(actor: Actor, campaign: Campaign, subject_id: int) -> Subject:
    """The subject where the actor may see it on the roll that holds, or some remedy that was left to him."""
    standings = standings_visible_to(actor, campaign).select_related("subject__unit", "subject__person")
    for standing in standings.filter(subject_id=subject_id):
        return standing.subject
    left = visible_to(actor).filter(subject__campaign=campaign, subject_id=subject_id)
    first = left.order_by("pk").values("pk")[:1]
    return one_of(left, pk__in=first).subject


def place_of(actor: Actor, subject: Subject) -> Place:
    """The branch of the unit that does its work, the whole house where it stands in none; and whose case it is."""
    branch = recording.unit_doing(subject, subject.unit, actor).branch if subject.unit else ""
    return Place(branch, subject.concerned)


@require_safe
def remedies(request: SignedIn, campaign_id: int) -> HttpResponseBase:
    """What was found in this campaign, and what earlier years left undone."""
    found = campaign_of(request.actor, campaign_id)
    table = Table(REMEDIES, open_in(visible_to(request.actor), found), TableQuery.of(request))
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters="", by=Permission.VIEW_CAMPAIGNS, actor=request.actor)
    crumbs = [Crumb(found.name, reverse("campaign", args=[found.pk]))]
    return render(request, "remedies/remedies.html", {"campaign": found, "crumbs": crumbs, "remedies": table})


@require_safe
def subject_remedies(request: SignedIn, campaign_id: int, subject_id: int) -> HttpResponse:
    """What was found in a subject this year, and what is carried in; a part of its page, or a page of its own."""
    found = campaign_of(request.actor, campaign_id)
    subject = subject_of(request.actor, found, subject_id)
    context = {
        **about(request.actor, found, subject),
        "own": visible_to(request.actor).filter(subject=subject),
        "carried": carried_to(visible_to(request.actor), subject, found),
        "may_work": may_work(request.actor, place_of(request.actor, subject)),
        "today": request.actor.today,
    }
    is_part = request.headers.get("HX-Request") == "true"
    return render(request, "remedies/_of_subject.html" if is_part else "remedies/subject_remedies.html", context)


def about(actor: Actor, campaign: Campaign, subject: Subject) -> dict[str, object]:
    """What every page about a subject's remedies has; the way to the subject for whoever sees it on the roll."""
    crumbs = [Crumb(campaign.name, reverse("campaign", args=[campaign.pk]))]
    if standings_visible_to(actor, campaign).filter(subject=subject).exists():
        crumbs.append(Crumb(subject.name, reverse("subject", args=[campaign.pk, subject.pk])))
    return {"campaign": campaign, "subject": subject, "crumbs": crumbs}


@shown_and_sent
def record_remedy(request: SignedIn, campaign_id: int, subject_id: int) -> HttpResponse:
    """A shortcoming with its remedy."""
    found = campaign_of(request.actor, campaign_id)
    subject = subject_of(request.actor, found, subject_id)
    place = place_of(request.actor, subject)
    require_work(request.actor, place)
    form = RecordRemedyForm(request.POST or None, is_own=is_own_work(request.actor, found, place.branch))
    if form.is_valid():
        recording.record_remedy(subject, form.new, actor=request.actor, on_behalf=form.why)
        messages.success(request, words.RECORDED_NOW.format(subject=subject.name))
        return redirect("subject_remedies", found.pk, subject.pk)
    return render(request, "remedies/record_remedy.html", {**about(request.actor, found, subject), "form": form})


@shown_and_sent
def report_remedy(request: SignedIn, remedy_id: int) -> HttpResponse:
    """How far a remedy has come."""
    remedy = one_of(visible_to(request.actor), pk=remedy_id)
    subject, campaign = remedy.subject, remedy.subject.campaign
    place = place_of(request.actor, subject)
    require_work(request.actor, place)
    is_own = is_own_work(request.actor, campaign, place.branch)
    form = ReportRemedyForm(request.POST or None, initial=shown_of(remedy), is_own=is_own)
    if form.is_valid():
        done = recording.report_remedy(
            remedy, form.progress, actor=request.actor, on_behalf=form.why, version=form.version_seen
        )
        messages.success(request, words.REPORTED_NOW.format(state=done.state_label))
        return redirect("subject_remedies", campaign.pk, subject.pk)
    return render(
        request,
        "remedies/report_remedy.html",
        {**about(request.actor, campaign, subject), "remedy": remedy, "form": form},
    )


def shown_of(remedy: Remedy) -> dict[str, object]:
    """What the form shows at first."""
    return {"version": remedy.version, "state": remedy.state, "note": remedy.note}
