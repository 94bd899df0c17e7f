"""Whose roles hold at a moment."""

from __future__ import annotations

from datetime import datetime

from kiemdiem.apps.permissions.access import HANOI, Actor
from kiemdiem.apps.permissions.models import Grant
from kiemdiem.apps.users.models import User


def actor_of(user: User, *, at: datetime, request: str = "") -> Actor:
    """The user with the roles that he holds on the day of `at` in Hanoi. One query."""
    today = at.astimezone(HANOI).date()
    held = Grant.objects.filter(user=user, state=Grant.State.HELD).order_by("role", "branch")
    return Actor(user=user, at=at, grants=tuple(grant for grant in held if grant.holds_on(today)), request=request)


def command_line(at: datetime) -> Actor:
    """Whoever works on the machine itself."""
    return Actor(user=None, at=at)
