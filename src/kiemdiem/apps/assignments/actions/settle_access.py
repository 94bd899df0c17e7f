"""Let those who look after units read there, and nobody longer; part of every act that changes who does."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from kiemdiem.apps.assignments import labels
from kiemdiem.apps.assignments.models import OVER, Assignment, GroupMember, GroupUnit, State
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.entries import Author
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.actions.open_reading import end_reading, open_reading
from kiemdiem.apps.permissions.models import Grant, Permission, Role
from kiemdiem.apps.users.models import User
from kiemdiem.shell.rows import locked


def settle_access(persons: Iterable[int], campaign: Campaign, *, actor: Actor, by: Author) -> int:
    """Give and end reading until it is what assignments and groups of all campaigns say; gives how many were given.

    persons: those whom the act is about; who has no account gets nothing, nor does a locked account, though it loses
    what is over. campaign: in whose name it happens.
    """
    users = {user.pk: user for user in User.objects.filter(person__in=sorted(set(persons))).order_by("pk")}
    wanted = _wanted(list(users))
    held = Grant.objects.filter(user__in=users, role=Role.FOLLOWER, state=Grant.State.HELD).select_related("user")
    have = {(grant.user_id, grant.branch): grant for grant in held.order_by("pk")}
    reason = labels.REASON_OF_ACCESS.format(campaign=campaign.name)
    for key, grant in have.items():
        if key not in wanted:
            end_reading(grant, reason=reason, actor=actor, by=by)
    new = [key for key in wanted if key not in have and users[key[0]].is_active]
    for key in new:
        open_reading(users[key[0]], on=wanted[key], reason=reason, actor=actor, by=by)
    return len(new)


def _wanted(users: list[int]) -> dict[tuple[int, str], Unit]:
    """User and branch → unit: where each of them looks after something in a campaign that is not over.

    Whoever has left the register looks after nothing.
    """
    found: dict[tuple[int, str], Unit] = {}
    there = Person.objects.unscoped("who reads where").filter(user__in=users, left_on=None)
    assigned = Assignment.objects.unscoped("who reads where").filter(person__in=there, state=State.HELD)
    for one in assigned.exclude(campaign__state__in=OVER).select_related("unit", "person"):
        found[one.person.user_id or 0, one.unit.branch] = one.unit
    covered = GroupUnit.objects.filter(group__state=State.HELD, group__members__person__in=there)
    covered = covered.exclude(group__campaign__state__in=OVER).select_related("unit").distinct()
    for row in covered.prefetch_related("group__members__person"):
        for member in row.group.members.all():
            if member.person.user_id in users and member.person.left_on is None:
                found[member.person.user_id, row.unit.branch] = row.unit
    return found


def persons_of(campaign: Campaign) -> list[int]:
    """Everybody who looks after something in this campaign."""
    rows = Assignment.objects.unscoped("who looks after its units").filter(campaign=campaign)
    assigned = rows.exclude(state=State.ENDED).values_list("person", flat=True)
    grouped = Person.objects.unscoped("who is in its groups").filter(pk__in=_members(campaign))
    return sorted({*assigned, *grouped.values_list("pk", flat=True)})


def _members(campaign: Campaign) -> list[int]:
    groups = campaign.visiting_groups.exclude(state=State.ENDED)
    return list(GroupMember.objects.filter(group__in=groups).values_list("person", flat=True))


def when_closed(campaign: Campaign, actor: Actor, author: Author) -> None:
    """What was given for this campaign ends with it."""
    settle_access(persons_of(campaign), campaign, actor=actor, by=author)


@transaction.atomic
def open_access(campaign: Campaign, *, actor: Actor) -> int:
    """Let those read who were assigned before they had an account; gives how many roles were given."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    return settle_access(persons_of(campaign), campaign, actor=actor, by=author)
