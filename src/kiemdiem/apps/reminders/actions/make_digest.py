"""Look through what is due for somebody on a day, and keep it as his digest."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.reminders.models import Digest, LookedThrough
from kiemdiem.apps.reminders.queries.plan_work import PlanWork
from kiemdiem.apps.reminders.queries.waiting import waiting_for
from kiemdiem.apps.reminders.values import Line
from kiemdiem.apps.users.models import User
from kiemdiem.shell.rows import locked

KEPT = timedelta(days=60)


def make_digest(actor: Actor, *, plans: PlanWork) -> Digest | None:
    """The digest of the actor's day; none where nothing is due. Once a day: looked through again changes nothing.

    What he was told long before this day is forgotten. The plans are read before anything is locked: that of a province
    takes a while, and others save meanwhile.
    """
    if actor.user is None or _is_made(actor):
        return None
    lines = [one for one in (*plans.lines_of(actor), *waiting_for(actor)) if one.is_told_on(actor.today)]
    return _keep(actor, actor.user, lines)


@transaction.atomic
def _keep(actor: Actor, user: User, lines: list[Line]) -> Digest | None:
    locked(user)
    if _is_made(actor):  # by another round meanwhile
        return None
    today = actor.today
    LookedThrough.objects.update_or_create(user=user, defaults={"day": today})
    Digest.objects.filter(user=user, day__lt=today - KEPT).delete()
    if not lines:
        return None
    lines.sort(key=lambda one: (one.due is None, str(one.due), one.key))
    return Digest.objects.create(
        user=user,
        day=today,
        made_at=actor.at,
        lines=[one.kept(today) for one in lines],
        late=sum(one.is_late(today) for one in lines),
        soon=sum(one.due is not None and not one.is_late(today) for one in lines),
    )


def _is_made(actor: Actor) -> bool:
    today = actor.today
    return any(kept.objects.filter(user=actor.user, day=today).exists() for kept in (Digest, LookedThrough))
