"""The way in as a person walks it: slip, own password, six-digit code, slip of backup codes; and the pages behind.

KIEMDIEM_PICTURES=folder keeps a picture of each page, wide and narrow.
"""

import os
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.actions.give_role import NewGrant, give_role
from kiemdiem.apps.permissions.models import Grant, Role
from tests.browser import DESK, PHONE, PageAt, axe_faults, scrolls_sideways
from tests.builders.codes import code_of, device_of, make_device, without_waiting
from tests.builders.house import NOON, PASSWORD, House, acting, make_house, make_person, make_user

pytestmark = pytest.mark.slow
GOOD = "trà đá vỉa hè Quy Nhơn"
PICTURES = os.environ.get("KIEMDIEM_PICTURES", "")
PAPER = 624  # an A4 sheet between its margins
ON_ONE_LINE = "all => all.every(one => one.offsetHeight < 30 && one.scrollWidth <= one.clientWidth)"


@pytest.fixture
def site(live_server: object) -> str:
    return str(live_server)


@pytest.fixture
def town(site: str) -> House:
    """The house, in the database of the server."""
    return make_house()


def look(page: Page, name: str) -> None:
    """Nothing is wrong with the page at both widths: no fault of accessibility, no scrolling sideways."""
    found = []
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 900})
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
        found += [f"{name} at {width}: {fault}" for fault in axe_faults(page)]
        if scrolls_sideways(page):
            found.append(f"{name} is wider than {width}")
    assert found == []


def sign_in(page: Page, site: str, username: str, password: str) -> None:
    page.goto(f"{site}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu", exact=True).fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def test_the_first_way_in(site: str, town: House, page_at: PageAt) -> None:
    town.board.must_change_password = True
    town.board.save()
    page = page_at(DESK)
    page.goto(f"{site}/tai-khoan/cua-toi/")
    look(page, "dang-nhap")
    sign_in(page, site, "board", "wrong")
    expect(page.get_by_role("alert")).to_contain_text("Sai thêm 4 lần nữa, tài khoản tạm khóa 15 phút.")
    page.get_by_label("Hiện mật khẩu khi gõ").check()
    expect(page.get_by_label("Mật khẩu", exact=True)).to_have_attribute("type", "text")
    look(page, "dang-nhap-sai")

    sign_in(page, site, "board", PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Đặt mật khẩu riêng")
    page.locator("#id_new").fill("matkhau2021")
    page.locator("#id_again").fill("matkhau2021")
    page.get_by_role("button", name="Đổi mật khẩu").click()
    expect(page.locator("[data-faults]")).to_be_focused()
    look(page, "doi-mat-khau")
    page.locator("#id_new").fill(GOOD)
    page.locator("#id_again").fill(GOOD)
    page.get_by_role("button", name="Đổi mật khẩu").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Cài mã 6 chữ số")
    look(page, "cai-ma-1")
    page.get_by_role("button", name="Sang bước 2").click()
    picture = page.locator("img.code-picture")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth > 100")
    look(page, "cai-ma-2")
    device = device_of(town.board)
    page.get_by_label("Mã 6 chữ số").fill(code_of(device))
    page.get_by_role("button", name="Sang bước 3").click()
    expect(page.locator(".backup-codes li")).to_have_count(10)
    look(page, "ma-du-phong")
    backup = page.locator(".backup-codes li").first.inner_text()
    page.get_by_role("link", name="Đã in xong, vào làm việc").click()
    page.goto(f"{site}/tai-khoan/cua-toi/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tài khoản của tôi")
    look(page, "tai-khoan-cua-toi")
    page.get_by_role("button", name="Đăng xuất").click()

    sign_in(page, site, "board", GOOD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Nhập mã 6 chữ số")
    page.get_by_label("Mã 6 chữ số").fill("000000")
    page.get_by_role("button", name="Vào làm việc").click()
    expect(page.locator("[data-faults]")).to_contain_text("Mã chưa đúng")
    look(page, "nhap-ma")
    without_waiting(device)
    page.get_by_label("Mã 6 chữ số").fill(backup)
    page.get_by_role("button", name="Vào làm việc").click()
    page.goto(f"{site}/tai-khoan/cua-toi/")
    expect(page.locator("dl.strip")).to_contain_text("còn 9 mã")


def test_five_wrong_passwords_in_a_row(site: str, town: House, page_at: PageAt) -> None:
    page = page_at(DESK)
    for _ in range(4):
        sign_in(page, site, "member", "wrong")
    with page.expect_response("**/dang-nhap/") as answer:
        page.get_by_label("Mật khẩu", exact=True).fill("wrong")
        page.evaluate("document.querySelector('main form').submit()")
    assert answer.value.status == 429


def test_the_pages_of_the_administrator(site: str, town: House, page_at: PageAt) -> None:
    make_device(town.administrator)
    for name in ("Nguyễn Thị Hoài", "Lê Văn An", "Phạm Thị Bích Ngọc Thảo"):
        make_person(name, home=town.other_cell)
    page = page_at(DESK)
    sign_in(page, site, "administrator", PASSWORD)
    page.get_by_label("Mã 6 chữ số").fill(code_of(device_of(town.administrator)))
    page.get_by_role("button", name="Vào làm việc").click()
    page.goto(f"{site}/tai-khoan/")
    look(page, "tai-khoan")
    page.get_by_role("link", name="Cấp tài khoản theo đơn vị").click()
    look(page, "chon-don-vi")
    page.get_by_role("searchbox", name="Đơn vị", exact=True).fill("go me")
    page.get_by_role("button", name="Lọc").click()
    page.get_by_role("link", name="Chi bộ thôn Gò Me").click()
    look(page, "cap-tai-khoan")
    page.get_by_role("button", name="Lập tài khoản và mở trang in phiếu").click()
    expect(page.locator(".slip")).to_have_count(4)
    look(page, "phieu")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER, "height": 900})
    assert page.locator(".slip-password").evaluate_all(ON_ONE_LINE)
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / "phieu-in.png", full_page=True)
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": DESK, "height": 900})
    page.goto(f"{site}/tai-khoan/{town.member.pk}/")
    look(page, "mot-tai-khoan")
    page.get_by_role("link", name="Khóa tài khoản").click()
    dialog = page.get_by_role("dialog", name="Khóa tài khoản của đồng chí Bùi Xuân Đạt?")
    expect(dialog).to_be_visible()
    dialog.get_by_label("Lý do").fill("nghỉ hưu")
    dialog.get_by_role("button", name="Khóa tài khoản").click()
    expect(page.get_by_role("status")).to_contain_text("Đã khóa tài khoản của đồng chí Bùi Xuân Đạt.")
    page.goto(f"{site}/tai-khoan/them/")
    look(page, "them-tai-khoan")


