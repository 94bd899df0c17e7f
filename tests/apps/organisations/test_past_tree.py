"""The tree as it was on a past day: what stood where, under which name, and who sees it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kiemdiem.apps.organisations.actions.merge_units import merge_units
from kiemdiem.apps.organisations.actions.move_unit import move_unit
from kiemdiem.apps.organisations.actions.rename_unit import rename_unit
from kiemdiem.apps.organisations.models import Placement, Unit
from kiemdiem.apps.organisations.queries.past_tree import PastBranch, past_branch, past_tree
from kiemdiem.apps.organisations.queries.tree import tree_on
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.shell.days import day_in_hanoi
from tests.builders.house import House, acting, make_unit

BEFORE, JUNE, JULY = date(2021, 5, 31), date(2021, 6, 1), date(2021, 7, 1)
THEN = "31/05/2021"


@pytest.fixture
def moved(house: House) -> House:
    """A cell of Long Giang went to Mỹ Điền in June under another name; in July another one came up in it."""
    board = acting(house.board)
    move_unit(house.cell, to=house.other_commune, on=JUNE, actor=board)
    renamed = rename_unit(house.cell, name="Chi bộ thôn Âu Cơ", on=date(2021, 6, 15), actor=board)
    merge_units([Unit.objects.get(code="MD2")], into=renamed, on=JULY, actor=board)
    return house


def opened(branch: PastBranch, day: date, actor: Actor, parent: int | None = None) -> dict[int, tuple[str, int | None]]:
    """Every unit that one comes to by opening everything: its name and the one above it."""
    found: dict[int, tuple[str, int | None]] = {}
    for row in branch.rows:
        found[row.unit] = (row.name, parent)
        below = past_branch(Unit.objects.get(pk=row.unit), day=day, seen_by=actor)
        assert row.has_children == bool(below.rows)
        found |= opened(below, day, actor, row.unit)
    return found


@pytest.mark.parametrize("day", [BEFORE, JUNE, date(2021, 6, 20), date(2021, 6, 30), JULY, date(2021, 12, 20)])
def test_opened_storey_by_storey_it_is_the_tree_of_that_day(moved: House, day: date) -> None:
    board = acting(moved.board)
    tree = past_tree(day, wanted=None, seen_by=board)
    assert opened(tree.branch, day, board) == {node.unit: (node.name, node.parent) for node in tree_on(day)}


def test_names_and_places_are_those_of_the_day_and_what_came_later_stands_beside(moved: House, client: Client) -> None:
    client.force_login(moved.board)
    page = client.get(f"/don-vi/cay/?ngay={THEN}&mo={moved.cell.pk}").content.decode()
    assert "Cây tổ chức ngày 31/05/2021" in page
    assert "Cây của một ngày đã qua." in page
    assert page.index("Đảng bộ xã Long Giang") < page.index("Chi bộ thôn Đồng Tâm") < page.index("Đảng bộ xã Mỹ Điền")
    assert "nay là Chi bộ thôn Âu Cơ" in page
    part = client.get(f"/don-vi/cay/{moved.other_commune.pk}/?ngay={THEN}").content.decode()
    assert "Chi bộ thôn Rạch Sậy" in part
    assert "kết thúc 01/07/2021" in part
    assert "Đồng Tâm" not in part
    today = client.get(f"/don-vi/cay/{moved.other_commune.pk}/").content.decode()
    assert "Âu Cơ" in today
    assert "Rạch Sậy" not in today


def test_siblings_stand_in_the_order_of_their_names_of_that_day(moved: House) -> None:
    board = acting(moved.board)
    make_unit("Chi bộ thôn Cây Da", under=moved.other_commune)
    rows = past_branch(moved.other_commune, day=date(2021, 6, 10), seen_by=board).rows
    names = [row.name for row in rows]
    assert names == ["Chi bộ thôn Cây Da", "Chi bộ thôn Đồng Tâm", "Chi bộ thôn Gò Me", "Chi bộ thôn Rạch Sậy"]


def test_a_reader_sees_the_units_of_his_branch_of_today_wherever_they_stood(moved: House) -> None:
    secretary = acting(moved.secretary)
    tree = past_tree(BEFORE, wanted=None, seen_by=secretary)
    assert {name for name, _ in opened(tree.branch, BEFORE, secretary).values()} == {
        "Đảng bộ xã Long Giang",
        "Chi bộ thôn Bến Đá",
    }


def test_the_page_of_an_ended_unit_leads_to_the_tree_of_its_last_day(moved: House, client: Client) -> None:
    client.force_login(moved.board)
    ended = Unit.objects.get(code="MD2")
    page = client.get(f"/don-vi/{ended.pk}/").content.decode()
    assert f"/don-vi/cay/?mo={ended.pk}&amp;ngay=30/06/2021" in page
    tree = client.get(f"/don-vi/cay/?mo={ended.pk}&ngay=30/06/2021").content.decode()
    assert 'class="wanted"' in tree


def test_nothing_can_be_changed_from_a_past_day(moved: House, client: Client) -> None:
    client.force_login(moved.board)
    page = client.get(f"/don-vi/cay/?ngay={THEN}").content.decode()
    content = page[page.index("<main") : page.index("</main>")]
    assert 'method="post"' not in content
    for act in ("sua", "doi-ten", "chuyen", "sap-nhap", "chia-tach", "ket-thuc", "them"):
        assert f"/{act}/" not in content


def test_a_unit_that_did_not_stand_on_the_day_is_told_of(moved: House, client: Client) -> None:
    client.force_login(moved.board)
    ended = Unit.objects.get(code="MD2")
    page = client.get(f"/don-vi/cay/?ngay=02/07/2021&mo={ended.pk}").content.decode()
    assert "Ngày ấy chưa có, hoặc không còn Chi bộ thôn Rạch Sậy." in page


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("31/12/2199", "Ngày 31/12/2199 chưa đến"),
        ("31/02/2021", "31/02/2021"),
        ("", "Xem cây của ngày"),
        (short_date(day_in_hanoi(timezone.now())), "Chỉ gồm đơn vị đang hoạt động."),
        ("0" * 3000, "Xem cây của ngày"),
        ("\x00", "Xem cây của ngày"),
    ],
)
def test_a_day_that_is_none_shows_the_tree_of_today(moved: House, client: Client, typed: str, told: str) -> None:
    client.force_login(moved.board)
    page = client.get("/don-vi/cay/", {"ngay": typed}).content.decode()
    assert told in page
    assert "Cây của một ngày đã qua." not in page


def test_the_number_of_queries_does_not_grow_with_the_tree(moved: House, client: Client) -> None:
    client.force_login(moved.board)
    pages = [f"/don-vi/cay/?ngay={THEN}", f"/don-vi/cay/?ngay={THEN}&mo={moved.cell.pk}"]
    pages.append(f"/don-vi/cay/{moved.commune.pk}/?ngay={THEN}")

    def asked() -> list[int]:
        found = []
        for page in pages:
            with CaptureQueriesContext(connection) as captured:
                assert client.get(page).status_code == 200
            found.append(len(captured))
        return found

    asked()  # the first question signs in
    few = asked()
    for number in range(40):
        under = (moved.district, moved.commune, moved.cell)[number % 3]
        make_unit(f"Tổ số {number}", under=under, code=f"T{number}")
    assert asked() == few


def test_a_day_before_all_record_shows_what_stood_before_all_record(moved: House) -> None:
    Placement.objects.filter(unit=moved.district, until=None).update(since=date(2021, 1, 1))
    tree = past_tree(date(2020, 1, 1), wanted=None, seen_by=acting(moved.board))
    names = [row.name for row in tree.branch.rows]
    assert names == ["Đảng bộ xã Long Giang", "Đảng bộ xã Mỹ Điền"]
