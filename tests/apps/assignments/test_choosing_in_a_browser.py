"""Members of a visiting group, chosen by keyboard alone, by a click, by pasting, and without script."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from kiemdiem.apps.assignments.models import VisitingGroup
from kiemdiem.apps.campaigns.models import Campaign
from tests.browser import DESK, PHONE, Chromium, PageAt, axe_faults, scrolls_sideways
from tests.builders.assignments import campaign_of
from tests.builders.house import House, make_house
from tests.builders.people import make_member
from tests.builders.visiting import Visitor

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Site:
    """A server with a campaign in which groups are sent out, and the session of its board."""

    address: str
    house: House
    campaign: Campaign
    session: str

    def open(self, page: Page, name: str, *keys: object) -> None:
        page.context.add_cookies([{"name": "sessionid", "value": self.session, "url": self.address}])
        page.goto(self.address + reverse(name, args=keys))


@pytest.fixture
def site(live_server: object) -> Site:
    house = make_house()
    make_member("Hồ Trưởng Đoàn", cell=house.other_cell, code="HTD")
    make_member("Đỗ Văn An", cell=house.cell, code="DVA")
    make_member("Mai Thị Bình", cell=house.cell, code="MTB")
    campaign = campaign_of(house, "kh24_2024")
    visitor = Visitor()
    visitor.force_login(house.board)
    return Site(str(live_server), house, campaign, visitor.cookies["sessionid"].value)


def members(group: VisitingGroup) -> list[str]:
    return [one.person.code for one in group.members.select_related("person")]


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_members_are_chosen_by_keyboard_alone(site: Site, page_at: PageAt, width: int) -> None:
    page = page_at(width)
    site.open(page, "make_group", site.campaign.pk, "visiting-group")
    page.get_by_label("Tên đoàn").fill("Đoàn số 1")
    expect(page.get_by_label("Dán hoặc sửa cả danh sách")).to_be_hidden()
    box = page.get_by_role("combobox", name="Thành viên")
    box.focus()
    chosen = page.get_by_role("list", name="Đã chọn").get_by_role("listitem")
    for text, name in (("do van an", "Đỗ Văn An (DVA)"), ("ho truong", "Hồ Trưởng Đoàn (HTD)")):
        page.keyboard.type(text, delay=20)
        expect(page.get_by_role("option")).to_have_count(1)
        page.keyboard.press("ArrowDown")
        assert axe_faults(page) == []
        page.keyboard.press("Enter")
        expect(page.get_by_role("option")).to_have_count(0)
        expect(chosen.filter(has_text=name)).to_have_count(1)
        expect(box).to_have_value("")
        expect(box).to_be_focused()
    page.keyboard.type("MTB")
    page.keyboard.press("Enter")
    expect(chosen).to_have_count(3)
    assert axe_faults(page) == []
    assert not scrolls_sideways(page)
    page.get_by_role("button", name="Lên đầu Hồ Trưởng Đoàn").focus()
    page.keyboard.press("Enter")
    expect(chosen.first).to_contain_text("Hồ Trưởng Đoàn (HTD)")
    page.get_by_role("button", name="Bỏ MTB").focus()
    page.keyboard.press("Enter")
    expect(chosen).to_have_count(2)
    expect(page.get_by_text("Đã bỏ MTB.")).to_be_visible()
    page.get_by_label("Đảng bộ xã Long Giang").check()
    page.get_by_role("button", name="Ghi đoàn").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Đã ghi Đoàn số 1")).to_be_visible()
    assert members(VisitingGroup.objects.get()) == ["HTD", "DVA"]


def test_what_still_stands_in_the_box_is_sent_along_and_told_where_it_is_not_clear(site: Site, page_at: PageAt) -> None:
    page = page_at(DESK)
    site.open(page, "make_group", site.campaign.pk, "visiting-group")
    page.get_by_label("Tên đoàn").fill("Đoàn số 1")
    page.get_by_label("Đảng bộ xã Long Giang").check()
    page.get_by_role("combobox").fill("Không Ai")
    page.get_by_role("button", name="Ghi đoàn").click()
    expect(page.get_by_text("Dòng 1: Danh bạ không có ai là “Không Ai”.").first).to_be_visible()
    expect(page.locator("#id_members")).to_be_visible()
    page.locator("#id_members").fill("DVA\nHTD")
    expect(page.get_by_role("list", name="Đã chọn").get_by_role("listitem")).to_have_count(2)
    page.get_by_role("button", name="Ghi đoàn").click()
    expect(page.get_by_role("status").filter(has_text="Đã ghi Đoàn số 1")).to_be_visible()
    assert members(VisitingGroup.objects.get()) == ["DVA", "HTD"]


def test_without_script_codes_are_typed_one_on_each_line(site: Site, browser: Chromium) -> None:
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    site.open(page, "make_group", site.campaign.pk, "visiting-group")
    page.get_by_label("Tên đoàn").fill("Đoàn số 1")
    page.get_by_label("Thành viên").fill("HTD\nĐỗ Văn An")
    page.get_by_label("Đảng bộ xã Long Giang").check()
    page.get_by_role("button", name="Ghi đoàn").click()
    expect(page.get_by_role("status").filter(has_text="Đã ghi Đoàn số 1")).to_be_visible()
    browser.close(context)
    assert members(VisitingGroup.objects.get()) == ["HTD", "DVA"]


def test_one_person_is_chosen_by_keyboard_where_the_plan_names_no_post_or_another_is_meant(
    site: Site, page_at: PageAt
) -> None:
    page = page_at(PHONE)
    site.open(page, "assign", site.campaign.pk, "in-charge")
    page.get_by_role("combobox").last.focus()
    page.keyboard.type("mai binh", delay=20)
    expect(page.get_by_role("option", name="Mai Thị Bình")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_label("Đảng bộ xã Long Giang").check()
    assert axe_faults(page) == []
    page.get_by_role("button", name="Ghi phân công").click()
    expect(page.get_by_role("status").filter(has_text="Đã ghi 1 phân công.")).to_be_visible()
