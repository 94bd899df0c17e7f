"""What waits for somebody in the rooms of a campaign, each with its clause or its last good day.

A fixed number of queries, however much waits and in however many campaigns; what many wait for in one place is one
line.
"""

from __future__ import annotations

from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse

from kiemdiem.apps.campaigns.actions.acting_for import is_own_work
from kiemdiem.apps.campaigns.models import Campaign, Milestone, PeerGroup, RollVersion
from kiemdiem.apps.campaigns.queries.groups import grouping_of
from kiemdiem.apps.issuing.models import Addressee, GuidanceReceipt, PlanIssue
from kiemdiem.apps.issuing.queries.guidance import entries_of
from kiemdiem.apps.issuing.queries.recipients import RECEIVED
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.remedies.access import visible_to as remedies_visible_to
from kiemdiem.apps.remedies.models import Remedy
from kiemdiem.apps.reminders import words
from kiemdiem.apps.reminders.access import key_of
from kiemdiem.apps.reminders.queries.asked import asked_of
from kiemdiem.apps.reminders.queries.campaigns import MOST_OF_A_KIND, about, campaigns_by_key, notice_in, of_own_units
from kiemdiem.apps.reminders.queries.difficulties import difficulties_for
from kiemdiem.apps.reminders.queries.prompts import prompts_for
from kiemdiem.apps.reminders.values import Line
from kiemdiem.apps.subplans.models import SubPlan
from kiemdiem.shell.days import short_day

_OPEN = Campaign.State.OPEN


def waiting_for(actor: Actor) -> list[Line]:
    """Everything that waits for the actor outside the plan itself: what is due first stands first."""
    if actor.user_id is None:
        return []
    lines = [
        *prompts_for(actor),
        *asked_of(actor),
        *_receipts(actor),
        *_guidance(actor),
        *difficulties_for(actor),
        *_remedies(actor),
        *_plans(actor),
        *_sub_plans(actor),
        *_peers(actor),
        *_rolls(actor),
    ]
    return sorted(lines, key=lambda one: (one.due is None, str(one.due), one.key))


def _receipts(actor: Actor) -> list[Line]:
    """Plans that came to units of the actor, and on which day is not recorded."""
    done = Milestone.objects.filter(campaign=OuterRef("issue__campaign"), unit=OuterRef("unit"), kind=RECEIVED)
    rows = Addressee.objects.filter(
        ~Exists(done),
        of_own_units(actor, unit="unit__path", root="issue__campaign__root__path"),
        issue__campaign__state=_OPEN,
    )
    rows = rows.select_related("unit", "issue").order_by("issue", "unit").distinct()
    found = {(one.issue.campaign_id, one.unit_id): one for one in rows[:MOST_OF_A_KIND]}
    campaigns = campaigns_by_key(key for key, _ in found)
    return [
        Line(
            key=f"receipt {key} {unit}",
            what=words.RECEIVE.format(unit=one.unit),
            about=about(campaigns[key], one.issue.number),
            url=reverse("receive_plan", args=[key, unit]),
        )
        for (key, unit), one in found.items()
        if one.unit is not None and is_own_work(actor, campaigns[key], one.unit.branch)
    ]


def _guidance(actor: Actor) -> list[Line]:
    """Guidance documents that came to units of the actor, and on which day is not recorded."""
    rows = GuidanceReceipt.objects.filter(
        of_own_units(actor, unit="unit__path", root="document__campaign__root__path"),
        received_on=None,
        document__campaign__state=_OPEN,
    )
    rows = rows.select_related("unit", "document").order_by("document__issued_on", "pk")
    found = list(rows[:MOST_OF_A_KIND])
    campaigns = campaigns_by_key(one.document.campaign_id for one in found)
    lines = []
    for one in found:
        campaign, document = campaigns[one.document.campaign_id], one.document
        entry = entries_of(campaign).get(document.guidance)
        if is_own_work(actor, campaign, one.unit.branch):
            lines.append(
                Line(
                    key=f"guidance {one.pk}",
                    what=words.RECEIVE_GUIDANCE.format(unit=one.unit, number=document.number),
                    about=about(campaign, document.about, clauses=entry.clauses if entry else ()),
                    url=reverse("receive_guidance", args=[campaign.pk, one.pk]),
                )
            )
    return lines


