"""A list shows what its address asks for, in two queries, and never repeats or skips a row."""

import re
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from kiemdiem.apps.users.models import User
from kiemdiem.shell.tables import BulkAction, Column, Table, TableQuery, TableShape, paging
from tests.shell.conftest import Draw, make_people

pytestmark = [pytest.mark.urls("tests.shell.sights"), pytest.mark.django_db]
SHAPE: TableShape[User] = TableShape(
    label="Danh sách người",
    noun="người",
    order="ten",
    page_size=7,
    columns=(
        Column("ten", "Họ và tên", lambda user: user.name, sort=("name",), is_heading=True),
        Column("tk", "Tài khoản", lambda user: user.username, sort=("username",), is_numeric=True),
        Column("ngay", "Ngày lập", lambda user: user.created_at, on_phone="hidden"),
        Column("phu", "Ghi chú", lambda user: None, is_default=False),
    ),
)


def table(query: str = "", shape: TableShape[User] = SHAPE, **options: Any) -> Table[User]:
    return Table(shape, User.objects.all(), TableQuery("/nguoi/", QueryDict(query)), **options)


def keys(shown: Table[User]) -> list[str]:
    return [column.key for column in shown.columns]


def test_every_row_stands_on_exactly_one_page_also_where_names_are_equal(people: list[User]) -> None:
    seen = [line.key for page in range(1, 6) for line in table(f"trang={page}").lines]
    assert sorted(seen) == sorted(str(user.pk) for user in people)
    assert [len(table(f"trang={page}").lines) for page in range(1, 6)] == [7, 7, 7, 7, 2]


def test_the_order_is_that_of_the_shape_unless_another_is_asked_for(people: list[User]) -> None:
    assert [row.name for row in table().page.rows] == sorted(user.name for user in people)[:7]
    youngest = [user.username for user in reversed(people)][:7]
    assert [row.username for row in table("xep=-tk").page.rows] == youngest


@pytest.mark.parametrize(
    "asked", ["xep=khong-co", "xep=ngay", "xep=-", "xep=name", "trang=x", "trang=-1", "trang=0", "cot=zz", "trang=²"]
)
def test_an_address_that_nobody_could_mean_shows_the_list_as_it_is_at_first(people: list[User], asked: str) -> None:
    assert table(asked).page.rows == table().page.rows
    assert keys(table(asked)) == ["ten", "tk", "ngay"]


@pytest.mark.parametrize("page", ["99", "1000000", "99999999999999999999"])
def test_a_page_behind_the_end_is_the_last_or_the_first(people: list[User], page: str) -> None:
    assert table(f"trang={page}").page.number in {1, 5}
    assert table(f"trang={page}").page.rows


def test_chosen_columns_keep_the_order_of_the_shape_and_the_name_of_the_row(people: list[User]) -> None:
    assert keys(table("cot=phu&cot=tk")) == ["ten", "tk", "phu"]
    assert [(column.key, is_on) for column, is_on in table("cot=phu").choices] == [
        ("tk", False),
        ("ngay", False),
        ("phu", True),
    ]


def test_the_order_can_be_chosen_where_no_headings_are_shown(people: list[User]) -> None:
    choices = table("xep=-tk").order_choices
    assert [value for value, _, _ in choices] == ["ten", "-ten", "tk", "-tk"]
    assert [label for _, label, is_current in choices if is_current] == ["Tài khoản, giảm dần"]
    assert table("cot=tk&xep=tk&trang=2&q=a").kept_by_choices == [("q", "a")]


def test_a_heading_tells_the_order_and_turns_it(people: list[User]) -> None:
    name, account, day = table("cot=tk&cot=ngay&trang=3&q=a").headings
    assert (name.direction, account.direction) == ("ascending", "")
    assert name.url == "/nguoi/?cot=tk&cot=ngay&q=a&xep=-ten"
    assert account.url == "/nguoi/?cot=tk&cot=ngay&q=a&xep=tk"
    assert day.url == ""
    assert table("xep=-ten").headings[0].direction == "descending"
    assert table("xep=-ten").headings[0].url == "/nguoi/?xep=ten"


def test_equal_rows_of_a_descending_list_also_stand_once(people: list[User]) -> None:
    seen = [line.key for page in range(1, 6) for line in table(f"xep=-ten&trang={page}").lines]
    assert len(set(seen)) == 30


@pytest.mark.parametrize("count", [1, 60])
def test_a_page_costs_two_queries_whatever_its_length(
    db: None, draw: Draw, django_assert_num_queries: Any, count: int
) -> None:
    make_people(count)
    shown = table(bulk=[BulkAction("Nhắc", "/nhac/")])
    with django_assert_num_queries(2):
        draw("{% table people %}", people=shown)


def test_a_very_long_list_is_counted_to_a_limit_only(
    people: list[User], draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "COUNTED_UP_TO", 20)
    page = table("trang=2").page
    assert (page.count, page.is_more, page.pages) == (20, True, None)
    assert page.numbers == (1, 2, 3)
    assert "Người 8–14 trong hơn 20" in draw("{% table people %}", people=table("trang=2"))
    last = table("trang=5").page
    assert (len(last.rows), last.has_next, last.numbers[-1]) == (2, False, 5)


