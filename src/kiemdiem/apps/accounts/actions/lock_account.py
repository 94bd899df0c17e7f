"""Lock an account: nobody signs in with it, and whoever is in goes out."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.accounts.access import account_of, require_on_account
from kiemdiem.apps.accounts.entries import AccountWasLocked
from kiemdiem.apps.accounts.errors import AccountLocked, NoReasonGiven
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.users.models import User
from kiemdiem.shell.rows import locked


@transaction.atomic
def lock_account(user: User, *, reason: str, actor: Actor) -> User:
    """The user, locked; his sessions stay ended when the account is opened again."""
    user = locked(user)
    author = require_on_account(actor, Permission.ISSUE_ACCOUNTS, account_of(user))
    if not user.is_active:
        raise AccountLocked(user=user.name)
    if not reason.strip():
        raise NoReasonGiven()
    user.is_active = False
    user.sessions_ended += 1
    user.save(update_fields=["is_active", "sessions_ended"])
    record(AccountWasLocked(user=Ref.to(user)), by=author, reason=reason.strip())
    return user
