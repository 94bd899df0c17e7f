"""Groups of equivalent positions: the page of all, and each act on one."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.access import groups_visible_to, newest_visible_to, require_grouping
from kiemdiem.apps.campaigns.actions import group_subjects as grouping
from kiemdiem.apps.campaigns.forms.grouping import ApproveGroupForm, GroupForm, OfferedSearch, ScopeForm
from kiemdiem.apps.campaigns.models import Campaign, PeerGroup, Subject
from kiemdiem.apps.campaigns.queries.counted import counts_seen, roll_shown
from kiemdiem.apps.campaigns.queries.group_tables import drafting_bodies, kinds_of_groups, quota_bases
from kiemdiem.apps.campaigns.queries.groups import grouping_of, in_scope, quota_lines, ungrouped
from kiemdiem.apps.campaigns.queries.rolls import newest_number, standings_of
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.queries.subject_sheets import places_in
from kiemdiem.apps.campaigns.views.campaigns import around, campaign_to_read
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import SignedIn, may, may_somewhere
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.numbers import with_points
from kiemdiem.shell.components import Confirmation, Crumb
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of

MOST_OFFERED = 500


@require_safe
def groups(request: SignedIn, campaign_id: int) -> HttpResponse:
    """All groups on the reader's branches with their quotas, and who is in none."""
    found = campaign_to_read(request.actor, campaign_id)
    regime, line = regime_of(found), grouping_of(found)
    standings = newest_visible_to(request.actor, found)
    seen = groups_visible_to(request.actor, found)
    roll = roll_shown(found, newest_number(found) if found.is_preparing else None)
    bases, more = quota_bases(found, standings, counts_seen(request.actor, roll))
    context = {
        **around(found, request.actor, "groups"),
        "line": line.entry if line is not None else None,
        "where": places_in(regime, line.entry.clauses) if line is not None else "",
        "kinds": kinds_of_groups(found, line.entry.for_, seen, standings) if line is not None else [],
        "bodies": drafting_bodies(found, line.entry, seen, standings) if line is not None else [],
        "bases": bases,
        "more": more,
        "can_group": line is not None and may_draw_up(request, found),
        "can_approve": may_approve(request, found),
    }
    return render(request, "campaigns/groups.html", context)


def may_draw_up(request: SignedIn, campaign: Campaign) -> bool:
    """Whether the button is shown; of which scope, the action asks."""
    is_going = campaign.is_preparing or campaign.is_open
    rights = (Permission.REPORT_WORK, Permission.RUN_CAMPAIGNS)
    return is_going and any(may_somewhere(request.actor, right) for right in rights)


def may_approve(request: SignedIn, campaign: Campaign) -> bool:
    """Whether the actor is the authority of the campaign, or records for it."""
    rights = (Permission.APPROVE_GROUPS, Permission.RUN_CAMPAIGNS)
    return any(may(request.actor, right, on=campaign) for right in rights)


@shown_and_sent
def propose_peers(request: SignedIn, campaign_id: int) -> HttpResponse:
    """Draft groups by the sorts of posts, for one body and one kind."""
    found = campaign_to_read(request.actor, campaign_id)
    require_grouping(request.actor)
    form = ScopeForm(
        request.POST or None,
        actor=request.actor,
        kinds=kinds_offered(found),
        initial={"scope": request.GET.get("pham_vi")},
    )
    if form.is_valid():
        given = form.cleaned_data
        made = grouping.propose_peers(found, kind=given["kind"], scope=given["scope"], actor=request.actor)
        messages.success(request, words.GROUPS_PROPOSED.format(count=len(made), scope=given["scope"].name))
        return redirect("groups", found.pk)
    return render(request, "campaigns/propose_peers.html", {**frame(request, found), "form": form})


def kinds_offered(campaign: Campaign) -> dict[str, str]:
    """The kinds of which the plan wants groups."""
    line, regime = grouping_of(campaign), regime_of(campaign)
    return {kind: regime.kinds[kind].label for kind in line.entry.for_} if line is not None else {}


@shown_and_sent
def form_peers(request: SignedIn, campaign_id: int) -> HttpResponse:
    """A group by hand: first whose and of which kind, then who."""
    found = campaign_to_read(request.actor, campaign_id)
    require_grouping(request.actor)
    chosen = ScopeForm(request.POST or request.GET or None, actor=request.actor, kinds=kinds_offered(found))
    if not chosen.is_valid():
        return render(request, "campaigns/choose_scope.html", {**frame(request, found), "form": chosen})
    return formed(request, found, **chosen.cleaned_data)


def formed(request: SignedIn, campaign: Campaign, *, kind: str, scope: Unit) -> HttpResponse:
    """Forms the group of those who are ticked, or shows who may be."""
    require_grouping(request.actor, scope)
    found = Offered.to(request, campaign, kind, scope)
    form = GroupForm(request.POST or None, offered=found.choices)
    if form.is_valid():
        name, subjects = form.cleaned_data["name"], form.cleaned_data["subjects"]
        made = grouping.form_peers(campaign, kind=kind, scope=scope, name=name, subjects=subjects, actor=request.actor)
        messages.success(request, words.GROUP_KEPT.format(name=made.name, count=len(subjects)))
        return redirect("groups", campaign.pk)
    context = {"form": form, "scope": scope, "kind": kinds_offered(campaign)[kind], "kind_code": kind, "offered": found}
    return render(request, "campaigns/edit_peers.html", {**frame(request, campaign), **context})


