"""Every url, asked by every role and by nobody, on its own branch and on another.

A row of urls_and_roles.txt: method, url name, where its thing lies (own: on the branch of the secretary; other: on the
commune beside it;
-: it has none), then what each gets: 200 shown, 302 sent on, "in" sent to sign in, 403 seen but not allowed,
404 not to be seen, 405 not asked for in this way, 409 and 422 refused by the act. A POST here is an empty form.
The board has the whole house, authority and inspector the district, the secretary his commune; the administrator
only the machine; the member has no role and is the person of own.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web import rows_of_assignments
from tests.web.every_url import NOBODY, Url, Visitors, World, every_url, told

ROLES = ("board", "authority", "secretary", "inspector", "administrator", "member", NOBODY)
TABLE = Path(__file__).with_name("urls_and_roles.txt").read_text(encoding="utf-8")
WIDTHS = (6, 21, 6, 5, 9, 9, 9, 13, 6, 9)
WHOLE = TABLE + rows_of_assignments.ROWS
ROWS = [line.split() for line in WHOLE.strip().splitlines()[1:] if line.strip()]
KNOWN = {(method, name, where) for method, name, where, *_ in ROWS}
HOW_TO = "Ask of each cell below whether it is right, then enter the rows into tests/web/urls_and_roles.txt:"


def rows_wanted(url: Url) -> set[tuple[str, str, str]]:
    """One row for showing, one for an empty form where it takes one; both for a thing of each branch."""
    places = ("own", "other") if any(name.endswith("_id") for name in url.parameters) else ("-",)
    methods = [method for method in ("GET", "POST") if method in url.methods]
    return {(method, url.name, where) for method in methods for where in places}


def answers(world: World, method: str, name: str, where: str) -> list[str]:
    visitors = Visitors(world)
    return [told(visitors.ask(role, method, world.address(name, where))) for role in ROLES]  # type: ignore[arg-type]


def line_of(row: list[str]) -> str:
    return " ".join(f"{cell:{width}}" for cell, width in zip(row, WIDTHS, strict=True)).rstrip()


@pytest.mark.parametrize("url", every_url(), ids=lambda url: url.name)
def test_every_view_says_which_methods_it_takes(url: Url) -> None:
    assert url.methods, "decorate the view with require_safe, require_POST or require_http_methods"


def test_every_url_stands_in_the_table(world: World) -> None:
    wanted = {row for url in every_url() for row in rows_wanted(url)}
    missing = [line_of([*row, *answers(world, *row)]) for row in sorted(wanted - KNOWN)]
    assert not missing, "\n".join([HOW_TO, *missing])
    assert sorted(KNOWN - wanted) == [], "these rows are of no url that there is"


@pytest.mark.parametrize("room", sorted({url.room for url in every_url()}))
def test_everybody_gets_what_the_table_says(world: World, room: str) -> None:
    names = {url.name for url in every_url() if url.room == room}
    said = [row for row in ROWS if row[1] in names]
    found = [line_of([*row[:3], *answers(world, *row[:3])]) for row in said]
    assert found == [line_of(row) for row in said]
