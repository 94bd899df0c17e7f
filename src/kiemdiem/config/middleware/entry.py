"""The door: who is not signed in goes to sign in, who has not come all the way in goes on to the next step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from kiemdiem.apps.accounts.facts.limits import Ended, end_of, touch
from kiemdiem.apps.accounts.views.gates import is_open, needs_code, stage_of, tells_time
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.users.models import User

Respond = Callable[[HttpRequest], HttpResponse]


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Django's own; a part of a page that is asked for leads the whole page to the sign-in."""

    def handle_no_permission(  # type: ignore[override]  # the stubs promise a redirect, Django takes any answer
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseBase:
        return _whole_page(request, redirect_to_login(_page_of(request)))


class EntryMiddleware:
    """Ends sessions that are over, and keeps those who are on the way in away from all other pages."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: object, given: object
    ) -> HttpResponseBase | None:
        """The answer of the door; none where the view may answer."""
        actor: Actor | None = getattr(request, "actor", None)
        if actor is None or not isinstance(request.user, User) or not getattr(view, "login_required", True):
            return None
        now = timezone.now()
        is_weighty = needs_code(actor)
        ended = end_of(request.session, is_weighty=is_weighty, at=now)
        if ended is not None:
            return _signed_out(request, ended)
        asks_by_itself = "X-Waiting" in request.headers  # how far the work is: nobody need be there
        if tells_time(view) and not asks_by_itself:
            touch(request.session, is_weighty=is_weighty, at=now)
        stage = stage_of(request, request.user, actor)
        if is_open(view, stage):
            return None
        return _whole_page(request, redirect(reverse(stage.value)))


def _signed_out(request: HttpRequest, ended: Ended) -> HttpResponseBase:
    page = _page_of(request)
    logout(request)
    leading = redirect_to_login(page)
    return _whole_page(request, redirect(f"{leading.url}&{Ended.__name__.lower()}={ended.value}"))


def _page_of(request: HttpRequest) -> str:
    """The page to come back to: this one, or the one whose part or form it was."""
    if request.method == "GET" and not request.htmx:  # type: ignore[attr-defined]  # django-htmx's
        return request.get_full_path()
    try:
        came_from = urlsplit(request.headers.get("Referer", ""))
    except ValueError:  # anybody may send anything there
        return "/"
    return urlunsplit(("", "", came_from.path, came_from.query, "")) or "/"


def _whole_page(request: HttpRequest, leading: Any) -> HttpResponseBase:
    if request.htmx:  # type: ignore[attr-defined]  # django-htmx's
        return HttpResponseClientRedirect(leading.url)
    return leading  # type: ignore[no-any-return]