@dataclass(frozen=True)
class Offered:
    """Who may be in a group: those who are in it, and those of the scope in none whom the search names.

    is_cut: there are more of these than a form can show.
    """

    choices: list[tuple[int, str]]
    is_cut: bool
    search: OfferedSearch

    @classmethod
    def to(
        cls, request: SignedIn, campaign: Campaign, kind: str, scope: Unit, group: PeerGroup | None = None
    ) -> Offered:
        """In the order of names, those in the group first. Two queries at most."""
        search = OfferedSearch(request.GET)
        rows = standings_of(campaign, roll=newest_number(campaign)).filter(search.condition, subject__kind=kind)
        free = ungrouped(in_scope(rows, scope, day=request.actor.today)).order_by("subject__sort_key")
        found = [one.subject for one in free[: MOST_OFFERED + 1]]
        inside = group.places.select_related("subject__unit").order_by("subject__sort_key") if group else ()
        subjects = [*(one.subject for one in inside), *found[:MOST_OFFERED]]
        return cls([(one.pk, named(one)) for one in subjects], len(found) > MOST_OFFERED, search)

    @property
    def most(self) -> int:
        """So many of those who are in no group are shown."""
        return MOST_OFFERED


def named(subject: Subject) -> str:
    """A subject with the unit that tells it from others of its name."""
    unit = subject.unit
    return f"{subject.name} ({unit.name})" if unit is not None and unit.name != subject.name else subject.name


def group_to_read(request: SignedIn, campaign_id: int, peers_id: int) -> PeerGroup:
    """The group where the actor may see it."""
    found = campaign_to_read(request.actor, campaign_id)
    return one_of(groups_visible_to(request.actor, found), pk=peers_id)


@shown_and_sent
def edit_peers(request: SignedIn, campaign_id: int, peers_id: int) -> HttpResponse:
    """Who is in a group, and what its quota comes to."""
    group = group_to_read(request, campaign_id, peers_id)
    require_grouping(request.actor, group.scope)
    inside = list(group.places.values_list("subject_id", flat=True))
    found = Offered.to(request, group.campaign, group.kind, group.scope, group)
    form = GroupForm(
        request.POST or None,
        offered=found.choices,
        initial={"name": group.name, "subjects": inside, "version": group.version},
    )
    if form.is_valid():
        given = form.cleaned_data
        kept = grouping.edit_peers(
            group,
            name=given["name"],
            subjects=given["subjects"],
            version=given["version"],
            actor=request.actor,
        )
        messages.success(request, words.GROUP_KEPT.format(name=kept.name, count=len(given["subjects"])))
        return redirect("groups", campaign_id)
    context = {
        **frame(request, group.campaign),
        "form": form,
        "offered": found,
        "group": group,
        "scope": group.scope,
        "kind": kinds_offered(group.campaign).get(group.kind, ""),
        "quotas": quota_lines(group.campaign, group.kind, len(inside)),
        "size": len(inside),
    }
    return render(request, "campaigns/edit_peers.html", context)


@shown_and_sent
def approve_peers(request: SignedIn, campaign_id: int, peers_id: int) -> HttpResponse:
    """Asks, then lets the group hold as the authority approved it."""
    group = group_to_read(request, campaign_id, peers_id)
    grouping.require_approving(request.actor, group.campaign)
    form = ApproveGroupForm(request.POST or None, initial={"version": group.version})
    if form.is_valid():
        given = form.cleaned_data
        grouping.approve_peers(group, paper=given["paper"], version=given["version"], actor=request.actor)
        messages.success(request, words.GROUP_APPROVED_NOW.format(name=group.name))
        return redirect("groups", campaign_id)
    told = (words.APPROVE_GROUP_TITLE, words.APPROVE_QUESTION, words.APPROVE_AFTER, words.APPROVE_GROUP)
    return asked(request, group, told, form)


@shown_and_sent
def drop_peers(request: SignedIn, campaign_id: int, peers_id: int) -> HttpResponse:
    """Asks, then gives the group up."""
    group = group_to_read(request, campaign_id, peers_id)
    require_grouping(request.actor, group.scope)
    if request.method == "POST":
        grouping.drop_peers(group, actor=request.actor)
        messages.success(request, words.GROUP_DROPPED_NOW.format(name=group.name))
        return redirect("groups", campaign_id)
    told = (words.DROP_GROUP_TITLE, words.DROP_GROUP_QUESTION, words.DROP_GROUP_AFTER, words.DROP_GROUP)
    return asked(request, group, told, None, is_grave=True)


def asked(
    request: SignedIn,
    group: PeerGroup,
    told: tuple[str, str, tuple[str, ...], str],
    form: ApproveGroupForm | None,
    *,
    is_grave: bool = False,
) -> HttpResponse:
    """A question about a group. told: title, question, consequences, button."""
    title, question, after, label = told
    slots = {"name": group.name, "scope": group.scope.name, "count": with_points(group.places.count())}
    confirmation = Confirmation(
        title=title,
        question=question.format(**slots),
        consequences=tuple(line.format(**slots) for line in after),
        action_label=label,
        back_url=reverse("groups", args=[group.campaign_id]),
        is_grave=is_grave,
    )
    return render(request, "shell/confirm.html", {"confirmation": confirmation, "form": form})


def frame(request: SignedIn, campaign: Campaign) -> dict[str, object]:
    """What the pages of one group have around them."""
    crumbs = [
        Crumb(words.CAMPAIGNS, reverse("campaigns")),
        Crumb(campaign.name, reverse("campaign", args=[campaign.pk])),
        Crumb(words.GROUPS, reverse("groups", args=[campaign.pk])),
    ]
    return {**around(campaign, request.actor, "groups"), "crumbs": crumbs}
