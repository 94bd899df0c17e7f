"""Splitting a unit."""

from datetime import date

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.actions.add_unit import NewUnit
from kiemdiem.apps.organisations.actions.split_unit import Part, split_unit
from kiemdiem.apps.organisations.errors import ChildrenWithoutPlace, NothingToSplit, NotOneOfItsChildren, UnitEnded
from kiemdiem.apps.organisations.models import Succession, Unit
from kiemdiem.apps.organisations.queries.tree import tree_on
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Role
from tests.builders.house import House, acting, make_grant, make_user

JULY = date(2021, 7, 1)
EAST = NewUnit(name="Đảng bộ xã Long Giang Đông", code="LGD")
WEST = NewUnit(name="Đảng bộ xã Long Giang Tây", code="LGT")


def now(unit: Unit) -> Unit:
    return Unit.objects.get(pk=unit.pk)


def second_cell() -> Unit:
    return Unit.objects.get(code="LG2")


def test_a_new_unit_comes_out_of_one_that_goes_on(house: House) -> None:
    (east,) = split_unit(house.commune, [Part(EAST, (house.cell,))], on=JULY, ends=False, actor=acting(house.board))
    assert (east.parent, east.founded_on) == (house.district, JULY)
    assert (now(house.cell).parent, second_cell().parent) == (east, house.commune)
    assert now(house.commune).ended_on is None
    row = Succession.objects.get()
    assert (row.before, row.after, row.how) == (house.commune, east, "split")


def test_what_did_not_move_is_told_as_nothing(house: House) -> None:
    split_unit(house.commune, [Part(EAST, ())], on=JULY, ends=False, actor=acting(house.board))
    assert Entry.objects.latest("pk").sentence.endswith("chuyển theo: không có.")


def test_a_divided_unit_ends_and_all_below_it_has_a_place(house: House) -> None:
    before = tree_on(date(2021, 6, 30))
    parts = [Part(EAST, (house.cell,)), Part(WEST, (second_cell(),))]
    east, west = split_unit(house.commune, parts, on=JULY, ends=True, actor=acting(house.board))
    assert (now(house.cell).parent, second_cell().parent) == (east, west)
    assert (now(house.commune).ended_on, now(house.commune).parent) == (JULY, house.district)
    assert tree_on(date(2021, 6, 30)) == before
    assert Entry.objects.latest("number").sentence.startswith(
        "Chia Đảng bộ xã Long Giang thành Đảng bộ xã Long Giang Đ"
    )


def test_a_division_that_forgets_a_unit_is_refused(house: House) -> None:
    board, count = acting(house.board), Unit.objects.count()
    with pytest.raises(ChildrenWithoutPlace) as refused:
        split_unit(house.commune, [Part(EAST, (house.cell,)), Part(WEST)], on=JULY, ends=True, actor=board)
    assert "Chi bộ thôn Bến Đá" in refused.value.sentence
    with pytest.raises(NothingToSplit):
        split_unit(house.commune, [Part(EAST, (house.cell, second_cell()))], on=JULY, ends=True, actor=board)
    with pytest.raises(NotOneOfItsChildren):
        split_unit(house.commune, [Part(EAST, (house.other_cell,))], on=JULY, ends=False, actor=board)
    parts = [Part(EAST, (house.cell,)), Part(WEST, (house.cell,))]
    with pytest.raises(NotOneOfItsChildren):
        split_unit(house.commune, parts, on=JULY, ends=False, actor=board)
    assert Unit.objects.count() == count


def test_what_is_no_more_is_not_split(house: House) -> None:
    board = acting(house.board)
    parts = [Part(EAST, (house.cell,)), Part(WEST, (second_cell(),))]
    split_unit(house.commune, parts, on=JULY, ends=True, actor=board)
    with pytest.raises(UnitEnded):
        split_unit(house.commune, [Part(EAST)], on=JULY, ends=False, actor=board)


def test_a_board_of_the_unit_alone_sets_nothing_up_beside_it(house: House) -> None:
    user = make_user("ban.to.chuc.xa")
    make_grant(user, Role.BOARD, on=house.commune)
    with pytest.raises(MayNot):
        split_unit(house.commune, [Part(EAST)], on=JULY, ends=False, actor=acting(user))
