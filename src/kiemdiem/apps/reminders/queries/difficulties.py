"""Difficulties of units: open ones before the body that answers, answers before the unit that asked."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Count, Max, Q
from django.urls import reverse

from kiemdiem.apps.campaigns.actions.acting_for import is_own_work
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.difficulties.models import RaisedDifficulty
from kiemdiem.apps.difficulties.queries.ways import ways_of
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.reminders import words
from kiemdiem.apps.reminders.queries.campaigns import MOST_OF_A_KIND, about, campaigns_by_key, of_own_units
from kiemdiem.apps.reminders.values import Line
from kiemdiem.shell.days import day_in_hanoi

State = RaisedDifficulty.State
_OPEN = Campaign.State.OPEN
SHOWN_FOR = timedelta(days=14)
"""So long an answer stands on the desk of the unit that asked: nobody marks it as read."""
NEWS_FOR = timedelta(days=1)
"""A digest is made in the morning, so it speaks of the answers of its day and of the day before."""


def difficulties_for(actor: Actor) -> list[Line]:
    """What of difficulties waits for the actor. Four queries."""
    return [*_open_ones(actor), *_answered(actor)]


def _open_ones(actor: Actor) -> list[Line]:
    """How many wait in a campaign: for whoever answers as asked of him, for whoever passes them on to be followed."""
    answers, runs = (
        scope_of(actor, one).within("campaign__root__path")
        for one in (Permission.ANSWER_DIFFICULTIES, Permission.RUN_CAMPAIGNS)
    )
    rows = RaisedDifficulty.objects.unscoped("which the actor answers or passes on").filter(
        answers | (runs & ~Q(by_way_of="")), campaign__state=_OPEN, state=State.OPEN
    )
    counts = (
        rows.order_by().values("campaign", "way").annotate(count=Count("pk"), to_answer=Count("pk", filter=answers))
    )
    found = [(row["campaign"], row["way"], row["count"], row["to_answer"]) for row in counts]
    campaigns = campaigns_by_key(key for key, *_ in found)
    return [_open_line(campaigns[key], way, count, is_asked=bool(asked)) for key, way, count, asked in found]


def _open_line(campaign: Campaign, way: str, count: int, *, is_asked: bool) -> Line:
    what = words.ANSWER_DIFFICULTIES if is_asked else words.FOLLOW_DIFFICULTIES
    return Line(
        key=f"difficulties {campaign.pk} {way}",
        what=what.format(count=count),
        about=about(campaign, clauses=_clauses(campaign, way)),
        url=reverse("difficulties", args=[campaign.pk]),
        is_asked=is_asked,
    )


def _answered(actor: Actor) -> list[Line]:
    """Fresh answers to difficulties of the actor's own units."""
    rows = RaisedDifficulty.objects.unscoped("of the actor's own units").filter(
        of_own_units(actor, unit="unit__path", root="campaign__root__path"),
        campaign__state=_OPEN,
        state=State.ANSWERED,
    )
    fresh = rows.annotate(last=Max("answers__answered_at")).filter(last__gte=actor.at - SHOWN_FOR)
    found = list(fresh.select_related("unit").order_by("-last", "pk")[:MOST_OF_A_KIND])
    campaigns = campaigns_by_key(one.campaign_id for one in found)
    return [
        _answer_line(one, campaigns[one.campaign_id], day_in_hanoi(one.last), actor)
        for one in found
        if is_own_work(actor, campaigns[one.campaign_id], one.unit.branch)
    ]


def _answer_line(difficulty: RaisedDifficulty, campaign: Campaign, answered_on: date, actor: Actor) -> Line:
    return Line(
        key=f"answered {difficulty.pk}",
        what=words.READ_ANSWER.format(number=difficulty.number),
        about=about(campaign, difficulty.unit.name, clauses=_clauses(campaign, difficulty.way)),
        url=reverse("difficulty", args=[difficulty.pk]),
        is_asked=actor.today - answered_on <= NEWS_FOR,
    )


def _clauses(campaign: Campaign, way: str) -> tuple[str, ...]:
    entry = ways_of(campaign).get(way)
    return tuple(entry.clauses) if entry is not None else ()
