"""Let somebody read on a unit as long as he is assigned to it; part of the acts that assign him and end that."""

from __future__ import annotations

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Author, Ref
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.actions.ending import write_end
from kiemdiem.apps.permissions.actions.give_role import Branch
from kiemdiem.apps.permissions.entries import RoleEnded, RoleGiven
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.users.models import User


def open_reading(user: User, *, on: Branch, reason: str, actor: Actor, by: Author) -> Grant:
    """The role of a follower on the unit. by: who acts; the act has been asked of the rights before."""
    grant = Grant.objects.create(
        user=user,
        role=Role.FOLLOWER,
        branch=on.branch,
        branch_name=on.name,
        since=actor.today,
        reason=reason,
        granted_by=actor.user,
        granted_at=actor.at,
    )
    act = RoleGiven(Ref.to(user), grant.role_label, grant.role, grant.branch_name, grant.branch, grant.since, None)
    record(act, by=by, reason=reason)
    return grant


def end_readings(user: User, *, reason: str, actor: Actor, by: Author) -> None:
    """All that the account read by assignments, ended: it is not, or no longer, that of somebody who is assigned."""
    for grant in Grant.objects.filter(user=user, role=Role.FOLLOWER, state=Grant.State.HELD).select_related("user"):
        end_reading(grant, reason=reason, actor=actor, by=by)


def end_reading(grant: Grant, *, reason: str, actor: Actor, by: Author) -> Grant:
    """The role, ended with the assignment."""
    act = RoleEnded(Ref.to(grant.user), grant.role_label, grant.role, grant.branch_name, grant.branch)
    record(act, by=by, reason=reason)
    return write_end(grant, actor=actor)
