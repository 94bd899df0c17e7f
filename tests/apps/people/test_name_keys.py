"""Whatever letters a name has, its keys fit their columns, on either database."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kiemdiem.apps.organisations.values import LONGEST_NAME as LONGEST_UNIT_NAME
from kiemdiem.apps.organisations.values import LONGEST_ORDER_KEY as LONGEST_UNIT_KEY
from kiemdiem.apps.organisations.values import LONGEST_SEARCH_KEY as LONGEST_UNIT_SEARCH
from kiemdiem.apps.organisations.values import found_by as unit_found_by
from kiemdiem.apps.organisations.values import order_key as unit_order_key
from kiemdiem.apps.people.errors import PersonNameTooLong
from kiemdiem.apps.people.models import NameWord, Person
from kiemdiem.apps.people.values.names import LONGEST_NAME, LONGEST_ORDER_KEY, LONGEST_SEARCH_KEY, order_key
from kiemdiem.core.quantities.alphabet import LETTERS
from kiemdiem.core.quantities.names import search_key, sort_key, tidy_name
from tests.builders.house import House, acting
from tests.builders.imports import previewed, written
from tests.builders.people import make_member

# What is neither a letter nor a digit stands in no key of the order; in a search it stands for itself at most.
LETTERS_OF_THE_WORLD = [sign for code in range(sys.maxunicode + 1) if (sign := chr(code)).isalnum()]
HANGUL = "\ud55c"  # three letters of an alphabet that is not ours, in one sign
END_OF_WORD = 3
OURS = st.text(st.sampled_from(LETTERS + LETTERS.upper() + "áàảãạ ớỰ0129"), max_size=LONGEST_NAME)


def of_a_sign(key: str) -> int:
    return max(len(key) - END_OF_WORD, 0)


def test_the_signs_that_need_most_are_syllables_of_three_letters() -> None:
    needed = {sign: of_a_sign(sort_key(sign)) / len(tidy_name(sign)) for sign in LETTERS_OF_THE_WORLD}
    assert (max(needed.values()), needed[HANGUL]) == (27, 27)
    assert {unicodedata.name(sign).split()[0] for sign, count in needed.items() if count == 27} == {"HANGUL"}
    assert max(len(search_key(sign)) / len(tidy_name(sign)) for sign in LETTERS_OF_THE_WORLD) == 3
    assert max(of_a_sign(sort_key(sign)) for sign in LETTERS) == 2


@given(OURS)
def test_no_name_in_our_letters_is_cut(name: str) -> None:
    assert order_key(name) == sort_key(name)
    assert len(search_key(name)) <= LONGEST_SEARCH_KEY


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=LONGEST_NAME))
@example(HANGUL * LONGEST_NAME)
@example(f"{HANGUL} " * (LONGEST_NAME // 2))
@example("\ufdfa" * LONGEST_NAME)
@example("\U0001d160" * LONGEST_NAME)
def test_every_name_that_is_not_too_long_is_kept_with_keys_that_fit(house: House, name: str) -> None:
    with transaction.atomic():
        try:
            person = make_member(name, cell=house.cell)
        except PersonNameTooLong:
            assert len(tidy_name(name)) > LONGEST_NAME
        else:
            found = Person.objects.get(pk=person.pk)
            assert found.full_name == tidy_name(name)
            assert len(found.sort_key) <= LONGEST_ORDER_KEY
            assert len(found.search_key) <= LONGEST_SEARCH_KEY
            words = NameWord.objects.filter(person=person)
            assert {one.sort_key for one in words} == {found.sort_key}
        transaction.set_rollback(True)


@given(st.text(max_size=LONGEST_UNIT_NAME))
@example(HANGUL * LONGEST_UNIT_NAME)
def test_the_keys_of_a_unit_fit_too(name: str) -> None:
    assert len(unit_order_key(name)) <= LONGEST_UNIT_KEY
    assert len(unit_found_by(name, name)) <= LONGEST_UNIT_SEARCH


def test_a_foreign_name_comes_in_by_a_file_and_is_known_again(house: House) -> None:
    actor = acting(house.secretary)
    rows = (("Họ và tên", "Ngày sinh", "Chi bộ"), (HANGUL * 100, "30/07/1990", "LG1"))
    written(previewed(*rows, actor=actor), actor=actor)
    assert len(Person.objects.get(full_name=HANGUL * 100).sort_key) == LONGEST_ORDER_KEY
    assert previewed(*rows, actor=actor).unchanged == 1


def test_a_name_in_two_columns_is_no_longer_than_a_name(house: House) -> None:
    rows = (("Họ và tên đệm", "Tên", "Ngày sinh", "Chi bộ"), ("N" * 100, "A" * 20, "30/07/1990", "LG1"))
    assert previewed(*rows, actor=acting(house.secretary)).refused == 1


def test_a_name_that_grows_when_it_is_tidied_is_refused_in_words(house: House) -> None:
    apart = "\u0958" * LONGEST_NAME  # two signs as soon as it is tidied
    with pytest.raises(PersonNameTooLong, match="240 ký tự"):
        make_member(apart, cell=house.cell)
