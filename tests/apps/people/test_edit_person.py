"""Changing the first page of a record."""

from dataclasses import replace
from datetime import date

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.people.actions.edit_person import edit_person, given_person
from kiemdiem.apps.people.errors import CardNumberTaken, PersonCodeTaken, PersonHasLeft, PersonWithoutName
from kiemdiem.apps.people.models import NameWord, Person
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.shell.errors import ChangedMeanwhile
from tests.builders.house import House, acting
from tests.builders.people import make_member


@pytest.fixture
def hoai(house: House) -> Person:
    return make_member("Nguyễn Thị Hoài", cell=house.cell, card="042000123", born=date(1980, 9, 2))


def test_a_changed_name_is_told_before_and_after_and_found_by_its_new_words(house: House, hoai: Person) -> None:
    given = replace(given_person(hoai), full_name="Nguyễn Thị Hoài Thu")
    changed = edit_person(hoai, given, actor=acting(house.secretary), version=hoai.version)
    assert (changed.full_name, changed.version) == ("Nguyễn Thị Hoài Thu", hoai.version + 1)
    words = NameWord.objects.filter(person=hoai)
    assert "thu" in set(words.values_list("word", flat=True))
    assert set(words.values_list("sort_key", flat=True)) == {changed.sort_key}
    entry = Entry.objects.latest("number")
    assert entry.sentence == (
        "Sửa thông tin của đồng chí Nguyễn Thị Hoài Thu. Họ và tên: Nguyễn Thị Hoài → Nguyễn Thị Hoài Thu."
    )
    assert entry.content["before"]["full_name"] == "Nguyễn Thị Hoài"


def test_man_or_woman_is_told_by_the_word(house: House, hoai: Person) -> None:
    changed = edit_person(hoai, replace(given_person(hoai), is_woman=True), actor=acting(house.secretary))
    edit_person(changed, replace(given_person(changed), is_woman=False), actor=acting(house.secretary))
    told = [entry.sentence for entry in Entry.objects.order_by("-number")[:2]]
    assert [sentence.partition("Giới tính: ")[2] for sentence in told] == ["nữ → nam.", "trống → nữ."]


def test_a_record_saved_as_it_was_leaves_no_entry(house: House, hoai: Person) -> None:
    before = Entry.objects.count()
    edit_person(hoai, given_person(hoai), actor=acting(house.secretary), version=hoai.version)
    assert Entry.objects.count() == before


def test_the_second_of_two_editors_is_told_and_overwrites_nothing(house: House, hoai: Person) -> None:
    given = given_person(hoai)
    edit_person(hoai, replace(given, residence="thôn Đồng Tâm"), actor=acting(house.secretary), version=hoai.version)
    with pytest.raises(ChangedMeanwhile):
        edit_person(hoai, replace(given, residence="thôn Bến Đá"), actor=acting(house.board), version=hoai.version)
    assert Person.objects.get(pk=hoai.pk).residence == "thôn Đồng Tâm"


def test_the_numbers_of_others_are_refused(house: House, hoai: Person) -> None:
    other = make_member("Lê Văn Bình", cell=house.cell, card="042000124")
    with pytest.raises(CardNumberTaken):
        edit_person(other, replace(given_person(other), card_number="042000123"), actor=acting(house.board))
    with pytest.raises(PersonCodeTaken):
        edit_person(other, replace(given_person(other), code=hoai.code), actor=acting(house.board))
    with pytest.raises(PersonWithoutName):
        edit_person(other, replace(given_person(other), full_name=" "), actor=acting(house.board))


def test_who_has_left_is_not_changed(house: House, hoai: Person) -> None:
    Person.objects.filter(pk=hoai.pk).update(left_on=date(2021, 5, 1))
    with pytest.raises(PersonHasLeft):
        edit_person(hoai, replace(given_person(hoai), residence="x"), actor=acting(house.board))


def test_a_secretary_does_not_change_his_own_record(house: House) -> None:
    own = Person.objects.get(code="P-LUU")
    with pytest.raises(MayNot, match="của chính đồng chí"):
        edit_person(own, replace(given_person(own), residence="x"), actor=acting(house.secretary))
    assert edit_person(own, replace(given_person(own), residence="x"), actor=acting(house.board)).residence == "x"


@pytest.mark.parametrize("role", ["authority", "inspector", "administrator", "member"])
def test_only_board_and_secretary_change_records(house: House, hoai: Person, role: str) -> None:
    with pytest.raises(MayNot):
        edit_person(hoai, replace(given_person(hoai), residence="x"), actor=acting(house.cast[role]))


def test_a_secretary_changes_nobody_of_another_branch(house: House) -> None:
    nga = Person.objects.get(code="P-NGA")
    with pytest.raises(MayNot):
        edit_person(nga, replace(given_person(nga), residence="x"), actor=acting(house.secretary))
