"""The one function that decides, and what it is asked with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from posixpath import commonpath
from typing import Protocol

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from kiemdiem.apps.journal.entries import Author
from kiemdiem.apps.permissions import labels
from kiemdiem.apps.permissions.errors import InOwnCase, MayNot
from kiemdiem.apps.permissions.models import NEVER_ON_OWN_CASE, ROLES, Grant, Permission, Role
from kiemdiem.apps.users.models import User
from kiemdiem.shell.days import day_in_hanoi


class Thing(Protocol):
    """What is asked about: the stored path of its unit, and the users whose own case it is."""

    @property
    def branch(self) -> str: ...

    @property
    def concerned(self) -> frozenset[int]: ...


@dataclass(frozen=True)
class Place:
    """A branch with nobody's case in it: where something is to be made, or a whole list."""

    branch: str
    concerned: frozenset[int] = frozenset()


HOUSE = Place("")


@dataclass(frozen=True)
class Actor:
    """Somebody who acts: the user, the moment, and the roles held at it. `user` is None on the command line."""

    user: User | None
    at: datetime
    grants: tuple[Grant, ...] = ()
    request: str = ""

    @property
    def today(self) -> date:
        """The day in Hanoi."""
        return day_in_hanoi(self.at)

    @property
    def user_id(self) -> int | None:
        return self.user.pk if self.user else None

    @property
    def name(self) -> str:
        return self.user.name if self.user else labels.COMMAND_LINE


class SignedIn(HttpRequest):
    """A request of somebody who has signed in, as `config.middleware.acting` completes it."""

    user: User
    actor: Actor
    now: datetime


@dataclass(frozen=True)
class Decision:
    """Whether it is allowed, why in words, and the role and branch by which it is; how it is refused."""

    is_allowed: bool
    why: str
    role: str = ""
    branch: str = ""
    refusal: type[MayNot] = MayNot


def covers(branch: str, path: str) -> bool:
    """Whether the unit with this stored path is the branch or stands below it. Paths end with their separator."""
    return path.startswith(branch)


def decide(actor: Actor, permission: Permission, *, on: Thing) -> Decision:
    """Whether the actor may do this to that, and why."""
    if actor.user is None:
        return Decision(True, labels.COMMAND_LINE, role="command_line", branch=on.branch)
    if permission in NEVER_ON_OWN_CASE and actor.user.pk in on.concerned:
        return Decision(False, labels.OWN_CASE, refusal=InOwnCase)
    giving = _giving(actor, permission)
    if not giving:
        return Decision(False, labels.NO_ROLE.format(permission=permission.label.lower()))
    fitting = [grant for grant in giving if covers(grant.branch, on.branch)]
    if not fitting:
        return Decision(False, labels.OTHER_BRANCH.format(role=giving[0].role_label))
    nearest = max(fitting, key=_breadth)
    why = labels.GRANTED.format(role=nearest.role_label, branch=nearest.branch_name or labels.WHOLE_HOUSE)
    return Decision(True, why, role=nearest.role, branch=nearest.branch)


def _giving(actor: Actor, permission: Permission) -> list[Grant]:
    """The actor's roles that allow this, each on its own branch."""
    return [grant for grant in actor.grants if permission in ROLES[Role(grant.role)]]


def _breadth(grant: Grant) -> int:
    """The longer the path, the smaller the branch."""
    return len(grant.branch)


def widest_of(actor: Actor, permission: Permission, *, on: Thing) -> Grant | None:
    """The widest of the actor's roles that allow this; none on the command line."""
    giving = _giving(actor, permission)
    return min((grant for grant in giving if covers(grant.branch, on.branch)), key=_breadth, default=None)


def decide_on_grant(actor: Actor, permission: Permission, grant: Grant) -> Decision:
    """Whether the actor may agree to this role or take it back, and why: nobody undoes what was given above him."""
    own = frozenset({grant.user_id}) if permission == Permission.GRANT_ROLES else frozenset()
    decision = decide(actor, permission, on=Place(grant.branch, own))
    if not decision.is_allowed or decide(actor, permission, on=Place(grant.giving_branch)).is_allowed:
        return decision
    return Decision(False, labels.GIVEN_FROM_ABOVE.format(place=grant.giving_name))


