"""Lay down a role of one's own, or decline one that waits for a second person."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions import labels
from kiemdiem.apps.permissions.access import Actor, author_of_own
from kiemdiem.apps.permissions.actions.ending import refuse_assigned, refuse_ended, write_end
from kiemdiem.apps.permissions.entries import RoleLeft
from kiemdiem.apps.permissions.errors import LastOfTheBoard, MayNot, OnlyOnTheMachine, RoleWithoutReason
from kiemdiem.apps.permissions.models import GIVEN_BY_BOARD, WHOLE_HOUSE, Grant, Role
from kiemdiem.shell.rows import locked


@transaction.atomic
def leave_role(grant: Grant, *, reason: str, actor: Actor) -> Grant:
    """The role, ended by its holder. The last of the whole house's board stays: nobody else could give a role."""
    _lock_the_board(grant)
    grant = locked(grant)
    if actor.user is None or grant.user_id != actor.user.pk:
        raise MayNot(permission=labels.LEAVE_TITLE.lower(), why=labels.ANOTHERS_ROLE)
    refuse_assigned(grant)
    if grant.role not in GIVEN_BY_BOARD:
        raise OnlyOnTheMachine(what=labels.ADMINISTRATOR_ROLE)
    refuse_ended(grant)
    if not reason.strip():
        raise RoleWithoutReason(role=grant.role_label, user=grant.user.name)
    if _is_of_the_whole_board(grant) and not _others_of_the_board(grant, actor).exists():
        raise LastOfTheBoard
    entry = RoleLeft(
        user=Ref.to(grant.user),
        role=grant.role_label,
        code_of_role=grant.role,
        branch_name=grant.branch_name or labels.WHOLE_HOUSE,
        branch=grant.branch,
    )
    record(entry, by=author_of_own(actor, branch=grant.branch), reason=reason.strip())
    return write_end(grant, actor=actor)


def _is_of_the_whole_board(grant: Grant) -> bool:
    return grant.role == Role.BOARD and grant.branch == WHOLE_HOUSE and grant.state == Grant.State.HELD


def _lock_the_board(grant: Grant) -> None:
    """Of the last two who leave at the same moment, the second one finds the first one gone."""
    if _is_of_the_whole_board(grant):
        whole = Grant.objects.filter(role=Role.BOARD, branch=WHOLE_HOUSE, state=Grant.State.HELD)
        list(whole.order_by("pk").select_for_update().values_list("pk"))


def _others_of_the_board(grant: Grant, actor: Actor) -> QuerySet[Grant]:
    """The roles of others who can act for the board of the whole house today."""
    others = Grant.objects.filter(
        role=Role.BOARD, branch=WHOLE_HOUSE, state=Grant.State.HELD, user__is_active=True, since__lte=actor.today
    )
    return others.filter(Q(until=None) | Q(until__gte=actor.today)).exclude(user=grant.user)
