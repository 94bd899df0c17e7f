"""Open a locked account again, with the password that it had."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.accounts.access import account_of, require_on_account
from kiemdiem.apps.accounts.entries import AccountWasUnlocked
from kiemdiem.apps.accounts.errors import AccountNotLocked, NoReasonGiven
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.users.models import User
from kiemdiem.shell.rows import locked


@transaction.atomic
def unlock_account(user: User, *, reason: str, actor: Actor) -> User:
    """The user, who may sign in again."""
    user = locked(user)
    author = require_on_account(actor, Permission.ISSUE_ACCOUNTS, account_of(user))
    if user.is_active:
        raise AccountNotLocked(user=user.name)
    if not reason.strip():
        raise NoReasonGiven()
    user.is_active = True
    user.save(update_fields=["is_active"])
    record(AccountWasUnlocked(user=Ref.to(user)), by=author, reason=reason.strip())
    return user
