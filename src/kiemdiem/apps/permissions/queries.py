"""Whose roles hold at a moment, and what they allow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from kiemdiem.apps.permissions import labels
from kiemdiem.apps.permissions.access import Actor, Place, decide
from kiemdiem.apps.permissions.models import NEVER_ON_OWN_CASE, ROLES, BoardCode, Grant, Permission, Role
from kiemdiem.apps.users.models import User
from kiemdiem.shell.days import day_in_hanoi, short_day


def actor_of(user: User, *, at: datetime, request: str = "") -> Actor:
    """The user with the roles that he holds on the day of `at` in Hanoi; a locked account acts in none. One query."""
    today = day_in_hanoi(at)
    held = Grant.objects.filter(user=user, user__is_active=True, state=Grant.State.HELD).order_by("role", "branch")
    return Actor(user=user, at=at, grants=tuple(grant for grant in held if grant.holds_on(today)), request=request)


def command_line(at: datetime) -> Actor:
    """Whoever works on the machine itself."""
    return Actor(user=None, at=at)


def in_order_of_work(grants: QuerySet[Grant]) -> QuerySet[Grant]:
    """With `place`: what waits for a second person comes first; and with everybody that a line names."""
    waits = Case(When(state=Grant.State.WAITING, then=Value(0)), default=Value(1), output_field=IntegerField())
    hands = ("granted_by", "seconded_by", "granted_under", "seconded_under")
    return grants.annotate(place=waits).select_related("user", *hands)


def narrowed(grants: QuerySet[Grant], *, who: str, role: str, branch: str, state: str, on: date) -> QuerySet[Grant]:
    """The roles that the filters of the list leave. state: "running", "waiting", "over" or "all"."""
    for word in who.split():
        grants = grants.filter(Q(user__name__icontains=word) | Q(user__username__startswith=word.lower()))
    if role:
        grants = grants.filter(role=role)
    if branch:
        grants = grants.filter(branch_name__icontains=branch)
    is_over = Q(state=Grant.State.ENDED) | Q(until__lt=on)
    runs = ~Q(state=Grant.State.ENDED) & (Q(until=None) | Q(until__gte=on))
    conditions = {"running": runs, "over": is_over, "waiting": Q(state=Grant.State.WAITING)}
    return grants.filter(conditions[state]) if state in conditions else grants


def origin_of_own_role(held: Grant | None, *, proposed_by: int | None) -> str:
    """From whom this role of one of the two hands came, in words; `proposed_by` is the user who proposed. One query."""
    if held is None:
        return labels.GIVEN_BY_WHOM
    giver = held.granted_by
    if giver is None:
        return labels.GIVEN_BY_CODE
    told = labels.GIVEN_BY_PROPOSER if giver.pk == proposed_by else labels.GIVEN_BY
    return told.format(giver=giver.name, on=short_day(held.granted_at))


@dataclass(frozen=True)
class Right:
    """One permission of a person: the reasons, one for each role that gives it; none where he has it nowhere."""

    permission: Permission
    reasons: tuple[str, ...]

    @property
    def is_held(self) -> bool:
        return bool(self.reasons)

    @property
    def is_barred_on_own_case(self) -> bool:
        return self.permission in NEVER_ON_OWN_CASE


def rights_of(actor: Actor) -> tuple[Right, ...]:
    """Every permission with the reasons for which the actor has it: each role is asked through `decide`, alone."""
    return tuple(Right(permission, _reasons(actor, permission)) for permission in Permission)


def _reasons(actor: Actor, permission: Permission) -> tuple[str, ...]:
    decisions = (decide(replace(actor, grants=(one,)), permission, on=Place(one.branch)) for one in actor.grants)
    return tuple(decision.why for decision in decisions if decision.is_allowed)


@dataclass(frozen=True)
class MatrixLine:
    """One permission, and for each role, by its label in the order of `Role`, whether it gives it."""

    permission: Permission
    given: tuple[tuple[str, bool], ...]


def matrix() -> tuple[MatrixLine, ...]:
    """The declared table of roles and permissions."""
    return tuple(MatrixLine(one, tuple((role.label, one in ROLES[role]) for role in Role)) for one in Permission)


def is_board_there() -> bool:
    """Whether anybody has ever been of the organisation board of this house."""
    return Grant.objects.filter(role=Role.BOARD).exists()


def board_code_waits() -> bool:
    """Whether a code for the first of the board was printed and not used."""
    return BoardCode.objects.filter(used_by=None).exists()
