"""Bringing somebody into the register."""

from datetime import date

import pytest

from kiemdiem.apps.journal.models import Chain, Entry
from kiemdiem.apps.journal.queries import breaks_of
from kiemdiem.apps.people.actions.add_person import FirstPlace, add_person
from kiemdiem.apps.people.errors import (
    CardNumberTaken,
    DayNotCome,
    DaysOutOfOrder,
    PersonCodeTaken,
    PersonWithoutName,
    PersonWithoutPlace,
)
from kiemdiem.apps.people.models import Employment, Membership, NameWord, Person
from kiemdiem.apps.people.values.given import GivenEmployment, GivenMembership, GivenPerson
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.core.quantities.errors import HouseError
from tests.builders.house import House, acting

HOAI = GivenPerson("Nguyễn  Thị Hoài", card_number="042.000123", born_on=date(1980, 9, 2), admitted_on=date(2009, 2, 3))


def in_cell(house: House) -> FirstPlace:
    return FirstPlace(membership=GivenMembership(cell=house.cell, kind="chinh_thuc", since=date(2009, 2, 3)))


def test_a_member_comes_in_with_his_cell_as_his_home(house: House) -> None:
    person = add_person(HOAI, place=in_cell(house), actor=acting(house.secretary))
    assert (person.full_name, person.home, person.version) == ("Nguyễn Thị Hoài", house.cell, 1)
    assert Membership.objects.get(person=person, until=None).cell == house.cell


def test_somebody_outside_the_party_is_kept_where_he_works(house: House) -> None:
    place = FirstPlace(employment=GivenEmployment(unit=house.commune))
    person = add_person(GivenPerson("Đỗ Văn An"), place=place, actor=acting(house.secretary))
    assert person.home == house.commune
    assert Employment.objects.get(person=person).unit == house.commune
    assert not Membership.objects.filter(person=person).exists()


def test_a_person_is_found_by_each_word_of_his_name_his_year_his_card_and_his_code(house: House) -> None:
    person = add_person(HOAI, place=in_cell(house), actor=acting(house.secretary))
    words = set(NameWord.objects.filter(person=person).values_list("word", flat=True))
    assert words == {"nguyen", "thi", "hoai", "1980", "042000123", person.code.lower()}
    assert set(NameWord.objects.filter(person=person).values_list("sort_key", flat=True)) == {person.sort_key}


def test_who_gives_no_code_gets_one(house: House) -> None:
    made = [
        add_person(GivenPerson(name), place=in_cell(house), actor=acting(house.secretary)) for name in ("An", "Bình")
    ]
    assert made[0].code != made[1].code
    assert all(person.code.startswith("CB") for person in made)


def test_a_new_person_is_told_of_in_the_journal(house: House) -> None:
    add_person(HOAI, place=in_cell(house), actor=acting(house.secretary), reason="chuyển đến từ huyện khác")
    entry = Entry.objects.latest("number")
    assert entry.sentence == "Thêm đồng chí Nguyễn Thị Hoài vào danh bạ, Chi bộ thôn Đồng Tâm."
    assert (entry.actor, entry.role, entry.branch) == (house.secretary, "secretary", house.cell.path)
    assert entry.reason == "chuyển đến từ huyện khác"
    assert breaks_of(Chain.objects.get()) == []


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        (GivenPerson(" \u200b "), PersonWithoutName),
        (GivenPerson("An", code="P-NGA"), PersonCodeTaken),
        (GivenPerson("An", admitted_on=date(2022, 1, 1)), DayNotCome),
        (GivenPerson("An", born_on=date(1990, 1, 1), admitted_on=date(1989, 1, 1)), DaysOutOfOrder),
        (GivenPerson("An", admitted_on=date(2010, 1, 2), full_member_on=date(2010, 1, 1)), DaysOutOfOrder),
    ],
)
def test_a_refused_person_leaves_nothing_behind(house: House, given: GivenPerson, refusal: type[HouseError]) -> None:
    before = (Person.objects.count(), Membership.objects.count(), Entry.objects.count())
    with pytest.raises(refusal):
        add_person(given, place=in_cell(house), actor=acting(house.secretary))
    assert (Person.objects.count(), Membership.objects.count(), Entry.objects.count()) == before


def test_two_persons_never_have_one_card(house: House) -> None:
    add_person(HOAI, place=in_cell(house), actor=acting(house.secretary))
    with pytest.raises(CardNumberTaken):
        add_person(GivenPerson("An", card_number=HOAI.card_number), place=in_cell(house), actor=acting(house.secretary))


def test_who_belongs_nowhere_is_not_taken_in(house: House) -> None:
    with pytest.raises(PersonWithoutPlace):
        add_person(HOAI, place=FirstPlace(), actor=acting(house.board))


@pytest.mark.parametrize("role", ["authority", "inspector", "administrator", "member"])
def test_only_board_and_secretary_add_persons(house: House, role: str) -> None:
    with pytest.raises(MayNot):
        add_person(HOAI, place=in_cell(house), actor=acting(house.cast[role]))


def test_a_secretary_adds_nobody_to_another_branch(house: House) -> None:
    place = FirstPlace(membership=GivenMembership(cell=house.other_cell, kind="chinh_thuc"))
    with pytest.raises(MayNot):
        add_person(HOAI, place=place, actor=acting(house.secretary))
