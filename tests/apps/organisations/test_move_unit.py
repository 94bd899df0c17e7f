"""Moving a unit to another place in the tree."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiemdiem.apps.journal.models import Chain, Entry, Mention
from kiemdiem.apps.journal.queries import breaks_of
from kiemdiem.apps.organisations.actions.move_unit import move_unit
from kiemdiem.apps.organisations.actions.rename_unit import rename_unit
from kiemdiem.apps.organisations.errors import (
    ChangeBeforeTheLast,
    DayNotYetCome,
    ParentNotThereYet,
    TreeTooDeep,
    UnitBelowItself,
    UnitEnded,
    UnitStandsThere,
)
from kiemdiem.apps.organisations.models import Placement, Unit
from kiemdiem.apps.organisations.queries.tree import tree_on
from kiemdiem.apps.organisations.values import DEEPEST
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.errors import ChangedMeanwhile
from tests.builders.house import NOON, House, acting, make_grant, make_unit, make_user

JULY = date(2021, 7, 1)


def now(unit: Unit) -> Unit:
    return Unit.objects.get(pk=unit.pk)


def test_a_moved_unit_takes_along_all_that_stands_below_it(house: House) -> None:
    group = make_unit("Tổ đảng 1", under=house.cell, code="T1")
    move_unit(house.commune, to=house.other_commune, on=JULY, actor=acting(house.board))
    commune, cell, group = now(house.commune), now(house.cell), now(group)
    assert commune.path == f"{house.other_commune.path}{commune.pk}/"
    assert (cell.path, group.path) == (f"{commune.path}{cell.pk}/", f"{commune.path}{cell.pk}/{group.pk}/")
    assert [unit.depth for unit in (commune, cell, group)] == [2, 3, 4]
    assert (commune.parent, cell.parent) == (house.other_commune, house.commune)


def test_the_tree_of_a_past_day_is_what_it_was_then(house: House) -> None:
    before = tree_on(date(2021, 6, 30))
    move_unit(house.cell, to=house.other_commune, on=JULY, actor=acting(house.board))
    assert tree_on(date(2021, 6, 30)) == before
    stood = {node.unit: (node.parent, node.depth) for node in tree_on(JULY)}
    assert stood[house.cell.pk] == (house.other_commune.pk, 2)


def test_roles_follow_the_branch_on_which_they_are_held(house: House) -> None:
    move_unit(house.commune, to=house.other_commune, on=JULY, actor=acting(house.board))
    assert Grant.objects.get(user=house.secretary).branch == now(house.commune).path
    assert Grant.objects.get(user=house.inspector).branch == house.district.path


def test_the_journal_tells_of_the_move_to_all_three_units(house: House) -> None:
    move_unit(house.commune, to=house.other_commune, on=JULY, actor=acting(house.board))
    entry = Entry.objects.latest("number")
    assert entry.sentence == (
        "Chuyển đơn vị Đảng bộ xã Long Giang từ Đảng bộ huyện Tân Lương sang Đảng bộ xã Mỹ Điền, "
        "cùng 2 đơn vị bên trong, từ ngày 01/07/2021."
    )
    named = set(Mention.objects.filter(entry=entry).values_list("key", flat=True))
    assert named == {house.commune.pk, house.district.pk, house.other_commune.pk}
    assert breaks_of(Chain.objects.get()) == []


def test_a_unit_may_become_a_root(house: House) -> None:
    move_unit(house.commune, to=None, on=JULY, actor=acting(house.board))
    assert (now(house.commune).path, now(house.commune).depth) == (f"/{house.commune.pk}/", 0)
    assert now(house.cell).path == f"/{house.commune.pk}/{house.cell.pk}/"


def to_itself(house: House) -> Unit:
    return house.commune


def to_its_own_cell(house: House) -> Unit:
    return house.cell


def to_where_it_stands(house: House) -> Unit:
    return house.district


def to_an_ended_one(house: House) -> Unit:
    Unit.objects.filter(pk=house.other_commune.pk).update(ended_on=date(2021, 3, 1))
    return house.other_commune


def to_a_younger_one(house: House) -> Unit:
    Placement.objects.filter(unit=house.other_commune).update(since=date(2021, 7, 2))
    return house.other_commune


@pytest.mark.parametrize(
    ("target", "on", "version", "refusal"),
    [
        (to_itself, JULY, 1, UnitBelowItself),
        (to_its_own_cell, JULY, 1, UnitBelowItself),
        (to_where_it_stands, JULY, 1, UnitStandsThere),
        (to_an_ended_one, JULY, 1, UnitEnded),
        (to_a_younger_one, JULY, 1, ParentNotThereYet),
        (lambda house: house.other_commune, NOON.date() + timedelta(days=1), 1, DayNotYetCome),
        (lambda house: house.other_commune, JULY, 0, ChangedMeanwhile),
    ],
)
def test_a_refused_move_changes_nothing(
    house: House, target: Callable[[House], Unit], on: date, version: int, refusal: type[HouseError]
) -> None:
    to, before = target(house), Entry.objects.count()
    paths = dict(Unit.objects.values_list("pk", "path"))
    with pytest.raises(refusal):
        move_unit(house.commune, to=to, on=on, actor=acting(house.board), version=version)
    assert dict(Unit.objects.values_list("pk", "path")) == paths
    assert Entry.objects.count() == before


def test_a_move_does_not_begin_before_the_last_change(house: House) -> None:
    rename_unit(house.cell, name="Chi bộ thôn Đồng Tâm 1", on=JULY, actor=acting(house.board))
    with pytest.raises(ChangeBeforeTheLast):
        move_unit(house.cell, to=house.other_commune, on=JULY, actor=acting(house.board))


def test_a_move_makes_no_circle_on_a_past_day(house: House) -> None:
    """Today the cell is free of the commune; in July it stood below it, and a commune below it then were a circle."""
    board = acting(house.board)
    move_unit(house.cell, to=house.district, on=date(2021, 9, 1), actor=board)
    with pytest.raises(UnitBelowItself):
        move_unit(house.commune, to=now(house.cell), on=JULY, actor=board)
    moved = move_unit(house.commune, to=now(house.cell), on=date(2021, 9, 1), actor=board)
    assert moved.parent == house.cell


def test_the_tree_has_a_lowest_storey(house: House) -> None:
    lowest = house.cell
    for storey in range(house.cell.depth + 1, DEEPEST + 1):
        lowest = make_unit(f"Tổ {storey}", under=lowest)
    with pytest.raises(TreeTooDeep):
        make_unit("Tổ cuối", under=lowest)
    with pytest.raises(TreeTooDeep):
        move_unit(house.commune, to=house.other_cell, on=JULY, actor=acting(house.board))


@pytest.mark.parametrize("role", ["authority", "secretary", "inspector", "administrator", "member"])
def test_only_the_board_moves_a_unit(house: House, role: str) -> None:
    with pytest.raises(MayNot):
        move_unit(house.cell, to=house.other_commune, on=JULY, actor=acting(house.cast[role]))


@pytest.mark.parametrize(("unit", "to"), [("cell", "other_commune"), ("other_cell", "commune")])
def test_a_board_of_one_branch_moves_nothing_into_or_out_of_another(house: House, unit: str, to: str) -> None:
    user = make_user("ban.to.chuc.xa")
    make_grant(user, Role.BOARD, on=house.commune)
    with pytest.raises(MayNot):
        move_unit(getattr(house, unit), to=getattr(house, to), on=JULY, actor=acting(user))


def test_a_wide_branch_moves_in_as_many_statements_as_a_narrow_one(house: House) -> None:
    for number in range(40):
        make_unit(f"Chi bộ {number}", under=house.commune)
    board, counts = acting(house.board), []
    for unit in (house.commune, house.other_cell):
        with CaptureQueriesContext(connection) as said:
            move_unit(unit, to=None, on=JULY, actor=board)
        counts.append(len(said))
        rewriting = [query["sql"] for query in said if query["sql"].startswith("UPDATE") and "depth" in query["sql"]]
        assert len(rewriting) == 1
    assert counts[0] == counts[1]
