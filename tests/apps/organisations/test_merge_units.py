"""Merging units."""

from datetime import date

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.actions.add_unit import NewUnit
from kiemdiem.apps.organisations.actions.merge_units import NewUnder, merge_units
from kiemdiem.apps.organisations.actions.move_unit import move_unit
from kiemdiem.apps.organisations.errors import (
    ChangeBeforeTheLast,
    MergedIntoItsOwn,
    NothingToMerge,
    UnitEnded,
    UnitStillHolds,
)
from kiemdiem.apps.organisations.models import Placement, Succession, Unit
from kiemdiem.apps.organisations.queries.tree import tree_on
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Grant, Role
from tests.builders.house import House, acting, make_grant, make_unit, make_user

JULY = date(2021, 7, 1)


def now(unit: Unit) -> Unit:
    return Unit.objects.get(pk=unit.pk)


def new_commune(house: House) -> NewUnder:
    return NewUnder(NewUnit(name="Đảng bộ xã Long Mỹ", code="LM", body="dang_bo_co_so"), parent=house.district)


def test_units_come_up_in_a_new_one_with_all_that_stood_below_them(house: House) -> None:
    made = merge_units(
        [house.commune, house.other_commune], into=new_commune(house), on=JULY, actor=acting(house.board), decision="12"
    )
    assert made.path == f"{house.district.path}{made.pk}/"
    assert {unit.code for unit in Unit.objects.filter(parent=made, ended_on=None)} == {"LG1", "LG2", "MD1", "MD2"}
    assert now(house.cell).path == f"{made.path}{house.cell.pk}/"
    assert (now(house.commune).ended_on, now(house.commune).path) == (JULY, f"{made.path}{house.commune.pk}/")
    came = [
        (row.before.code, row.how, row.on, row.decision) for row in Succession.objects.filter(after=made).order_by("pk")
    ]
    assert came == [("LG", "merged", JULY, "12"), ("MD", "merged", JULY, "12")]


def test_before_the_merger_the_tree_is_what_it_was(house: House) -> None:
    before = tree_on(date(2021, 6, 30))
    made = merge_units(
        [house.commune, house.other_commune], into=new_commune(house), on=JULY, actor=acting(house.board)
    )
    assert tree_on(date(2021, 6, 30)) == before
    after = {node.unit: node.parent for node in tree_on(JULY)}
    assert house.commune.pk not in after
    assert (after[house.cell.pk], after[made.pk]) == (made.pk, house.district.pk)


def test_a_unit_comes_up_in_one_that_goes_on(house: House) -> None:
    merge_units([house.commune], into=house.other_commune, on=JULY, actor=acting(house.board))
    assert now(house.cell).parent == house.other_commune
    assert now(house.other_commune).ended_on is None
    assert Entry.objects.latest("number").sentence == (
        "Sáp nhập Đảng bộ xã Long Giang vào Đảng bộ xã Mỹ Điền từ ngày 01/07/2021; "
        "chuyển theo: Chi bộ thôn Bến Đá, Chi bộ thôn Đồng Tâm."
    )


def test_a_role_on_a_merged_unit_is_not_widened(house: House) -> None:
    on_cell = make_grant(make_user("bi.thu.chi.bo"), Role.SECRETARY, on=house.cell)
    made = merge_units(
        [house.commune, house.other_commune], into=new_commune(house), on=JULY, actor=acting(house.board)
    )
    assert Grant.objects.get(user=house.secretary).branch == f"{made.path}{house.commune.pk}/"
    assert Grant.objects.get(pk=on_cell.pk).branch == f"{made.path}{house.cell.pk}/"


def test_the_bodies_that_led_a_merged_unit_end_with_it(house: House) -> None:
    body = make_unit("Đảng ủy xã Long Giang", under=house.commune, code="DULG")
    Unit.objects.filter(pk=body.pk).update(of=house.commune)
    merge_units([house.commune], into=house.other_commune, on=JULY, actor=acting(house.board))
    assert (now(body).ended_on, now(body).parent) == (JULY, house.commune)
    assert not Placement.objects.filter(unit=body, until=None).exists()
    make_unit("Tổ công tác", under=house.other_cell, code="T")


def test_a_body_that_still_has_units_below_it_holds_up_the_merger(house: House) -> None:
    body = make_unit("Đảng ủy xã Long Giang", under=house.commune, code="DULG")
    Unit.objects.filter(pk=body.pk).update(of=house.commune)
    make_unit("Văn phòng Đảng ủy", under=body, code="VP")
    with pytest.raises(UnitStillHolds):
        merge_units([house.commune], into=house.other_commune, on=JULY, actor=acting(house.board))


def test_units_of_which_one_stands_below_the_other_merge(house: House) -> None:
    merge_units([house.commune, house.cell], into=house.other_commune, on=JULY, actor=acting(house.board))
    assert now(house.cell).path == f"{house.other_commune.path}{house.cell.pk}/"
    assert now(house.commune).path == f"{house.other_commune.path}{house.commune.pk}/"


def test_a_merger_into_itself_or_of_nothing_is_refused(house: House) -> None:
    board, count = acting(house.board), Unit.objects.count()
    with pytest.raises(MergedIntoItsOwn):
        merge_units([house.commune], into=house.commune, on=JULY, actor=board)
    with pytest.raises(MergedIntoItsOwn):
        merge_units([house.district], into=house.cell, on=JULY, actor=board)
    with pytest.raises(NothingToMerge):
        merge_units([], into=house.commune, on=JULY, actor=board)
    with pytest.raises(NothingToMerge):
        merge_units([house.commune], into=new_commune(house), on=JULY, actor=board)
    assert Unit.objects.count() == count


def test_what_is_no_more_merges_no_second_time(house: House) -> None:
    merge_units([house.commune], into=house.other_commune, on=JULY, actor=acting(house.board))
    with pytest.raises(UnitEnded):
        merge_units([house.commune], into=house.other_commune, on=JULY, actor=acting(house.board))


def test_nothing_of_a_merger_is_done_where_one_child_moved_later(house: House) -> None:
    board = acting(house.board)
    move_unit(house.other_cell, to=house.commune, on=date(2021, 8, 1), actor=board)
    with pytest.raises(ChangeBeforeTheLast):
        merge_units([house.commune], into=house.other_commune, on=JULY, actor=board)
    assert now(house.cell).parent == house.commune
    assert now(house.commune).ended_on is None


def test_a_board_of_one_branch_merges_nothing_of_another(house: House) -> None:
    user = make_user("ban.to.chuc.xa")
    make_grant(user, Role.BOARD, on=house.commune)
    with pytest.raises(MayNot):
        merge_units([house.other_cell], into=house.cell, on=JULY, actor=acting(user))
    with pytest.raises(MayNot):
        merge_units([house.cell], into=house.other_cell, on=JULY, actor=acting(user))
