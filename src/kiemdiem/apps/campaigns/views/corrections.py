"""The list of what was changed by hand, and each change: a form with what the plan says about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.access import corrections_visible_to, may_correct, require_correcting, standings_visible_to
from kiemdiem.apps.campaigns.actions import correct_subject as correcting
from kiemdiem.apps.campaigns.actions import revoke_correction as revoking
from kiemdiem.apps.campaigns.facts.by_hand import held_by
from kiemdiem.apps.campaigns.forms.correcting import (
    BasisForm,
    JoinReviewsForm,
    LeaveOutSubjectForm,
    NameAuthorityForm,
    NamePlaceForm,
    RevokeCorrectionForm,
    TakeInSubjectForm,
)
from kiemdiem.apps.campaigns.models import Campaign, Correction, Standing
from kiemdiem.apps.campaigns.queries.corrections import held_corrections, law_about, told
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.views.campaigns import around, campaign_to_read
from kiemdiem.apps.campaigns.views.correction_columns import corrections_shape
from kiemdiem.apps.campaigns.views.subjects import roll_looked_at
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.components import Confirmation, Crumb
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of
from kiemdiem.shell.tables import Table, TableQuery

Does = Correction.Does


def campaign_to_correct(request: SignedIn, campaign_id: int) -> Campaign:
    """The campaign where the actor may see it and correct something in it."""
    found = campaign_to_read(request.actor, campaign_id)
    require_correcting(request.actor, found)
    return found


@require_safe
def corrections(request: SignedIn, campaign_id: int) -> HttpResponseBase:
    """What was changed by hand on the reader's branches."""
    found = campaign_to_read(request.actor, campaign_id)
    frame = around(found, request.actor, "corrections")
    held = held_corrections(found, waiting=bool(frame["may_run"]))
    can_correct = may_correct(request.actor, found)
    table = Table(
        corrections_shape(held, can_revoke=can_correct),
        corrections_visible_to(request.actor, found),
        TableQuery.of(request),
    )
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters="", by=Permission.VIEW_CAMPAIGNS, actor=request.actor)
    context = {**frame, "corrections": table, "can_correct": can_correct, "unfit": len(held.unfit)}
    return render(request, "campaigns/corrections.html", context)


