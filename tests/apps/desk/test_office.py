"""The name of the office: who gives it, where it stands, and that the journal tells of it."""

from __future__ import annotations

import pytest
from django.test import Client

from kiemdiem.apps.desk.actions.name_office import name_office
from kiemdiem.apps.desk.errors import OfficeWithoutName
from kiemdiem.apps.desk.models import Office
from kiemdiem.apps.desk.queries import office_named
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.queries import command_line
from kiemdiem.shell.errors import ChangedMeanwhile
from tests.builders.house import NOON, House, acting
from tests.builders.visiting import Visitor, page

NAME = "Huyện ủy Tân Lương"


def brand_of(told: str) -> str:
    head = told[told.index('class="brand"') :]
    return head[: head.index("</a>")]


def print_head_of(told: str) -> str:
    head = told[told.index("print-head") :]
    return head[: head.index("</p>")]


def test_without_a_name_strangers_read_that_of_the_product_and_others_that_of_their_branch(house: House) -> None:
    assert 'class="of"' not in brand_of(page(Client().get("/dang-nhap/")))
    client = Visitor()
    client.force_login(house.secretary)
    assert "Đảng bộ xã Long Giang" in brand_of(page(client.get("/")))


def test_the_name_stands_where_one_signs_in_above_every_page_and_on_every_print(house: House) -> None:
    name_office(NAME, actor=acting(house.administrator))
    assert NAME in brand_of(page(Client().get("/dang-nhap/")))
    assert NAME in brand_of(page(Client().get("/quen-mat-khau/")))
    client = Visitor()
    for user in (house.secretary, house.member, house.board):
        client.force_login(user)
        told = page(client.get("/"))
        assert NAME in brand_of(told)
        assert NAME in print_head_of(told)


def test_the_branch_of_the_reader_stays_beside_his_role(house: House, client: Visitor) -> None:
    name_office(NAME, actor=acting(house.administrator))
    client.force_login(house.secretary)
    assert "Bí thư, phó bí thư, Đảng bộ xã Long Giang" in page(client.get("/"))


def test_the_administrator_gives_it_by_the_page(house: House, client: Visitor) -> None:
    client.force_login(house.administrator)
    assert "Đặt tên cơ quan" in page(client.get("/"))
    answer = client.post("/co-quan/", {"name": f"  {NAME} ", "version": ""}, follow=True)
    assert f"Đã ghi tên cơ quan: {NAME}." in page(answer)
    assert "Đặt tên cơ quan" not in page(client.get("/"))
    entry = Entry.objects.latest("pk")
    assert (entry.act, entry.actor, entry.sentence) == (
        "desk.office_named",
        house.administrator,
        f"Đặt tên cơ quan là {NAME} (trước đó: …).",
    )


def test_another_name_says_what_it_was_before_and_the_same_name_is_no_act(house: House) -> None:
    name_office(NAME, actor=acting(house.administrator))
    office = name_office("Thành ủy Tân Lương", actor=acting(house.administrator), version=1)
    assert (office.name, office.version) == ("Thành ủy Tân Lương", 2)
    assert NAME in Entry.objects.latest("pk").sentence
    count = Entry.objects.count()
    name_office("Thành ủy Tân Lương", actor=acting(house.administrator), version=2)
    assert (Entry.objects.count(), Office.objects.count()) == (count, 1)


def test_of_two_who_change_it_the_later_is_told(house: House) -> None:
    name_office(NAME, actor=acting(house.administrator))
    name_office("Một", actor=acting(house.administrator), version=1)
    with pytest.raises(ChangedMeanwhile):
        name_office("Hai", actor=acting(house.administrator), version=1)


@pytest.mark.parametrize("role", ["board", "authority", "secretary", "inspector", "member"])
def test_nobody_else_names_the_office(house: House, role: str) -> None:
    with pytest.raises(MayNot):
        name_office(NAME, actor=acting(house.cast[role]))
    assert office_named() is None


@pytest.mark.parametrize("name", ["", "   ", "\u200b"])
def test_a_name_says_something(db: None, name: str) -> None:
    with pytest.raises(OfficeWithoutName):
        name_office(name, actor=command_line(NOON))
