"""A list that is opened without a word opens as its reader keeps it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

from kiemdiem.apps.desk.labels import LISTS
from kiemdiem.apps.desk.queries import kept_views
from kiemdiem.apps.desk.values import address_of
from kiemdiem.apps.permissions.access import Actor

Respond = Callable[[HttpRequest], HttpResponse]


class OpeningMiddleware:
    """Gives the page of a list the reader's own views of it, and leads to the one that he opens it with.

    The view is an address like any other, so what it shows is scoped, checked and bounded as if he had typed it.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: object, given: object
    ) -> HttpResponseBase | None:
        """The way to the view; none where the list is shown as it was asked for. One query, on pages of lists alone."""
        actor: Actor | None = getattr(request, "actor", None)
        name = request.resolver_match.url_name if request.resolver_match else None
        if actor is None or name not in LISTS:
            return None
        request.own_views = SimpleLazyObject(lambda: kept_views(actor, str(name)))  # type: ignore[attr-defined]  # for config.frame
        if request.method != "GET" or request.META.get("QUERY_STRING"):
            return None
        first = next((one for one in request.own_views if one.is_default), None)  # type: ignore[attr-defined]  # as above
        return redirect(address_of(str(name), first.query)) if first else None
