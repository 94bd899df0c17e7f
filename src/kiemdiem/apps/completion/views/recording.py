"""Recording reviews, taking one back, and marking a unit as through."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kiemdiem.apps.campaigns.actions.acting_for import is_own_work, require_work
from kiemdiem.apps.campaigns.models import Campaign, Correction, Standing
from kiemdiem.apps.campaigns.queries.corrections import law_about
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.queries.subject_sheets import kind_label
from kiemdiem.apps.campaigns.views.campaigns import campaign_to_read
from kiemdiem.apps.completion import words
from kiemdiem.apps.completion.access import to_review_visible_to
from kiemdiem.apps.completion.actions import mark_complete as marking
from kiemdiem.apps.completion.actions import recording
from kiemdiem.apps.completion.actions import take_back_mark as unmarking
from kiemdiem.apps.completion.forms import MarkCompleteForm, RecordReviewsForm, SubjectsFilters, TakeBackForm
from kiemdiem.apps.completion.models import CompletedUnit, Review
from kiemdiem.apps.completion.queries.outstanding import OUTSTANDING, names_of, to_name_in, to_review_in
from kiemdiem.apps.completion.views.completion import about, place_of, unit_to_read
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, Place, SignedIn
from kiemdiem.shell.days import short_day
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of

MOST_OFFERED = 200


def place_to_record(actor: Actor, campaign_id: int, unit_id: int) -> tuple[Campaign, Unit]:
    """The campaign and the unit in it, where the actor may record; not found where he may not see them."""
    found = campaign_to_read(actor, campaign_id)
    unit = unit_to_read(actor, found, unit_id)
    require_work(actor, Place(unit.branch))
    return found, unit


def label_of(campaign: Campaign, standing: Standing) -> str:
    """A subject as a line of a form tells it."""
    return f"{standing.subject.name} ({kind_label(regime_of(campaign), standing.subject.kind)})"


@shown_and_sent
def record_reviews(request: SignedIn, campaign_id: int, unit_id: int) -> HttpResponse:
    """Tick those who were reviewed on a day."""
    found, unit = place_to_record(request.actor, campaign_id, unit_id)
    search = SubjectsFilters(request.GET)
    waiting = list(search.narrowed(to_review_in(found, unit)).filter(OUTSTANDING)[: MOST_OFFERED + 1])
    offered = [(one.subject_id, label_of(found, one)) for one in waiting[:MOST_OFFERED]]
    is_own = is_own_work(request.actor, found, unit.branch)
    form = RecordReviewsForm(request.POST or None, offered=offered, is_own=is_own, initial={"day": request.actor.today})
    if form.is_valid():
        made = recording.record_reviews(found, unit, form.cleaned_data["subjects"], form.given, actor=request.actor)
        messages.success(request, words.RECORDED_NOW.format(count=len(made), day=short_day(form.given.day)))
        return redirect("unit_completion", found.pk, unit.pk)
    cut = {"offered": len(waiting), "is_cut": len(waiting) > MOST_OFFERED, "most": MOST_OFFERED, "search": search}
    return render(request, "completion/record_reviews.html", {**about(found, unit, request.actor), **cut, "form": form})


@shown_and_sent
def mark_complete(request: SignedIn, campaign_id: int, unit_id: int) -> HttpResponse:
    """The unit is through; why not, for each who is outstanding."""
    found, unit = place_to_record(request.actor, campaign_id, unit_id)
    named = to_name_in(found, unit, most=marking.MOST_NAMED)
    form = MarkCompleteForm(
        request.POST if request.method == "POST" else None,
        subjects=[one.subject for one in named.first],
        labels=[label_of(found, one) for one in named.first],
        never=named.asked,
        is_own=is_own_work(request.actor, found, unit.branch),
    )
    if form.is_valid():
        done = marking.mark_complete(found, unit, form.reasons, actor=request.actor, on_behalf=form.why)
        messages.success(request, words.MARKED_NOW.format(unit=unit.name))
        tell_unexplained(request, done)
        return redirect("unit_completion", found.pk, unit.pk)
    law = list(law_about(found, regime_of(found), Correction.Does.LEAVE_OUT))
    context = {
        **about(found, unit, request.actor),
        "form": form,
        "law": law,
        "named": named,
        "most": marking.MOST_NAMED,
    }
    return render(request, "completion/mark_complete.html", context)


def tell_unexplained(request: SignedIn, done: marking.Marked) -> None:
    """Warn of those without a reason, where the plan lets that pass."""
    if done.unexplained:
        names = names_of(done.unexplained)
        messages.warning(request, words.WITHOUT_REASON_NOW.format(count=len(done.unexplained), names=names))


@shown_and_sent
def take_back_review(request: SignedIn, campaign_id: int, subject_id: int) -> HttpResponse:
    """It was not reviewed after all."""
    found = campaign_to_read(request.actor, campaign_id)
    seen = to_review_visible_to(request.actor, found).select_related(
        "subject__unit", "subject__person", "subject__review"
    )
    standing = one_of(seen, subject_id=subject_id)
    require_work(request.actor, place_of(standing, found))
    review = review_of(standing)
    unit = standing.subject.unit or found.root
    form = TakeBackForm(request.POST or None)
    if form.is_valid():
        recording.take_back_review(review, reason=form.cleaned_data["reason"], actor=request.actor)
        messages.success(request, words.TAKEN_BACK_NOW.format(subject=standing.subject.name))
        return redirect("unit_completion", found.pk, unit.pk)
    context = {**about(found, unit, request.actor), "form": form, "review": review}
    return render(request, "completion/take_back_review.html", context)


@shown_and_sent
def take_back_mark(request: SignedIn, campaign_id: int, unit_id: int) -> HttpResponse:
    """The unit is not through after all."""
    found, unit = place_to_record(request.actor, campaign_id, unit_id)
    mark = one_of(CompletedUnit.objects.filter(campaign=found).select_related("campaign", "unit"), unit=unit)
    form = TakeBackForm(request.POST or None)
    if form.is_valid():
        unmarking.take_back_mark(mark, reason=form.cleaned_data["reason"], actor=request.actor)
        messages.success(request, words.MARK_TAKEN_BACK_NOW.format(unit=unit.name))
        return redirect("unit_completion", found.pk, unit.pk)
    context = {**about(found, unit, request.actor), "form": form, "mark": mark}
    return render(request, "completion/take_back_mark.html", context)


def review_of(standing: Standing) -> Review:
    """The recorded day.

    Raises:
        NotToBeFound: there is none.
    """
    found: Review | None = getattr(standing.subject, "review", None)
    if found is None:
        raise NotToBeFound()
    return found