def _remedies(actor: Actor) -> list[Line]:
    """Remedies that are not done: the actor's own, and those of the units for which he reports."""
    reporting = of_own_units(actor, unit="subject__unit__path", root="subject__campaign__root__path")
    whose = Q(subject__person__user_id=key_of(actor)) | (Q(subject__person=None) & reporting)
    rows = remedies_visible_to(actor).filter(whose).exclude(state=Remedy.State.DONE)
    rows = rows.order_by(F("subject__person").asc(nulls_last=True), F("due").asc(nulls_last=True), "pk")
    found = list(rows.defer("subject__campaign__regime__files")[:MOST_OF_A_KIND])
    notice = notice_in(one.subject.campaign for one in found)
    return [
        Line(
            key=f"remedy {one.pk}",
            what=words.REMEDY.format(shortcoming=one),
            about=about(one.subject.campaign, one.subject.name),
            url=reverse("report_remedy", args=[one.pk]),
            due=one.due,
            notice=notice[one.subject.campaign_id],
            is_asked=False,
        )
        for one in found
        if one.subject.person_id is not None
        or (one.subject.unit is not None and is_own_work(actor, one.subject.campaign, one.subject.unit.branch))
    ]


def _plans(actor: Actor) -> list[Line]:
    """Campaigns that run under a plan of which nobody has recorded the issue."""
    scope = scope_of(actor, Permission.ISSUE_PLANS)
    issued = PlanIssue.objects.filter(campaign=OuterRef("pk"))
    rows = Campaign.objects.unscoped("whose plan the actor issues").filter(~Exists(issued), state=_OPEN)
    rows = rows.filter(scope.within("root__path")).order_by("pk").only("name")
    return [
        Line(f"issue {one.pk}", words.ISSUE, one.name, reverse("plan_issue", args=[one.pk]))
        for one in rows[:MOST_OF_A_KIND]
    ]


def _sub_plans(actor: Actor) -> list[Line]:
    """Plans of one's own that say something and are not issued."""
    scope = scope_of(actor, Permission.RUN_CAMPAIGNS)
    drafts = SubPlan.objects.filter(scope.within("campaign__root__path"), issued_on=None, campaign__state=_OPEN)
    drafts = drafts.filter(Q(days__isnull=False) | Q(items__isnull=False)).order_by("pk").distinct()
    return [
        Line(f"sub-plan {key}", words.SUB_PLAN, f"{name}; {words.SUB_PLAN_ABOUT}", reverse("sub_plan", args=[campaign]))
        for key, campaign, name in drafts.values_list("pk", "campaign_id", "campaign__name")[:MOST_OF_A_KIND]
    ]


def _peers(actor: Actor) -> list[Line]:
    """Drafts of groups of equivalent positions."""
    rows = PeerGroup.objects.unscoped("the actor approves them").filter(
        scope_of(actor, Permission.APPROVE_GROUPS).within("campaign__root__path"),
        campaign__state=_OPEN,
        state=PeerGroup.State.DRAFT,
    )
    counts = dict(rows.order_by().values_list("campaign").annotate(count=Count("pk")))
    lines = []
    for key, campaign in campaigns_by_key(counts).items():
        placed = grouping_of(campaign)
        clauses = placed.entry.clauses if placed is not None else ()
        what = words.PEERS.format(count=counts[key])
        lines.append(Line(f"peers {key}", what, about(campaign, clauses=clauses), reverse("groups", args=[key])))
    return lines


def _rolls(actor: Actor) -> list[Line]:
    """Rolls that were computed and wait to be taken, or given up."""
    scope = scope_of(actor, Permission.RUN_CAMPAIGNS)
    rows = RollVersion.objects.filter(scope.within("campaign__root__path"), state=RollVersion.State.READY)
    found = rows.order_by("pk").values_list("pk", "campaign_id", "campaign__name", "as_of")
    return [
        Line(f"roll {key}", words.ROLL.format(day=short_day(day)), name, reverse("campaign", args=[campaign]))
        for key, campaign, name, day in found[:MOST_OF_A_KIND]
    ]
