"""Writing down posts, memberships, leaves, measures and the rest."""

from datetime import date

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.errors import UnitEnded
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.actions.add_record import add_record
from kiemdiem.apps.people.errors import (
    DayNotCome,
    DaysOutOfOrder,
    NoSuchWord,
    OtherBranchToo,
    PersonHasLeft,
    RecordToldAlready,
    SpansCross,
)
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.people.values.given import (
    Given,
    GivenAbsence,
    GivenAssignment,
    GivenEmployment,
    GivenLeave,
    GivenMeasure,
    GivenMembership,
    GivenPosition,
    GivenResult,
    GivenSpell,
)
from kiemdiem.apps.people.values.kinds import KINDS, given_of, kind_of
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.core.quantities.errors import HouseError
from tests.builders.house import House, acting
from tests.builders.people import make_member

DAY = date(2021, 6, 1)


@pytest.fixture
def hoai(house: House) -> Person:
    return make_member("Nguyễn Thị Hoài", cell=house.cell)


def one_of_each(unit: Unit) -> list[Given]:
    """A record of each sort that may be written down of a member of a cell."""
    return [
        GivenPosition(unit, "bi_thu", standing="head", rank=1, is_main=True, since=DAY),
        GivenEmployment(unit, "bien_che", since=DAY),
        GivenAssignment(unit, since=DAY),
        GivenSpell("exempt", since=DAY, decision="05-QĐ/ĐU"),
        GivenLeave("sick", since=DAY, until=date(2021, 8, 1)),
        GivenMeasure("KHIEN_TRACH", DAY, side="dang", cause="khac", happened_in=unit, handled_in=unit),
        GivenAbsence(DAY, "họp chi bộ tháng 6", is_excused=True),
        GivenResult(2020, "member", "HTTNV", ("Giấy khen",)),
    ]


def test_each_sort_of_record_is_kept_as_given_and_told_in_the_journal(house: House, hoai: Person) -> None:
    told = []
    for given in one_of_each(house.cell):
        record = add_record(given, person=hoai, actor=acting(house.secretary))
        assert given_of(record) == given
        entry = Entry.objects.latest("number")
        assert (entry.act, entry.branch) == ("people.record_added", house.cell.path)
        told.append(entry.sentence)
    assert told == [
        "Ghi chức vụ của đồng chí Nguyễn Thị Hoài: bí thư, Chi bộ thôn Đồng Tâm, từ 01/06/2021 đến nay.",
        "Ghi nơi công tác của đồng chí Nguyễn Thị Hoài: Chi bộ thôn Đồng Tâm, từ 01/06/2021 đến nay.",
        "Ghi phụ trách của đồng chí Nguyễn Thị Hoài: Chi bộ thôn Đồng Tâm, từ 01/06/2021 đến nay.",
        (
            "Ghi miễn, đình chỉ sinh hoạt của đồng chí Nguyễn Thị Hoài: được miễn công tác và sinh hoạt đảng, "
            "từ 01/06/2021 đến nay."
        ),
        "Ghi đợt nghỉ của đồng chí Nguyễn Thị Hoài: nghỉ ốm, từ 01/06/2021 đến 01/08/2021.",
        "Ghi kỷ luật của đồng chí Nguyễn Thị Hoài: Khiển trách, 01/06/2021.",
        "Ghi buổi vắng của đồng chí Nguyễn Thị Hoài: 01/06/2021, họp chi bộ tháng 6.",
        "Ghi kết quả năm của đồng chí Nguyễn Thị Hoài: 2020, đảng viên: HTTNV.",
    ]
    assert {kind_of(given).slug for given in one_of_each(house.cell)} == set(KINDS) - {"sinh-hoat"}


def test_nothing_is_written_down_twice(house: House, hoai: Person) -> None:
    for given in one_of_each(house.cell):
        add_record(given, person=hoai, actor=acting(house.board))
        with pytest.raises((SpansCross, RecordToldAlready)):
            add_record(given, person=hoai, actor=acting(house.board))


