"""The work of `kiemdiem user …`: what is done to accounts on the machine itself, each with its entry in the journal."""

from __future__ import annotations

import argparse
import secrets

from kiemdiem.apps.accounts.actions.add_account import add_account
from kiemdiem.apps.accounts.actions.reset_password import reset_password
from kiemdiem.apps.permissions.actions.give_role import NewGrant, give_role
from kiemdiem.apps.permissions.models import Role
from kiemdiem.apps.permissions.queries import command_line
from kiemdiem.apps.users.models import User
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.server import words
from kiemdiem.cli.server.errors import NoSuchUser
from kiemdiem.cli.server.first_run import print_board_code
from kiemdiem.cli.server.holding import beside_others
from kiemdiem.cli.server.moment import moment_now
from kiemdiem.cli.server.standing import require_current
from kiemdiem.core.quantities.long_dates import short_date


def add(options: argparse.Namespace, screen: Screen) -> Exit:
    """An account without a role, and its first password."""
    with beside_others():
        require_current()
        actor = command_line(moment_now())
        slip = add_account(options.name, username=options.username, actor=actor, chance=secrets.SystemRandom())
    screen.say(words.USER_ADDED.format(username=slip.username, name=slip.name))
    screen.say(words.PASSWORD_IS.format(password=slip.password))
    return Exit.DONE


def password(options: argparse.Namespace, screen: Screen) -> Exit:
    """A new first password."""
    with beside_others():
        require_current()
        actor = command_line(moment_now())
        slip = reset_password(_user(options.username), actor=actor, chance=secrets.SystemRandom())
    screen.say(words.PASSWORD_IS.format(password=slip.password))
    return Exit.DONE


def administrator(options: argparse.Namespace, screen: Screen) -> Exit:
    """The role of who keeps the machine; no other role comes from here."""
    with beside_others():
        require_current()
        actor = command_line(moment_now())
        user = _user(options.username)
        new = NewGrant(role=Role.ADMINISTRATOR, on=None, since=actor.today)
        give_role(new, to=user, actor=actor)
    screen.say(words.ADMINISTRATOR_NOW.format(name=user.name, since=short_date(actor.today)))
    return Exit.DONE


def board_code(_options: argparse.Namespace, screen: Screen) -> Exit:
    """The code by which the board begins, anew."""
    with beside_others():
        require_current()
        print_board_code(screen)
    return Exit.DONE


def _user(username: str) -> User:
    user = User.objects.filter(username=username.strip().lower()).first()
    if user is None:
        raise NoSuchUser(username=username)
    return user
