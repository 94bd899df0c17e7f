"""Every page reads its rows through the gate, in a number of queries that does not grow with them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import HttpResponseBase
from django.test.utils import CaptureQueriesContext

from tests.web.every_url import Visitors, World, every_url
from tests.web.world import grow

FEW, MANY = 3, 30
SHOWN = [url for url in every_url() if "GET" in url.methods]


@pytest.mark.parametrize("room", sorted({url.room for url in SHOWN}))
def test_no_page_asks_more_of_the_database_because_there_is_more_in_it(world: World, room: str) -> None:
    names = [url.name for url in SHOWN if url.room == room]
    grow(world, FEW)
    few = {name: _queries(world, name) for name in names}
    grow(world, MANY)
    many = {name: _queries(world, name) for name in names}
    grown = [name for name in names if len(many[name]) > len(few[name])]
    told = [f"{name}: {len(few[name])} → {len(many[name])}\n{_told(many[name])}" for name in grown]
    assert not grown, "\n".join(told)


def _queries(world: World, name: str) -> list[str]:
    visitors = Visitors(world)
    address = world.address(name, "own")
    for role in ("board", "secretary", "administrator"):
        visitors.client(role)  # signing in is not counted
    with CaptureQueriesContext(connection) as captured:
        for role in ("board", "secretary", "administrator"):
            answer: HttpResponseBase = visitors.ask(role, "GET", address)
            assert answer.status_code != 500
    return [query["sql"] for query in captured.captured_queries]


def _told(queries: list[str]) -> str:
    """The statements that come most often, without what differs between them."""
    shapes = [query[:160] for query in queries]
    often = sorted(set(shapes), key=shapes.count, reverse=True)[:3]
    return "\n".join(f"  {shapes.count(shape)} times: {shape}" for shape in often)