def test_a_person_belongs_to_one_cell_at_a_time(house: House, hoai: Person) -> None:
    elsewhere = GivenMembership(house.other_cell, "chinh_thuc", since=DAY)
    with pytest.raises(SpansCross, match="Chi bộ thôn Đồng Tâm"):
        add_record(elsewhere, person=hoai, actor=acting(house.board))
    before = GivenMembership(house.other_cell, "du_bi", since=date(2009, 5, 19), until=date(2010, 5, 18))
    add_record(before, person=hoai, actor=acting(house.board))
    assert Person.objects.get(pk=hoai.pk).home == house.cell


def test_a_new_main_post_takes_the_mark_from_the_old_one(house: House, hoai: Person) -> None:
    for post in ("uy_vien", "bi_thu"):
        add_record(GivenPosition(house.cell, post, is_main=True, since=DAY), person=hoai, actor=acting(house.board))
    assert list(Position.objects.filter(person=hoai, is_main=True).values_list("post", flat=True)) == ["bi_thu"]


def test_an_added_record_makes_open_forms_of_the_person_late(house: House, hoai: Person) -> None:
    add_record(GivenAbsence(DAY), person=hoai, actor=acting(house.board))
    assert Person.objects.get(pk=hoai.pk).version == hoai.version + 1


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        (GivenLeave("sick", since=DAY, until=date(2021, 5, 31)), DaysOutOfOrder),
        (GivenLeave("holiday", since=DAY), NoSuchWord),
        (GivenMeasure("CANH_CAO", date(2022, 1, 1)), DayNotCome),
        (GivenMeasure("CANH_CAO", DAY, committed_on=date(2021, 7, 1)), DaysOutOfOrder),
        (GivenAbsence(date(2022, 1, 1)), DayNotCome),
        (GivenSpell("suspended", since=date(2022, 1, 1)), DayNotCome),
        (GivenResult(2022, "member", "HTTNV"), DayNotCome),
    ],
)
def test_what_cannot_be_is_not_written_down(
    house: House, hoai: Person, given: Given, refusal: type[HouseError]
) -> None:
    before = Entry.objects.count()
    with pytest.raises(refusal):
        add_record(given, person=hoai, actor=acting(house.board))
    assert Entry.objects.count() == before


def test_nothing_begins_in_a_unit_that_is_no_more(house: House, hoai: Person) -> None:
    Unit.objects.filter(pk=house.cell.pk).update(ended_on=date(2021, 1, 1))
    cell = Unit.objects.get(pk=house.cell.pk)
    with pytest.raises(UnitEnded):
        add_record(GivenPosition(cell, "bi_thu", since=DAY), person=hoai, actor=acting(house.board))
    past = GivenPosition(cell, "bi_thu", since=date(2020, 1, 1), until=date(2020, 12, 31))
    assert add_record(past, person=hoai, actor=acting(house.board)).pk


def test_a_post_elsewhere_is_written_down_by_who_keeps_both_places(house: House, hoai: Person) -> None:
    post = GivenPosition(house.other_commune, "chu_tich", since=DAY)
    with pytest.raises(OtherBranchToo, match="liên quan đến MD,"):  # as it was typed: the name is not his to read
        add_record(post, person=hoai, actor=acting(house.secretary))
    assert add_record(post, person=hoai, actor=acting(house.board)).pk


def test_nothing_is_written_down_of_who_has_left(house: House, hoai: Person) -> None:
    Person.objects.filter(pk=hoai.pk).update(left_on=DAY)
    with pytest.raises(PersonHasLeft):
        add_record(GivenAbsence(DAY), person=hoai, actor=acting(house.board))


def test_a_secretary_writes_nothing_into_his_own_record(house: House) -> None:
    with pytest.raises(MayNot, match="của chính đồng chí"):
        add_record(GivenAbsence(DAY), person=Person.objects.get(code="P-LUU"), actor=acting(house.secretary))


@pytest.mark.parametrize("role", ["authority", "inspector", "administrator", "member"])
def test_only_board_and_secretary_write_records(house: House, hoai: Person, role: str) -> None:
    with pytest.raises(MayNot):
        add_record(GivenAbsence(DAY), person=hoai, actor=acting(house.cast[role]))
