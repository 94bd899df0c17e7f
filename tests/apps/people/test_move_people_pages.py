"""The pages on which the people of a unit that has ended or was parted move along."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from kiemdiem.apps.organisations.actions.add_unit import NewUnit
from kiemdiem.apps.organisations.actions.merge_units import merge_units
from kiemdiem.apps.organisations.actions.split_unit import Part, split_unit
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.actions.add_record import add_record
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.people.queries.left_behind import keys_left_on
from kiemdiem.apps.people.values.given import GivenAbsence
from kiemdiem.apps.people.views import move_people
from tests.builders.house import House, acting
from tests.builders.people import make_member
from tests.builders.visiting import Visitor, page

JULY = date(2021, 7, 1)


@pytest.fixture
def hoai(house: House) -> Person:
    return make_member("Nguyễn Thị Hoài", cell=house.cell, code="HOAI", card="3801")


@pytest.fixture
def merged(house: House, hoai: Person) -> Unit:
    merge_units([house.cell], into=Unit.objects.get(code="LG2"), on=JULY, actor=acting(house.board))
    return Unit.objects.get(pk=house.cell.pk)


@pytest.fixture
def parted(house: House, hoai: Person) -> list[Unit]:
    parts = [Part(NewUnit(name=f"Chi bộ thôn Mới {number}", code=f"M{number}")) for number in (1, 2)]
    return split_unit(house.cell, parts, on=JULY, ends=False, actor=acting(house.board))


def asked(client: Visitor, unit: Unit, **given: Any) -> str:
    """The page after a form with what it shows at first, and what is typed over it."""
    address = reverse("move_people", args=[unit.pk])
    form = client.get(address).context["form"]
    shown = {one.html_name: one.value() for one in form if one.value() not in (None, "")}
    return page(client.post(address, {**shown, **given}))


def seen_in(text: str) -> str:
    found = re.search(r'name="seen" value="([^"]+)"', text)
    assert found is not None
    return found[1]


def test_the_page_of_the_ended_unit_tells_who_is_left_and_leads_on(house: House, merged: Unit, client: Visitor) -> None:
    address = reverse("people_left", args=[merged.pk])
    for user, may in ((house.board, True), (house.secretary, True), (house.inspector, False)):
        client.force_login(user)
        assert f'hx-get="{address}"' in page(client.get(reverse("unit", args=[merged.pk])))
        part = page(client.get(address, headers={"HX-Request": "true"}))
        assert "3 người còn ghi ở đơn vị đã kết thúc." in part
        assert "<html" not in part
        assert (reverse("move_people", args=[merged.pk]) in part) == may
        assert "Nguyễn Thị Hoài" in page(client.get(address))


def test_a_unit_that_nothing_followed_has_no_such_part_and_no_such_page(house: House, client: Visitor) -> None:
    client.force_login(house.board)
    assert "con-ghi" not in page(client.get(reverse("unit", args=[house.cell.pk])))
    assert "2 người đang ghi ở đơn vị này." in page(client.get(reverse("people_left", args=[house.cell.pk])))
    refused = client.get(reverse("move_people", args=[house.cell.pk]))
    assert refused.status_code == 422
    assert "chưa sáp nhập, chia hay tách" in page(refused)


def test_all_go_to_what_came_after_with_one_post_chosen_apart(
    house: House, merged: Unit, hoai: Person, client: Visitor
) -> None:
    post = Position.objects.create(person=hoai, unit=merged, post="bi_thu", since=date(2020, 1, 1))
    other = Position.objects.create(person=hoai, unit=merged, post="uy_vien", since=date(2020, 1, 1))
    client.force_login(house.board)
    chosen = {f"chuc_vu_{other.pk}": "chuyen"}
    preview = asked(client, merged, **chosen)
    assert "Chuyển 3 người từ ngày 01/07/2021?" in preview
    assert "Bí thư: đến 30/06/2021" in preview
    assert "Ủy viên: từ 01/07/2021" in preview
    assert "Bí thư: từ" not in preview
    assert len(keys_left_on(merged)) == 3
    done = client.post(
        reverse("move_people", args=[merged.pk]),
        {"to": Unit.objects.get(code="LG2").pk, "on": "01/07/2021", "rest": "thoi", "who": "tat_ca", "dong_y": "1"}
        | {**chosen, "seen": seen_in(preview)},
        follow=True,
    )
    assert "Đã chuyển 3 người từ Chi bộ thôn Đồng Tâm" in page(done)
    assert keys_left_on(merged) == []
    rows = Position.objects.filter(person=hoai, until=None).values_list("post", "unit__code")
    assert (list(rows), post.pk != other.pk) == ([("uy_vien", "LG2")], True)


def test_what_changed_since_the_preview_is_told_above_a_new_preview(
    house: House, merged: Unit, hoai: Person, client: Visitor
) -> None:
    client.force_login(house.board)
    seen = seen_in(asked(client, merged))
    add_record(GivenAbsence(on=date(2021, 5, 1)), person=hoai, actor=acting(house.board))
    again = asked(client, merged, seen=seen, dong_y="1")
    assert "1 người đã khác sau khi xem trước: Nguyễn Thị Hoài" in again
    assert seen_in(again) != seen
    assert len(keys_left_on(merged)) == 3
    assert "Đã chuyển" not in again


def test_whoever_cannot_go_yet_is_listed_before_all_others(
    house: House, merged: Unit, hoai: Person, client: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = max(Person.objects.filter(home=merged), key=lambda one: one.sort_key)
    Position.objects.create(person=last, unit=merged, post="bi_thu", since=date(2021, 9, 1))
    monkeypatch.setattr(move_people, "LISTED", 1)
    client.force_login(house.board)
    preview = asked(client, merged)
    assert "Hiện 1 người đầu trong 3 người" in preview
    assert "Bí thư: phải sửa ở hồ sơ trước" in preview
    assert f'class="table-name">{last.full_name}<' in preview


def test_who_is_ticked_goes_and_who_is_not_stays(
    house: House, parted: list[Unit], hoai: Person, client: Visitor
) -> None:
    client.force_login(house.board)
    assert "Chưa đánh dấu ai." in asked(client, house.cell)
    given = {"to": parted[1].pk, "chon": [hoai.pk]}
    preview = asked(client, house.cell, **given)
    assert "Chuyển 1 người từ ngày 01/07/2021?" in preview
    asked(client, house.cell, **given, seen=seen_in(preview), dong_y="1")
    assert Person.objects.get(pk=hoai.pk).home == parted[1]
    assert Person.objects.get(code="P-DAT").home == house.cell


def test_a_block_from_excel_names_people_and_units_and_every_wrong_line_is_told(
    house: House, parted: list[Unit], hoai: Person, client: Visitor
) -> None:
    client.force_login(house.board)
    block = "3801\tM2\nP-DAT\nP-NGA\nHOAI\tM1\nP-LUU\tKHONG\n"
    wrong = asked(client, house.cell, who="dan", pasted=block)
    assert "Dòng 3: “P-NGA” không phải mã số" in wrong
    assert "Dòng 4: “HOAI” đã có ở dòng 1." in wrong
    assert "Dòng 5: “KHONG” không phải mã của một đơn vị" in wrong
    given = {"who": "dan", "pasted": "3801\tM2\nP-DAT\n", "to": parted[0].pk}
    seen = seen_in(asked(client, house.cell, **given))
    asked(client, house.cell, **given, seen=seen, dong_y="1")
    homes = dict(Person.objects.values_list("code", "home__code"))
    assert (homes["HOAI"], homes["P-DAT"], homes["P-LUU"]) == ("M2", "M1", "LG1")


def test_another_unit_can_be_named_and_must_be(house: House, merged: Unit, client: Visitor) -> None:
    client.force_login(house.board)
    assert "Ghi đơn vị nhận." in asked(client, merged, to="khac")
    assert "Sang Chi bộ thôn Gò Me" in asked(client, merged, to="khac", other="MD1")
    client.force_login(house.secretary)
    assert "Gò Me" not in asked(client, merged, to="khac", other="MD1")


@pytest.mark.parametrize("seen", ["", "x", "1.", "9999999999999999999999.1", "\x00", "1.1 1.1 2"])
def test_whatever_comes_as_seen_writes_nothing(house: House, merged: Unit, client: Visitor, seen: str) -> None:
    client.force_login(house.board)
    asked(client, merged, seen=seen, dong_y="1")
    assert len(keys_left_on(merged)) == 3
