"""Take the role of the organisation board by the code that was printed at installation; the code serves once."""

from __future__ import annotations

from django.contrib.auth.hashers import check_password
from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions import labels
from kiemdiem.apps.permissions.access import Actor, author_of_own
from kiemdiem.apps.permissions.entries import BoardClaimed
from kiemdiem.apps.permissions.errors import NoSuchCode, RoleHeldAlready, RoleNotGiven
from kiemdiem.apps.permissions.models import WHOLE_HOUSE, BoardCode, Grant, Role
from kiemdiem.apps.users.facts.spoken_secrets import as_typed
from kiemdiem.apps.users.models import User
from kiemdiem.shell.rows import locked


@transaction.atomic
def claim_board(user: User, *, code: str, actor: Actor) -> Grant:
    """The role of the board on the whole house, without a last day. The user acts for himself."""
    user = locked(user)
    author = author_of_own(actor)
    if user.pk != actor.user_id or not user.is_active:
        raise RoleNotGiven(role=Role.BOARD.label, user=user.name, why=labels.IS_LOCKED_OUT)
    paper = BoardCode.objects.select_for_update().filter(used_by=None).first()
    if paper is None or not check_password(as_typed(code), paper.hash):
        raise NoSuchCode()
    running = Grant.objects.filter(user=user).exclude(state=Grant.State.ENDED)
    if running.filter(role=Role.ADMINISTRATOR).exists():
        raise RoleNotGiven(role=Role.BOARD.label, user=user.name, why=labels.ADMINISTRATOR_STANDS_APART)
    if running.filter(role=Role.BOARD, branch=WHOLE_HOUSE).exists():
        raise RoleHeldAlready(user=user.name, role=Role.BOARD.label, branch=labels.WHOLE_HOUSE)
    paper.used_by, paper.used_at = user, actor.at
    paper.save(update_fields=["used_by", "used_at"])
    grant = Grant.objects.create(user=user, role=Role.BOARD, branch=WHOLE_HOUSE, since=actor.today, granted_at=actor.at)
    record(BoardClaimed(user=Ref.to(user)), by=author)
    return grant
