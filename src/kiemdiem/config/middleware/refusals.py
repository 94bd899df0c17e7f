"""Refusals of the house become pages: nobody's view catches them, and nothing of the act remains."""

from __future__ import annotations

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.config.errors import HouseBusy
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.errors import ChangedMeanwhile, NotToBeFound
from kiemdiem.shell.refusals import refusal_of
from kiemdiem.shell.views.faults import refused

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
        return refused(request, refusal_of(fault), status=status_of(fault))


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
    return 409 if isinstance(fault, ChangedMeanwhile) else 422
