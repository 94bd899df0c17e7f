"""Letting somebody leave the register."""

from datetime import date

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.people.actions.add_record import add_record
from kiemdiem.apps.people.actions.end_person import end_person
from kiemdiem.apps.people.errors import DayNotCome, DaysOutOfOrder, NoReasonGiven, PersonHasLeft
from kiemdiem.apps.people.models import Membership, Person, Position
from kiemdiem.apps.people.queries.finding import Sought, people_found
from kiemdiem.apps.people.values.given import GivenPosition
from kiemdiem.apps.permissions.errors import MayNot
from tests.builders.house import House, acting
from tests.builders.people import make_member

DAY = date(2021, 9, 1)


@pytest.fixture
def hoai(house: House) -> Person:
    person = make_member("Nguyễn Thị Hoài", cell=house.cell)
    add_record(GivenPosition(house.cell, "bi_thu", since=date(2020, 1, 1)), person=person, actor=acting(house.board))
    return person


def test_what_somebody_holds_ends_with_him_and_the_record_stays(house: House, hoai: Person) -> None:
    end_person(hoai, on=DAY, reason="Từ trần", actor=acting(house.secretary))
    assert Membership.objects.get(person=hoai).until == Position.objects.get(person=hoai).until == DAY
    entry = Entry.objects.latest("number")
    assert (entry.sentence, entry.reason) == (
        "Đồng chí Nguyễn Thị Hoài ra khỏi danh bạ từ ngày 01/09/2021.",
        "Từ trần",
    )
    assert len(entry.content["ended"]) == 2


def test_who_has_left_is_listed_only_where_he_is_asked_for(house: House, hoai: Person) -> None:
    end_person(hoai, on=DAY, reason="Từ trần", actor=acting(house.board))
    board = acting(house.board)
    assert not people_found(Sought("hoài"), actor=board).rows.exists()
    assert people_found(Sought("hoài", with_left=True), actor=board).rows.get() == hoai


def test_leaving_has_a_reason_and_a_day_that_has_come_and_happens_once(house: House, hoai: Person) -> None:
    board = acting(house.board)
    with pytest.raises(NoReasonGiven):
        end_person(hoai, on=DAY, reason=" ", actor=board)
    with pytest.raises(DayNotCome):
        end_person(hoai, on=date(2022, 1, 1), reason="x", actor=board)
    with pytest.raises(DaysOutOfOrder):
        end_person(hoai, on=date(2009, 1, 1), reason="x", actor=board)
    assert Membership.objects.get(person=hoai).until is None
    end_person(hoai, on=DAY, reason="Từ trần", actor=board)
    with pytest.raises(PersonHasLeft):
        end_person(hoai, on=DAY, reason="Từ trần", actor=board)


@pytest.mark.parametrize("role", ["authority", "inspector", "administrator", "member"])
def test_only_board_and_secretary_let_somebody_leave(house: House, hoai: Person, role: str) -> None:
    with pytest.raises(MayNot):
        end_person(hoai, on=DAY, reason="x", actor=acting(house.cast[role]))
