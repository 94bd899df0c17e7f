"""Finding persons by words and conditions."""

from datetime import date
from typing import Any

import pytest

from kiemdiem.apps.people.actions.add_record import add_record
from kiemdiem.apps.people.actions.end_person import end_person
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.queries import finding
from kiemdiem.apps.people.queries.finding import Sought, people_found
from kiemdiem.apps.people.values.given import GivenPosition
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.tables.paging import Counted
from tests.builders.house import House, acting
from tests.builders.people import make_member

NAMES = ("Nguyễn Thị Hoài", "Nguyễn Văn Ánh", "Đỗ Văn An", "Trần Hoài Nguyên", "Nguyễn Thị Hòa")


@pytest.fixture
def crowd(house: House) -> list[Person]:
    people = [make_member(name, cell=house.cell, born=date(1980 + n, 1, 1)) for n, name in enumerate(NAMES)]
    people.append(make_member("Nguyễn Thị Hoài", cell=house.other_cell, card="042-777", born=date(1990, 1, 1)))
    return people


def names(sought: Sought, actor: Actor) -> list[str]:
    """Names in the order of the list."""
    found = people_found(sought, actor=actor)
    return [person.full_name for person in found.rows.order_by(*found.by_name, "pk")]


@pytest.fixture(params=[0, 2, 10_000], ids=["walked", "mixed", "sorted"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """All ways of finding give the same: rows walked in order, keys fetched and sorted, and both at once."""
    monkeypatch.setattr(finding, "COUNTED_UP_TO", request.param)
    monkeypatch.setattr(finding, "SORTED", request.param)
    return int(request.param)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hoai nguyen", ["Nguyễn Thị Hoài", "Nguyễn Thị Hoài", "Trần Hoài Nguyên"]),
        ("NGUYỄN thị hoài", ["Nguyễn Thị Hoài", "Nguyễn Thị Hoài"]),
        ("nguyễn thị hoài 1980", ["Nguyễn Thị Hoài"]),
        ("042777", ["Nguyễn Thị Hoài"]),
        ("an", ["Đỗ Văn An"]),
        ("do", ["Đỗ Văn An"]),
        ("hoai nguye", ["Nguyễn Thị Hoài", "Nguyễn Thị Hoài", "Trần Hoài Nguyên"]),
        ("hoai zz", []),
        ("%' OR 1=1 --", []),
    ],
)
def test_words_are_found_without_marks_and_in_any_order(
    house: House, crowd: list[Person], few: int, text: str, found: list[str]
) -> None:
    assert names(Sought(text), acting(house.board)) == found


def test_the_list_is_in_the_order_of_given_names(house: House, crowd: list[Person], few: int) -> None:
    Person.objects.filter(code__startswith="P-").update(left_on=date(2021, 1, 1))
    assert names(Sought(), acting(house.board)) == [
        "Đỗ Văn An", "Nguyễn Văn Ánh", "Nguyễn Thị Hòa", "Nguyễn Thị Hoài", "Nguyễn Thị Hoài", "Trần Hoài Nguyên",
    ]  # fmt: skip
    assert names(Sought("van"), acting(house.board)) == ["Đỗ Văn An", "Nguyễn Văn Ánh"]


def test_conditions_narrow_together(house: House, crowd: list[Person], few: int) -> None:
    board = acting(house.board)
    post = GivenPosition(house.commune, "bi_thu", managed_by="BTV", since=date(2021, 1, 1))
    add_record(post, person=crowd[5], actor=board)
    ended = GivenPosition(house.commune, "bi_thu", since=date(2020, 1, 1), until=date(2020, 12, 31))
    add_record(ended, person=crowd[1], actor=board)
    assert names(Sought(post="bi_thu"), board) == names(Sought(managed_by="BTV"), board) == ["Nguyễn Thị Hoài"]
    assert names(Sought("hoai", unit=house.commune), board) == [
        "Nguyễn Thị Hoài", "Nguyễn Thị Hoài", "Trần Hoài Nguyên",
    ]  # fmt: skip
    assert names(Sought("hoai", unit=house.other_cell), board) == ["Nguyễn Thị Hoài"]
    assert names(Sought(membership="du_bi"), board) == []


def test_a_search_never_leaves_the_branch(house: House, crowd: list[Person], few: int) -> None:
    assert names(Sought("nguyen thi hoai"), acting(house.secretary)) == ["Nguyễn Thị Hoài"]
    assert names(Sought("nguyen"), acting(house.member)) == []


def test_finding_asks_once_for_each_condition(
    house: House, crowd: list[Person], django_assert_num_queries: Any
) -> None:
    secretary = acting(house.secretary)
    with django_assert_num_queries(2):  # the units of the branch; who is there
        people_found(Sought(), actor=secretary)
    with django_assert_num_queries(5):  # the branch, by its units; each word; whether the last one is a whole word
        people_found(Sought("nguyen hoai"), actor=secretary)


def test_a_long_list_is_counted_as_far_as_one_condition_tells(
    house: House, crowd: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "COUNTED_UP_TO", 2)
    monkeypatch.setattr(finding, "SORTED", 0)
    board = acting(house.board)
    assert people_found(Sought("nguyen"), actor=board).counted == Counted(2, is_more=True)
    assert people_found(Sought("anh"), actor=board).counted == Counted(1, is_more=False)
    both = people_found(Sought("nguyen thi"), actor=board)
    assert both.counted == Counted(0, is_more=True)
    assert both.rows.count() == 3


def test_who_has_left_bears_words_of_another_list(house: House, crowd: list[Person]) -> None:
    board = acting(house.board)
    end_person(crowd[0], on=date(2021, 9, 1), reason="Từ trần", actor=board)
    assert names(Sought("thi hoai"), board) == ["Nguyễn Thị Hoài"]
    assert names(Sought("thi hoai", with_left=True), board) == ["Nguyễn Thị Hoài"] * 2
