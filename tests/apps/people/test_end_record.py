"""Giving a record its last day."""

from datetime import date
from typing import Any

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.people.actions.add_record import add_record
from kiemdiem.apps.people.actions.end_record import end_record
from kiemdiem.apps.people.actions.remove_record import remove_record
from kiemdiem.apps.people.errors import DaysOutOfOrder, OtherBranchToo, RecordEndedAlready
from kiemdiem.apps.people.models import Employment, Membership, Person
from kiemdiem.apps.people.values.given import GivenEmployment, GivenPosition
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.shell.errors import ChangedMeanwhile
from tests.builders.house import House, acting, make_person
from tests.builders.people import make_member

DAY = date(2021, 6, 1)


@pytest.fixture
def hoai(house: House) -> Person:
    return make_member("Nguyễn Thị Hoài", cell=house.cell)


@pytest.fixture
def post(house: House, hoai: Person) -> Any:
    return add_record(GivenPosition(house.cell, "bi_thu", since=DAY), person=hoai, actor=acting(house.board))


def test_a_post_that_is_left_keeps_its_days(house: House, post: Any) -> None:
    ended = end_record(post, on=date(2021, 9, 30), actor=acting(house.secretary))
    assert (ended.since, ended.until) == (DAY, date(2021, 9, 30))
    assert Entry.objects.latest("number").sentence == (
        "Kết thúc chức vụ của đồng chí Nguyễn Thị Hoài: bí thư, Chi bộ thôn Đồng Tâm, từ 01/06/2021 đến nay; "
        "ngày cuối 30/09/2021."
    )


def test_who_leaves_his_cell_is_kept_where_he_works_else_where_he_was(house: House, hoai: Person) -> None:
    membership = Membership.objects.get(person=hoai)
    add_record(GivenEmployment(house.commune), person=hoai, actor=acting(house.board))
    end_record(membership, on=DAY, actor=acting(house.board))
    assert Person.objects.get(pk=hoai.pk).home == house.commune
    end_record(Employment.objects.get(person=hoai), on=DAY, actor=acting(house.board))
    assert Person.objects.get(pk=hoai.pk).home == house.commune


def test_nobody_pushes_a_record_onto_a_branch_where_he_writes_nobody(house: House, hoai: Person) -> None:
    secretary = acting(house.secretary)
    work = add_record(GivenEmployment(house.other_commune), person=hoai, actor=secretary)
    membership = Membership.objects.get(person=hoai)
    with pytest.raises(OtherBranchToo):
        end_record(membership, on=DAY, actor=secretary)
    with pytest.raises(OtherBranchToo):
        remove_record(membership, reason="nhầm", actor=secretary)
    membership.refresh_from_db()
    assert (membership.until, Person.objects.get(pk=hoai.pk).home) == (None, house.cell)
    assert work.person_id == hoai.pk


def test_a_workplace_takes_no_one_s_record_to_another_branch(house: House) -> None:
    secretary = acting(house.secretary)
    worker = make_person("Lý Văn Tám", home=house.commune)
    Membership.objects.filter(person=worker).delete()
    with pytest.raises(OtherBranchToo):
        add_record(GivenEmployment(house.other_commune), person=worker, actor=secretary)
    assert Person.objects.get(pk=worker.pk).home == house.commune


def test_a_record_ends_once_and_not_before_it_began(house: House, post: Any) -> None:
    with pytest.raises(DaysOutOfOrder):
        end_record(post, on=date(2021, 5, 31), actor=acting(house.board))
    with pytest.raises(ChangedMeanwhile):
        end_record(post, on=DAY, actor=acting(house.board), version=0)
    end_record(post, on=DAY, actor=acting(house.board))
    with pytest.raises(RecordEndedAlready):
        end_record(post, on=DAY, actor=acting(house.board))


@pytest.mark.parametrize("role", ["authority", "inspector", "administrator", "member"])
def test_only_board_and_secretary_end_records(house: House, post: Any, role: str) -> None:
    with pytest.raises(MayNot):
        end_record(post, on=DAY, actor=acting(house.cast[role]))
