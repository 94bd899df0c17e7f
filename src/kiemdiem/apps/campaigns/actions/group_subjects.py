"""Draw up groups of equivalent positions: each body its own; the authority approves them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db import transaction

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.actions.preparing import not_closed
from kiemdiem.apps.campaigns.entries import GroupApproved, GroupChanged, GroupDropped, GroupFormed, GroupsProposed
from kiemdiem.apps.campaigns.errors import (
    AlreadyGrouped,
    ApprovalWithoutPaper,
    EmptyGroup,
    GroupIsApproved,
    GroupNameTaken,
    NobodyToGroup,
    NoGroupsWanted,
    NotOfThisGroup,
    OutsideCampaign,
    OutsideScope,
)
from kiemdiem.apps.campaigns.facts.proposing import proposed_groups
from kiemdiem.apps.campaigns.models import Campaign, GroupedSubject, PeerGroup
from kiemdiem.apps.campaigns.queries.groups import grouping_of, in_scope, ungrouped
from kiemdiem.apps.campaigns.queries.rolls import newest_number, standings_of
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.queries.subject_sheets import kind_label
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Author, Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, covers, may, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked, unchanged_since

LONGEST_NAME, LONGEST_PAPER, NAMED = 200, 200, 5


def require_approving(actor: Actor, campaign: Campaign) -> Author:
    """Who approves groups: the authority itself, or whoever runs the campaign and records it.

    Raises:
        MayNot: with the reason.
    """
    itself = may(actor, Permission.APPROVE_GROUPS, on=campaign)
    return require(actor, Permission.APPROVE_GROUPS if itself else Permission.RUN_CAMPAIGNS, on=campaign)


def _author(actor: Actor, scope: Unit) -> Author:
    runs = may(actor, Permission.RUN_CAMPAIGNS, on=scope)
    return require(actor, Permission.RUN_CAMPAIGNS if runs else Permission.REPORT_WORK, on=scope)


def _begin(campaign: Campaign, scope: Unit, kind: str, actor: Actor) -> tuple[Campaign, Author]:
    """The campaign, held before any of its groups, and who acts; what every drawing up asks first."""
    campaign = locked(campaign)
    author = _author(actor, scope)
    not_closed(campaign)
    if not covers(campaign.branch, scope.branch):
        raise OutsideCampaign(unit=scope.name, campaign=campaign.name, root=campaign.root.name)
    if grouping_of(campaign, kind) is None:
        raise NoGroupsWanted(regime=campaign.regime.number)
    return campaign, author


@transaction.atomic
def propose_peers(campaign: Campaign, *, kind: str, scope: Unit, actor: Actor) -> list[PeerGroup]:
    """A draft group for each sort of post or body among those of the scope who are in no group yet."""
    campaign, author = _begin(campaign, scope, kind, actor)
    rows = standings_of(campaign, roll=newest_number(campaign)).filter(subject__kind=kind)
    free = ungrouped(in_scope(rows, scope, day=actor.today)).select_related("grounds")
    proposed = proposed_groups(campaign, kind, free)
    if not proposed:
        raise NobodyToGroup(scope=scope.name)
    groups = []
    for name, subjects in proposed.items():
        group = campaign.groups.filter(kind=kind, scope=scope, name=name).first() or _new(
            campaign, kind, scope, name, actor
        )
        GroupedSubject.objects.bulk_create(GroupedSubject(group=group, subject_id=key) for key in subjects)
        _as_draft(group, actor)
        groups.append(group)
    label = kind_label(regime_of(campaign), kind)
    record(GroupsProposed(Ref.to(campaign), Ref.to(scope), label, len(groups)), by=author)
    return groups


@transaction.atomic
def form_peers(
    campaign: Campaign, *, kind: str, scope: Unit, name: str, subjects: Collection[int], actor: Actor
) -> PeerGroup:
    """A group with these subjects (keys of `Subject`).

    Raises:
        EmptyGroup, OutsideScope, AlreadyGrouped, NotOfThisGroup, GroupNameTaken, NoGroupsWanted
    """
    campaign, author = _begin(campaign, scope, kind, actor)
    _name_is_free(campaign, kind, scope, name)
    _checked(campaign, kind, scope, subjects, actor)
    group = _new(campaign, kind, scope, name, actor)
    GroupedSubject.objects.bulk_create(GroupedSubject(group=group, subject_id=key) for key in sorted(subjects))
    record(GroupFormed(Ref.to(campaign), Ref.to(scope), group.name, len(subjects)), by=author)
    return group


@transaction.atomic
def edit_peers(
    group: PeerGroup, *, name: str, subjects: Collection[int], actor: Actor, version: int | None = None
) -> PeerGroup:
    """The group under this name with these subjects and no others; a draft again."""
    campaign, author = _begin(group.campaign, group.scope, group.kind, actor)
    group = locked(group)
    unchanged_since(group, version, named=group.name)
    if name.strip() != group.name:
        _name_is_free(campaign, group.kind, group.scope, name)
    before = {one.subject_id: one.subject.name for one in group.places.select_related("subject")}
    new = set(subjects) - before.keys()
    _checked(campaign, group.kind, group.scope, subjects, actor, group=group)
    removed = sorted(before[key] for key in before.keys() - set(subjects))
    group.places.exclude(subject__in=subjects).delete()
    GroupedSubject.objects.bulk_create(GroupedSubject(group=group, subject_id=key) for key in sorted(new))
    group.name = name.strip()[:LONGEST_NAME]
    _as_draft(group, actor)
    added = sorted(one.subject.name for one in group.places.filter(subject__in=new).select_related("subject"))
    act = GroupChanged(
        Ref.to(campaign), Ref.to(group.scope), group.name, len(set(subjects)), tuple(added), tuple(removed)
    )
    record(act, by=author)
    return group


@transaction.atomic
def drop_peers(group: PeerGroup, *, actor: Actor) -> None:
    """No such group any more; its subjects are in none, and are named as such."""
    campaign, author = _begin(group.campaign, group.scope, group.kind, actor)
    group = locked(group)
    act = GroupDropped(Ref.to(campaign), Ref.to(group.scope), group.name)
    group.delete()
    record(act, by=author)


@transaction.atomic
def approve_peers(group: PeerGroup, *, paper: str = "", actor: Actor, version: int | None = None) -> PeerGroup:
    """The group as the authority approved it; whoever runs the campaign may record that, and names the document."""
    campaign = locked(group.campaign)
    group = locked(group)
    itself = may(actor, Permission.APPROVE_GROUPS, on=campaign)
    author = require_approving(actor, campaign)
    not_closed(campaign)
    unchanged_since(group, version, named=group.name)
    if group.is_approved:
        raise GroupIsApproved(name=group.name)
    count = group.places.count()
    if not count:
        raise EmptyGroup()
    if not itself and not paper.strip():
        line = grouping_of(campaign, group.kind)
        raise ApprovalWithoutPaper(by=line.entry.approved_by if line is not None else "")
    group.state, group.approved_by, group.approved_at = PeerGroup.State.APPROVED, actor.user, actor.at
    group.paper = paper.strip()[:LONGEST_PAPER]
    group.version += 1
    group.save(update_fields=["state", "approved_by", "approved_at", "paper", "version"])
    act = GroupApproved(Ref.to(campaign), Ref.to(group.scope), group.name, count, group.paper or words.NO_PAPER)
    record(act, by=author)
    return group


def _new(campaign: Campaign, kind: str, scope: Unit, name: str, actor: Actor) -> PeerGroup:
    return PeerGroup.objects.create(
        campaign=campaign,
        kind=kind,
        scope=scope,
        name=name.strip()[:LONGEST_NAME],
        made_by=actor.user,
        made_at=actor.at,
        changed_at=actor.at,
    )


def _as_draft(group: PeerGroup, actor: Actor) -> None:
    group.state, group.approved_by, group.approved_at, group.paper = PeerGroup.State.DRAFT, None, None, ""
    group.changed_at = actor.at
    group.version += 1
    group.save(update_fields=["name", "state", "approved_by", "approved_at", "paper", "changed_at", "version"])


def _name_is_free(campaign: Campaign, kind: str, scope: Unit, name: str) -> None:
    if campaign.groups.filter(kind=kind, scope=scope, name=name.strip()[:LONGEST_NAME]).exists():
        raise GroupNameTaken(scope=scope.name, name=name.strip())


def _checked(
    campaign: Campaign, kind: str, scope: Unit, subjects: Collection[int], actor: Actor, group: PeerGroup | None = None
) -> None:
    """Refuse whoever does not belong: of another kind, outside the scope, or in another group of the family."""
    if not subjects:
        raise EmptyGroup()
    known = campaign.subjects.filter(pk__in=subjects, kind=kind)
    rated = standings_of(campaign, roll=newest_number(campaign)).filter(subject__in=known, is_rated=True)
    names = dict(rated.values_list("subject_id", "subject__name"))
    others = GroupedSubject.objects.filter(subject__in=known).select_related("group", "subject")
    for place in others.exclude(group=group) if group is not None else others:
        raise AlreadyGrouped(name=place.subject.name, group=place.group.name)
    staying = set() if group is None else set(group.places.values_list("subject_id", flat=True))
    for key in sorted(set(subjects) - names.keys() - staying):
        other = campaign.subjects.filter(pk=key).first()
        raise NotOfThisGroup(name=other.name if other is not None else str(key))
    inside = set(in_scope(rated, scope, day=actor.today).values_list("subject_id", flat=True))
    outside = sorted(name for key, name in names.items() if key not in inside)
    if outside:
        line = grouping_of(campaign, kind)
        clauses = tuple(line.entry.clauses) if line is not None else ()
        raise OutsideScope(scope=scope.name, names=_some(outside), clauses=clauses)


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:NAMED])
    return words.AND_OTHERS.format(names=shown, count=len(names) - NAMED) if len(names) > NAMED else shown
