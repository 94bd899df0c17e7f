"""Give a role on a branch for a term; one that needs a second person waits for him."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions import labels
from kiemdiem.apps.permissions.access import Actor, Place, require, widest_of
from kiemdiem.apps.permissions.actions.ending import write_end
from kiemdiem.apps.permissions.entries import RoleGiven, RoleProposed
from kiemdiem.apps.permissions.errors import GrantedByHimself, RoleHeldAlready, RoleNotGiven, TermEndsBeforeItBegins
from kiemdiem.apps.permissions.models import (
    GIVEN_BY_ASSIGNMENT,
    GIVEN_BY_BOARD,
    NEEDS_CODE,
    NEEDS_SECOND_PERSON,
    OF_THE_DOMAIN,
    WHOLE_HOUSE,
    Grant,
    Permission,
    Role,
)
from kiemdiem.apps.users.models import User
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.rows import locked


class Branch(Protocol):
    """A unit as its own room keeps it: a row of the database, of which this room knows no more."""

    @property
    def pk(self) -> Any: ...

    @property
    def name(self) -> str: ...

    @property
    def branch(self) -> str: ...

    @property
    def ended_on(self) -> date | None: ...


@dataclass(frozen=True)
class NewGrant:
    """What is given. on: the unit, none for the whole house; its path and name are read again when it is given."""

    role: Role
    on: Branch | None
    since: date
    until: date | None = None
    reason: str = ""


@transaction.atomic
def give_role(new: NewGrant, *, to: User, actor: Actor) -> Grant:
    """The role as it was given; its `state` says whether it waits for a second person."""
    user, unit = locked(to), _as_it_stands(new.on)
    place = Place(unit.branch if unit else WHOLE_HOUSE)
    author = require(actor, Permission.GRANT_ROLES, on=place)
    if user.pk == actor.user_id:
        raise GrantedByHimself()
    if new.until is not None and new.until < new.since:
        raise TermEndsBeforeItBegins(since=short_date(new.since), until=short_date(new.until))
    why_not = _why_not(new, user, unit, actor)
    if why_not:
        raise RoleNotGiven(role=new.role.label, user=user.name, why=why_not)
    _make_room(new, user, place, actor)
    waits = new.role in NEEDS_SECOND_PERSON
    grant = Grant.objects.create(
        user=user,
        role=new.role,
        branch=place.branch,
        branch_name=unit.name if unit else "",
        since=new.since,
        until=new.until,
        state=Grant.State.WAITING if waits else Grant.State.HELD,
        reason=new.reason,
        granted_by=actor.user,
        granted_at=actor.at,
        granted_under=widest_of(actor, Permission.GRANT_ROLES, on=place),
    )
    tell = RoleProposed if waits else RoleGiven
    entry = tell(
        user=Ref.to(user),
        role=grant.role_label,
        code_of_role=grant.role,
        branch_name=grant.branch_name or labels.WHOLE_HOUSE,
        branch=grant.branch,
        since=new.since,
        until=new.until,
    )
    record(entry, by=author, reason=new.reason)
    return grant


def _as_it_stands(on: Branch | None) -> Branch | None:
    """The unit read again and held: what the caller knows of its path and name may be old.

    Raises:
        NotToBeFound: there is none such, or it has no place in the tree; an empty path would be the whole house.
    """
    if on is None:
        return None
    row: Any = on
    try:
        unit: Branch = locked(row)
    except ObjectDoesNotExist:
        raise NotToBeFound() from None
    if not unit.branch:
        raise NotToBeFound()
    return unit


def _why_not(new: NewGrant, user: User, unit: Branch | None, actor: Actor) -> str:
    """Why nobody, or not this giver, gives this role to this user; empty where nothing is against it."""
    if actor.user is None and new.role in GIVEN_BY_BOARD:
        return labels.ONLY_BY_BOARD
    if new.role in GIVEN_BY_ASSIGNMENT:
        return labels.ONLY_BY_ASSIGNMENT
    if actor.user is not None and new.role not in GIVEN_BY_BOARD:
        return labels.ONLY_BY_COMMAND
    if unit is not None and unit.ended_on is not None:
        return labels.UNIT_IS_OVER.format(unit=unit.name)
    if not user.is_active:
        return labels.IS_LOCKED_OUT
    if actor.user is not None and new.role in NEEDS_CODE and user.must_change_password:
        return labels.FIRST_PASSWORD_UNUSED
    if new.until is not None and new.until < actor.today:
        return labels.TERM_IS_OVER.format(until=short_date(new.until))
    running = _running(user, actor)
    is_of_the_domain = new.role in OF_THE_DOMAIN
    if any((Role(grant.role) in OF_THE_DOMAIN) != is_of_the_domain for grant in running):
        return labels.ADMINISTRATOR_STANDS_APART
    return ""


def _running(user: User, actor: Actor) -> list[Grant]:
    grants = Grant.objects.filter(user=user).exclude(state=Grant.State.ENDED)
    return [grant for grant in grants if grant.until is None or grant.until >= actor.today]


def _make_room(new: NewGrant, user: User, place: Place, actor: Actor) -> None:
    """Close the same role of an earlier term whose last day has passed.

    Raises:
        RoleHeldAlready: it still runs.
    """
    held = Grant.objects.filter(user=user, role=new.role, branch=place.branch).exclude(state=Grant.State.ENDED).first()
    if held is None:
        return
    if held.until is None or held.until >= actor.today:
        raise RoleHeldAlready(user=user.name, role=held.role_label, branch=held.branch_name or labels.WHOLE_HOUSE)
    write_end(held, actor=actor)
