"""Agree, as the second person, to a role that waits for one; whose own role came from whom is told in the journal."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions import labels
from kiemdiem.apps.permissions.access import Actor, Place, require_on_grant, widest_of
from kiemdiem.apps.permissions.entries import RoleSeconded
from kiemdiem.apps.permissions.errors import GrantNotWaiting, SecondedBySameHand
from kiemdiem.apps.permissions.models import Grant, Permission
from kiemdiem.apps.permissions.queries import origin_of_own_role
from kiemdiem.shell.rows import locked


@transaction.atomic
def second_role(grant: Grant, *, actor: Actor) -> Grant:
    """The role, held from now on within its term. Who agrees holds his right where the giver does, or above."""
    grant = locked(grant)
    author = require_on_grant(actor, Permission.SECOND_GRANTS, grant)
    if grant.state != Grant.State.WAITING:
        raise GrantNotWaiting(role=grant.role_label, user=grant.user.name)
    if actor.user is None or actor.user_id in {grant.granted_by_id, grant.user_id}:
        raise SecondedBySameHand()
    grant.state, grant.seconded_by, grant.seconded_at = Grant.State.HELD, actor.user, actor.at
    grant.seconded_under = widest_of(actor, Permission.SECOND_GRANTS, on=Place(grant.branch))
    grant.save(update_fields=["state", "seconded_by", "seconded_at", "seconded_under"])
    entry = RoleSeconded(
        user=Ref.to(grant.user),
        role=grant.role_label,
        code_of_role=grant.role,
        branch_name=grant.branch_name or labels.WHOLE_HOUSE,
        branch=grant.branch,
        own_role=origin_of_own_role(grant.seconded_under, proposed_by=grant.granted_by_id),
    )
    record(entry, by=author)
    return grant