def test_pages_worth_a_link_are_the_first_the_last_and_those_around(people: list[User]) -> None:
    small: TableShape[User] = TableShape(label="x", noun="người", order="ten", page_size=2, columns=SHAPE.columns)
    assert table("trang=8", shape=small).page.numbers == (1, 0, 6, 7, 8, 9, 10, 0, 15)
    assert table("trang=1", shape=small).page.numbers == (1, 2, 3, 0, 15)


def test_links_keep_columns_and_filters_and_never_the_wish_for_a_file(people: list[User]) -> None:
    shown = table("cot=tk&q=a&xuat=xlsx&trang=2")
    assert shown.next_url == "/nguoi/?cot=tk&q=a&trang=3"
    assert shown.previous_url == "/nguoi/?cot=tk&q=a"
    assert shown.export_url == "/nguoi/?cot=tk&q=a&xuat=xlsx"


def test_the_page_draws_headings_rows_boxes_and_the_bar(people: list[User], client: Client) -> None:
    html = client.get("/danh-sach/?xep=-so").content.decode()
    assert 'aria-label="Danh sách cán bộ, đảng viên"' in html
    assert html.count("data-pick>") == 12
    assert f'value="{people[-1].pk}" data-pick><span class="visually-hidden">Chọn {people[-1].name}</span>' in html
    assert re.findall(r'aria-sort="([a-z]+)"', html) == ["descending"]
    assert 'formaction="/nhac/?xep=-so"' in html
    assert 'data-label="Ngày vào Đảng"' in html
    assert 'name="csrfmiddlewaretoken"' in html
    assert "Người 1–12 trong 30" in html


def test_filters_keep_columns_and_order_and_can_be_left(people: list[User], client: Client) -> None:
    html = client.get("/danh-sach/?q=Lê&cot=so&xep=-so&trang=2").content.decode()
    form = html[html.index('<form class="filters"') : html.index("</form>", html.index('<form class="filters"'))]
    assert re.findall(r'type="hidden" name="(\w+)" value="([^"]+)"', form) == [("cot", "so"), ("xep", "-so")]
    assert 'value="Lê"' in form
    assert 'href="/danh-sach/?cot=so&amp;xep=-so">Bỏ lọc</a>' in form


def test_a_button_of_each_row_is_always_there_and_cannot_be_chosen_away(people: list[User], client: Client) -> None:
    html = client.get("/danh-sach/?cot=so").content.decode()
    assert html.count('<td class="act">') == 12
    assert 'name="cot" value="mo"' not in html


def test_an_empty_list_says_whether_a_filter_made_it_so(db: None, client: Client, people: list[User]) -> None:
    assert "Không có người nào khớp bộ lọc" in client.get("/danh-sach/?q=zzz").content.decode()
    User.objects.all().delete()
    html = client.get("/danh-sach/").content.decode()
    assert "Chưa có người nào" in html
    assert "Xuất Excel" not in html


def test_a_cell_is_escaped(db: None, draw: Draw) -> None:
    make_people(1)
    User.objects.update(name="<script>")
    html = draw("{% table people %}", people=table(bulk=[BulkAction("Nhắc", "/nhac/")]))
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 2


def test_picked_rows_are_those_marked_or_the_whole_of_the_filter(people: list[User]) -> None:
    marked = QueryDict(f"chon={people[0].pk}&chon={people[2].pk}&chon=x&chon=")
    assert set(table().picked(marked)) == {people[0], people[2]}
    assert table().picked(QueryDict("")).count() == 0
    assert table().picked(QueryDict("chon_het=1")).count() == 30


@pytest.mark.parametrize("key", ["x", "", "9" * 19, "-" + "9" * 30])
def test_what_is_no_key_picks_nothing(people: list[User], key: str) -> None:
    assert list(table().picked(QueryDict(f"chon={key}&chon={people[0].pk}"))) == [people[0]]


def test_rows_that_the_reader_may_not_see_cannot_be_picked(people: list[User]) -> None:
    seen = Table(SHAPE, User.objects.filter(pk=people[0].pk), TableQuery("/", QueryDict("")))
    assert list(seen.picked(QueryDict(f"chon={people[0].pk}&chon={people[1].pk}"))) == [people[0]]
    assert list(seen.picked(QueryDict("chon_het=1"))) == [people[0]]


@pytest.mark.parametrize(
    ("columns", "order"),
    [
        ((SHAPE.columns[1],), "tk"),
        ((SHAPE.columns[0], SHAPE.columns[0]), "ten"),
        ((SHAPE.columns[0], SHAPE.columns[2]), "ngay"),
    ],
)
def test_a_shape_without_a_name_with_a_key_twice_or_without_an_order_is_refused(columns: Any, order: str) -> None:
    with pytest.raises(ValueError, match="a table"):
        TableShape(label="x", noun="người", order=order, columns=columns)
