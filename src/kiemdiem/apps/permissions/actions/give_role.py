"""Give a role on a branch for a term; one that needs a second person waits for him."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions import labels
from kiemdiem.apps.permissions.access import Actor, Place, require
from kiemdiem.apps.permissions.entries import RoleGiven, RoleProposed
from kiemdiem.apps.permissions.errors import GrantedByHimself, RoleHeldAlready, RoleNotGiven, TermEndsBeforeItBegins
from kiemdiem.apps.permissions.models import GIVEN_BY_BOARD, NEEDS_SECOND_PERSON, Grant, Permission, Role
from kiemdiem.apps.users.models import User
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.shell.rows import locked


@dataclass(frozen=True)
class NewGrant:
    """What is given. branch: the stored path of a unit, empty for the whole house; branch_name: the unit's name."""

    role: Role
    branch: str
    branch_name: str
    since: date
    until: date | None = None
    reason: str = ""


@transaction.atomic
def give_role(new: NewGrant, *, to: User, actor: Actor) -> Grant:
    """The role as it was given; its `state` says whether it waits for a second person."""
    user = locked(to)
    author = require(actor, Permission.GRANT_ROLES, on=Place(new.branch))
    if user.pk == actor.user_id:
        raise GrantedByHimself()
    if new.until is not None and new.until < new.since:
        raise TermEndsBeforeItBegins(since=short_date(new.since), until=short_date(new.until))
    why_not = _why_not(new, user, actor)
    if why_not:
        raise RoleNotGiven(role=new.role.label, user=user.name, why=why_not)
    _make_room(new, user, actor)
    waits = new.role in NEEDS_SECOND_PERSON
    grant = Grant.objects.create(
        user=user,
        role=new.role,
        branch=new.branch,
        branch_name=new.branch_name,
        since=new.since,
        until=new.until,
        state=Grant.State.WAITING if waits else Grant.State.HELD,
        reason=new.reason,
        granted_by=actor.user,
        granted_at=actor.at,
    )
    tell = RoleProposed if waits else RoleGiven
    entry = tell(
        user=Ref.to(user),
        role=grant.role_label,
        code_of_role=grant.role,
        branch_name=new.branch_name or labels.WHOLE_HOUSE,
        branch=new.branch,
        since=new.since,
        until=new.until,
    )
    record(entry, by=author, reason=new.reason)
    return grant


def _why_not(new: NewGrant, user: User, actor: Actor) -> str:
    """Why nobody, or not this giver, gives this role to this user; empty where nothing is against it."""
    if actor.user is None and new.role in GIVEN_BY_BOARD:
        return labels.ONLY_BY_BOARD
    if actor.user is not None and new.role not in GIVEN_BY_BOARD:
        return labels.ONLY_BY_COMMAND
    if not user.is_active:
        return labels.IS_LOCKED_OUT
    if new.until is not None and new.until < actor.today:
        return labels.TERM_IS_OVER.format(until=short_date(new.until))
    running = _running(user, actor)
    is_of_the_domain = new.role in GIVEN_BY_BOARD
    if any((Role(grant.role) in GIVEN_BY_BOARD) != is_of_the_domain for grant in running):
        return labels.ADMINISTRATOR_STANDS_APART
    return ""


def _running(user: User, actor: Actor) -> list[Grant]:
    grants = Grant.objects.filter(user=user).exclude(state=Grant.State.ENDED)
    return [grant for grant in grants if grant.until is None or grant.until >= actor.today]


def _make_room(new: NewGrant, user: User, actor: Actor) -> None:
    """Close the same role of an earlier term whose last day has passed.

    Raises:
        RoleHeldAlready: it still runs.
    """
    held = Grant.objects.filter(user=user, role=new.role, branch=new.branch).exclude(state=Grant.State.ENDED).first()
    if held is None:
        return
    if held.until is None or held.until >= actor.today:
        raise RoleHeldAlready(user=user.name, role=held.role_label, branch=new.branch_name or labels.WHOLE_HOUSE)
    held.state, held.ended_by, held.ended_at = Grant.State.ENDED, actor.user, actor.at
    held.save(update_fields=["state", "ended_by", "ended_at"])
