"""Take a role back before its term is over, or refuse one that waits for a second person."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions import labels
from kiemdiem.apps.permissions.access import Actor, require_on_grant
from kiemdiem.apps.permissions.entries import RoleEnded
from kiemdiem.apps.permissions.errors import GrantEnded, OnlyOnTheMachine, RoleWithoutReason
from kiemdiem.apps.permissions.models import GIVEN_BY_BOARD, Grant, Permission
from kiemdiem.shell.days import short_day
from kiemdiem.shell.rows import locked


@transaction.atomic
def end_role(grant: Grant, *, reason: str, actor: Actor) -> Grant:
    """The role, ended. What was given above is taken back there or above; nobody ends his own, so that the last of the
    board does not shut the house by a slip."""
    grant = locked(grant)
    author = require_on_grant(actor, Permission.GRANT_ROLES, grant)
    if actor.user is not None and grant.role not in GIVEN_BY_BOARD:
        raise OnlyOnTheMachine(what=labels.ADMINISTRATOR_ROLE)
    if grant.state == Grant.State.ENDED:
        raise GrantEnded(role=grant.role_label, user=grant.user.name, on=short_day(grant.ended_at))
    if not reason.strip():
        raise RoleWithoutReason(role=grant.role_label, user=grant.user.name)
    grant.state, grant.ended_by, grant.ended_at = Grant.State.ENDED, actor.user, actor.at
    grant.save(update_fields=["state", "ended_by", "ended_at"])
    entry = RoleEnded(
        user=Ref.to(grant.user),
        role=grant.role_label,
        code_of_role=grant.role,
        branch_name=grant.branch_name or labels.WHOLE_HOUSE,
        branch=grant.branch,
    )
    record(entry, by=author, reason=reason.strip())
    return grant
