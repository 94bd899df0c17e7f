"""Prompts that wait: to be collected, submitted, decided, sent, answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, Q
from django.urls import reverse

from kiemdiem.apps.campaigns.actions.acting_for import is_own_work
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.apps.prompts.queries.promptings import promptings_of
from kiemdiem.apps.prompts.queries.sent import day_of
from kiemdiem.apps.reminders import words
from kiemdiem.apps.reminders.access import key_of
from kiemdiem.apps.reminders.queries.campaigns import MOST_OF_A_KIND, about, campaigns_by_key, notice_in, of_own_units
from kiemdiem.apps.reminders.values import Line

State = ReviewPrompt.State
STEPS = {
    State.PROPOSED: words.COLLECT,
    State.COLLECTED: words.SUBMIT,
    State.SUBMITTED: words.DECIDE,
    State.ACCEPTED: words.SEND,
}
_OPEN = Campaign.State.OPEN
NOTIFY, REPORT = "notify", "report"


def prompts_for(actor: Actor) -> list[Line]:
    """What of prompts waits for the actor. Four queries."""
    steps = list(_steps(actor))
    answers = list(_to_answer(actor))
    campaigns = campaigns_by_key([*(row["campaign"] for row in steps), *(one.campaign_id for one in answers)])
    notice = notice_in(campaigns.values())
    lines = [_step(row, campaigns[row["campaign"]], notice[row["campaign"]]) for row in steps]
    for one in answers:
        campaign = campaigns[one.campaign_id]
        if _is_own(actor, campaign, one):
            lines.append(_answer(one, campaign, notice[campaign.pk]))
    return lines


def _steps(actor: Actor) -> Iterator[dict[str, Any]]:
    """How many stand at which step, in the hands of the actor: (campaign, rule, state, count); never about himself."""
    collecting = scope_of(actor, Permission.COLLECT_PROMPTS).within("authority__path")
    deciding = scope_of(actor, Permission.DECIDE_PROMPTS).within("authority__path")
    in_hand = (
        (Q(state__in=(State.PROPOSED, State.COLLECTED)) & collecting)
        | (Q(state=State.SUBMITTED) & deciding)
        | (Q(state=State.ACCEPTED) & (collecting | deciding))
    )
    rows = ReviewPrompt.objects.unscoped("in the hands of the actor").filter(in_hand, campaign__state=_OPEN)
    rows = rows.exclude(subject__person__user_id=key_of(actor), subject__person__isnull=False)
    counts = rows.order_by().values("campaign", "authority", "rule", "state").annotate(count=Count("pk"))
    yield from (dict(row) for row in counts)


def _to_answer(actor: Actor) -> list[ReviewPrompt]:
    """What was sent and has no answer: to the actor himself, and to units of his branches."""
    reporting = of_own_units(actor, unit="subject__unit__path", root="campaign__root__path")
    whose = Q(subject__person__user_id=key_of(actor)) | (Q(subject__person=None) & reporting)
    rows = ReviewPrompt.objects.unscoped("sent to the actor or his units").filter(
        whose, campaign__state=_OPEN, state=State.SENT, reply=None
    )
    rows = rows.order_by(F("subject__person").asc(nulls_last=True), "campaign", "number")
    return list(rows.select_related("subject__unit", "subject__person")[:MOST_OF_A_KIND])


def _is_own(actor: Actor, campaign: Campaign, prompt: ReviewPrompt) -> bool:
    if prompt.subject.person_id is not None:
        return True
    unit = prompt.subject.unit
    return is_own_work(actor, campaign, unit.branch if unit is not None else campaign.branch)


def _step(row: dict[str, Any], campaign: Campaign, notice: tuple[int, ...]) -> Line:
    rule, state = str(row["rule"]), State(str(row["state"]))
    return Line(
        key=f"prompts {campaign.pk} {row['authority']} {rule} {state.value}",
        what=STEPS[state].format(count=row["count"]),
        about=about(campaign, clauses=_clauses(campaign, rule)),
        url=reverse("prompts", args=[campaign.pk]),
        due=day_of(campaign, rule, NOTIFY),
        notice=notice,
    )


def _answer(prompt: ReviewPrompt, campaign: Campaign, notice: tuple[int, ...]) -> Line:
    return Line(
        key=f"answer {prompt.pk}",
        what=words.ANSWER.format(prompt=prompt),
        about=about(campaign, prompt.subject.name, clauses=_clauses(campaign, prompt.rule)),
        url=reverse("prompt", args=[prompt.pk]),
        due=day_of(campaign, prompt.rule, REPORT),
        notice=notice,
    )


def _clauses(campaign: Campaign, rule: str) -> tuple[str, ...]:
    entry = promptings_of(campaign).get(rule)
    return tuple(entry.clauses) if entry is not None else ()
