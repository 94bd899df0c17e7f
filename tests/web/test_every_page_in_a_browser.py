"""Every page as it is seen: no fault of accessibility, nothing wider than its window, on any screen of an office.

Each address of the table of urls, asked by somebody who may see it; where it takes a form, once more with the faults of
an empty one. At 1280, 640 (which is 1280 at 200 %) and 390 pixels; axe at 1280, in `make prove` at 390 as well.
KIEMDIEM_PICTURES=folder keeps a picture of each.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import DESK, HEIGHT, PHONE, PageAt, axe_faults, scrolls_sideways
from tests.proofs_plugin import Counted
from tests.web.every_url import NOBODY, Visitors, World, every_url
from tests.web.test_every_url_and_role import ROLES, ROWS
from tests.web.world import grow

ENLARGED = 640
LOOKERS = ("secretary", "administrator", "board", "member", NOBODY)
SHOWN, REFUSED, HIDDEN = "200", "403", "404"
ROOMS = sorted({url.room for url in every_url() if "GET" in url.methods})
PICTURES = os.environ.get("KIEMDIEM_PICTURES", "")
EMPTY_AND_SEND = """form => {
    for (const field of form.querySelectorAll("input:not([type=hidden]), textarea, select")) {
        field.checked = false;
        if (!["checkbox", "radio"].includes(field.type)) field.value = "";
    }
    form.noValidate = true;
    form.requestSubmit();
}"""


@dataclass(frozen=True)
class Sight:
    """An address, who looks at it, and whether an empty form is sent there as well."""

    name: str
    where: str
    role: str
    has_faults: bool


def sights(room: str) -> list[Sight]:
    """One looker for each address of a room that shows something; the desk is another for everybody."""
    names = {url.name for url in every_url() if url.room == room}
    found = []
    for method, name, where, *cells in ROWS:
        if method != "GET" or where == "other" or name not in names:
            continue
        told = dict(zip(ROLES, cells, strict=True))
        able = [role for role in LOOKERS if told[role] == SHOWN]
        posted = answers_to_an_empty_form(name, where)
        for role in able if name == "home" else able[:1]:
            found.append(Sight(name, where, role, posted.get(role) == SHOWN))
    return found


def answers_to_an_empty_form(name: str, where: str) -> dict[str, str]:
    rows = [cells for method, *cells in ROWS if method == "POST" and cells[:2] == [name, where]]
    return dict(zip(ROLES, rows[0][2:], strict=True)) if rows else {}


def is_a_page(answer: Any) -> bool:
    """Not a part of one, nor a file."""
    return not answer.streaming and bool(answer.content.lstrip()[:15].lower() == b"<!doctype html>")


def faults_of(page: Page, what: str, *, judged_at: int) -> list[str]:
    """What is wrong with the page, and where somebody asks for pictures its pictures."""
    found = []
    for width in (DESK, ENLARGED, PHONE):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{what}-{width}.png", full_page=True)
        if width == judged_at:
            found += [f"{what} at {width}: {fault}" for fault in axe_faults(page)]
        if scrolls_sideways(page):
            found.append(f"{what} is wider than {width}")
    return found


@pytest.mark.slow
@pytest.mark.parametrize("width", [DESK, pytest.param(PHONE, marks=pytest.mark.prove)])
@pytest.mark.parametrize("room", ROOMS)
def test_no_page_has_a_fault_of_accessibility_or_is_wider_than_its_window(
    transactional_db: None, world: World, live_server: object, page_at: PageAt, room: str, width: int, counted: Counted
) -> None:
    grow(world, 3)
    visitors = Visitors(world)
    pages = {role: page_at(DESK) for role in LOOKERS}
    for role, page in pages.items():
        for name, cookie in visitors.client(role).cookies.items():
            page.context.add_cookies([{"name": name, "value": cookie.value, "url": str(live_server)}])
    found, seen = [], 0
    for sight in sights(room):
        address, page = world.address(sight.name, sight.where), pages[sight.role]  # type: ignore[arg-type]
        if not is_a_page(visitors.ask(sight.role, "GET", address)):
            continue
        page.goto(str(live_server) + address)
        found += faults_of(page, f"{sight.name}-{sight.role}", judged_at=width)
        sends = sight.has_faults and page.locator("main form[method=post]").count() > 0  # others choose first, by GET
        if sends:
            page.set_viewport_size({"width": DESK, "height": HEIGHT})
            with page.expect_navigation():
                page.locator("main form[method=post]").last.evaluate(EMPTY_AND_SEND)
            found += faults_of(page, f"{sight.name}-{sight.role}-faults", judged_at=width)
        seen += 1 + sends
    counted(pages=seen)
    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("role", "name", "where", "status"),
    [
        ("secretary", "add_unit", "own", 403),
        ("secretary", "unit", "other", 404),
        ("board", "link_user", "own", 422),
        (NOBODY, "", "own", 404),
    ],
)
def test_no_refusal_has_a_fault_of_accessibility_or_is_wider_than_its_window(
    transactional_db: None, world: World, live_server: object, page_at: PageAt,
    role: str, name: str, where: str, status: int,
) -> None:  # fmt: skip
    page = page_at(DESK)
    for cookie, morsel in Visitors(world).client(role).cookies.items():
        page.context.add_cookies([{"name": cookie, "value": morsel.value, "url": str(live_server)}])
    address = world.address(name, where) if name else "/khong-co-trang-nay/"  # type: ignore[arg-type]
    answer = page.goto(str(live_server) + address)
    assert answer is not None
    assert answer.status == status
    assert faults_of(page, f"refused-{status}-{role}", judged_at=DESK) == []
    assert faults_of(page, f"refused-{status}-{role}", judged_at=PHONE) == []


@pytest.mark.slow
def test_a_picture_without_words_on_a_page_that_is_too_wide_is_found(page_at: PageAt) -> None:
    page = page_at(DESK)
    page.set_content('<!doctype html><html lang="vi"><img src="data:,"><div style="width: 2000px">x</div>')
    found = faults_of(page, "page", judged_at=PHONE)
    assert [fault for fault in found if fault.startswith("page at 390: image-alt")] != []
    assert "page is wider than 1280" in found
