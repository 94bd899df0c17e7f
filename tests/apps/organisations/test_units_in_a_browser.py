"""The pages of the units in a browser: keyboard, suggestions, accessibility, no page wider than its window."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from kiemdiem.apps.organisations.actions.load_words import load_words
from kiemdiem.apps.organisations.models import Unit
from tests.browser import DESK, PHONE, PageAt, axe_faults, scrolls_sideways
from tests.builders.house import House, acting, make_house, make_unit
from tests.builders.visiting import Visitor

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Site:
    """A server with the house, and the session of its board."""

    address: str
    house: House
    session: str

    def open(self, page: Page, path: str) -> None:
        page.context.add_cookies([{"name": "sessionid", "value": self.session, "url": self.address}])
        page.goto(self.address + path)


@pytest.fixture
def site(live_server: object) -> Site:
    house = make_house()
    load_words(actor=acting(house.board))
    body = make_unit("Ban Thường vụ Đảng ủy xã Long Giang", under=house.commune, code="BTV", body="ban_thuong_vu")
    Unit.objects.filter(pk=body.pk).update(of=house.commune)
    visitor = Visitor()
    visitor.force_login(house.board)
    return Site(str(live_server), house, visitor.cookies["sessionid"].value)


def test_no_page_of_units_has_a_fault_of_accessibility_or_is_wider_than_its_window(site: Site, page_at: PageAt) -> None:
    unit = site.house.commune.pk
    pages = ["", "?tim=zzz", f"cay/?mo={site.house.cell.pk}", "them/", "von-tu/", "phan-cap/", f"{unit}/"]
    pages += [f"{unit}/{act}/" for act in ("lich-su", "sua", "chuyen", "sap-nhap", "chia-tach", "ket-thuc", "ket-qua")]
    page, found = page_at(DESK), []
    for address in pages:
        site.open(page, f"/don-vi/{address}")
        for width in (DESK, PHONE):
            page.set_viewport_size({"width": width, "height": 900})
            found += [f"{address} at {width}: {fault}" for fault in axe_faults(page)]
            if scrolls_sideways(page):
                found.append(f"{address} is wider than {width}")
    assert found == []


def test_a_unit_is_chosen_by_keyboard_alone(site: Site, page_at: PageAt) -> None:
    page = page_at(DESK)
    site.open(page, f"/don-vi/{site.house.cell.pk}/chuyen/")
    field = page.get_by_role("combobox")
    field.focus()
    page.keyboard.type("my dien", delay=20)
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Đảng bộ xã Mỹ Điền")
    assert axe_faults(page) == []
    page.keyboard.press("Enter")
    expect(field).to_have_value("Đảng bộ xã Mỹ Điền (MD)")
    expect(page.get_by_role("option")).to_have_count(0)
    field.fill("chi bo thon")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)


def test_a_suggestion_is_taken_by_a_click(site: Site, page_at: PageAt) -> None:
    page = page_at(PHONE)
    site.open(page, f"/don-vi/{site.house.cell.pk}/chuyen/")
    page.get_by_role("combobox").click()
    page.keyboard.type("my dien", delay=20)
    page.get_by_role("option").click()
    expect(page.get_by_role("combobox")).to_have_value("Đảng bộ xã Mỹ Điền (MD)")
    page.get_by_role("button", name="Chuyển đơn vị").click()
    expect(page.get_by_role("status")).to_contain_text("Đã chuyển Chi bộ thôn Đồng Tâm.")


def test_the_tree_is_walked_by_arrows(site: Site, page_at: PageAt) -> None:
    page = page_at(DESK)
    site.open(page, "/don-vi/cay/")
    page.locator("a.node").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("link", name="Đảng bộ xã Mỹ Điền")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("link", name="Đảng bộ xã Long Giang")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Đảng bộ xã Mỹ Điền")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("link", name="Đảng bộ huyện Tân Lương")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("link", name="Đảng bộ xã Mỹ Điền")).to_be_hidden()
    assert axe_faults(page) == []
