"""Ending a unit."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db.models import QuerySet

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.actions.end_unit import end_unit
from kiemdiem.apps.organisations.actions.move_unit import move_unit
from kiemdiem.apps.organisations.errors import ChangeBeforeTheLast, UnitEnded, UnitStillHolds
from kiemdiem.apps.organisations.models import Placement, Unit
from kiemdiem.apps.organisations.queries import neighbours
from kiemdiem.apps.organisations.queries.neighbours import Hanging, ask_also
from kiemdiem.apps.permissions.errors import MayNot
from tests.builders.house import House, acting, make_unit

JULY = date(2021, 7, 1)


@pytest.fixture
def empty_cell(house: House) -> Unit:
    return make_unit("Chi bộ thôn Vắng", under=house.commune, code="V")


@pytest.fixture(autouse=True)
def _questions_as_before() -> Iterator[None]:
    before = dict(neighbours._questions)
    neighbours._questions.clear()
    yield
    neighbours._questions.clear()
    neighbours._questions.update(before)


def test_an_ended_unit_keeps_its_history(house: House, empty_cell: Unit) -> None:
    ended = end_unit(empty_cell, on=JULY, actor=acting(house.board), decision="15-QĐ/HU")
    assert (ended.ended_on, ended.parent) == (JULY, house.commune)
    assert Placement.objects.get(unit=ended).until == date(2021, 6, 30)
    assert Entry.objects.latest("number").sentence == (
        "Kết thúc hoạt động của đơn vị Chi bộ thôn Vắng từ ngày 01/07/2021."
    )


def test_a_unit_with_units_below_it_does_not_end(house: House) -> None:
    with pytest.raises(UnitStillHolds) as refused:
        end_unit(house.commune, on=JULY, actor=acting(house.board))
    assert "2 đơn vị trực thuộc" in refused.value.sentence
    assert Unit.objects.get(pk=house.commune.pk).ended_on is None


def test_a_unit_on_which_another_room_keeps_something_does_not_end(house: House, empty_cell: Unit) -> None:
    asked: list[Unit] = []

    def question(units: QuerySet[Unit]) -> list[Hanging]:
        asked.extend(units)
        return [Hanging(3, "đảng viên đang sinh hoạt"), Hanging(0, "chức vụ đang giữ")]

    ask_also("test", question)
    with pytest.raises(UnitStillHolds) as refused:
        end_unit(empty_cell, on=JULY, actor=acting(house.board))
    assert "còn 3 đảng viên đang sinh hoạt." in refused.value.sentence
    assert asked == [empty_cell]


def test_a_unit_ends_once_and_not_before_its_last_unit_left(house: House, empty_cell: Unit) -> None:
    board = acting(house.board)
    move_unit(house.cell, to=empty_cell, on=date(2021, 3, 1), actor=board)
    move_unit(Unit.objects.get(pk=house.cell.pk), to=house.commune, on=date(2021, 8, 1), actor=board)
    with pytest.raises(ChangeBeforeTheLast):
        end_unit(empty_cell, on=JULY, actor=board)
    end_unit(empty_cell, on=date(2021, 8, 1), actor=board)
    with pytest.raises(UnitEnded):
        end_unit(empty_cell, on=date(2021, 8, 2), actor=board)


@pytest.mark.parametrize("role", ["authority", "secretary", "inspector", "administrator", "member"])
def test_only_the_board_ends_a_unit(house: House, empty_cell: Unit, role: str) -> None:
    with pytest.raises(MayNot):
        end_unit(empty_cell, on=JULY, actor=acting(house.cast[role]))
