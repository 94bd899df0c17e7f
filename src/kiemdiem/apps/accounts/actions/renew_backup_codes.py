"""Draw ten new backup codes; those of before are void."""

from __future__ import annotations

from random import Random

from django.contrib.auth.hashers import make_password
from django.db import transaction

from kiemdiem.apps.accounts.entries import BackupCodesRenewed
from kiemdiem.apps.accounts.errors import NoSecondFactor
from kiemdiem.apps.accounts.facts.backup_codes import new_backup_codes
from kiemdiem.apps.accounts.models import BackupCode
from kiemdiem.apps.accounts.queries import confirmed_device
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, author_of_own
from kiemdiem.apps.users.models import User
from kiemdiem.shell.rows import locked


def renew_backup_codes(user: User, *, actor: Actor, chance: Random) -> tuple[str, ...]:
    """The codes, to be printed now: only their hashes are kept."""
    if user.pk != actor.user_id:
        raise PermissionError("backup codes are drawn by their owner")
    if confirmed_device(user) is None:
        raise NoSecondFactor(user=user.name)
    codes = new_backup_codes(chance)
    hashed = [make_password(code) for code in codes]
    with transaction.atomic():
        user = locked(user)
        replace_backup_codes(user, hashed)
        record(BackupCodesRenewed(user=Ref.to(user)), by=author_of_own(actor))
    return codes


def replace_backup_codes(user: User, hashed: list[str]) -> None:
    """Put these in place of all that the user had; part of a larger act."""
    BackupCode.objects.filter(user=user).delete()
    BackupCode.objects.bulk_create([BackupCode(user=user, hash=one) for one in hashed])
