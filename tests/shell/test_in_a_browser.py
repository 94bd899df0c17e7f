"""The components in a browser: no fault of accessibility, no page wider than its window, keys and scripts that work."""

from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.browser import DESK, PHONE, Chromium, PageAt, axe_faults, scrolls_sideways
from tests.shell.conftest import make_people

pytestmark = [pytest.mark.slow, pytest.mark.urls("tests.shell.sights")]
PAGES = ("/", "/danh-sach/", "/danh-sach/?q=zzz", "/chi-tiet/", "/dang-nhap/", "/huy/")
WIDTHS = (320, PHONE, 640, 800, 1024, DESK)
LIST, DETAIL = "/danh-sach/", "/chi-tiet/"


@pytest.fixture
def site(live_server: object) -> str:
    """The address of a server with 30 people."""
    make_people(30)
    return str(live_server)


def test_no_page_has_a_fault_of_accessibility_or_is_wider_than_its_window(site: str, page_at: PageAt) -> None:
    page = page_at(DESK)
    found: list[str] = []
    for address in PAGES:
        page.goto(site + address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if scrolls_sideways(page):
                found.append(f"{address} is wider than {width}")
            if width in {DESK, PHONE}:
                found += [f"{address} at {width}: {fault}" for fault in axe_faults(page)]
    assert found == []


def test_the_keys_of_every_page_work_and_leave_fields_alone(site: str, page_at: PageAt) -> None:
    page = page_at(DESK)
    page.goto(site + LIST)
    page.keyboard.press("/")
    expect(page.locator("[data-search]")).to_be_focused()
    page.keyboard.type("g?")
    expect(page.locator("[data-search]")).to_have_value("g?")
    expect(page.locator("#phim-tat")).to_be_hidden()
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.locator("#phim-tat")).to_be_visible()
    assert axe_faults(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#phim-tat")).to_be_hidden()
    page.locator("[data-opens]").click()
    page.get_by_role("button", name="Đóng").click()
    expect(page.locator("#phim-tat")).to_be_hidden()


def test_g_and_a_letter_go_to_a_place(site: str, page_at: PageAt) -> None:
    page = page_at(DESK)
    page.route("**/x/", lambda route: route.fulfill(body="<title>x</title>", content_type="text/html"))
    page.goto(site + LIST)
    page.keyboard.press("g")
    page.keyboard.press("x")
    page.wait_for_url("**/x/")


def test_a_question_opens_over_the_page_and_is_a_page_without_script(site: str, page_at: PageAt) -> None:
    page = page_at(DESK)
    page.goto(site + DETAIL)
    link = page.locator("a[data-dialog]")
    link.click()
    dialog = page.get_by_role("dialog", name="Hủy quyết định xếp loại của đồng chí Trần Đình Lưu?")
    expect(dialog).to_be_visible()
    assert axe_faults(page) == []
    assert dialog.locator("form").evaluate("form => form.action") == f"{site}/huy/"
    dialog.get_by_text("Quay lại").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(link).to_be_focused()
    assert page.url == site + DETAIL


def picked(page: Page) -> str:
    return page.locator("[data-picked]").inner_text()


def test_rows_are_picked_one_by_one_in_a_row_and_all_of_the_page(site: str, page_at: PageAt) -> None:
    page = page_at(DESK)
    page.goto(site + LIST)
    bar, boxes = page.locator("[data-bulk]"), page.locator("input[data-pick]")
    expect(bar).to_be_hidden()
    boxes.nth(1).click()
    boxes.nth(4).click(modifiers=["Shift"])
    assert picked(page) == "Đã chọn 4 người"
    assert page.locator("tr.marked").count() == 4
    page.locator("input[data-pick-all]").check()
    assert picked(page) == "Đã chọn 12 người"
    page.locator("input[data-pick-whole]").check()
    assert picked(page) == "Đã chọn 30 người"
    boxes.nth(0).uncheck()
    assert picked(page) == "Đã chọn 11 người"
    page.locator("[data-unpick]").click()
    expect(bar).to_be_hidden()


def test_the_choice_of_columns_closes_by_escape_and_shows_what_was_chosen(site: str, page_at: PageAt) -> None:
    page = page_at(PHONE)
    page.goto(site + LIST)
    drop = page.locator("details.drop")
    drop.locator("summary").click()
    assert not scrolls_sideways(page)
    page.keyboard.press("Escape")
    expect(drop.locator(".sheet")).to_be_hidden()
    expect(drop.locator("summary")).to_be_focused()
    drop.locator("summary").click()
    drop.get_by_label("Trình độ lý luận").check()
    drop.get_by_label("Xếp theo").select_option("Số thẻ, giảm dần")
    drop.get_by_role("button").click()
    assert "xep=-so" in page.url
    expect(page.locator("td[data-label='Trình độ lý luận']").first).to_have_text("Trung cấp")


def paste(page: Page, text: str) -> None:
    page.evaluate(
        """text => {
            const block = new DataTransfer();
            block.setData("text/plain", text);
            const how = {clipboardData: block, bubbles: true, cancelable: true};
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", how));
        }""",
        text,
    )


def test_a_block_from_excel_spreads_over_the_fields_and_what_does_not_fit_is_told(site: str, page_at: PageAt) -> None:
    page = page_at(DESK)
    page.goto(site)
    fields, levels, told = page.locator("#luoi input"), page.locator("#luoi select"), page.locator("[data-paste-told]")
    fields.nth(0).focus()
    paste(page, 'Đỗ Văn An\t1974\thoàn thành  tốt\r\n"Lê\n""Ánh"""\t1983\tTrung bình\r\n')
    assert [fields.nth(place).input_value() for place in range(4)] == ["Đỗ Văn An", "1974", 'Lê "Ánh"', "1983"]
    assert [levels.nth(place).input_value() for place in range(2)] == ["tot", ""]
    expect(told).to_have_text(
        "Đã điền 5 ô. Chưa ghi gì vào sổ. 1 ô không có trong danh sách chọn, để nguyên: “Trung bình”."
    )
    fields.nth(2).focus()
    paste(page, '"Bốn tốt"\t1985\ttot\tthừa\n1986\t')
    assert [fields.nth(place).input_value() for place in (2, 3)] == ['"Bốn tốt"', "1985"]
    assert levels.nth(1).input_value() == "tot"
    expect(told).to_have_text("Đã điền 3 ô. Chưa ghi gì vào sổ. 2 ô thừa, không có chỗ điền: “thừa”, “1986”.")
    fields.nth(0).focus()
    paste(page, "Một tên dài quá\t1990")
    assert [fields.nth(place).input_value() for place in range(2)] == ["Đỗ Văn An", "1990"]
    expect(told).to_have_text("Đã điền 1 ô. Chưa ghi gì vào sổ. 1 ô dài quá, để nguyên: “Một tên dài quá”.")


def test_a_single_value_is_pasted_as_ever_and_into_a_choice_by_its_words(site: str, page_at: PageAt) -> None:
    page = page_at(DESK)
    page.goto(site)
    page.locator("#luoi input").nth(0).focus()
    paste(page, "Mai Thị Hà")
    expect(page.locator("[data-paste-told]")).to_be_empty()
    page.locator("#luoi select").nth(1).focus()
    paste(page, "Hoàn thành tốt")
    assert page.locator("#luoi select").nth(1).input_value() == "tot"


def test_a_password_can_be_shown(site: str, page_at: PageAt) -> None:
    page = page_at(PHONE)
    page.goto(site + "/dang-nhap/")
    page.get_by_label("Hiện mật khẩu khi gõ").check()
    expect(page.locator("#mk")).to_have_attribute("type", "text")
    page.get_by_label("Hiện mật khẩu khi gõ").uncheck()
    expect(page.locator("#mk")).to_have_attribute("type", "password")


def test_the_summary_of_faults_has_the_focus_and_leads_to_the_field(site: str, page_at: PageAt) -> None:
    page = page_at(DESK)
    page.goto(site)
    expect(page.locator("[data-faults]")).to_be_focused()
    page.locator("[data-faults] a", has_text="Ngày vào Đảng").click()
    expect(page.locator("#id_admitted_on")).to_be_focused()


def test_a_page_with_unsaved_words_asks_before_it_is_left(site: str, page_at: PageAt) -> None:
    page = page_at(DESK)
    page.goto(site)
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", agree)
    page.locator("#id_name").fill("Đỗ Văn An")
    page.goto(site + DETAIL)
    assert asked == ["beforeunload"]
    page.goto(site + LIST)
    assert asked == ["beforeunload"]


def test_work_in_the_background_shows_its_end_by_itself(site: str, page_at: PageAt) -> None:
    page = page_at(DESK)
    page.goto(site)
    expect(page.locator(".progress")).to_contain_text("Đã kiểm xong 412 dòng", timeout=10_000)
    expect(page.locator(".progress progress")).to_have_count(0)


def test_a_form_is_sent_once_however_often_its_button_is_pressed(site: str, page_at: PageAt) -> None:
    page = page_at(DESK)
    page.goto(site + "/huy/")
    held: list[Route] = []  # no answer for now: the page stays, as on a slow line
    page.route("**/huy/", lambda route: held.append(route))  # playwright takes no built-in
    button = page.get_by_role("button", name="Hủy kết quả")
    button.evaluate("button => { button.click(); button.click(); button.form.requestSubmit(); }")
    page.wait_for_timeout(300)
    sent = [route.request.method for route in held]
    for route in held:
        route.fulfill(status=204)  # one that nobody answers is left behind as a task that never ends
    assert sent == ["POST"]


def test_a_part_that_gets_no_answer_says_so_and_takes_it_back(site: str, page_at: PageAt) -> None:
    page = page_at(DESK)
    page.goto(site)
    notice = page.locator("[data-no-answer]")
    tell = "name => document.body.dispatchEvent(new CustomEvent(name, {bubbles: true, detail: {successful: true}}))"
    page.evaluate(tell, "htmx:sendError")
    expect(notice).to_be_visible()
    page.evaluate(tell, "htmx:afterRequest")
    expect(notice).to_be_hidden()


def test_without_script_the_bar_of_actions_is_there_and_the_menu_opens(site: str, browser: Chromium) -> None:
    page = browser.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 800}).new_page()
    page.goto(site + LIST)
    expect(page.locator("[data-bulk]")).to_be_visible()
    page.locator(".menu summary").click()
    expect(page.locator(".menu .sheet a").first).to_be_visible()
    browser.close(page.context)


def test_a_printed_list_is_one_wide_sheet_without_controls(site: str, page_at: PageAt, tmp_path: Path) -> None:
    page = page_at(DESK)
    page.goto(site + LIST)
    page.emulate_media(media="print")
    for control in (".site-head", ".site-nav", ".filters", "details.drop", ".pager", ".pick", ".demo-day"):
        expect(page.locator(control).first).to_be_hidden()
    expect(page.locator(".print-head")).to_be_visible()
    page.pdf(path=tmp_path / "list.pdf", prefer_css_page_size=True)
    assert b"/MediaBox [0 0 841.9" in (tmp_path / "list.pdf").read_bytes()
