"""A list that is too long to be waited for goes to the background, whichever list it is."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from kiemdiem.apps.desk.actions.ask_export import ask_export
from kiemdiem.apps.desk.jobs import write_export
from kiemdiem.apps.desk.labels import LISTS_TO_TAKE
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.errors import TooLongToWaitFor
from kiemdiem.shell.tables import TableQuery

Respond = Callable[[HttpRequest], HttpResponse]


class LongListMiddleware:
    """Answers with the page where the file is waited for, instead of the refusal of the table."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponseBase | None:
        """The way to the page of the file; what else went wrong, and lists of no page, are for others."""
        actor: Actor | None = getattr(request, "actor", None)
        match = request.resolver_match
        if not isinstance(fault, TooLongToWaitFor) or actor is None or match is None:
            return None
        if match.url_name not in LISTS_TO_TAKE:
            return None
        kind = TableQuery.of(request).export
        export = ask_export(
            match.url_name, asked=request.GET, kind=kind, actor=actor, clock=timezone.now(), place=match.kwargs
        )
        write_export.enqueue(export.pk)
        return redirect("show_export", export.pk)
