"""Decisions that wait: assignments, visiting groups, registered tasks."""

from __future__ import annotations

from collections import Counter

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from kiemdiem.apps.assignments.models import Assignment, VisitingGroup
from kiemdiem.apps.assignments.models import State as Drafted
from kiemdiem.apps.assignments.queries.duties import duties_of
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.people.models import Position
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.reminders import words
from kiemdiem.apps.reminders.access import key_of
from kiemdiem.apps.reminders.queries.campaigns import MOST_OF_A_KIND, about, campaigns_by_key
from kiemdiem.apps.reminders.values import Line
from kiemdiem.apps.targets.models import RegisteredTask
from kiemdiem.core.regime.entries.duties import Assignment as Duty
from kiemdiem.core.regime.entries.yearly import TaskRegistration
from kiemdiem.shell.rows import held_on

_OPEN = Campaign.State.OPEN


def asked_of(actor: Actor) -> list[Line]:
    """What of these waits for the actor. Seven queries."""
    return [*_drafts(actor), *_tasks(actor), *_returned(actor)]


def _drafts(actor: Actor) -> list[Line]:
    """Assignments and visiting groups that hold when the body has decided."""
    scope = scope_of(actor, Permission.DECIDE_ASSIGNMENTS)
    decided = {"campaign__state": _OPEN, "state": Drafted.DRAFT}
    rows = Assignment.objects.unscoped("the actor decides on them").filter(
        scope.within("campaign__root__path"), **decided
    )
    counts = list(rows.order_by().values_list("campaign", "duty").annotate(count=Count("pk")))
    groups = VisitingGroup.objects.filter(scope.within("campaign__root__path"), **decided).order_by("pk")
    waiting = list(groups[:MOST_OF_A_KIND])
    campaigns = campaigns_by_key([*(key for key, _, _ in counts), *(one.campaign_id for one in waiting)])
    duties = {key: {duty.id: duty for duty in duties_of(campaign)} for key, campaign in campaigns.items()}
    lines = [_draft(campaigns[key], duty, duties[key].get(duty), count) for key, duty, count in counts]
    for one in waiting:
        duty = duties[one.campaign_id].get(one.duty)
        lines.append(
            Line(
                key=f"group {one.pk}",
                what=words.GROUP.format(group=one.name),
                about=about(campaigns[one.campaign_id], clauses=duty.clauses if duty else ()),
                url=reverse("visiting_group", args=[one.campaign_id, one.pk]),
            )
        )
    return lines


def _draft(campaign: Campaign, key: str, duty: Duty | None, count: int) -> Line:
    return Line(
        key=f"assignments {campaign.pk} {key}",
        what=words.ASSIGNMENTS.format(duty=duty.label if duty else key),
        about=about(campaign, words.ASSIGNMENTS_ABOUT.format(count=count), clauses=duty.clauses if duty else ()),
        url=reverse("decide_assignments", args=[campaign.pk, key]),
    )


def _tasks(actor: Actor) -> list[Line]:
    """Registered tasks on which the actor decides: of the cadres whom the authority manages, or of his own branch."""
    own = scope_of(actor, Permission.APPROVE_TASKS).within("person__home__path")
    managed = scope_of(actor, Permission.APPROVE_MANAGED_TASKS).within("campaign__root__path")
    rows = RegisteredTask.objects.unscoped("the actor may decide on them").filter(
        own | managed, campaign__state=_OPEN, state=RegisteredTask.State.SENT
    )
    rows = rows.exclude(person__user_id=key_of(actor), person__user__isnull=False)
    found = list(
        rows.annotate(is_own=_flag(own), is_managed=_flag(managed)).values_list(
            "campaign_id", "person_id", "is_own", "is_managed"
        )
    )
    campaigns = campaigns_by_key(campaign for campaign, *_ in found)
    managers = {key: set(_registration(campaign).managers) for key, campaign in campaigns.items()}
    posts: dict[int, set[str]] = {}
    held = Position.objects.filter(held_on(actor.today), person__in=rows.values("person_id"))
    for person, managed_by in held.values_list("person_id", "managed_by"):
        posts.setdefault(person, set()).add(managed_by)
    counts = Counter(
        campaign
        for campaign, person, is_own, is_managed in found
        if (is_managed if managers[campaign] & posts.get(person, set()) else is_own)
    )
    return [
        Line(
            key=f"tasks {key}",
            what=words.APPROVE_TASKS.format(count=count),
            about=about(campaigns[key], clauses=_registration(campaigns[key]).clauses),
            url=reverse("registered_tasks"),
        )
        for key, count in counts.items()
    ]


def _flag(condition: Q) -> Exists:
    return Exists(RegisteredTask.objects.unscoped("the same row").filter(condition, pk=OuterRef("pk")))


def _registration(campaign: Campaign) -> TaskRegistration:
    return next(placed.entry for placed in regime_of(campaign).of("task_registration", TaskRegistration))


def _returned(actor: Actor) -> list[Line]:
    """One's own registered tasks that were sent back."""
    rows = RegisteredTask.objects.unscoped("the actor's own").filter(
        person__user_id=key_of(actor), campaign__state=_OPEN, state=RegisteredTask.State.RETURNED
    )
    return [
        Line(
            key=f"task {one.pk}",
            what=words.TASK_RETURNED.format(title=one.title),
            about=one.reason,
            url=reverse("edit_task", args=[one.pk]),
        )
        for one in rows.order_by("pk")[:MOST_OF_A_KIND]
    ]