@shown_and_sent
def take_in_subject(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Somebody or something that the lines of the plan do not name."""
    found = campaign_to_correct(request, campaign_id)
    kinds = {key: kind.label for key, kind in regime_of(found).kinds.items()}
    form = TakeInSubjectForm(request.POST or None, actor=request.actor, kinds=kinds)
    if form.is_valid():
        given = form.cleaned_data
        made = correcting.take_in_subject(
            found,
            kind=given["kind"],
            unit=given["unit"],
            person=given["person"],
            basis=form.basis,
            actor=request.actor,
        )
        return corrected(request, found, made)
    return asked(request, found, form, words.TAKE_IN_TITLE, Does.TAKE_IN, reverse("corrections", args=[found.pk]))


def standing_to_correct(request: SignedIn, campaign_id: int, subject_id: int) -> Standing:
    """What holds of the subject, where the actor may see it and correct something."""
    found = campaign_to_read(request.actor, campaign_id)
    linked = (
        "subject__campaign__regime",
        "subject__campaign__root",
        "subject__unit",
        "subject__person__home",
        "grounds",
    )
    rows = standings_visible_to(request.actor, found, roll=roll_looked_at(request, found))
    standing = one_of(rows.select_related(*linked).defer("subject__campaign__regime__files"), subject_id=subject_id)
    require_correcting(request.actor, found)
    return standing


@shown_and_sent
def leave_out_subject(request: SignedIn, campaign_id: int, subject_id: int) -> HttpResponse:
    """A subject of the plan, not reviewed or not rated."""
    standing = standing_to_correct(request, campaign_id, subject_id)
    form = LeaveOutSubjectForm(request.POST or None, actor=request.actor)
    return acted(
        request, standing, form, words.LEAVE_OUT_TITLE, Does.LEAVE_OUT,
        lambda given: correcting.leave_out_subject(
            standing, only_rating=given["scope"] == "rating", basis=form.basis, actor=request.actor
        ),
    )  # fmt: skip


@shown_and_sent
def name_place(request: SignedIn, campaign_id: int, subject_id: int) -> HttpResponse:
    """Another place of review, or one more."""
    standing = standing_to_correct(request, campaign_id, subject_id)
    form = NamePlaceForm(request.POST or None, actor=request.actor, forums=held_by(standing).forums)
    return acted(
        request, standing, form, words.NAME_PLACE_TITLE, Does.PLACE,
        lambda given: correcting.name_place(
            standing, place=given["place"], instead_of=given["instead_of"], basis=form.basis, actor=request.actor
        ),
    )  # fmt: skip


@shown_and_sent
def name_authority(request: SignedIn, campaign_id: int, subject_id: int) -> HttpResponse:
    """Another body that decides the level."""
    standing = standing_to_correct(request, campaign_id, subject_id)
    form = NameAuthorityForm(request.POST or None, actor=request.actor)
    return acted(
        request, standing, form, words.NAME_AUTHORITY_TITLE, Does.AUTHORITY,
        lambda given: correcting.name_authority(
            standing, body=given["body"], basis=form.basis, actor=request.actor
        ),
    )  # fmt: skip


@shown_and_sent
def join_reviews(request: SignedIn, campaign_id: int, subject_id: int) -> HttpResponse:
    """The review of a collective together with that of another body."""
    standing = standing_to_correct(request, campaign_id, subject_id)
    form = JoinReviewsForm(request.POST or None, actor=request.actor)
    return acted(
        request, standing, form, words.JOIN_REVIEWS_TITLE, Does.TOGETHER,
        lambda given: correcting.join_reviews(
            standing, other=given["other"], basis=form.basis, actor=request.actor
        ),
    )  # fmt: skip


@shown_and_sent
def revoke_correction(request: SignedIn, campaign_id: int, correction_id: int) -> HttpResponse:
    """Asks why, then takes a correction back."""
    found = campaign_to_read(request.actor, campaign_id)
    one = one_of(corrections_visible_to(request.actor, found), pk=correction_id)
    require_correcting(request.actor, found)
    form = RevokeCorrectionForm(request.POST or None)
    if form.is_valid():
        revoking.revoke_correction(one, reason=form.cleaned_data["reason"], actor=request.actor)
        messages.success(request, words.REVOKED_NOW.format(name=one.name))
        return redirect("corrections", found.pk)
    confirmation = Confirmation(
        title=words.REVOKE_TITLE,
        question=words.REVOKE_QUESTION.format(what=told(one), name=one.name),
        consequences=words.REVOKE_AFTER,
        action_label=words.REVOKE,
        back_url=reverse("corrections", args=[found.pk]),
        is_grave=True,
    )
    return render(request, "shell/confirm.html", {"confirmation": confirmation, "form": form})


def acted(
    request: SignedIn,
    standing: Standing,
    form: BasisForm,
    title: str,
    does: str,
    act: Callable[[dict[str, Any]], Correction],
) -> HttpResponse:
    """Does what the form says, or shows it."""
    subject = standing.subject
    if form.is_valid():
        return corrected(request, subject.campaign, act(form.cleaned_data))
    back = reverse("subject", args=[subject.campaign_id, subject.pk])
    return asked(request, subject.campaign, form, title, does, back, kind=subject.kind, name=subject.name)


def corrected(request: SignedIn, campaign: Campaign, made: Correction) -> HttpResponse:
    """On to the list, where the correction stands first."""
    messages.success(request, words.CORRECTED_NOW.format(name=made.name))
    return redirect("corrections", campaign.pk)


def asked(
    request: SignedIn,
    campaign: Campaign,
    form: BasisForm,
    title: str,
    does: str,
    back: str,
    kind: str = "",
    name: str = "",
) -> HttpResponse:
    """The form, with what the plan says about this change."""
    context = {
        **around(campaign, request.actor, "corrections"),
        "form": form,
        "act_title": title,
        "about": name,
        "back": back,
        "law": list(law_about(campaign, regime_of(campaign), does, kind)),
        "crumbs": [
            Crumb(words.CAMPAIGNS, reverse("campaigns")),
            Crumb(campaign.name, reverse("campaign", args=[campaign.pk])),
            Crumb(words.CORRECTIONS, reverse("corrections", args=[campaign.pk])),
        ],
    }
    return render(request, "campaigns/correct_subject.html", context)
