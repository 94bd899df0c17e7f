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
from kiemdiem.apps.users.facts.spoken_secrets import as_typed
from kiemdiem.apps.users.models import User


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
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).first()
        if device is None:
            raise NoSecondFactor(user=user.name)
        refuse_haste(device, at=at)
        is_right = (
            _uses_backup_code(device, typed, at) if by == By.BACKUP_CODE else device.verify_token(digits_of(typed))
        )
    if not is_right:
        raise WrongCode()
    return device, by


def refuse_haste(device: TOTPDevice, *, at: datetime) -> None:
    """Refuse a try before the time after the last wrong one is over."""
    is_allowed, why = device.verify_is_allowed()
    if not is_allowed:
        wait = why["locked_until"] - at
        raise CodeTriedTooOften(times=why["failure_count"], wait=in_words(wait))


def _uses_backup_code(device: TOTPDevice, typed: str, at: datetime) -> bool:
    code = as_typed(typed)
    for kept in BackupCode.objects.filter(user=device.user, used_at=None):
        if check_password(code, kept.hash):
            kept.used_at = at
            kept.save(update_fields=["used_at"])
            device.throttle_reset()
            return True
    device.throttle_increment()
    return False
