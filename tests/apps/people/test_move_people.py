"""The people of a unit that has ended, or was parted, move along in one act."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiemdiem.apps.journal.models import Entry, Mention
from kiemdiem.apps.journal.queries import verify_chains
from kiemdiem.apps.organisations.actions.add_unit import NewUnit
from kiemdiem.apps.organisations.actions.merge_units import merge_units
from kiemdiem.apps.organisations.actions.split_unit import Part, split_unit
from kiemdiem.apps.organisations.errors import UnitEnded
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.actions.edit_record import edit_record
from kiemdiem.apps.people.actions.move_people import move_people
from kiemdiem.apps.people.errors import (
    DayNotCome,
    IntoTheSameUnit,
    MovesClash,
    NobodyToMove,
    OtherBranchToo,
    PeopleChangedMeanwhile,
    PeopleOutside,
    PostStaysInNoUnit,
    ReceiverNotThereYet,
)
from kiemdiem.apps.people.models import Assignment, Employment, Membership, Person, Position
from kiemdiem.apps.people.queries.left_behind import heirs_of, keys_left_on
from kiemdiem.apps.people.queries.moves import Moves
from kiemdiem.apps.people.values.given import GivenMembership
from kiemdiem.apps.people.values.moving import Along, PostChoice
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.errors import MayNot
from tests.builders.at_once import at_once
from tests.builders.house import House, acting, make_house, make_person, make_unit
from tests.builders.people import make_member

JULY = date(2021, 7, 1)
LAST = date(2021, 6, 30)
Span = tuple[str, date | None, date | None]


@pytest.fixture
def near(house: House) -> Unit:
    return Unit.objects.get(code="LG2")


@pytest.fixture
def hoai(house: House) -> Person:
    return make_member("Nguyễn Thị Hoài", cell=house.cell, code="HOAI", card="3801")


@pytest.fixture
def merged(house: House, hoai: Person, near: Unit) -> Unit:
    """The cell came up in the one beside it on the first of July."""
    return merge(house, near)


def merge(house: House, into: Unit) -> Unit:
    merge_units([house.cell], into=into, on=JULY, actor=acting(house.board))
    return Unit.objects.get(pk=house.cell.pk)


def everybody(unit: Unit) -> dict[int, int]:
    return dict(Person.objects.filter(pk__in=keys_left_on(unit)).values_list("pk", "version"))


def moved(
    unit: Unit, to: Unit, actor: Actor, *persons: Person, seen: dict[int, int] | None = None, **given: Any
) -> Moves:
    """All who are left, or these persons alone, with a preview that was read just before where none is given."""
    now = {one.pk: one.version for one in persons} if persons else everybody(unit)
    along = Along(**{"targets": dict.fromkeys(now, to), "on": JULY, "rest": PostChoice.END, **given})
    return move_people(unit, along, seen=now if seen is None else seen, actor=actor)


def spans(rows: Any, place: str = "unit") -> list[Span]:
    return list(rows.order_by("pk").values_list(f"{place}__code", "since", "until"))


def test_everything_ends_the_day_before_and_begins_in_the_receiving_unit(
    house: House, merged: Unit, near: Unit, hoai: Person
) -> None:
    Employment.objects.create(person=hoai, unit=merged, contract="bien_che", since=date(2015, 1, 1))
    post = Position.objects.create(
        person=hoai, unit=merged, post="uy_vien", title="Chi ủy viên", is_main=True, rank=2, since=date(2020, 1, 1)
    )
    Assignment.objects.create(person=hoai, unit=merged)
    moved(merged, near, acting(house.board), rest=PostChoice.ALONG)
    own = {"person": hoai}
    assert spans(Membership.objects.filter(**own), "cell") == [
        ("LG1", date(2010, 5, 19), LAST),
        ("LG2", JULY, None),
    ]
    assert spans(Employment.objects.filter(**own)) == [("LG1", date(2015, 1, 1), LAST), ("LG2", JULY, None)]
    assert spans(Assignment.objects.filter(**own)) == [("LG1", None, LAST), ("LG2", JULY, None)]
    assert spans(Position.objects.filter(**own)) == [("LG1", date(2020, 1, 1), LAST), ("LG2", JULY, None)]
    new = Position.objects.exclude(pk=post.pk).get(**own)
    assert (new.post, new.title, new.is_main, new.rank) == ("uy_vien", "Chi ủy viên", True, 2)
    assert Employment.objects.get(**own, until=None).contract == "bien_che"
    now = Person.objects.get(pk=hoai.pk)
    assert (now.home, now.version) == (near, hoai.version + 1)
    assert keys_left_on(merged) == []
    assert verify_chains() == []


def test_each_post_goes_along_or_ends_as_it_was_chosen(house: House, merged: Unit, near: Unit, hoai: Person) -> None:
    secretary = Position.objects.create(person=hoai, unit=merged, post="bi_thu", since=date(2020, 1, 1))
    other = Position.objects.create(person=hoai, unit=merged, post="uy_vien", since=date(2020, 1, 1))
    moved(merged, near, acting(house.board), posts={other.pk: PostChoice.ALONG})
    rows = Position.objects.filter(person=hoai).order_by("pk").values_list("post", "unit__code", "until")
    assert list(rows) == [("bi_thu", "LG1", LAST), ("uy_vien", "LG1", LAST), ("uy_vien", "LG2", None)]
    assert secretary.pk != other.pk


def test_one_entry_tells_of_all_and_stands_in_the_history_of_each(house: House, merged: Unit, near: Unit) -> None:
    before = Entry.objects.count()
    moves = moved(merged, near, acting(house.board), decision="Quyết định 9")
    (entry,) = Entry.objects.order_by("pk")[before:]
    assert entry.sentence == (
        "Chuyển 3 người còn ghi ở Chi bộ thôn Đồng Tâm sang Chi bộ thôn Bến Đá từ ngày 01/07/2021: "
        "3 nơi sinh hoạt đảng chuyển theo."
    )
    assert (entry.content["count"], entry.content["decision"]) == (3, "Quyết định 9")
    told_of = set(Mention.objects.filter(entry=entry, kind="people.person").values_list("key", flat=True))
    assert told_of == {move.person.pk for move in moves.each}


def test_who_came_after_that_day_has_the_unit_written_anew_with_his_own_days(
    house: House, merged: Unit, near: Unit
) -> None:
    late = make_person("Lê Thị Muộn", home=house.cell, code="MUON")
    Membership.objects.filter(person=late).update(since=date(2021, 9, 1))
    moves = moved(merged, near, acting(house.board), late)
    assert spans(Membership.objects.filter(person=late), "cell") == [("LG2", date(2021, 9, 1), None)]
    assert "1 nơi sinh hoạt đảng ghi lại đơn vị" in Entry.objects.latest("number").sentence
    assert len(moves.each) == 1


def test_a_record_that_the_receiving_unit_has_already_only_ends(
    house: House, merged: Unit, near: Unit, hoai: Person
) -> None:
    for unit in (merged, near):
        Employment.objects.create(person=hoai, unit=unit, since=date(2018, 1, 1))
    moved(merged, near, acting(house.board))
    kept = [("LG1", date(2018, 1, 1), LAST), ("LG2", date(2018, 1, 1), None)]
    assert spans(Employment.objects.filter(person=hoai)) == kept


def test_who_attends_for_a_time_goes_along_and_nobody_attends_where_he_belongs(
    house: House, merged: Unit, near: Unit, hoai: Person
) -> None:
    guest = make_member("Phan Văn Khách", cell=near, code="KHACH")
    Membership.objects.filter(person=guest).update(temporary_in=merged)
    Membership.objects.filter(person=hoai).update(temporary_in=near)
    moved(merged, near, acting(house.board))
    for person in (guest, hoai):
        now = Membership.objects.get(person=person, until=None)
        assert (now.cell, now.temporary_in, now.since) == (near, None, JULY)


def test_some_go_to_one_part_and_some_to_another_and_the_rest_stay(house: House, hoai: Person) -> None:
    board = acting(house.board)
    dat = Person.objects.get(code="P-DAT")
    parts = [Part(NewUnit(name=f"Chi bộ thôn Mới {number}", code=f"M{number}")) for number in (1, 2)]
    first, second = split_unit(house.cell, parts, on=JULY, ends=False, actor=board)
    Position.objects.create(person=dat, unit=house.cell, post="bi_thu", since=date(2020, 1, 1))
    assert [one.code for one in heirs_of(house.cell).units] == ["M1", "M2"]
    seen = {hoai.pk: hoai.version, dat.pk: dat.version}
    along = Along({hoai.pk: first, dat.pk: second}, JULY, PostChoice.STAY)
    move_people(house.cell, along, seen=seen, actor=board)
    homes = dict(Person.objects.values_list("code", "home__code"))
    assert (homes["HOAI"], homes["P-DAT"], homes["P-LUU"]) == ("M1", "M2", "LG1")
    assert spans(Position.objects.filter(person=dat)) == [("LG1", date(2020, 1, 1), None)]


def test_what_came_after_what_came_after_receives(house: House, merged: Unit, near: Unit) -> None:
    merge_units([near], into=house.other_cell, on=date(2021, 8, 1), actor=acting(house.board))
    assert [one.code for one in heirs_of(merged).units] == ["MD1"]
    with pytest.raises(UnitEnded):
        moved(merged, near, acting(house.board))


def test_what_cannot_have_been_is_refused_and_nothing_is_written(
    house: House, merged: Unit, near: Unit, hoai: Person
) -> None:
    board = acting(house.board)
    young = make_unit("Chi bộ thôn Non", under=house.commune, code="NON")
    young.placements.update(since=date(2021, 10, 1))
    for refused, call in [
        (DayNotCome, partial(moved, merged, near, board, on=date(2022, 1, 1))),
        (IntoTheSameUnit, partial(moved, merged, merged, board)),
        (ReceiverNotThereYet, partial(moved, merged, young, board)),
        (NobodyToMove, partial(moved, merged, near, board, targets={}, seen={})),
        (PostStaysInNoUnit, partial(moved, merged, near, board, rest=PostChoice.STAY)),
    ]:
        with pytest.raises(refused):
            call()
    late = Position.objects.create(person=hoai, unit=merged, post="bi_thu", since=date(2021, 9, 1))
    with pytest.raises(MovesClash, match="bí thư"):
        moved(merged, near, board)
    late.delete()
    assert len(keys_left_on(merged)) == 3


def test_rights_are_those_over_both_units_and_over_each_person(
    house: House, merged: Unit, near: Unit, hoai: Person
) -> None:
    with pytest.raises(MayNot):
        moved(merged, near, acting(house.inspector))
    with pytest.raises(OtherBranchToo):
        moved(merged, house.other_cell, acting(house.secretary))
    with pytest.raises(PeopleOutside, match="1 người"):  # he himself
        moved(merged, near, acting(house.secretary))
    stranger = make_person("Tạ Thị Bạn", home=house.other_cell, code="P-BAN")
    Assignment.objects.create(person=stranger, unit=merged)
    with pytest.raises(PeopleOutside) as refused:
        moved(merged, near, acting(house.secretary), stranger)
    with pytest.raises(PeopleOutside) as asked_of:  # nobody learns a name by asking for a version
        moved(merged, near, acting(house.secretary), hoai, seen={hoai.pk: hoai.version, stranger.pk: 7})
    assert "Bạn" not in refused.value.sentence + asked_of.value.sentence
    moved(merged, near, acting(house.secretary), hoai)
    assert Person.objects.get(pk=hoai.pk).home == near


def test_whoever_changed_since_the_preview_is_named_and_nothing_is_written(
    house: House, merged: Unit, near: Unit, hoai: Person
) -> None:
    board, seen = acting(house.board), everybody(merged)
    membership = Membership.objects.get(person=hoai)
    given = GivenMembership(cell=merged, kind="du_bi", since=membership.since)
    Unit.objects.filter(pk=merged.pk).update(ended_on=None)
    edit_record(membership, given, actor=board)
    Unit.objects.filter(pk=merged.pk).update(ended_on=JULY)
    with pytest.raises(PeopleChangedMeanwhile, match="1 người đã khác sau khi xem trước: Nguyễn Thị Hoài"):
        moved(merged, near, board, seen=seen)
    newcomer = make_person("Lê Thị Mới", home=house.cell, code="MOI")
    with pytest.raises(PeopleChangedMeanwhile, match="Lê Thị Mới"):
        moved(merged, near, board, seen={key: value for key, value in everybody(merged).items() if key != newcomer.pk})
    assert len(keys_left_on(merged)) == 4


def test_who_is_not_recorded_on_the_unit_is_refused_however_little_was_seen(
    house: House, merged: Unit, near: Unit
) -> None:
    nga, before = Person.objects.get(code="P-NGA"), Entry.objects.count()
    with pytest.raises(PeopleChangedMeanwhile, match=nga.full_name):
        moved(merged, near, acting(house.board), targets={nga.pk: near}, seen={})
    assert (Person.objects.get(pk=nga.pk).version, Entry.objects.count()) == (nga.version, before)


def test_the_number_of_statements_does_not_grow_with_the_people(house: House, near: Unit) -> None:
    def asked(unit: Unit, count: int) -> int:
        for number in range(count):
            one = make_person(f"Hà Văn {unit.code} {number}", home=unit, code=f"{unit.code}-{number}")
            Position.objects.create(person=one, unit=unit, post="uy_vien")
        merge_units([unit], into=near, on=JULY, actor=acting(house.board))
        with CaptureQueriesContext(connection) as captured:
            moved(unit, near, acting(house.board), rest=PostChoice.ALONG)
        return len(captured)

    few, many = (make_unit(f"Chi bộ số {number}", under=house.commune, code=f"S{number}") for number in (1, 2))
    assert asked(few, 3) == asked(many, 60)


@pytest.mark.usefixtures("transactional_db")
def test_of_two_who_move_the_same_people_one_is_refused() -> None:
    house = make_house()
    near = Unit.objects.get(code="LG2")
    unit = merge(house, near)
    seen = everybody(unit)
    along = Along(dict.fromkeys(seen, near), JULY, PostChoice.END)
    actors = (acting(house.board), acting(house.second_board))
    done = at_once([partial(move_people, unit, along, seen=seen, actor=actor) for actor in actors])
    assert sorted(type(one).__name__ for one in done) == ["Moves", "PeopleChangedMeanwhile"], done
    assert Membership.objects.filter(cell=near, since=JULY).count() == len(seen)
    assert verify_chains() == []
