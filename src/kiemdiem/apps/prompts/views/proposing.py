"""Proposing, withdrawing, collecting and submitting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kiemdiem.apps.campaigns.access import standings_visible_to
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.permissions.access import SignedIn, may, require, require_somewhere
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.prompts import words
from kiemdiem.apps.prompts.actions import collect_prompts as collecting
from kiemdiem.apps.prompts.actions.propose_prompt import Proposal
from kiemdiem.apps.prompts.actions.propose_prompt import propose_prompt as propose
from kiemdiem.apps.prompts.actions.withdraw_prompt import withdraw_prompt as withdraw
from kiemdiem.apps.prompts.errors import NoMatter, NoProposer, PlanWithoutPrompts, TypedForWithoutReason
from kiemdiem.apps.prompts.forms.proposing import ProposePromptForm, ReasonForm
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.apps.prompts.queries.desks import how_many
from kiemdiem.apps.prompts.queries.finding import typed
from kiemdiem.apps.prompts.queries.promptings import rule_at
from kiemdiem.apps.prompts.views.reading import (
    authority_of,
    campaign_of,
    crumbs_to,
    is_done,
    prompt_of,
)
from kiemdiem.shell.components import Confirmation
from kiemdiem.shell.methods import shown_and_sent

TIED = {NoMatter: "matter", NoProposer: "proposer", TypedForWithoutReason: "on_behalf", PlanWithoutPrompts: "to"}


@shown_and_sent
def propose_prompt(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Whom it concerns, what is to be answered, who wants to know."""
    found = campaign_of(request.actor, campaign_id)
    require_somewhere(request.actor, Permission.PROPOSE_PROMPTS)
    initial = _initial(request, found)
    form = ProposePromptForm(request.POST or None, initial=initial, actor=request.actor, campaign=found)
    made = _proposed(request, found, form) if form.is_valid() else None
    if made is not None:
        messages.success(request, words.PROPOSED_NOW.format(prompt=made))
        return redirect("prompt", made.pk)
    context = {"campaign": found, "crumbs": crumbs_to(found), "form": form}
    return render(request, "prompts/propose_prompt.html", context)


def _proposed(request: SignedIn, campaign: Campaign, form: ProposePromptForm) -> ReviewPrompt | None:
    """The proposal; none where a field was refused."""
    given = dict(form.cleaned_data)
    about, made = given.pop("subject"), list[ReviewPrompt]()

    def act() -> None:
        made.append(propose(campaign, about=about, given=Proposal(**given), actor=request.actor))

    return made[0] if is_done(form, act, TIED) else None


def _initial(request: SignedIn, campaign: Campaign) -> dict[str, object]:
    """The subject whose page led here; the board proposes for its own committee."""
    found: dict[str, object] = {}
    key = request.GET.get("doi_tuong", "")
    if key.isdecimal():
        standing = standings_visible_to(request.actor, campaign).filter(subject_id=int(key[:18])).first()
        found["subject"] = typed(standing.subject) if standing is not None else ""
    if may(request.actor, Permission.COLLECT_PROMPTS, on=campaign):
        found["proposer"] = campaign.root
    return found


@shown_and_sent
def withdraw_prompt(request: SignedIn, prompt_id: int) -> HttpResponse:
    """Asks why, then takes the proposal back."""
    found = prompt_of(request.actor, prompt_id)
    if found.proposed_by_id != request.actor.user_id:
        require(request.actor, Permission.COLLECT_PROMPTS, on=found)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        withdraw(found, reason=form.cleaned_data["reason"], actor=request.actor)
        messages.success(request, words.WITHDRAWN_NOW.format(prompt=found))
        return redirect("prompts", found.campaign_id)
    confirmation = Confirmation(
        title=words.WITHDRAW_TITLE,
        question=words.WITHDRAW_QUESTION.format(prompt=found, subject=found.subject.name),
        consequences=words.WITHDRAW_AFTER,
        action_label=words.WITHDRAW,
        back_url=reverse("prompt", args=[found.pk]),
    )
    return render(request, "shell/confirm.html", {"confirmation": confirmation, "form": form})


def _advanced(
    request: SignedIn, campaign_id: int, unit_id: int, said: dict[str, Any], before: str, act: Callable[..., Any]
) -> HttpResponse:
    """Asks about all prompts of one authority in one state, then moves them on together."""
    found = campaign_of(request.actor, campaign_id)
    authority = authority_of(request.actor, found, unit_id)
    require(request.actor, Permission.COLLECT_PROMPTS, on=authority)
    if request.method == "POST":
        moved = act(found, authority=authority, actor=request.actor)
        messages.success(request, said["done"].format(count=len(moved)))
        return redirect("prompts", found.pk)
    rule = rule_at(found, authority)
    slots = {
        "count": how_many(found, authority, before),
        "authority": authority.name,
        "decider": rule[1].decided_by if rule else "",
    }
    confirmation = Confirmation(
        title=said["title"],
        question=said["question"].format(**slots),
        consequences=said["after"],
        action_label=said["label"],
        back_url=reverse("prompts", args=[found.pk]),
        is_grave=False,
    )
    return render(request, "shell/confirm.html", {"confirmation": confirmation})


@shown_and_sent
def collect_prompts(request: SignedIn, campaign_id: int, unit_id: int) -> HttpResponse:
    """Asks, then puts all proposals to an authority into its list."""
    said = {
        "title": words.COLLECT_TITLE, "question": words.COLLECT_QUESTION, "after": words.COLLECT_AFTER,
        "label": words.COLLECT, "done": words.COLLECTED_NOW,
    }  # fmt: skip
    before = ReviewPrompt.State.PROPOSED
    return _advanced(request, campaign_id, unit_id, said, before, collecting.collect_prompts)


@shown_and_sent
def submit_prompts(request: SignedIn, campaign_id: int, unit_id: int) -> HttpResponse:
    """Asks, then lays the list before the authority."""
    said = {
        "title": words.SUBMIT_TITLE, "question": words.SUBMIT_QUESTION, "after": words.SUBMIT_AFTER,
        "label": words.SUBMIT, "done": words.SUBMITTED_NOW,
    }  # fmt: skip
    before = ReviewPrompt.State.COLLECTED
    return _advanced(request, campaign_id, unit_id, said, before, collecting.submit_prompts)
