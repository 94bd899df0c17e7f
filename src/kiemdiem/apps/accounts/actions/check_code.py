"""Try a six-digit code or a backup code, once the password was given; each wrong one makes the next wait longer."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto

from django.contrib.auth.hashers import check_password
from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from kiemdiem.apps.accounts.errors import CodeTriedTooOften, NoSecondFactor, WrongCode
from kiemdiem.apps.accounts.facts.backup_codes import digits_of, is_backup_code
from kiemdiem.apps.accounts.facts.waiting import in_words
from kiemdiem.apps.accounts.models import BackupCode
from kiemdiem.apps.accounts.queries import confirmed_device
from kiemdiem.apps.users.facts.spoken_secrets import as_typed
from kiemdiem.apps.users.models import User
from kiemdiem.shell.rows import locked


class By(Enum):
    """What was given."""

    CODE = auto()
    BACKUP_CODE = auto()


def check_code(user: User, typed: str, *, at: datetime) -> tuple[TOTPDevice, By]:
    """The device for which the session may be remembered. `at` is the machine's own clock: codes are made from it.

    Raises:
        WrongCode: it is not right, or it was given before; the failure is kept, so this is not part of a transaction.
        CodeTriedTooOften: it was not even looked at.
    """
    by = By.BACKUP_CODE if is_backup_code(typed) else By.CODE
    device = confirmed_device(user)
    if device is None:
        raise NoSecondFactor(user=user.name)
    refuse_haste(device, at=at)
    paper = _paper_of(user, as_typed(typed)) if by == By.BACKUP_CODE else None
    with transaction.atomic():
        device = locked(device)
        refuse_haste(device, at=at)
        is_right = device.verify_token(digits_of(typed)) if by == By.CODE else _is_used(paper, device, at)
    if not is_right:
        raise WrongCode()
    return device, by


def refuse_haste(device: TOTPDevice, *, at: datetime) -> None:
    """Refuse a try before the time after the last wrong one is over."""
    is_allowed, why = device.verify_is_allowed()
    if not is_allowed:
        wait = why["locked_until"] - at
        raise CodeTriedTooOften(times=why["failure_count"], wait=in_words(wait))


def _paper_of(user: User, code: str) -> BackupCode | None:
    """The unused backup code that this is. Comparing is slow on purpose, so it is done before the database is held."""
    unused = BackupCode.objects.filter(user=user, used_at=None)
    return next((kept for kept in unused if check_password(code, kept.hash)), None)


def _is_used(paper: BackupCode | None, device: TOTPDevice, at: datetime) -> bool:
    """Whether the code was used up now; of two who give it at once, the second is too late."""
    if paper is None or not BackupCode.objects.filter(pk=paper.pk, used_at=None).update(used_at=at):
        device.throttle_increment()
        return False
    device.throttle_reset()
    return True
