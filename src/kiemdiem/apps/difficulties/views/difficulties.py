"""The difficulties of a campaign, and one of them with its answers."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.campaigns.access import visible_to as campaigns_visible_to
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.queries.subject_sheets import quotes_in
from kiemdiem.apps.difficulties import words
from kiemdiem.apps.difficulties.access import visible_to
from kiemdiem.apps.difficulties.actions.answer_difficulty import may_answer
from kiemdiem.apps.difficulties.models import RaisedDifficulty
from kiemdiem.apps.difficulties.queries.ways import days_waiting, units_for, ways_of
from kiemdiem.apps.journal.queries import history_of
from kiemdiem.apps.permissions.access import Actor, SignedIn, may
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.components import Crumb
from kiemdiem.shell.marks import Link, State
from kiemdiem.shell.rows import one_of
from kiemdiem.shell.tables import Column, Table, TableQuery, TableShape

LONGEST_SHOWN = 160


def campaign_of(actor: Actor, campaign_id: int) -> Campaign:
    """The campaign where the actor may see it."""
    return one_of(campaigns_visible_to(actor).select_related("root", "regime"), pk=campaign_id)


def difficulty_of(actor: Actor, difficulty_id: int) -> RaisedDifficulty:
    """The difficulty where the actor may see it."""
    return one_of(visible_to(actor), pk=difficulty_id)


def crumbs_of(campaign: Campaign, *, inside: bool = True) -> list[Crumb]:
    """The way to a page of this room."""
    crumbs = [
        Crumb(words.CAMPAIGNS, reverse("campaigns")),
        Crumb(campaign.name, reverse("campaign", args=[campaign.pk])),
    ]
    return [*crumbs, Crumb(words.DIFFICULTIES, reverse("difficulties", args=[campaign.pk]))] if inside else crumbs


def state_of(one: RaisedDifficulty) -> State:
    """The state as a mark: what waits stands out."""
    return State("soon" if one.is_open else "done" if one.state == "answered" else "none", one.state_label)


def told(days: int | None) -> str:
    """For how long it has waited, in words; nothing where it waits no more."""
    if days is None:
        return ""
    return words.DAYS.format(count=days) if days else words.TODAY


def short(text: str) -> str:
    """One line of it."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"


def shape(today: date) -> TableShape[RaisedDifficulty]:
    """The list, with the days that each has waited today."""
    return TableShape(
        label=words.DIFFICULTIES,
        noun=words.NOUN,
        order="-so",
        file_name="vuong-mac",
        row_name=str,
        empty_title=words.NOTHING,
        empty_text=words.NOTHING_TEXT,
        columns=(
            Column("so", words.NUMBER, lambda one: one.number, sort=("number",), is_numeric=True),
            Column(
                "don_vi",
                words.UNIT,
                lambda one: Link(one.unit.name, reverse("difficulty", args=[one.pk]), is_name=True),
                exported=lambda one: one.unit.name,
                sort=("unit__sort_key", "pk"),
                is_heading=True,
                width=40,
            ),
            Column("noi_dung", words.TEXT, lambda one: short(one.text), exported=lambda one: one.text, width=60),
            Column("ngay", words.RAISED_ON, lambda one: one.raised_on, sort=("raised_on", "pk"), is_numeric=True),
            Column("buoc", words.STATE, state_of, exported=lambda one: one.state_label, sort=("state", "pk"), width=24),
            Column("cho", words.AGE, lambda one: told(days_waiting(one, today=today)), is_numeric=True),
        ),
    )


@require_safe
def difficulties(request: SignedIn, campaign_id: int) -> HttpResponseBase:
    """Those of the reader's units, the newest first; what waits with its age."""
    actor, found = request.actor, campaign_of(request.actor, campaign_id)
    seen = visible_to(actor).filter(campaign=found)
    table = Table(shape(actor.today), seen, TableQuery.of(request))
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters="", by=Permission.VIEW_CAMPAIGNS, actor=actor)
    ways = list(ways_of(found).values())
    waiting = seen.filter(state=RaisedDifficulty.State.OPEN).order_by("raised_on", "number")
    context = {
        "campaign": found,
        "crumbs": crumbs_of(found, inside=False),
        "difficulties": table,
        "ways": ways,
        "quotes": quotes_of(found),
        "oldest": [(one, told(days_waiting(one, today=actor.today))) for one in waiting[:6]],
        "waiting": waiting.count(),
        "may_raise": found.is_open and bool(units_for(actor, found)),
    }
    return render(request, "difficulties/difficulties.html", context)


def quotes_of(campaign: Campaign) -> list[tuple[str, str]]:
    """The words of the plan on difficulties, each with its place."""
    regime = regime_of(campaign)
    return list(quotes_in(regime, dict.fromkeys(key for way in ways_of(campaign).values() for key in way.clauses)))


@require_safe
def difficulty(request: SignedIn, difficulty_id: int) -> HttpResponse:
    """One difficulty: what it is, where it went, what was answered, and everything that happened to it."""
    actor, found = request.actor, difficulty_of(request.actor, difficulty_id)
    may_act = found.campaign.is_open
    works = any(may(actor, one, on=found.unit) for one in (Permission.REPORT_WORK, Permission.RUN_CAMPAIGNS))
    context = {
        "difficulty": found,
        "state": state_of(found),
        "age": told(days_waiting(found, today=actor.today)),
        "answers": found.answers.all(),
        "crumbs": crumbs_of(found.campaign),
        "entries": history_of(found),
        "may_answer": may_act and found.state != RaisedDifficulty.State.WITHDRAWN and may_answer(actor, found.campaign),
        "may_withdraw": may_act and found.is_open and works,
    }
    return render(request, "difficulties/difficulty.html", context)
