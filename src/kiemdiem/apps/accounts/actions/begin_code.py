"""Begin to set up the six-digit code: draw a secret, which counts once a code made from it has been given."""

from __future__ import annotations

from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from kiemdiem.apps.accounts import labels
from kiemdiem.apps.users.models import User
from kiemdiem.shell.rows import locked


@transaction.atomic
def begin_code(user: User) -> TOTPDevice:
    """The device with its secret; one begun before and never confirmed is thrown away, one in use stays until then."""
    user = locked(user)
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    return TOTPDevice.objects.create(user=user, name=labels.PHONE, confirmed=False)
