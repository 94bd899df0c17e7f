"""Opening a campaign, taking or dropping a roll, giving a campaign up, closing it: each a question first."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.actions import close_campaign as closing
from kiemdiem.apps.campaigns.actions import drop_roll as dropping
from kiemdiem.apps.campaigns.actions import take_roll as taking
from kiemdiem.apps.campaigns.errors import NoRollToTake
from kiemdiem.apps.campaigns.forms.preparing import DropCampaignForm, SeenForm
from kiemdiem.apps.campaigns.models import Campaign, RollVersion
from kiemdiem.apps.campaigns.queries.group_tables import groups_before_opening
from kiemdiem.apps.campaigns.queries.parts import warnings_of
from kiemdiem.apps.campaigns.queries.rolls import waiting_roll
from kiemdiem.apps.campaigns.views.campaigns import campaign_to_run
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.core.quantities.numbers import with_points
from kiemdiem.shell.components import Confirmation
from kiemdiem.shell.days import short_day
from kiemdiem.shell.methods import shown_and_sent


def roll_of(campaign: Campaign) -> RollVersion:
    """The roll that waits.

    Raises:
        NoRollToTake: there is none.
    """
    found = waiting_roll(campaign)
    if found is None:
        raise NoRollToTake(campaign=campaign.name)
    return found


def slots(campaign: Campaign, roll: RollVersion) -> dict[str, object]:
    """What the sentences about a roll tell."""
    return {
        "campaign": campaign.name,
        "regime": campaign.regime.number,
        "as_of": short_day(roll.as_of),
        "number": roll.number,
        "touched": with_points(roll.touched),
        "reason": roll.reason,
        "reviewed": with_points(roll.counts.get("reviewed", 0)),
        "rated": with_points(roll.counts.get("rated", 0)),
    }


def asked(
    request: SignedIn,
    campaign: Campaign,
    said: tuple[str, str, tuple[str, ...], str, str],
    act: Callable[..., object],
    *,
    is_grave: bool = False,
) -> HttpResponse:
    """Asks about the roll that waits, then acts on the one that was seen. said: title, question, consequences, button,
    what is told afterwards."""
    roll = roll_of(campaign)
    title, question, after, label, done = said
    told = slots(campaign, roll)
    form = SeenForm(request.POST or None, initial={"seen": roll.pk})
    if form.is_valid():
        act(campaign, seen=form.cleaned_data["seen"], actor=request.actor)
        messages.success(request, done.format(**told))
        return redirect("campaign", campaign.pk)
    confirmation = Confirmation(
        title=title,
        question=question.format(**told),
        consequences=tuple(line.format(**told) for line in after),
        action_label=label,
        back_url=reverse("campaign", args=[campaign.pk]),
        is_grave=is_grave,
    )
    return render(request, "shell/confirm.html", {"confirmation": confirmation, "form": form})


def groups_told(campaign: Campaign) -> tuple[str, ...]:
    """How far the groups are, where the plan wants them; it hinders nobody."""
    found = groups_before_opening(campaign)
    if found is None:
        return ()
    groups, approved, free = (with_points(count) for count in found)
    return (words.GROUPS_BEFORE.format(groups=groups, approved=approved, free=free),)


@shown_and_sent
def open_campaign(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Asks, then lets rules and roll hold."""
    found = campaign_to_run(request.actor, campaign_id)
    warnings = tuple(told.replace("{", "{{").replace("}", "}}") for told in (*groups_told(found), *warnings_of(found)))
    said = (words.OPEN_TITLE, words.OPEN_QUESTION, (*warnings, *words.OPEN_AFTER), words.OPEN, words.OPENED_NOW)
    return asked(request, found, said, taking.open_campaign)


@shown_and_sent
def take_roll(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Asks, then lets the new roll hold."""
    found = campaign_to_run(request.actor, campaign_id)
    said = (words.TAKE_TITLE, words.TAKE_QUESTION, words.TAKE_AFTER, words.TAKE, words.TAKEN_NOW)
    return asked(request, found, said, taking.take_roll)


@shown_and_sent
def drop_roll(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Asks, then gives the waiting roll up."""
    found = campaign_to_run(request.actor, campaign_id)
    said = (
        words.DROP_ROLL_TITLE, words.DROP_ROLL_QUESTION, words.DROP_ROLL_AFTER, words.DROP_ROLL, words.ROLL_DROPPED_NOW,
    )  # fmt: skip
    return asked(request, found, said, dropping.drop_roll, is_grave=True)


@shown_and_sent
def drop_campaign(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Asks why, then gives up a campaign that was never opened."""
    found = campaign_to_run(request.actor, campaign_id)
    form = DropCampaignForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        dropping.drop_campaign(found, reason=form.cleaned_data["reason"], actor=request.actor)
        messages.success(request, words.DROPPED_NOW.format(campaign=found.name))
        return redirect("campaigns")
    confirmation = Confirmation(
        title=words.DROP_TITLE,
        question=words.DROP_QUESTION.format(campaign=found.name),
        consequences=words.DROP_AFTER,
        action_label=words.DROP,
        back_url=reverse("campaign", args=[found.pk]),
    )
    return render(request, "shell/confirm.html", {"confirmation": confirmation, "form": form})


@shown_and_sent
def close_campaign(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Asks, then ends the season."""
    found = campaign_to_run(request.actor, campaign_id)
    if request.method == "POST":
        closing.close_campaign(found, actor=request.actor)
        messages.success(request, words.CLOSED_NOW.format(campaign=found.name))
        return redirect("campaign", found.pk)
    confirmation = Confirmation(
        title=words.CLOSE_TITLE,
        question=words.CLOSE_QUESTION.format(campaign=found.name),
        consequences=words.CLOSE_AFTER,
        action_label=words.CLOSE,
        back_url=reverse("campaign", args=[found.pk]),
    )
    return render(request, "shell/confirm.html", {"confirmation": confirmation})
