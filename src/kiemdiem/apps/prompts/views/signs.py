"""Signs of trouble: recorded at any time, taken up in a campaign, and what the committee above does about them."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.queries.subject_sheets import places_in
from kiemdiem.apps.permissions.access import Actor, SignedIn, may, may_somewhere, require_somewhere
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.prompts import words
from kiemdiem.apps.prompts.access import signs_visible_to
from kiemdiem.apps.prompts.actions import record_sign as recording
from kiemdiem.apps.prompts.actions.record_sign import RECORDING
from kiemdiem.apps.prompts.actions.steps import place_above, require_either
from kiemdiem.apps.prompts.errors import DayToCome, SignWithoutSource
from kiemdiem.apps.prompts.forms.proposing import RecordSignForm, StepForm, TakeUpSignForm
from kiemdiem.apps.prompts.queries.promptings import signs_of
from kiemdiem.apps.prompts.queries.signs import offered_signs, places_of
from kiemdiem.apps.prompts.views.columns import SIGNS
from kiemdiem.apps.prompts.views.reading import (
    authority_of,
    campaign_of,
    crumbs_to,
    is_done,
    tabs_of,
)
from kiemdiem.core.regime.entries.prompting import Sign
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of
from kiemdiem.shell.tables import Table, TableQuery

STEPS: Mapping[str, recording.Step] = {"xem-xet": "considered", "chi-dao": "directed"}
ABOVE = (Permission.COLLECT_PROMPTS, Permission.DECIDE_PROMPTS)


def _recording_right(actor: Actor) -> Permission:
    """The right by which the actor records signs; refused to whoever has none on any branch."""
    held = next((one for one in RECORDING if may_somewhere(actor, one)), RECORDING[0])
    require_somewhere(actor, held)
    return held


@require_safe
def recorded_signs(request: SignedIn) -> HttpResponseBase:
    """All signs that the reader may see, whatever campaign took them up."""
    held = _recording_right(request.actor)
    rows = signs_visible_to(request.actor).select_related("campaign")
    table = Table(SIGNS, rows.defer("campaign__readings"), TableQuery.of(request))
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters="", by=held, actor=request.actor)
    return render(request, "prompts/recorded_signs.html", {"signs": table})


@shown_and_sent
def record_sign(request: SignedIn) -> HttpResponse:
    """A sign as soon as it is noticed."""
    _recording_right(request.actor)
    form = RecordSignForm(request.POST or None, actor=request.actor, initial={"noticed_on": request.actor.today})
    if form.is_valid():
        given = form.cleaned_data

        def act() -> None:
            recording.record_sign(actor=request.actor, **given)

        if is_done(form, act, {DayToCome: "noticed_on", SignWithoutSource: "source"}):
            told = words.SIGN_RECORDED_NOW.format(unit=given["unit"].name, year=given["noticed_on"].year)
            messages.success(request, told)
            return redirect("recorded_signs")
    return render(request, "prompts/record_sign.html", {"form": form})


@require_safe
def trouble_signs(request: SignedIn, campaign_id: int) -> HttpResponse:
    """The marked places of a campaign, and the signs of the year that it has not taken up."""
    found = campaign_of(request.actor, campaign_id)
    known = signs_of(found)
    signs = signs_visible_to(request.actor)
    regime = regime_of(found)
    context = {
        "campaign": found,
        "crumbs": crumbs_to(found, inside=False),
        "tabs": tabs_of(found, "trouble_signs"),
        "known": known,
        "cited": places_in(regime, sorted({key for one in regime.of("sign", Sign) for key in one.entry.clauses})),
        "places": places_of(found, signs.select_related("unit__parent")),
        "offered": list(offered_signs(found, signs)) if known else [],
        "may_act": found.is_open and any(may(request.actor, one, on=found) for one in ABOVE),
        "may_record": any(may_somewhere(request.actor, one) for one in RECORDING),
    }
    return render(request, "prompts/trouble_signs.html", context)


@shown_and_sent
def take_up_sign(request: SignedIn, campaign_id: int, sign_id: int) -> HttpResponse:
    """Under which name of the plan a sign counts in this campaign."""
    found = campaign_of(request.actor, campaign_id)
    sign = one_of(signs_visible_to(request.actor).select_related("unit__parent"), pk=sign_id)
    require_either(request.actor, *ABOVE, on=place_above(sign.unit))
    form = TakeUpSignForm(request.POST or None, known=signs_of(found))
    if form.is_valid():
        recording.take_up_sign(sign, campaign=found, called=form.cleaned_data["called"], actor=request.actor)
        messages.success(request, words.TAKEN_UP_NOW.format(unit=sign.unit.name))
        return redirect("trouble_signs", found.pk)
    context = {
        "campaign": found, "crumbs": crumbs_to(found), "form": form, "title": words.TAKE_UP_TITLE,
        "label": words.TAKE_UP, "sign": sign,
    }  # fmt: skip
    return render(request, "prompts/act.html", context)


@shown_and_sent
def note_step(request: SignedIn, campaign_id: int, unit_id: int, step: str) -> HttpResponse:
    """That the committee above looked at a place, or directed a review there."""
    found, which = campaign_of(request.actor, campaign_id), _step(step)
    unit = authority_of(request.actor, found, unit_id)
    require_either(request.actor, *ABOVE, on=place_above(unit))
    form = StepForm(request.POST or None, initial={"day": request.actor.today})
    title = words.STEP_TITLES[which]

    def act() -> None:
        recording.note_step(found, unit=unit, step=which, actor=request.actor, **form.cleaned_data)

    if form.is_valid() and is_done(form, act, {DayToCome: "day", SignWithoutSource: "source"}):
        messages.success(request, words.STEP_NOTED.format(step=title.lower(), unit=unit.name))
        return redirect("trouble_signs", found.pk)
    shown = {"crumbs": crumbs_to(found), "title": title, "label": title}
    return render(request, "prompts/act.html", {"campaign": found, "form": form, "unit": unit, **shown})


def _step(slug: str) -> recording.Step:
    if slug not in STEPS:
        raise NotToBeFound()
    return STEPS[slug]
