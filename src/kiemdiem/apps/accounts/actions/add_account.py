"""Make an account for somebody who need not stand in the registers: an administrator, the first of the board."""

from __future__ import annotations

from random import Random

from django.contrib.auth.hashers import make_password
from django.db import transaction

from kiemdiem.apps.accounts.entries import AccountAdded
from kiemdiem.apps.accounts.errors import AccountWithoutName, UsernameTaken, UsernameUnfit
from kiemdiem.apps.accounts.facts.slips import WORDS_OF_FIRST_PASSWORD, Slip
from kiemdiem.apps.accounts.facts.user_names import is_fit, stem_of, user_name_for
from kiemdiem.apps.accounts.queries import taken_names
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import HOUSE, Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.users.facts.spoken_secrets import spoken_secret
from kiemdiem.apps.users.models import User
from kiemdiem.core.quantities.names import tidy_name


def add_account(name: str, *, username: str = "", actor: Actor, chance: Random) -> Slip:
    """The slip to print: the account has no role yet, and its password must be changed at once."""
    author = require(actor, Permission.ISSUE_ACCOUNTS, on=HOUSE)
    full_name = tidy_name(name)
    if not full_name:
        raise AccountWithoutName()
    wanted = username.strip().lower()
    if wanted and not is_fit(wanted):
        raise UsernameUnfit(username=username)
    password = spoken_secret(chance, words=WORDS_OF_FIRST_PASSWORD)
    hashed = make_password(password)  # slow on purpose, so before the database is held
    with transaction.atomic():
        taken = taken_names([stem_of(full_name)], wanted)
        if wanted in taken:
            raise UsernameTaken(username=wanted)
        user = User.objects.create(
            username=wanted or user_name_for(full_name, taken=taken),
            name=full_name,
            password=hashed,
            created_at=actor.at,
        )
        record(AccountAdded(user=Ref.to(user), username=user.username), by=author)
    return Slip(name=full_name, username=user.username, unit="", password=password)
