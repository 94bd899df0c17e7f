"""Raise, answer and withdraw a difficulty."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.difficulties import words
from kiemdiem.apps.difficulties.actions import answer_difficulty as answering
from kiemdiem.apps.difficulties.actions import raise_difficulty as raising
from kiemdiem.apps.difficulties.actions import withdraw_difficulty as withdrawing
from kiemdiem.apps.difficulties.forms import AnswerDifficultyForm, RaiseDifficultyForm, WithdrawDifficultyForm
from kiemdiem.apps.difficulties.models import RaisedDifficulty
from kiemdiem.apps.difficulties.queries.ways import units_for
from kiemdiem.apps.difficulties.views.difficulties import campaign_of, crumbs_of, difficulty_of
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, SignedIn, may, may_somewhere, require, require_somewhere
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.methods import shown_and_sent


def raising_units(actor: Actor, campaign: Campaign) -> list[Unit]:
    """For which the actor may raise one; who has no right to any is refused, a plan that says nothing has no page."""
    units = units_for(actor, campaign)
    if not units:
        if not may_somewhere(actor, Permission.RUN_CAMPAIGNS):
            require_somewhere(actor, Permission.REPORT_WORK)
        raise NotToBeFound()
    return units


@shown_and_sent
def raise_difficulty(request: SignedIn, campaign_id: int) -> HttpResponse:
    """By the unit, or in its place."""
    found = campaign_of(request.actor, campaign_id)
    units = raising_units(request.actor, found)
    form = RaiseDifficultyForm(request.POST or None, initial={"day": request.actor.today}, units=units)
    if form.is_valid():
        unit = next(one for one in units if str(one.pk) == form.cleaned_data.pop("unit"))
        given = raising.DifficultyGiven(**form.cleaned_data)
        made = raising.raise_difficulty(found, unit, given=given, actor=request.actor)
        messages.success(request, words.RAISED.format(number=made.number, addressee=made.addressee))
        return redirect("difficulty", made.pk)
    context = {"campaign": found, "crumbs": crumbs_of(found), "form": form}
    return render(request, "difficulties/raise_difficulty.html", context)


@shown_and_sent
def answer_difficulty(request: SignedIn, difficulty_id: int) -> HttpResponse:
    """By the body that the plan names, or in its place."""
    found = difficulty_of(request.actor, difficulty_id)
    if not answering.may_answer(request.actor, found.campaign):
        require(request.actor, Permission.ANSWER_DIFFICULTIES, on=found.campaign)
    form = AnswerDifficultyForm(request.POST or None, initial={"day": request.actor.today})
    if form.is_valid():
        given = answering.AnswerGiven(**form.cleaned_data)
        answering.answer_difficulty(found, given=given, actor=request.actor)
        messages.success(request, words.ANSWERED.format(number=found.number))
        return redirect("difficulty", found.pk)
    return render(request, "difficulties/answer_difficulty.html", about(found, form))


@shown_and_sent
def withdraw_difficulty(request: SignedIn, difficulty_id: int) -> HttpResponse:
    """By the unit, or by who runs the campaign."""
    found = difficulty_of(request.actor, difficulty_id)
    if not may(request.actor, Permission.RUN_CAMPAIGNS, on=found.unit):
        require(request.actor, Permission.REPORT_WORK, on=found.unit)
    form = WithdrawDifficultyForm(request.POST or None)
    if form.is_valid():
        withdrawing.withdraw_difficulty(found, actor=request.actor, **form.cleaned_data)
        messages.success(request, words.WITHDRAWN.format(number=found.number))
        return redirect("difficulty", found.pk)
    return render(request, "difficulties/withdraw_difficulty.html", about(found, form))


def about(difficulty: RaisedDifficulty, form: object) -> dict[str, object]:
    """What every form about one has."""
    return {"difficulty": difficulty, "crumbs": crumbs_of(difficulty.campaign), "form": form}
