"""Whatever is recorded of the people of a unit: moving them along changes no day before, and leaves nobody behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiemdiem.apps.organisations.actions.merge_units import merge_units
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.actions.move_people import move_people
from kiemdiem.apps.people.errors import MovesClash
from kiemdiem.apps.people.models import Employment, Membership, Person, Position
from kiemdiem.apps.people.queries.left_behind import keys_left_on
from kiemdiem.apps.people.values.moving import Along, PostChoice
from kiemdiem.shell.rows import held_on
from tests.builders.house import House, acting, make_person, make_unit

ON = date(2021, 7, 1)
DAYS = [ON + timedelta(days=number) for number in (-900, -30, -1, 0, 1, 60)]
BEGINS = st.sampled_from([None, *DAYS])
CHOICES = st.sampled_from([PostChoice.END, PostChoice.ALONG])
EXAMPLES = max(12, settings().max_examples // 8)
Held = set[tuple[str, int, int, str]]


@dataclass(frozen=True)
class Given:
    """Of one person: since when he is in the cell, works there, holds a post there, and the same in the other unit."""

    member: date | None
    works: date | None
    works_there_too: bool
    post: date | None
    post_there_too: bool
    choice: PostChoice


GIVEN = st.builds(Given, BEGINS, BEGINS, st.booleans(), BEGINS, st.booleans(), CHOICES)


def held(day: date) -> Held:
    """What everybody has on a day: the sort, the person, the unit, the post."""
    on = held_on(day)
    rows = {("member", *row, "") for row in Membership.objects.filter(on).values_list("person", "cell")}
    rows |= {("works", *row, "") for row in Employment.objects.filter(on).values_list("person", "unit")}
    return rows | {("post", *row) for row in Position.objects.filter(on).values_list("person", "unit", "post")}


def record(given: Given, number: int, old: Unit, new: Unit) -> Position:
    person = make_person(f"Hà Văn {number}", home=old, code=f"G{number}")
    Membership.objects.filter(person=person).update(since=given.member)
    Employment.objects.create(person=person, unit=old, since=given.works)
    if given.works_there_too:
        Employment.objects.create(person=person, unit=new, since=DAYS[0])
    if given.post_there_too:
        Position.objects.create(person=person, unit=new, post="uy_vien", since=DAYS[0])
    return Position.objects.create(person=person, unit=old, post="uy_vien", since=given.post, is_main=True)


@pytest.mark.django_db
@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(GIVEN, min_size=1, max_size=4))
def test_no_day_before_changes_and_from_that_day_on_all_is_where_they_went(house: House, people: list[Given]) -> None:
    with transaction.atomic():
        board = acting(house.board)
        old, new = (make_unit(f"Đơn vị {name}", under=house.commune, code=f"V{name}") for name in "AB")
        posts = [record(one, number, old, new) for number, one in enumerate(people)]
        merge_units([old], into=new, on=ON, actor=board)
        before = {day: held(day) for day in DAYS}
        seen = dict(Person.objects.filter(pk__in=keys_left_on(old)).values_list("pk", "version"))
        choices = {post.pk: one.choice for post, one in zip(posts, people, strict=True)}
        along = Along(dict.fromkeys(seen, new), ON, PostChoice.END, choices)
        try:
            move_people(old, along, seen=seen, actor=board)
        except MovesClash:
            assert {day: held(day) for day in DAYS} == before
            assert any(is_for_a_person_to_judge(one) for one in people)
        else:
            ended = {post.person_id for post, one in zip(posts, people, strict=True) if one.choice is PostChoice.END}
            for day in DAYS:
                assert held(day) == expected(before[day], day, old, new, ended)
            assert keys_left_on(old) == []
            assert not Person.objects.filter(Q(home=old), left_on=None).exists()
        transaction.set_rollback(True)


def is_for_a_person_to_judge(one: Given) -> bool:
    """A record that began on the day or later, which would end before it began, or stand twice in the new unit."""
    is_late_post = one.post is not None and one.post >= ON
    is_late_work = one.works is not None and one.works >= ON
    return (is_late_work and one.works_there_too) or (
        is_late_post and (one.choice is PostChoice.END or one.post_there_too)
    )


def expected(rows: Held, day: date, old: Unit, new: Unit, ended: set[int]) -> Held:
    if day < ON:
        return rows
    gone = {row for row in rows if row[0] == "post" and row[1] in ended and row[2] == old.pk}
    return {(sort, person, new.pk if unit == old.pk else unit, post) for sort, person, unit, post in rows - gone}
