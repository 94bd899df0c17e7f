"""Choose another password for oneself."""

from __future__ import annotations

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from kiemdiem.apps.accounts.entries import PasswordChanged
from kiemdiem.apps.accounts.errors import PasswordUnchanged
from kiemdiem.apps.accounts.facts.password_rules import as_kept, faults_of
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, author_of_own
from kiemdiem.apps.users.models import User
from kiemdiem.shell.rows import locked


def change_password(user: User, *, new: str, actor: Actor) -> User:
    """The user with the new password; all sessions of before are worth nothing. The view keeps the one it came by.

    Raises:
        HouseError: the first thing that is wrong with the password.
    """
    if user.pk != actor.user_id:
        raise PermissionError("a password is changed by its owner")
    for fault in faults_of(new, username=user.username, name=user.name):
        raise fault
    if check_password(as_kept(new), user.password):
        raise PasswordUnchanged()
    hashed = make_password(as_kept(new))
    with transaction.atomic():
        user = locked(user)
        user.password, user.must_change_password = hashed, False
        user.save(update_fields=["password", "must_change_password"])
        record(PasswordChanged(user=Ref.to(user)), by=author_of_own(actor))
    return user
