"""While a page is made, rows of scoped models are read only by those who may see them."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kiemdiem.shell.scoping import watched

Respond = Callable[[HttpRequest], HttpResponse]


class ScopingMiddleware:
    """Watches every query of a view."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with watched():
            return self.respond(request)
