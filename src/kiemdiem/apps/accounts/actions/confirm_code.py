"""Finish setting up the six-digit code: the first code proves that the telephone has the secret."""

from __future__ import annotations

from datetime import datetime
from random import Random

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from kiemdiem.apps.accounts.actions.check_code import refuse_haste
from kiemdiem.apps.accounts.actions.renew_backup_codes import replace_backup_codes
from kiemdiem.apps.accounts.entries import SecondFactorSet
from kiemdiem.apps.accounts.errors import NoCodeBegun, WrongCode
from kiemdiem.apps.accounts.facts.backup_codes import digits_of, new_backup_codes
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, author_of_own
from kiemdiem.apps.users.models import User
from kiemdiem.shell.rows import locked


def confirm_code(
    user: User, *, typed: str, actor: Actor, chance: Random, clock: datetime
) -> tuple[TOTPDevice, tuple[str, ...]]:
    """The device, which takes the place of one in use, and ten backup codes to be printed now.

    clock: the machine's own time, from which codes are made; the actor's may be that of a rehearsal.
    """
    if user.pk != actor.user_id:
        raise PermissionError("a code is set up by its owner")
    codes = new_backup_codes(chance)
    hashed = [make_password(code) for code in codes]
    with transaction.atomic():
        user = locked(user)
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
        if device is None:
            raise NoCodeBegun()
        refuse_haste(device, at=clock)
        is_right = device.verify_token(digits_of(typed))
        if is_right:
            TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
            device.confirmed = True
            device.save(update_fields=["confirmed"])
            replace_backup_codes(user, hashed)
            record(SecondFactorSet(user=Ref.to(user)), by=author_of_own(actor))
    if not is_right:
        raise WrongCode()
    return device, codes
