"""Make the digests of the day for everybody whose day has none yet."""

from __future__ import annotations

from datetime import datetime

from kiemdiem.apps.permissions.queries import actor_of
from kiemdiem.apps.reminders.actions.make_digest import make_digest
from kiemdiem.apps.reminders.queries.concerned import concerned_users
from kiemdiem.apps.reminders.queries.plan_work import PlanWork
from kiemdiem.apps.reminders.values import is_rehearsed, moment_of
from kiemdiem.apps.users.models import User
from kiemdiem.shell.days import day_in_hanoi


def make_digests(*, now: datetime) -> int:
    """How many were made. Each person is a transaction of his own: killed between two of them, the next round goes on
    with those who are left. Who is locked out gets none."""
    plans, made = PlanWork(), 0
    users = User.objects.filter(is_active=True).order_by("pk")
    if not is_rehearsed():
        users = users.exclude(looked_through__day=day_in_hanoi(now))
    concerned = concerned_users()
    for key in [one for one in users.values_list("pk", flat=True) if one in concerned]:
        user = User.objects.get(pk=key)
        made += make_digest(actor_of(user, at=moment_of(user, now)), plans=plans) is not None
    return made
