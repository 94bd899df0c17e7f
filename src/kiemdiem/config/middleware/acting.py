"""Who acts, and when: every request of somebody signed in gets its actor and its moment."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kiemdiem.apps.demo.queries import rehearsal_of
from kiemdiem.apps.permissions.access import HANOI
from kiemdiem.apps.permissions.queries import actor_of
from kiemdiem.apps.users.models import User

Respond = Callable[[HttpRequest], HttpResponse]


def moment_now(rehearsed: date | None = None) -> datetime:
    """Now; on an installation for rehearsal, the same time of the day that was set."""
    now = timezone.now()
    rehearsed = rehearsed or settings.ENVIRONMENT.today
    if rehearsed is None:
        return now
    return now + timedelta(days=(rehearsed - now.astimezone(HANOI).date()).days)


class ActingMiddleware:
    """Sets `request.now`, and `request.actor` where somebody has signed in."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        found = get_user(request) if isinstance(request.user, User) else None
        user = found if isinstance(found, User) else None
        if user is not None:
            request.user = user  # itself, no longer the promise of it: rows and locks ask for its class
        rehearsal = rehearsal_of(user) if user and settings.ENVIRONMENT.is_demo else None
        request.rehearsal = rehearsal  # type: ignore[attr-defined]  # the frame tells of it
        now = moment_now(rehearsal.day if rehearsal else None)
        request.now = now  # type: ignore[attr-defined]  # see permissions.access.SignedIn
        if user is not None:
            request.actor = actor_of(user, at=now, request=str(uuid.uuid4()))  # type: ignore[attr-defined]
        return self.respond(request)
