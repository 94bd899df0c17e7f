"""How a role ends, whoever ends it."""

from __future__ import annotations

from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.errors import GrantEnded, RoleOfAssignment
from kiemdiem.apps.permissions.models import GIVEN_BY_ASSIGNMENT, Grant
from kiemdiem.shell.days import short_day


def refuse_assigned(grant: Grant) -> None:
    """What comes with an assignment goes with it."""
    if grant.role in GIVEN_BY_ASSIGNMENT:
        raise RoleOfAssignment(role=grant.role_label, user=grant.user.name, branch=grant.branch_name)


def refuse_ended(grant: Grant) -> None:
    """A role ends once."""
    if grant.state == Grant.State.ENDED:
        raise GrantEnded(role=grant.role_label, user=grant.user.name, on=short_day(grant.ended_at))


def write_end(grant: Grant, *, actor: Actor) -> Grant:
    """The role, ended by this hand at this moment."""
    grant.state, grant.ended_by, grant.ended_at = Grant.State.ENDED, actor.user, actor.at
    grant.save(update_fields=["state", "ended_by", "ended_at"])
    return grant
