"""Every url of the application: what it takes, who may be sent to it, and where it leads for a role and a branch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from django.db import transaction
from django.http import HttpResponseBase
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kiemdiem.apps.users.models import User
from tests.builders.house import House
from tests.builders.visiting import Visitor

Where = Literal["-", "own", "other"]
NOBODY = "anonymous"
FORM = "application/x-www-form-urlencoded"
_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Url:
    """One url: its name, its room, the names of its parameters, the methods that its view takes, the path before its
    first parameter."""

    name: str
    room: str
    parameters: tuple[str, ...]
    methods: frozenset[str]
    start: str = "/"

    @property
    def is_writing(self) -> bool:
        return "POST" in self.methods


@cache
def every_url() -> tuple[Url, ...]:
    return tuple(_urls_in(get_resolver().url_patterns, ""))


def _urls_in(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[Url]:
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from _urls_in(pattern.url_patterns, route)
        else:
            room = pattern.callback.__module__.removeprefix("kiemdiem.").removeprefix("apps.").split(".")[0]
            name = pattern.name or route
            yield Url(name, room, tuple(_PARAMETER.findall(route)), _methods_of(pattern), f"/{route.partition('<')[0]}")


def _methods_of(pattern: URLPattern) -> frozenset[str]:
    """What the view answers to a method that no view takes: those that it does take. None: it says nothing of them."""
    given = dict.fromkeys(_PARAMETER.findall(str(pattern.pattern)), 0)
    request = RequestFactory().generic("BREW", "/")
    try:
        answer = pattern.callback(request, **given)
    except Exception:
        return frozenset()
    return frozenset(answer["Allow"].split(", ")) if answer.status_code == 405 else frozenset()


@dataclass(repr=False)
class World:
    """A house, and for each parameter of an url the key of a thing on the secretary's branch and on the other one."""

    house: House
    own: dict[str, Any]
    other: dict[str, Any]

    def address(self, name: str, where: Where) -> str:
        (url,) = (one for one in every_url() if one.name == name)
        keys = self.other if where == "other" else self.own
        return reverse(name, kwargs={parameter: keys[parameter] for parameter in url.parameters})

    def user(self, role: str) -> User | None:
        return None if role == NOBODY else self.house.cast[role]


class Visitors:
    """Everybody, signed in once; each asks as if for the first time, and nothing of it remains."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._signed_in: dict[str, Any] = {}

    def ask(self, role: str, method: str, address: str, posted: Any = None) -> HttpResponseBase:
        """The answer, while its transaction is undone: every cell of a table finds the same house."""
        client = self.client(role)
        with transaction.atomic():
            answer: Any = client.generic(method, address) if method != "POST" else client.post(address, posted or {})
            transaction.set_rollback(True)
        let_go(answer)
        return answer  # type: ignore[no-any-return]

    def send(self, role: str, address: str, body: bytes, *, method: str = "POST", kind: str = FORM) -> HttpResponseBase:
        """The answer to bytes as they are; undone as well. What a view does not catch is the page of a fault."""
        client = self.client(role)
        client.raise_request_exception = False
        with transaction.atomic():
            answer: Any = client.generic(method, address, body, content_type=kind)
            transaction.set_rollback(True)
        return answer  # type: ignore[no-any-return]

    def client(self, role: str) -> Visitor:
        """A client of his own for this one request, signed in."""
        client = Visitor(raise_request_exception=True)
        user = self.world.user(role)
        if user is None:
            return client
        if role not in self._signed_in:
            client.force_login(user)
            self._signed_in[role] = client.cookies
        client.cookies = deepcopy(self._signed_in[role])
        return client


def let_go(answer: Any) -> None:
    """Close the file of an answer that nobody will read."""
    if answer.streaming:
        for close in answer._resource_closers:
            close()


def told(answer: HttpResponseBase) -> str:
    """An answer as the table writes it: its number, or "in" where it leads to the sign-in."""
    leads_in = answer.status_code == 302 and answer["Location"].startswith(reverse("sign_in"))
    return "in" if leads_in else str(answer.status_code)
