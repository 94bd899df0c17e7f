"""Refusals of the house become pages: nobody's view catches them, and nothing of the act remains."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.errors import ChangedMeanwhile, NotToBeFound
from kiemdiem.shell.refusals import refusal_of
from kiemdiem.shell.views.faults import refused

Respond = Callable[[HttpRequest], HttpResponse]


class RefusalMiddleware:
    """Turns a HouseError that a view lets through into a page that says what, which, and what to do now."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """The page of a refusal; other exceptions are faults of ours and go on."""
        if not isinstance(fault, HouseError):
            return None
        return refused(request, refusal_of(fault), status=status_of(fault))


def status_of(fault: HouseError) -> int:
    """The status that fits the refusal."""
    if isinstance(fault, MayNot):
        return 403
    if isinstance(fault, NotToBeFound):
        return 404
    return 409 if isinstance(fault, ChangedMeanwhile) else 422
