"""Take the role of the organisation board by the code that was printed at installation; the code serves once."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password
from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions import labels
from kiemdiem.apps.permissions.access import Actor, author_of_own
from kiemdiem.apps.permissions.entries import BoardClaimed
from kiemdiem.apps.permissions.errors import CodeTriedTooOften, NoSuchCode, RoleHeldAlready, RoleNotGiven
from kiemdiem.apps.permissions.models import WHOLE_HOUSE, BoardCode, BoardCodeTry, Grant, Role
from kiemdiem.apps.users.facts.spoken_secrets import as_typed
from kiemdiem.apps.users.models import User
from kiemdiem.shell.days import day_and_hour
from kiemdiem.shell.rows import locked

WINDOW = timedelta(minutes=15)
MOST_OF_ACCOUNT, MOST_OF_ADDRESS = 5, 20
A_MINUTE = timedelta(minutes=1)  # moments are told without their seconds


def claim_board(user: User, *, code: str, address: str | None, actor: Actor, clock: datetime) -> Grant:
    """The role of the board on the whole house, without a last day. The user acts for himself.

    address: where the code was typed; clock: the machine's own time, the actor's may be that of a rehearsal. A wrong
    code is kept as a try, so this is not part of a transaction.
    """
    if user.pk != actor.user_id or not user.is_active:
        raise RoleNotGiven(role=Role.BOARD.label, user=user.name, why=labels.IS_LOCKED_OUT)
    _note_try(user, address, at=clock)
    paper = _paper_of(as_typed(code))
    return _claimed(user, paper, actor)


@transaction.atomic
def _note_try(user: User, address: str | None, *, at: datetime) -> None:
    """Count this try before it is looked at, so that many at once are counted too; a right code forgets them.

    Raises:
        CodeTriedTooOften: from the account, or from the address whatever the account.
    """
    user = locked(user)
    BoardCodeTry.objects.filter(at__lt=at - WINDOW).delete()
    limits = [(BoardCodeTry.objects.filter(user=user), MOST_OF_ACCOUNT)]
    if address is not None:
        limits.append((BoardCodeTry.objects.filter(address=address), MOST_OF_ADDRESS))
    for tries, most in limits:
        newest = list(tries.order_by("-at").values_list("at", flat=True)[:most])
        if len(newest) == most:
            raise CodeTriedTooOften(times=most, until=day_and_hour(newest[-1] + WINDOW + A_MINUTE))
    BoardCodeTry.objects.create(user=user, address=address, at=at)


def _paper_of(code: str) -> BoardCode:
    """The unused paper with this code. Comparing is slow on purpose, so it is done before the database is held."""
    paper = BoardCode.objects.filter(used_by=None).first()
    if paper is None or not check_password(code, paper.hash):
        raise NoSuchCode()
    return paper


@transaction.atomic
def _claimed(user: User, paper: BoardCode, actor: Actor) -> Grant:
    user = locked(user)
    author = author_of_own(actor)
    still_good = BoardCode.objects.select_for_update().filter(pk=paper.pk, used_by=None).first()
    if still_good is None:
        raise NoSuchCode()
    running = Grant.objects.filter(user=user).exclude(state=Grant.State.ENDED)
    if running.filter(role=Role.ADMINISTRATOR).exists():
        raise RoleNotGiven(role=Role.BOARD.label, user=user.name, why=labels.ADMINISTRATOR_STANDS_APART)
    if running.filter(role=Role.BOARD, branch=WHOLE_HOUSE).exists():
        raise RoleHeldAlready(user=user.name, role=Role.BOARD.label, branch=labels.WHOLE_HOUSE)
    still_good.used_by, still_good.used_at = user, actor.at
    still_good.save(update_fields=["used_by", "used_at"])
    BoardCodeTry.objects.filter(user=user).delete()
    grant = Grant.objects.create(user=user, role=Role.BOARD, branch=WHOLE_HOUSE, since=actor.today, granted_at=actor.at)
    record(BoardClaimed(user=Ref.to(user)), by=author)
    return grant
