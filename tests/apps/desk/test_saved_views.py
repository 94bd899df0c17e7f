"""One's own views of lists: kept, opened, renamed, forgotten; and that a view opens nothing."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kiemdiem.apps.desk import labels
from kiemdiem.apps.desk.actions.delete_view import delete_view
from kiemdiem.apps.desk.actions.open_with_view import open_with_view
from kiemdiem.apps.desk.actions.rename_view import rename_view
from kiemdiem.apps.desk.actions.save_view import save_view
from kiemdiem.apps.desk.errors import TooManyViews, ViewNameTaken, ViewTooLong, ViewWithoutName
from kiemdiem.apps.desk.models import MOST_OF_A_LIST, SavedView
from kiemdiem.apps.permissions.queries import command_line
from kiemdiem.apps.users.models import User
from kiemdiem.shell.errors import NotToBeFound
from tests.builders.house import NOON, House, acting, make_person
from tests.builders.visiting import page, signed_in

LIST = "/can-bo/"


def keep(
    user: User, query: str = "", *, name: str = "Của tôi", on: str = "people", is_default: bool = False
) -> SavedView:
    return save_view(on, name=name, asked=QueryDict(query), is_default=is_default, actor=acting(user))


def test_what_is_kept_is_filter_columns_order_and_size_and_neither_page_nor_file(house: House) -> None:
    view = keep(
        house.secretary, "trang=3&xuat=xlsx&q=Nga&cot=sinh&cot=loai&xep=-ten&dong=100&don_vi=&truoc=5&xem=tat-ca"
    )
    assert view.query == "cot=loai&cot=sinh&dong=100&q=Nga&xep=-ten"


def test_a_view_is_kept_from_the_list_and_offered_above_it(house: House) -> None:
    client = signed_in(house.secretary)
    told = page(client.get(f"{LIST}?q=luu&dong=100"))
    assert 'name="dieu_kien" value="dong=100&amp;q=luu"' in told
    posted = {"danh_sach": "people", "ten": " Tìm  Lưu ", "dieu_kien": "dong=100&q=luu"}
    answer = client.post("/che-do-xem/luu/", posted)
    assert answer.headers["Location"] == f"{LIST}?dong=100&q=luu"
    told = page(client.get(answer.headers["Location"]))
    assert f'<a class="chip" href="{LIST}?dong=100&amp;q=luu" aria-current="true">Tìm Lưu</a>' in told
    assert "Trần Đình Lưu" in told
    elsewhere = page(client.get(f"{LIST}?q=x"))
    assert f'<a class="chip" href="{LIST}?dong=100&amp;q=luu">Tìm Lưu</a>' in elsewhere


@pytest.mark.parametrize("name", sorted(labels.LISTS))
def test_every_list_takes_views_and_opens_with_the_default(house: House, name: str) -> None:
    keep(house.board, "dong=25", on=name, name="Ngắn", is_default=True)
    client = signed_in(house.board)
    answer = client.get(reverse(name))
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{reverse(name)}?dong=25")
    assert "<h1>" in page(client.get(reverse(name), {"dong": "25"}))


def test_the_whole_list_is_still_one_click_away(house: House) -> None:
    keep(house.secretary, "q=nobody", is_default=True)
    client = signed_in(house.secretary)
    told = page(client.get(LIST, follow=True))
    assert f'href="{LIST}?xem=tat-ca">Bỏ lọc</a>' in told
    assert "Trần Đình Lưu" in page(client.get(f"{LIST}?xem=tat-ca"))


def test_a_view_with_nothing_kept_is_the_whole_list(house: House) -> None:
    keep(house.secretary, "", is_default=True)
    assert signed_in(house.secretary).get(LIST).headers["Location"] == f"{LIST}?xem=tat-ca"


def test_only_one_view_of_a_list_is_the_default(house: House) -> None:
    first, other = keep(house.secretary, name="a", is_default=True), keep(house.secretary, on="units", is_default=True)
    second = keep(house.secretary, name="b", is_default=True)
    open_with_view(first, is_wanted=True, actor=acting(house.secretary))
    states = {view.pk: view.is_default for view in SavedView.objects.all()}
    assert states == {first.pk: True, second.pk: False, other.pk: True}
    open_with_view(first, is_wanted=False, actor=acting(house.secretary))
    assert not SavedView.objects.get(pk=first.pk).is_default
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedView.objects.filter(list="people").update(is_default=True)


def test_the_same_name_replaces_what_was_kept(house: House) -> None:
    keep(house.secretary, "q=a")
    keep(house.secretary, "q=b")
    assert [view.query for view in SavedView.objects.all()] == ["q=b"]


def test_a_view_shows_only_what_its_reader_may_see(house: House) -> None:
    """A kept filter is an address: it narrows what may be seen and opens nothing."""
    keep(house.secretary, "dong=25", is_default=True)
    assert "Cao Thị Thanh Nga" not in page(signed_in(house.secretary).get(LIST, follow=True))
    keep(house.board, "dong=25", is_default=True)
    assert "Cao Thị Thanh Nga" in page(signed_in(house.board).get(LIST, follow=True))
    keep(house.member, "q=a", on="accounts", is_default=True)
    assert signed_in(house.member).get("/tai-khoan/", follow=True).status_code == 403


@pytest.mark.parametrize("query", ["trang=x&dong=7&xep=<script>&cot=zzz", "q=%00&tu=99", "kỳ=lạ", "a" * 1500])
def test_a_view_of_nonsense_is_read_as_kindly_as_if_it_were_typed(house: House, query: str) -> None:
    keep(house.board, query, is_default=True)
    answer = signed_in(house.board).get(LIST, follow=True)
    assert answer.status_code == 200
    assert "<script>alert" not in page(answer)


def test_a_view_is_seen_and_changed_by_its_owner_alone(house: House) -> None:
    view = keep(house.secretary, "q=a")
    other = acting(house.board)
    for act in (
        lambda: rename_view(view, name="x", actor=other),
        lambda: delete_view(view, actor=other),
        lambda: open_with_view(view, is_wanted=True, actor=other),
    ):
        with pytest.raises(NotToBeFound):
            act()
    told = page(signed_in(house.board).get("/che-do-xem/"))
    assert "Của tôi" not in told
    assert "Chưa lưu chế độ xem nào" in told


def test_views_are_renamed_chosen_and_forgotten_on_their_page(house: House) -> None:
    view, other = keep(house.secretary, "q=a"), keep(house.secretary, "q=b", name="Khác")
    client = signed_in(house.secretary)
    told = page(client.get("/che-do-xem/"))
    assert f'href="{LIST}?q=a">Của tôi</a>' in told
    path = f"/che-do-xem/{view.pk}"
    assert "đã có chế độ xem “Khác”" in page(client.post(f"{path}/doi-ten/", {"name": "Khác"}))
    assert client.post(f"{path}/doi-ten/", {"name": "Mới"}).status_code == 302
    assert client.post(f"{path}/mo-san/", {"mo_san": "1"}).status_code == 302
    view.refresh_from_db()
    assert (view.name, view.is_default) == ("Mới", True)
    assert client.post(f"{path}/xoa/").status_code == 302
    assert list(SavedView.objects.all()) == [other]


def test_a_list_takes_so_many_views_and_no_more(house: House) -> None:
    for number in range(MOST_OF_A_LIST):
        keep(house.secretary, name=f"Số {number}")
    with pytest.raises(TooManyViews):
        keep(house.secretary, name="Thêm")
    keep(house.secretary, "q=a", name="Số 0")
    keep(house.secretary, name="Thêm", on="units")
    assert SavedView.objects.count() == MOST_OF_A_LIST + 1


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\0b"])
def test_a_view_has_a_name_that_fits(house: House, name: str) -> None:
    with pytest.raises(ViewWithoutName):
        keep(house.secretary, name=name)
    view = keep(house.secretary)
    with pytest.raises(ViewWithoutName):
        rename_view(view, name=name, actor=acting(house.secretary))


def test_a_filter_that_no_address_takes_is_refused(house: House) -> None:
    with pytest.raises(ViewTooLong):
        keep(house.secretary, "q=" + "a" * 2_000)


@pytest.mark.parametrize("on", ["home", "sign_out", "", "person"])
def test_only_lists_have_views(house: House, on: str) -> None:
    with pytest.raises(NotToBeFound):
        keep(house.secretary, on=on)
    with pytest.raises(NotToBeFound):
        save_view("people", name="x", asked=QueryDict(), is_default=False, actor=command_line(NOON))


def test_a_name_taken_is_refused_when_renaming(house: House) -> None:
    keep(house.secretary, name="a")
    with pytest.raises(ViewNameTaken):
        rename_view(keep(house.secretary, name="b"), name="a", actor=acting(house.secretary))


def test_the_size_of_a_page_is_one_that_is_offered(house: House) -> None:
    for number in range(30):
        make_person(f"Hà Văn {number}", home=house.cell)
    client = signed_in(house.secretary)
    sizes = {asked: len(client.get(LIST, {"dong": asked}).context["people"].page.rows) for asked in ("25", "100", "7")}
    assert sizes == {"25": 25, "100": 32, "7": 32}


def test_the_views_cost_one_query_on_a_list_and_none_elsewhere(house: House) -> None:
    client = signed_in(house.secretary)
    told = f"{LIST}?xem=tat-ca"
    client.get(told)
    with CaptureQueriesContext(connection) as before:
        client.get(told)
    for number in range(10):
        keep(house.secretary, f"q={number}", name=f"Số {number}")
    with CaptureQueriesContext(connection) as after:
        client.get(told)
    assert len(before) == len(after)
    assert sum("desk_savedview" in query["sql"] for query in after.captured_queries) == 1
    with CaptureQueriesContext(connection) as elsewhere:
        client.get("/")
    assert not [query for query in elsewhere.captured_queries if "desk_savedview" in query["sql"]]
