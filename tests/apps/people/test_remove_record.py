"""Taking out what was entered by mistake."""

from datetime import date
from typing import Any

import pytest

from kiemdiem.apps.journal.models import Chain, Entry
from kiemdiem.apps.journal.queries import breaks_of
from kiemdiem.apps.people.actions.add_record import add_record
from kiemdiem.apps.people.actions.remove_record import remove_record
from kiemdiem.apps.people.errors import NoReasonGiven
from kiemdiem.apps.people.models import DisciplinaryMeasure, Person
from kiemdiem.apps.people.values.given import GivenMeasure
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.shell.errors import ChangedMeanwhile
from tests.builders.house import House, acting
from tests.builders.people import make_member

DAY = date(2021, 6, 1)


@pytest.fixture
def measure(house: House) -> Any:
    person = make_member("Nguyễn Thị Hoài", cell=house.cell)
    given = GivenMeasure("CANH_CAO", DAY, side="dang", happened_in=house.cell)
    return add_record(given, person=person, actor=acting(house.board))


def test_a_mistake_is_taken_out_with_its_reason_and_stays_in_the_journal(house: House, measure: Any) -> None:
    remove_record(measure, reason="Ghi nhầm người cùng tên", actor=acting(house.secretary))
    assert not DisciplinaryMeasure.objects.exists()
    entry = Entry.objects.latest("number")
    assert (entry.sentence, entry.reason) == (
        "Xóa kỷ luật ghi nhầm của đồng chí Nguyễn Thị Hoài: Cảnh cáo, 01/06/2021.",
        "Ghi nhầm người cùng tên",
    )
    assert entry.content["before"]["happened_in"]["name"] == "Chi bộ thôn Đồng Tâm"
    assert breaks_of(Chain.objects.get()) == []


def test_nothing_is_taken_out_without_a_reason_or_over_somebodys_change(house: House, measure: Any) -> None:
    with pytest.raises(NoReasonGiven):
        remove_record(measure, reason="  ", actor=acting(house.board))
    with pytest.raises(ChangedMeanwhile):
        remove_record(measure, reason="x", actor=acting(house.board), version=0)
    assert DisciplinaryMeasure.objects.exists()


@pytest.mark.parametrize("role", ["authority", "inspector", "administrator", "member"])
def test_only_board_and_secretary_take_records_out(house: House, measure: Any, role: str) -> None:
    with pytest.raises(MayNot):
        remove_record(measure, reason="x", actor=acting(house.cast[role]))


def test_a_secretary_takes_nothing_out_of_his_own_record(house: House, measure: Any) -> None:
    Person.objects.filter(code="P-LUU").update(user=None)
    Person.objects.filter(pk=measure.person_id).update(user=house.secretary)
    with pytest.raises(MayNot, match="của chính đồng chí"):
        remove_record(measure, reason="x", actor=acting(house.secretary))
