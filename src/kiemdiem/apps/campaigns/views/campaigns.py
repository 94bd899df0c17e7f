"""The list of campaigns, one campaign, and how it is prepared."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.access import visible_to
from kiemdiem.apps.campaigns.actions.ask_for_roll import ask_for_roll as ask
from kiemdiem.apps.campaigns.actions.choose_readings import choose_readings as choose
from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign as prepare
from kiemdiem.apps.campaigns.forms.preparing import AskForRollForm, PrepareCampaignForm, ReadingsForm
from kiemdiem.apps.campaigns.jobs import begin_computing
from kiemdiem.apps.campaigns.models import Campaign, RollVersion, Standing
from kiemdiem.apps.campaigns.queries.corrections import held_corrections
from kiemdiem.apps.campaigns.queries.counted import Counts, counts_seen, roll_shown
from kiemdiem.apps.campaigns.queries.finding import standings_near
from kiemdiem.apps.campaigns.queries.group_tables import groups_before_opening, quota_bases
from kiemdiem.apps.campaigns.queries.overviews import (
    forums_of,
    has_stopped,
    kind_lines,
    problems_of,
    progress_of,
    total_of,
)
from kiemdiem.apps.campaigns.queries.parts import campaign_chapters
from kiemdiem.apps.campaigns.queries.regimes import kept_regime
from kiemdiem.apps.campaigns.queries.rolls import running_at, waiting_roll
from kiemdiem.apps.campaigns.queries.rules import questions_of, regime_of
from kiemdiem.apps.campaigns.views.columns import CAMPAIGNS, state_of
from kiemdiem.apps.permissions.access import Actor, SignedIn, may, may_somewhere, require, require_somewhere
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.components import Chapter, Crumb, Tab
from kiemdiem.shell.days import short_day
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of
from kiemdiem.shell.tables import Table, TableQuery

MOST_DECIDERS = 12


def campaign_to_read(actor: Actor, campaign_id: int) -> Campaign:
    """The campaign where the actor may see it."""
    return one_of(visible_to(actor).select_related("regime", "root", "above", "before"), pk=campaign_id)


def campaign_to_run(actor: Actor, campaign_id: int) -> Campaign:
    """The campaign where the actor may change it; not found where he may not see it."""
    found = campaign_to_read(actor, campaign_id)
    require(actor, Permission.RUN_CAMPAIGNS, on=found)
    return found


def around(campaign: Campaign, actor: Actor, current: str) -> dict[str, object]:
    """What every page about a campaign has."""
    named = [("campaign", words.OVERVIEW), ("choose_readings", words.READINGS), ("subjects", words.SUBJECTS)]
    named += [("corrections", words.CORRECTIONS), ("groups", words.GROUPS)]
    return {
        "campaign": campaign,
        "state": state_of(campaign),
        "may_run": may(actor, Permission.RUN_CAMPAIGNS, on=campaign),
        "crumbs": [Crumb(words.CAMPAIGNS, reverse("campaigns"))],
        "tabs": [Tab(label, reverse(name, args=[campaign.pk]), is_current=name == current) for name, label in named],
    }


def chapters_of(campaign: Campaign) -> list[Chapter]:
    """What else there is of a campaign, in the order of the season."""
    return [
        Chapter(label, tuple(Tab(part.label, reverse(part.url_name, args=[campaign.pk])) for part in parts))
        for label, parts in campaign_chapters()
    ]


@require_safe
def campaigns(request: SignedIn) -> HttpResponseBase:
    """The campaigns that touch the reader's branches."""
    require_somewhere(request.actor, Permission.VIEW_CAMPAIGNS)
    table = Table(CAMPAIGNS, visible_to(request.actor).select_related("regime", "root"), TableQuery.of(request))
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters="", by=Permission.VIEW_CAMPAIGNS, actor=request.actor)
    can_prepare = may_somewhere(request.actor, Permission.RUN_CAMPAIGNS)
    return render(request, "campaigns/campaigns.html", {"campaigns": table, "can_prepare": can_prepare})


@shown_and_sent
def prepare_campaign(request: SignedIn) -> HttpResponse:
    """A regime for a branch."""
    require_somewhere(request.actor, Permission.RUN_CAMPAIGNS)
    form = PrepareCampaignForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        kept = kept_regime(form.cleaned_data["regime"])
        made = prepare(kept, root=form.cleaned_data["root"], name=form.cleaned_data["name"], actor=request.actor)
        messages.success(request, words.PREPARED.format(campaign=made.name))
        return redirect("choose_readings", made.pk)
    return render(request, "campaigns/prepare_campaign.html", {"form": form})


