"""Every request gets an id, and one line in the log: which page, which status, how long; not who and not from where."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from time import perf_counter

import structlog
from django.http import HttpRequest, HttpResponse

Respond = Callable[[HttpRequest], HttpResponse]
HEADER = "X-Request-ID"
log = structlog.get_logger("kiemdiem.requests")


class TellingMiddleware:
    """Sets `request.id`, which the journal keeps too. What has no name (styles, scripts) is told only if refused."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = perf_counter()
        request.id = str(uuid.uuid4())  # type: ignore[attr-defined]  # read by ActingMiddleware
        with structlog.contextvars.bound_contextvars(request=request.id):  # type: ignore[attr-defined]
            response = self.respond(request)
            page = request.resolver_match.view_name if request.resolver_match else ""
            if page or response.status_code >= 400:
                ms = round((perf_counter() - began) * 1000, 1)
                log.info("request", method=request.method, page=page, status=response.status_code, ms=ms)
        response.headers[HEADER] = request.id  # type: ignore[attr-defined]
        return response
