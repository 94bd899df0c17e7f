"""The frame around a page, and the pages of faults."""

import re
from dataclasses import replace

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.test import Client

from kiemdiem.core.quantities.errors import NotADate
from kiemdiem.shell.refusals import refusal_of
from tests.shell.conftest import Draw
from tests.shell.sights import example_frame

pytestmark = [pytest.mark.urls("tests.shell.sights"), pytest.mark.django_db]
EMPTY_PAGE = '{% extends "shell/page.html" %}{% block heading %}Tên việc{% endblock %}'


def test_a_page_has_one_heading_a_skip_link_and_named_landmarks(draw: Draw) -> None:
    html = draw(EMPTY_PAGE)
    assert re.findall(r"<h1>(.*?)</h1>", html) == ["Tên việc"]
    assert '<a class="skip" href="#noi-dung">' in html
    assert 'id="noi-dung"' in html
    assert 'lang="vi"' in html
    assert html.count("<nav ") == len(re.findall(r"<nav [^>]*aria-label=", html))


def test_the_current_place_is_told_in_both_menus(draw: Draw) -> None:
    html = draw(EMPTY_PAGE, frame=example_frame("Xếp loại"))
    assert len(re.findall(r'<a href="/x/" aria-current="page"', html)) == 2
    assert html.count("aria-current") == 2


def test_a_stranger_sees_no_menu_no_search_and_no_season(draw: Draw) -> None:
    bare = replace(example_frame(), signed_in=None, season=None, places=(), search_url="", demo=None, help_url="")
    html = draw(EMPTY_PAGE, frame=bare)
    assert "site-nav" not in html
    assert 'role="search"' not in html
    assert "Kỳ năm" not in html
    assert "demo-day" not in html


def test_the_name_of_the_product_stands_once_where_no_office_is_known(draw: Draw) -> None:
    assert 'class="of"' not in draw(EMPTY_PAGE, frame=replace(example_frame(), office="Kiểm điểm"))
    assert '<span class="of">Huyện ủy Tân Lương</span>' in draw(EMPTY_PAGE)


def test_a_printed_sheet_names_office_season_hour_and_who_printed(draw: Draw) -> None:
    head = re.search(r'<p class="print-only print-head">(.*?)</p>', draw(EMPTY_PAGE))
    assert head is not None
    told = re.sub(r"<[^>]+>", " ", head[1])
    for words in (
        "Huyện ủy Tân Lương · Kỳ năm 2021 · Kế hoạch 61-KH/TU",
        "In ngày 11/01/2022, 09:40 · Nguyễn Thị Hoài",
    ):
        assert words in told


def test_a_demonstration_says_so_above_every_page(draw: Draw) -> None:
    assert "Bản làm thử" in draw(EMPTY_PAGE)
    assert "Bản làm thử" in draw('{% extends "shell/plain.html" %}')


@pytest.mark.parametrize(
    ("level", "tone", "role"),
    [
        (constants.INFO, "", "status"),
        (constants.SUCCESS, "good", "status"),
        (constants.WARNING, "warn", "status"),
        (constants.ERROR, "bad", "alert"),
    ],
)
def test_what_was_said_stands_below_the_heading(draw: Draw, level: int, tone: str, role: str) -> None:
    html = draw(EMPTY_PAGE, messages=[Message(level, "Đã mở <bỏ phiếu>.")])
    assert re.search(rf'<div class="notice {tone}" role="{role}">', html)
    assert "<p>Đã mở &lt;bỏ phiếu&gt;.</p>" in html


@pytest.mark.parametrize("url", ["/", "/danh-sach/", "/chi-tiet/", "/dang-nhap/", "/huy/", "/tu-choi/", "/khong-co/"])
def test_every_page_is_held_by_the_content_policy(client: Client, url: str) -> None:
    policy = client.get(url).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("url", "status", "told"),
    [("/khong-co/", 404, "Không tìm thấy trang này"), ("/tu-choi/", 409, "Chưa mở được cuộc bỏ phiếu")],
)
def test_a_page_that_refuses_says_what_to_do(client: Client, url: str, status: int, told: str) -> None:
    answer = client.get(url)
    assert answer.status_code == status
    html = answer.content.decode()
    assert f"<h1>{told}</h1>" in html
    assert "<h2>Cần làm</h2>" in html


def test_the_path_that_was_asked_for_is_shown_escaped(client: Client) -> None:
    html = client.get("/<b>x/").content.decode()
    assert "<b>x" not in html
    assert "&lt;b&gt;x" in html


def test_our_own_fault_is_told_without_a_database_and_without_a_trace(django_db_blocker: object) -> None:
    from django.test import RequestFactory

    from kiemdiem.shell.views import faults

    answer = faults.broken(RequestFactory().get("/hong/"))
    html = answer.content.decode()
    assert answer.status_code == 500
    assert "Máy chủ gặp lỗi" in html
    assert "Traceback" not in html


def test_a_fault_in_a_view_shows_our_page(client: Client) -> None:
    client.raise_request_exception = False
    answer = client.get("/hong/")
    assert answer.status_code == 500
    assert "a fault of ours" not in answer.content.decode()
    assert "Máy chủ gặp lỗi" in answer.content.decode()


def test_a_form_from_elsewhere_or_too_old_is_refused_with_a_way_on() -> None:
    answer = Client(enforce_csrf_checks=True).post("/huy/", {"reason": "x"})
    assert answer.status_code == 403
    assert "trang này mở đã quá lâu" in answer.content.decode()
    assert 'href="/huy/"' in answer.content.decode()


def test_an_error_of_the_house_keeps_its_words_and_clauses() -> None:
    refusal = refusal_of(NotADate(text="hôm qua", clauses=("KH61-180",)))
    assert refusal.told == ("“hôm qua” không phải là ngày.",)
    assert refusal.clause == "KH61-180"
    assert refusal.todo[0].startswith("Hãy ghi ngày/tháng/năm")


def test_a_question_before_an_act_names_it_and_can_be_left(client: Client) -> None:
    html = client.get("/huy/").content.decode()
    assert "Hủy quyết định xếp loại của đồng chí Trần Đình Lưu?" in html
    assert 'name="csrfmiddlewaretoken"' in html
    assert '<a class="btn" href="/chi-tiet/" data-back>' in html