def require_on_grant(actor: Actor, permission: Permission, grant: Grant) -> Author:
    """Who acts on this role, in the words of the journal.

    Raises:
        MayNot: with the reason.
    """
    return _author(actor, permission, decide_on_grant(actor, permission, grant), branch=grant.branch)


def may(actor: Actor, permission: Permission, *, on: Thing) -> bool:
    """Whether a button is shown; the action asks again."""
    return decide(actor, permission, on=on).is_allowed


def may_somewhere(actor: Actor, permission: Permission) -> bool:
    """Whether the actor may do this on any branch at all."""
    return actor.user is None or bool(_giving(actor, permission))


def require_somewhere(actor: Actor, permission: Permission) -> None:
    """Refuse who may do this on no branch at all: what a list or an empty form asks, before any thing is named.

    Raises:
        MayNot: with the reason that `decide` gives.
    """
    if not may_somewhere(actor, permission):
        require(actor, permission, on=HOUSE)


def require(actor: Actor, permission: Permission, *, on: Thing) -> Author:
    """Who acts, in the words of the journal.

    Raises:
        MayNot: with the reason.
    """
    return _author(actor, permission, decide(actor, permission, on=on), branch=on.branch)


def _author(actor: Actor, permission: Permission, decision: Decision, *, branch: str) -> Author:
    if not decision.is_allowed:
        raise decision.refusal(permission=permission.label.lower(), why=decision.why)
    return _author_in(actor, decision.role, branch)


def _author_in(actor: Actor, role: str, branch: str) -> Author:
    return Author(user_id=actor.user_id, name=actor.name, role=role, branch=branch, at=actor.at, request=actor.request)


def author_of_own(actor: Actor, *, branch: str = "") -> Author:
    """Who acts on what is his own (password, own record): no role is needed."""
    return _author_in(actor, "self", branch)


def author_of_reading(actor: Actor, permission: Permission) -> Author:
    """Who takes away what he may read: in the widest of his roles that let him, on what its branches have in common.

    Without such a role he reads what is his own.
    """
    giving = _giving(actor, permission)
    if not giving:
        return author_of_own(actor) if actor.user else require(actor, permission, on=HOUSE)
    branches = [grant.branch for grant in giving]
    common = "" if HOUSE.branch in branches else commonpath(branches).strip("/")
    return _author_in(actor, min(giving, key=_breadth).role, f"/{common}/" if common else HOUSE.branch)


@dataclass(frozen=True)
class Scope:
    """The branches on which something may be read; `is_whole` where that is the whole house."""

    branches: tuple[str, ...] = ()
    is_whole: bool = False
    why: str = field(default="", compare=False)

    def within(self, path: str) -> Q:
        """The condition that the field `path` lies in the scope; nothing does where there is no branch.

        In the whole house everything does, and that is a condition too: an empty one, joined to another by "or", would
        give way to it.
        """
        if self.is_whole:
            return ~Q(pk__in=[])
        condition = Q(pk__in=[])
        for branch in self.branches:
            condition |= Q(**{f"{path}__startswith": branch})
        return condition

    def has(self, path: str) -> bool:
        """Whether the unit with this stored path lies in the scope."""
        return self.is_whole or any(covers(branch, path) for branch in self.branches)


def scope_of(actor: Actor, permission: Permission) -> Scope:
    """Where the actor may read what this permission is about; a branch within another is not named twice."""
    if actor.user is None:
        return Scope(is_whole=True)
    found = {grant.branch for grant in _giving(actor, permission)}
    return Scope(branches=_without_inner(found), is_whole="" in found)


def _without_inner(branches: Iterable[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for branch in sorted(branches):
        if not kept or not covers(kept[-1], branch):
            kept.append(branch)
    return tuple(kept)


def visible_to(actor: Actor) -> QuerySet[Grant]:
    """The roles held, waiting or ended on the branches where the actor may see who holds what, and his own."""
    scope = scope_of(actor, Permission.VIEW_GRANTS)
    if scope.is_whole:
        return Grant.objects.all()
    own = Q(pk__in=[]) if actor.user_id is None else Q(user_id=actor.user_id)
    return Grant.objects.filter(scope.within("branch") | own)
