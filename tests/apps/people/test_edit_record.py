"""Changing a record."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.people.actions.add_record import add_record
from kiemdiem.apps.people.actions.edit_record import edit_record
from kiemdiem.apps.people.errors import DaysOutOfOrder, OtherBranchToo, SpansCross
from kiemdiem.apps.people.models import Membership, Person
from kiemdiem.apps.people.values.given import GivenLeave, GivenMembership, GivenPosition
from kiemdiem.apps.people.values.kinds import given_of
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.shell.errors import ChangedMeanwhile
from tests.builders.house import House, acting
from tests.builders.people import make_member

DAY = date(2021, 6, 1)


@pytest.fixture
def hoai(house: House) -> Person:
    return make_member("Nguyễn Thị Hoài", cell=house.cell)


@pytest.fixture
def leave(house: House, hoai: Person) -> Any:
    return add_record(GivenLeave("sick", since=DAY), person=hoai, actor=acting(house.board))


def test_a_changed_record_is_told_before_and_after(house: House, leave: Any) -> None:
    edit_record(leave, GivenLeave("maternity", since=DAY, until=date(2021, 9, 1)), actor=acting(house.secretary))
    entry = Entry.objects.latest("number")
    assert entry.sentence == (
        "Sửa đợt nghỉ của đồng chí Nguyễn Thị Hoài: nghỉ ốm, từ 01/06/2021 đến nay. "
        "Loại: nghỉ ốm → nghỉ thai sản; Đến ngày: trống → 01/09/2021."
    )
    assert (entry.content["before"]["kind"], entry.content["after"]["kind"]) == ("sick", "maternity")


def test_a_record_saved_as_it_was_leaves_no_entry(house: House, leave: Any) -> None:
    before = Entry.objects.count()
    edit_record(leave, given_of(leave), actor=acting(house.board))
    assert Entry.objects.count() == before


def test_the_second_of_two_editors_of_a_person_is_told(house: House, leave: Any) -> None:
    version = Person.objects.get(pk=leave.person_id).version
    edit_record(leave, GivenLeave("sick", since=date(2021, 6, 2)), actor=acting(house.secretary), version=version)
    with pytest.raises(ChangedMeanwhile):
        edit_record(leave, GivenLeave("sick", since=date(2021, 6, 3)), actor=acting(house.board), version=version)


def test_a_membership_corrected_to_another_cell_takes_the_home_along(house: House, hoai: Person) -> None:
    membership = Membership.objects.get(person=hoai)
    given = GivenMembership(house.other_cell, "chinh_thuc", since=date(2010, 5, 19))
    with pytest.raises(OtherBranchToo):
        edit_record(membership, given, actor=acting(house.secretary))
    edit_record(membership, given, actor=acting(house.board))
    assert Person.objects.get(pk=hoai.pk).home == house.other_cell


def test_a_change_is_checked_as_a_new_record_is(house: House, hoai: Person, leave: Any) -> None:
    second = add_record(
        GivenLeave("sick", since=date(2021, 1, 1), until=date(2021, 2, 1)), person=hoai, actor=acting(house.board)
    )
    with pytest.raises(SpansCross):
        edit_record(second, GivenLeave("sick", since=date(2021, 1, 1)), actor=acting(house.board))
    with pytest.raises(DaysOutOfOrder):
        edit_record(leave, GivenLeave("sick", since=DAY, until=date(2021, 1, 1)), actor=acting(house.board))


def test_a_secretary_changes_a_post_that_others_wrote_down_elsewhere(house: House, hoai: Person) -> None:
    post = GivenPosition(house.other_commune, "chu_tich", since=DAY)
    record = add_record(post, person=hoai, actor=acting(house.board))
    changed = edit_record(record, replace(post, rank=2), actor=acting(house.secretary))
    assert given_of(changed) == replace(post, rank=2)


@pytest.mark.parametrize("role", ["authority", "inspector", "administrator", "member"])
def test_only_board_and_secretary_change_records(house: House, leave: Any, role: str) -> None:
    with pytest.raises(MayNot):
        edit_record(leave, GivenLeave("maternity", since=DAY), actor=acting(house.cast[role]))
