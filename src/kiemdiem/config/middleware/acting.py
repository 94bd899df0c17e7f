"""Who acts, and when: every request of somebody signed in gets its actor and its moment."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse

from kiemdiem.apps.demo.queries import rehearsal_of
from kiemdiem.apps.permissions.queries import actor_of
from kiemdiem.apps.users.models import User
from kiemdiem.cli.server.moment import moment_now

Respond = Callable[[HttpRequest], HttpResponse]


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
            known_as = getattr(request, "id", "")  # given by TellingMiddleware: log and journal name one request alike
            request.actor = actor_of(user, at=now, request=known_as)  # type: ignore[attr-defined]
        return self.respond(request)