def test_the_pages_of_the_board(site: str, town: House, page_at: PageAt) -> None:

    waiting = NewGrant(Role.AUTHORITY, town.commune, date(2021, 12, 1))
    give_role(waiting, to=town.member, actor=acting(town.second_board, NOON))
    make_device(town.board)
    page = page_at(DESK)
    sign_in(page, site, "board", PASSWORD)
    page.get_by_label("Mã 6 chữ số").fill(code_of(device_of(town.board)))
    page.get_by_role("button", name="Vào làm việc").click()
    page.goto(f"{site}/vai-tro/")
    look(page, "vai-tro")
    page.get_by_role("link", name="Đồng ý").click()
    expect(page.get_by_role("dialog")).to_contain_text("Vai trò Ban Tổ chức của đồng chí Lê Quang Vinh nhận bằng mã")
    look(page, "dong-y")
    page.get_by_role("dialog").get_by_role("button", name="Đồng ý").click()
    expect(page.get_by_role("status")).to_contain_text("Đã đồng ý.")
    page.get_by_role("link", name="Giao vai trò").click()
    page.get_by_label("Tên, tên đăng nhập").fill("inspector")
    page.get_by_role("button", name="Tìm").click()
    look(page, "chon-nguoi")
    page.get_by_role("link", name="Võ Minh Khuê").click()
    page.get_by_role("searchbox", name="Đơn vị", exact=True).fill("my dien")
    page.get_by_role("button", name="Tìm đơn vị khác").click()
    page.get_by_label("Cán bộ kiểm tra").check()
    page.get_by_label("Đảng bộ xã Mỹ Điền").check()
    look(page, "giao-vai-tro")
    page.get_by_role("button", name="Giao vai trò").click()
    expect(page.get_by_role("status")).to_contain_text("Đã giao vai trò Cán bộ kiểm tra")
    assert Grant.objects.filter(user=town.inspector, branch=town.other_commune.path).exists()
    for path, name in {"bang-quyen/": "bang-quyen", f"cua-nguoi/{town.secretary.pk}/": "quyen-cua-nguoi"}.items():
        page.goto(f"{site}/vai-tro/{path}")
        look(page, name)
    page.goto(f"{site}/vai-tro/nhan-ban-to-chuc/")
    look(page, "nhan-ban-to-chuc")
    make_user("nga.ctt", "Cao Thị Thanh Nga")
    page.goto(f"{site}/can-bo/{Person.objects.get(code='P-NGA').pk}/")
    page.get_by_role("link", name="Nối tài khoản").click()
    look(page, "noi-tai-khoan")
    page.get_by_label("Tên đăng nhập").fill("nga.ctt")
    page.get_by_role("button", name="Nối tài khoản").click()
    expect(page.get_by_role("status")).to_contain_text("Đã nối tài khoản nga.ctt")