@require_safe
def campaign(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Where the campaign stands."""
    found = campaign_to_read(request.actor, campaign_id)
    frame = around(found, request.actor, "campaign")
    roll = waiting_roll(found) if frame["may_run"] else None
    shown = roll if roll is not None and found.is_preparing and roll.state == RollVersion.State.READY else None
    standings = standings_near(request.actor, found, roll=shown.number if shown else None)
    last = shown or roll_shown(found, None)
    counts = counts_seen(request.actor, last)
    lines = kind_lines(regime_of(found), standings, counts)
    refused = found.rolls.first() if frame["may_run"] and roll is None else None
    context = {
        **frame,
        "chapters": chapters_of(found),
        "lines": lines,
        "total": total_of(lines),
        "roll": last,
        "problems": list(problems_of(last)) if last and frame["may_run"] else [],
        "waiting": roll,
        "running": running_at(found.root, found.year) if frame["may_run"] and found.is_preparing else None,
        **(preview_of(found, shown, standings, counts) if shown else {}),
        "unfit": len(held_corrections(found, waiting=True).unfit) if frame["may_run"] else 0,
        "refused": refused if refused and refused.state == RollVersion.State.REFUSED else None,
        "work": progress_of(found, roll) if roll else None,
        "is_stopped": has_stopped(roll) if roll else False,
    }
    return render(request, "campaigns/campaign.html", context)


def preview_of(
    campaign: Campaign, roll: RollVersion, standings: QuerySet[Standing], counts: Counts
) -> dict[str, object]:
    """What is looked at before the opening besides the subjects: who decides on how many, groups, bases of quotas."""
    bases, more = quota_bases(campaign, standings, counts)
    deciders = [(body, count) for body, count in roll.counts.get("deciders", {}).items() if body]
    return {
        "deciders": deciders[:MOST_DECIDERS],
        "nobody_decides": roll.counts.get("deciders", {}).get("", 0),
        "forums": forums_of(standings, counts),
        "groups_before": groups_before_opening(campaign),
        "bases": bases,
        "more": more,
    }


@require_safe
def roll_progress(request: SignedIn, campaign_id: int) -> HttpResponse:
    """The part of the page that tells how far the computing has come; when it is done the whole page is asked for."""
    found = campaign_to_run(request.actor, campaign_id)
    roll = waiting_roll(found)
    if roll is None or roll.state != RollVersion.State.COMPUTING or has_stopped(roll):
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "campaigns/_progress.html", {"work": progress_of(found, roll)})


def choosing(campaign: Campaign, frame: dict[str, object]) -> dict[str, bool]:
    """Whether the reader may choose now; not while a roll waits that was computed with what is chosen."""
    may_choose = bool(frame["may_run"]) and campaign.is_preparing
    has_roll = may_choose and waiting_roll(campaign) is not None
    return {"can_choose": may_choose and not has_roll, "has_roll": has_roll}


@shown_and_sent
def choose_readings(request: SignedIn, campaign_id: int) -> HttpResponse:
    """How the doubtful places of the plan are read."""
    found = campaign_to_read(request.actor, campaign_id)
    frame = around(found, request.actor, "choose_readings")
    if request.method == "POST":
        require(request.actor, Permission.RUN_CAMPAIGNS, on=found)
    questions = list(questions_of(found))
    form = ReadingsForm(request.POST or None, questions=questions, initial={"version": found.version})
    if form.is_valid():
        choose(found, form.chosen, actor=request.actor, version=form.cleaned_data["version"])
        messages.success(request, words.READINGS_KEPT)
        return redirect("campaign", found.pk)
    context = {**frame, **choosing(found, frame), "form": form, "questions": questions}
    return render(request, "campaigns/choose_readings.html", context)


@shown_and_sent
def ask_for_roll(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Have the roll computed from the registers of a day."""
    found = campaign_to_run(request.actor, campaign_id)
    form = AskForRollForm(request.POST or None, is_open=found.is_open, initial={"as_of": request.actor.today})
    if form.is_valid():
        given = form.cleaned_data
        roll = ask(found, as_of=given["as_of"], reason=given.get("reason", ""), actor=request.actor)
        begin_computing(roll)
        messages.success(request, words.ASKED.format(as_of=short_day(roll.as_of)))
        return redirect("campaign", found.pk)
    context = {**around(found, request.actor, "campaign"), "form": form}
    return render(request, "campaigns/ask_for_roll.html", context)
