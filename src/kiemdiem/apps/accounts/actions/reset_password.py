"""Print a new first password for somebody who forgot his; there is no other way back, and no e-mail."""

from __future__ import annotations

from random import Random

from axes.utils import reset as forget_failures
from django.contrib.auth.hashers import make_password
from django.db import transaction

from kiemdiem.apps.accounts.access import account_of, require_on_account
from kiemdiem.apps.accounts.entries import PasswordReset
from kiemdiem.apps.accounts.errors import AccountLocked, CodeNotSetYet
from kiemdiem.apps.accounts.facts.slips import WORDS_OF_FIRST_PASSWORD, Slip
from kiemdiem.apps.accounts.queries import confirmed_device
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import NEEDS_CODE, Grant, Permission
from kiemdiem.apps.users.facts.spoken_secrets import spoken_secret
from kiemdiem.apps.users.models import User
from kiemdiem.shell.rows import locked


def reset_password(user: User, *, actor: Actor, chance: Random) -> Slip:
    """The slip to print. The six-digit code stays: whoever prints the slip does not come in with it alone."""
    password = spoken_secret(chance, words=WORDS_OF_FIRST_PASSWORD)
    hashed = make_password(password)
    with transaction.atomic():
        user = locked(user)
        author = require_on_account(actor, Permission.ISSUE_ACCOUNTS, account_of(user))
        if not user.is_active:
            raise AccountLocked(user=user.name)
        if actor.user is not None:
            _refuse_where_the_slip_is_enough(user)
        user.password, user.must_change_password = hashed, True
        user.sessions_ended += 1
        user.save(update_fields=["password", "must_change_password", "sessions_ended"])
        forget_failures(username=user.username)
        record(PasswordReset(user=Ref.to(user)), by=author)
    return Slip(name=user.name, username=user.username, unit="", password=password)


def _refuse_where_the_slip_is_enough(user: User) -> None:
    """A weighty role without a code yet: with the slip alone its printer could set one up and act in the role."""
    weighty = Grant.objects.filter(user=user, role__in=list(NEEDS_CODE)).exclude(state=Grant.State.ENDED)
    if weighty.exists() and confirmed_device(user) is None:
        raise CodeNotSetYet(user=user.name)
