"""The pages of an import as they are seen: no fault of accessibility, nothing wider than its window."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser import DESK, PHONE, PageAt, axe_faults, scrolls_sideways
from tests.builders.house import House, acting, make_person
from tests.builders.imports import PEOPLE, checked, previewed, received, workbook, written
from tests.builders.visiting import Visitor

HEADINGS = ("Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Chính thức", "Chi bộ", "Nơi cư trú", "Ghi chú")
GOOD = [
    ("Trịnh Thị Bích", "30/07/1990", "19/05/2019", "19/05/2020", "Chi bộ thôn Đồng Tâm", "Thôn Đồng Tâm", ""),
    ("Hồ Sỹ Dũng", "09/11/1982", "07/11/2008", "07/11/2009", "Chi bộ thôn Bến Đá", "Thôn Bến Đá", ""),
    ("Lê Minh Đức", "25/12/1987", "", "", "", "", ""),
]
BAD = [
    ("Phan Văn Chiến", "31/02/1968", "22/12/1990", "22/12/1991", "Chi bộ thôn Đồng Tâm", "", ""),
    ("Lê Minh Đức", "25/12/1987", "26/03/2013", "26/03/2012", "LG1", "", ""),
    ("Dương Văn Khải", "02/01/1975", "19/05/2002", "19/05/2003", "Chi bộ thôn Đồng Tam", "", ""),
    ("Trịnh Thị Bích", "30/07/1990", "", "", "LG2", "", ""),
]


def looked_at(page: Page, name: str) -> None:
    """Hold the page against the rules, and keep its picture where somebody asks for pictures."""
    folder = os.environ.get("KIEMDIEM_PICTURES")
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        if folder:
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
        assert axe_faults(page) == []
        assert not scrolls_sideways(page)


def test_every_step_of_an_import_can_be_read_and_used(
    house: House, transactional_db: None, live_server: LiveServer, page_at: PageAt
) -> None:
    actor = acting(house.secretary)
    make_person("Hồ Sỹ Dũng", home=house.cell, born=date(1982, 11, 9))
    make_person("Lê Minh Đức", home=house.cell, born=date(1987, 12, 25))
    mapped = received(workbook(HEADINGS, *GOOD, *BAD), actor=actor)
    letters = received(workbook(HEADINGS[:2], ("TrÞnh ThÞ BÝch", "30/07/1990"), ("Lª §×nh D«ng", "")), actor=actor)
    bad = checked(received(workbook(HEADINGS, *GOOD, *BAD), actor=actor), actor=actor)
    good = previewed(HEADINGS, *GOOD, actor=actor)
    done = written(previewed(HEADINGS, *GOOD[:1], actor=actor), actor=actor)
    visitor = Visitor()
    visitor.force_login(house.secretary)
    page = page_at(DESK)
    cookie = visitor.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    for name, path in (
        ("list", "/nhap-excel/"),
        ("start", f"/nhap-excel/so/{PEOPLE}/"),
        ("mapping", f"/nhap-excel/tep/{mapped.pk}/"),
        ("letters", f"/nhap-excel/tep/{letters.pk}/"),
        ("faulty", f"/nhap-excel/tep/{bad.pk}/?dong=tat-ca"),
        ("good", f"/nhap-excel/tep/{good.pk}/"),
        ("done", f"/nhap-excel/tep/{done.pk}/"),
        ("drop", f"/nhap-excel/tep/{good.pk}/bo/"),
    ):
        page.goto(live_server.url + path)
        looked_at(page, name)


def test_a_block_is_pasted_mapped_and_shown_by_keyboard_and_hand(
    house: House, transactional_db: None, live_server: LiveServer, page_at: PageAt
) -> None:
    visitor = Visitor()
    visitor.force_login(house.secretary)
    page = page_at(DESK)
    cookie = visitor.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page.goto(f"{live_server.url}/nhap-excel/so/{PEOPLE}/")
    page.get_by_label("Khối chép từ Excel").fill("Họ và tên\tNgày sinh\tChi bộ\nMai Thị Hà\t17/04/1994\tLG2\n")
    page.get_by_role("button", name="Nhận khối đã dán").press("Enter")
    page.wait_for_url("**/nhap-excel/tep/*/")
    assert "Đang đọc tệp khối dán từ Excel" in page.content()
