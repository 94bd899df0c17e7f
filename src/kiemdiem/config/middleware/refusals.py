"""Refusals of the house become pages: nobody's view catches them, and nothing of the act remains.

What an act refuses is told on the form that it came from, with everything that was typed; only where there is no such
form, or its page has no place for it, on a page of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus

from django.core.exceptions import BadRequest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.html import escape

from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.config.errors import HouseBusy
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.errors import ChangedMeanwhile, NotToBeFound
from kiemdiem.shell.forms import refused_again, was_taken
from kiemdiem.shell.refusals import refusal_of
from kiemdiem.shell.views.faults import refused

UNPROCESSABLE = HTTPStatus.UNPROCESSABLE_ENTITY
BUSY_STATES = frozenset({"40001", "40P01", "55P03"})
Respond = Callable[[HttpRequest], HttpResponse]


class RefusalMiddleware:
    """Turns a HouseError that a view lets through into a page that says what, which, and what to do now."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """The page of a refusal; other exceptions are faults of ours and go on."""
        if isinstance(fault, OperationalError) and is_busy(fault):
            fault = HouseBusy()
        if not isinstance(fault, HouseError):
            return None
        status = status_of(fault)
        on_form = form_again(request, fault) if status == UNPROCESSABLE else None
        return on_form or refused(request, refusal_of(fault), status=status)


def form_again(request: HttpRequest, fault: HouseError) -> HttpResponse | None:
    """The page of the form that was sent, with the refusal; None where that page does not tell it."""
    match = request.resolver_match
    if request.method != "POST" or match is None or not was_taken(request.POST):
        return None
    with suppress(HouseError, BadRequest), refused_again(request.POST, fault):
        page: HttpResponse = match.func(request, *match.args, **match.kwargs)
        if page.status_code == HTTPStatus.OK and not page.streaming and escape(fault.sentence) in page.text:
            page.status_code = UNPROCESSABLE
            return page
    return None


def is_busy(fault: OperationalError) -> bool:
    """Whether the database gave up waiting for others: nothing was written, and the same again will do.

    SQLite tells it in words alone, PostgreSQL by a code: a circle of locks, a lock not to be had, a clash of two.
    """
    state = getattr(fault.__cause__, "sqlstate", None)
    return state in BUSY_STATES or "database is locked" in str(fault)


def status_of(fault: HouseError) -> int:
    """The status that fits the refusal."""
    if isinstance(fault, MayNot):
        return 403
    if isinstance(fault, NotToBeFound):
        return 404
    if isinstance(fault, HouseBusy):
        return 503
    return 409 if isinstance(fault, ChangedMeanwhile) else UNPROCESSABLE
