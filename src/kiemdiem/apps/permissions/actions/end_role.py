"""Take a role back before its term is over, or refuse one that waits for a second person."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions import labels
from kiemdiem.apps.permissions.access import Actor, require_on_grant
from kiemdiem.apps.permissions.actions.ending import refuse_assigned, refuse_ended, write_end
from kiemdiem.apps.permissions.entries import RoleEnded
from kiemdiem.apps.permissions.errors import OnlyOnTheMachine, RoleWithoutReason
from kiemdiem.apps.permissions.models import GIVEN_BY_BOARD, Grant, Permission
from kiemdiem.shell.rows import locked


@transaction.atomic
def end_role(grant: Grant, *, reason: str, actor: Actor) -> Grant:
    """The role, ended. What was given above is taken back there or above; nobody takes back his own, he
    lays it down (`leave_role`)."""
    grant = locked(grant)
    author = require_on_grant(actor, Permission.GRANT_ROLES, grant)
    refuse_assigned(grant)
    if actor.user is not None and grant.role not in GIVEN_BY_BOARD:
        raise OnlyOnTheMachine(what=labels.ADMINISTRATOR_ROLE)
    refuse_ended(grant)
    if not reason.strip():
        raise RoleWithoutReason(role=grant.role_label, user=grant.user.name)
    write_end(grant, actor=actor)
    entry = RoleEnded(
        user=Ref.to(grant.user),
        role=grant.role_label,
        code_of_role=grant.role,
        branch_name=grant.branch_name or labels.WHOLE_HOUSE,
        branch=grant.branch,
    )
    record(entry, by=author, reason=reason.strip())
    return grant
