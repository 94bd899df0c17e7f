"""What the room of the units is told of persons."""

from datetime import date

import pytest

from kiemdiem.apps.organisations.actions.end_unit import end_unit
from kiemdiem.apps.organisations.errors import UnitStillHolds
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.neighbours import hanging_on
from kiemdiem.apps.people.models import Employment, Membership, Person, Position
from tests.builders.house import House, acting

JULY = date(2021, 7, 1)


def told_of(unit: Unit) -> dict[str, int]:
    return {one.told: one.count for one in hanging_on(Unit.objects.filter(pk=unit.pk))}


def test_members_posts_workers_and_records_of_today_hang_on_a_unit(house: House) -> None:
    person = Person.objects.get(code="P-NGA")
    Position.objects.create(person=person, unit=house.other_cell, post="bi_thu")
    Position.objects.create(person=person, unit=house.other_cell, post="uy_vien", until=date(2020, 1, 1))
    Employment.objects.create(person=person, unit=house.other_cell)
    assert told_of(house.other_cell) == {
        "đảng viên đang sinh hoạt": 1,
        "chức vụ đang giữ": 1,
        "người đang làm việc": 1,
        "hồ sơ cán bộ, đảng viên": 1,
    }


def test_a_unit_with_members_does_not_end(house: House) -> None:
    with pytest.raises(UnitStillHolds) as refused:
        end_unit(house.other_cell, on=JULY, actor=acting(house.board))
    assert "1 đảng viên đang sinh hoạt" in refused.value.sentence
    Membership.objects.filter(cell=house.other_cell).update(until=date(2021, 6, 30))
    Person.objects.filter(home=house.other_cell).update(home=house.cell)
    assert end_unit(house.other_cell, on=JULY, actor=acting(house.board)).ended_on == JULY
