"""What a secretary does in a day, without a mouse: each thing is reached, used, and the focus is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kiemdiem.apps.organisations.actions.load_words import load_words
from kiemdiem.apps.people.actions.keep_name_words import keep_name_words
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.uploads.models import Upload
from tests.browser import DESK, PageAt
from tests.builders.house import PASSWORD, House, acting, make_house
from tests.builders.imports import run, workbook
from tests.builders.visiting import Visitor
from tests.web.keyboard import Keyboard

pytestmark = pytest.mark.slow
OWN_PASSWORD = "trà đá vỉa hè Quy Nhơn"


@pytest.fixture
def town(live_server: LiveServer) -> House:
    """The house with its lists of words, in the database of the server."""
    house = make_house()
    for person in Person.objects.all():
        keep_name_words(person)
    load_words(actor=acting(house.board))
    return house


@pytest.fixture
def keyboard(live_server: LiveServer, town: House, page_at: PageAt) -> Keyboard:
    """The secretary, signed in, at the page of his work."""
    visitor = Visitor()
    visitor.force_login(town.secretary)
    page = page_at(DESK)
    page.context.add_cookies(
        [{"name": "sessionid", "value": visitor.cookies["sessionid"].value, "url": live_server.url}]
    )
    page.goto(live_server.url)
    return Keyboard(page)


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def told(page: Page, text: str) -> None:
    expect(page.get_by_role("status").filter(has_text=text)).to_be_visible()


def test_signing_in_with_a_slip_and_signing_out(live_server: LiveServer, town: House, page_at: PageAt) -> None:
    town.secretary.must_change_password = True
    town.secretary.save()
    page = page_at(DESK)
    page.goto(live_server.url)
    keyboard = Keyboard(page)
    keyboard.fill("Tên đăng nhập", "secretary")
    keyboard.fill("Mật khẩu", PASSWORD)
    keyboard.send()
    heading(page, "Đặt mật khẩu riêng")
    keyboard.fill("Mật khẩu mới", OWN_PASSWORD)
    keyboard.fill("Nhập lại mật khẩu mới", OWN_PASSWORD)
    keyboard.send()
    heading(page, "Việc của tôi")
    keyboard.follow("Trần Đình Lưu")
    keyboard.follow("Đăng xuất")
    heading(page, "Đăng nhập")


def test_a_person_is_found_without_marks_opened_and_corrected(keyboard: Keyboard) -> None:
    keyboard.press("/")
    assert keyboard.here().startswith("Tìm người")
    keyboard.type("bui xuan dat")
    keyboard.send()
    keyboard.follow("Bùi Xuân Đạt")
    heading(keyboard.page, "Bùi Xuân Đạt")
    keyboard.follow("Sửa thông tin")
    keyboard.fill("Số thẻ đảng viên", "38012345")
    keyboard.send()
    told(keyboard.page, "Bùi Xuân Đạt")
    assert Person.objects.get(code="P-DAT").card_number == "38012345"


def test_a_fault_is_read_first_and_leads_to_its_field(keyboard: Keyboard) -> None:
    keyboard.press("g", "n")
    keyboard.page.wait_for_url("**/can-bo/")
    keyboard.follow("Thêm người")
    keyboard.fill("Ngày sinh", "31/02/1990")
    keyboard.send()
    assert "Chưa ghi được" in keyboard.here()
    keyboard.go_to("Ngày sinh")
    keyboard.press("Enter")
    assert keyboard.page.evaluate("document.activeElement.name") == "born_on"
    assert keyboard.here().startswith("Ngày sinh")


def test_a_member_is_added_and_leaves(keyboard: Keyboard) -> None:
    page = keyboard.page
    keyboard.press("g", "n")
    page.wait_for_url("**/can-bo/")
    keyboard.follow("Thêm người")
    keyboard.fill("Họ và tên", "Hồ Thị Mai")
    keyboard.fill("Chi bộ sinh hoạt chính thức", "ben da")
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(1)
    keyboard.press("ArrowDown", "Enter")
    assert keyboard.here().startswith("Chi bộ sinh hoạt chính thức")
    keyboard.go_to("Tư cách đảng viên")
    keyboard.press("ArrowDown")
    keyboard.follow("Thêm vào danh bạ")
    heading(page, "Hồ Thị Mai")
    told(page, "Hồ Thị Mai")

    keyboard.go_to("Ra khỏi danh bạ")
    keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    keyboard.here()
    keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert keyboard.here() == "Ra khỏi danh bạ"
    keyboard.press("Enter")
    expect(dialog).to_be_visible()
    assert keyboard.here().startswith("Ra khỏi danh bạ từ ngày")
    keyboard.type("01/12/2021")
    keyboard.fill("Lý do", "Chuyển đi nơi khác")
    keyboard.follow("Ra khỏi danh bạ")
    told(page, "Hồ Thị Mai")
    assert Person.objects.get(full_name="Hồ Thị Mai").left_on is not None


def test_a_file_goes_from_its_choice_to_the_register(keyboard: Keyboard, tmp_path: Path) -> None:
    page = keyboard.page
    file = tmp_path / "danh-sach.xlsx"
    with workbook(["Họ và tên", "Ngày sinh", "Chi bộ"], ["Mai Thị Hà", "17/04/1994", "LG2"]).open() as made:
        file.write_bytes(made.read())
    keyboard.press("g", "e")
    page.wait_for_url("**/nhap-excel/")
    keyboard.follow("Nhập cán bộ, đảng viên")
    with page.expect_file_chooser() as chooser:  # begun early: the browser takes its time until it listens
        keyboard.go_to("Tệp Excel hoặc CSV")
        keyboard.press("Space")
    chooser.value.set_files(file)
    assert keyboard.here().startswith("Tệp Excel hoặc CSV")
    keyboard.follow("Tải lên và ghép cột")
    run(Upload.objects.get())
    expect(page.get_by_role("heading", name="Cột của tệp ghi vào cột nào của sổ")).to_be_visible(timeout=15_000)
    keyboard.follow("Xem trước")
    run(Upload.objects.get())
    expect(page.get_by_role("heading", name="Từng ô sẽ được ghi")).to_be_visible(timeout=15_000)
    keyboard.follow("Ghi 1 dòng vào sổ")
    run(Upload.objects.get())
    expect(page.get_by_text("Đã ghi cả tệp vào sổ.")).to_be_visible(timeout=15_000)
    keyboard.follow("Về Nhập Excel")
    assert Person.objects.filter(full_name="Mai Thị Hà").exists()


def test_the_journal_is_filtered_and_an_entry_opened(keyboard: Keyboard) -> None:
    page = keyboard.page
    keyboard.press("g", "k")
    page.wait_for_url("**/nhat-ky/")
    keyboard.fill("Tìm trong nhật ký", "ben da")
    keyboard.send()
    expect(page.locator("main tbody tr")).to_have_count(1)
    keyboard.go_to("Nhật ký")
    name = page.locator("main tbody a").first.inner_text()
    keyboard.follow(name)
    expect(page.get_by_role("heading", name="Nối chuỗi")).to_be_visible()


def test_the_help_of_keys_opens_holds_the_focus_and_gives_it_back(keyboard: Keyboard) -> None:
    help_of_keys = keyboard.page.locator("#phim-tat")
    keyboard.go_to("Nhập Excel")
    keyboard.press("?")
    expect(help_of_keys).to_be_visible()
    assert keyboard.here() == "Đóng"
    keyboard.press("Escape")
    expect(help_of_keys).to_be_hidden()
    assert keyboard.here() == "Nhập Excel"
    keyboard.go_to("Phím ? xem phím tắt")
    keyboard.press("Enter")
    expect(help_of_keys).to_be_visible()
    keyboard.press("Enter")
    expect(help_of_keys).to_be_hidden()
    assert keyboard.here().startswith("Phím")
