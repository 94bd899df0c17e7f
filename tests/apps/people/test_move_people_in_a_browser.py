"""People move along in a browser: from the part of the unit's page to the act, readable on a desk and on a phone."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from kiemdiem.apps.organisations.actions.merge_units import merge_units
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person, Position
from tests.browser import DESK, PHONE, PageAt, axe_faults, scrolls_sideways
from tests.builders.house import House, acting, make_house
from tests.builders.visiting import Visitor

pytestmark = pytest.mark.slow


@pytest.fixture
def house(live_server: object) -> House:
    """The small house after a merger, with a post in the unit that ended."""
    house = make_house()
    Position.objects.create(
        person=Person.objects.get(code="P-DAT"), unit=house.cell, post="bi_thu", since=date(2020, 1, 1)
    )
    merge_units([house.cell], into=Unit.objects.get(code="LG2"), on=date(2021, 7, 1), actor=acting(house.board))
    return house


def faults_of(page: Page) -> list[str]:
    found = []
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {fault}" for fault in axe_faults(page)]
        found += [f"{width}: wider than the window"] if scrolls_sideways(page) else []
    return found


def test_from_the_page_of_the_ended_unit_its_people_move_along(
    house: House, live_server: object, page_at: PageAt
) -> None:
    visitor, page = Visitor(), page_at(DESK)
    visitor.force_login(house.board)
    session = {"name": "sessionid", "value": visitor.cookies["sessionid"].value, "url": str(live_server)}
    page.context.add_cookies([session])  # type: ignore[list-item]  # a cookie
    page.goto(f"{live_server}/don-vi/{house.cell.pk}/")
    expect(page.get_by_text("2 người còn ghi ở đơn vị đã kết thúc.")).to_be_visible()
    page.get_by_role("link", name="Chuyển người sang đơn vị nhận").click()
    expect(page.get_by_role("heading", name="2 người còn ghi ở đây")).to_be_visible()
    assert faults_of(page) == []
    page.get_by_label("bí thư của Bùi Xuân Đạt").select_option("chuyen")
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("heading", name="Chuyển 2 người từ ngày 01/07/2021?")).to_be_visible()
    assert faults_of(page) == []
    page.get_by_role("button", name="Chuyển 2 người").click()
    expect(page.get_by_text("Đã chuyển 2 người từ Chi bộ thôn Đồng Tâm")).to_be_visible()
    assert Position.objects.get(until=None).unit.code == "LG2"


def test_the_tree_of_a_past_day_opens_and_closes_by_keyboard(
    house: House, live_server: object, page_at: PageAt
) -> None:
    visitor, page = Visitor(), page_at(DESK)
    visitor.force_login(house.board)
    session = {"name": "sessionid", "value": visitor.cookies["sessionid"].value, "url": str(live_server)}
    page.context.add_cookies([session])  # type: ignore[list-item]  # a cookie
    page.goto(f"{live_server}/don-vi/cay/")
    page.get_by_label("Xem cây của ngày").fill("30/06/2021")
    page.get_by_label("Xem cây của ngày").press("Enter")
    expect(page.get_by_role("heading", name="Cây tổ chức ngày 30/06/2021")).to_be_visible()
    page.locator("[data-tree] a.node").first.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
        page.wait_for_load_state("networkidle")
    ended = page.get_by_role("link", name="Chi bộ thôn Đồng Tâm")
    expect(ended).to_be_visible()
    assert faults_of(page) == []
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(ended).to_be_hidden()
