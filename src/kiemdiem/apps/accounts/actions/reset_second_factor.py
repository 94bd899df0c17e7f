"""Take somebody's six-digit code away who lost telephone and backup codes, so that he sets up another."""

from __future__ import annotations

from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from kiemdiem.apps.accounts.access import account_of, require_on_account
from kiemdiem.apps.accounts.entries import SecondFactorReset
from kiemdiem.apps.accounts.errors import NoReasonGiven, NoSecondFactor
from kiemdiem.apps.accounts.models import BackupCode
from kiemdiem.apps.accounts.queries import confirmed_device
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.users.models import User
from kiemdiem.shell.rows import locked


@transaction.atomic
def reset_second_factor(user: User, *, reason: str, actor: Actor) -> User:
    """The user without a code; he sets up another when he signs in with his own password, which stays as it is.

    A first password that is still on its slip becomes void: with it alone, whoever holds the slip would come in.
    """
    user = locked(user)
    author = require_on_account(actor, Permission.RESET_SECOND_FACTOR, account_of(user))
    if confirmed_device(user) is None:
        raise NoSecondFactor(user=user.name)
    if not reason.strip():
        raise NoReasonGiven()
    TOTPDevice.objects.filter(user=user).delete()
    BackupCode.objects.filter(user=user).delete()
    user.sessions_ended += 1
    is_on_a_slip = user.must_change_password
    if is_on_a_slip:
        user.set_unusable_password()
    user.save(update_fields=["sessions_ended", "password"])
    record(SecondFactorReset(user=Ref.to(user), slip_voided=is_on_a_slip), by=author, reason=reason.strip())
    return user
