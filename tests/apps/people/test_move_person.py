"""Transferring a membership to another cell."""

from datetime import date

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.access import visible_to
from kiemdiem.apps.people.actions.move_person import move_person
from kiemdiem.apps.people.errors import (
    DayNotCome,
    InThisCellAlready,
    MoveBeforeItBegan,
    NoMembership,
    OtherBranchToo,
)
from kiemdiem.apps.people.models import Membership, Person
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.shell.errors import ChangedMeanwhile
from tests.builders.house import House, acting
from tests.builders.people import make_member

DAY = date(2021, 9, 1)


@pytest.fixture
def hoai(house: House) -> Person:
    return make_member("Nguyễn Thị Hoài", cell=house.cell)


@pytest.fixture
def near(house: House) -> Unit:
    return Unit.objects.get(code="LG2")


def test_the_membership_goes_over_from_a_day_on_and_the_home_with_it(house: House, hoai: Person, near: Unit) -> None:
    moved = move_person(hoai, cell=near, on=DAY, actor=acting(house.secretary), version=hoai.version)
    spans = [(one.cell, one.since, one.until) for one in Membership.objects.filter(person=hoai).order_by("pk")]
    assert spans == [(house.cell, date(2010, 5, 19), date(2021, 8, 31)), (near, DAY, None)]
    assert (Person.objects.get(pk=hoai.pk).home, moved.version) == (near, hoai.version + 1)
    sentence = Entry.objects.latest("number").sentence
    assert sentence == (
        "Chuyển sinh hoạt đảng của đồng chí Nguyễn Thị Hoài từ Chi bộ thôn Đồng Tâm đến Chi bộ thôn Bến Đá, "
        "từ ngày 01/09/2021."
    )


def test_who_keeps_both_branches_moves_between_them(house: House, hoai: Person) -> None:
    move_person(hoai, cell=house.other_cell, on=DAY, actor=acting(house.board))
    assert not visible_to(acting(house.secretary)).filter(pk=hoai.pk).exists()
    assert visible_to(acting(house.board)).filter(pk=hoai.pk).exists()


def test_a_secretary_does_not_move_somebody_out_of_his_branch_and_hears_what_to_do(house: House, hoai: Person) -> None:
    with pytest.raises(OtherBranchToo, match="Ban Tổ chức"):
        move_person(hoai, cell=house.other_cell, on=DAY, actor=acting(house.secretary))
    assert Person.objects.get(pk=hoai.pk).home == house.cell


def test_a_secretary_does_not_fetch_somebody_of_another_branch(house: House) -> None:
    with pytest.raises(MayNot):
        move_person(Person.objects.get(code="P-NGA"), cell=house.cell, on=DAY, actor=acting(house.secretary))


def test_moves_that_cannot_have_been_are_refused(house: House, hoai: Person, near: Unit) -> None:
    board = acting(house.board)
    with pytest.raises(InThisCellAlready):
        move_person(hoai, cell=house.cell, on=DAY, actor=board)
    with pytest.raises(MoveBeforeItBegan):
        move_person(hoai, cell=near, on=date(2010, 5, 19), actor=board)
    with pytest.raises(DayNotCome):
        move_person(hoai, cell=near, on=date(2022, 1, 1), actor=board)
    with pytest.raises(ChangedMeanwhile):
        move_person(hoai, cell=near, on=DAY, actor=board, version=hoai.version - 1)
    Membership.objects.filter(person=hoai).delete()
    with pytest.raises(NoMembership):
        move_person(hoai, cell=near, on=DAY, actor=board)


def test_a_secretary_does_not_move_himself(house: House, near: Unit) -> None:
    with pytest.raises(MayNot, match="của chính đồng chí"):
        move_person(Person.objects.get(code="P-LUU"), cell=near, on=DAY, actor=acting(house.secretary))
