"""Renaming a unit."""

from datetime import date

import pytest

from kiemdiem.apps.journal.models import Chain, Entry
from kiemdiem.apps.journal.queries import breaks_of
from kiemdiem.apps.organisations.actions.rename_unit import rename_unit
from kiemdiem.apps.organisations.errors import ChangeBeforeTheLast, UnitWithoutName
from kiemdiem.apps.organisations.models import Placement, Unit
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Grant
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.errors import ChangedMeanwhile
from tests.builders.house import House, acting

NEW = "Đảng bộ xã Long Giang Đông"


def test_a_unit_gets_another_name_and_keeps_the_old_one_with_its_days(house: House) -> None:
    renamed = rename_unit(house.commune, name=NEW, on=date(2021, 7, 1), actor=acting(house.board))
    assert (renamed.name, renamed.search_key) == (NEW, "dang bo xa long giang dong")
    names = [(one.name, one.until) for one in Placement.objects.filter(unit=renamed).order_by("pk")]
    assert names == [("Đảng bộ xã Long Giang", date(2021, 6, 30)), (NEW, None)]


def test_a_renamed_unit_is_told_of_in_the_journal_and_in_the_roles_on_it(house: House) -> None:
    rename_unit(house.commune, name=NEW, on=date(2021, 7, 1), actor=acting(house.board))
    entry = Entry.objects.latest("number")
    assert entry.sentence == f"Đổi tên đơn vị Đảng bộ xã Long Giang thành {NEW}."
    assert (entry.actor, entry.role, entry.branch) == (house.board, "board", house.commune.path)
    assert Grant.objects.get(user=house.secretary).branch_name == NEW
    assert breaks_of(Chain.objects.get()) == []


@pytest.mark.parametrize(
    ("name", "on", "version", "refusal"),
    [
        (" \u200b ", date(2021, 7, 1), 1, UnitWithoutName),
        (NEW, date(2021, 7, 1), 0, ChangedMeanwhile),
    ],
)
def test_a_refused_name_changes_nothing(
    house: House, name: str, on: date, version: int, refusal: type[HouseError]
) -> None:
    before = Entry.objects.count()
    with pytest.raises(refusal):
        rename_unit(house.commune, name=name, on=on, version=version, actor=acting(house.board))
    assert Unit.objects.get(pk=house.commune.pk).name == "Đảng bộ xã Long Giang"
    assert Entry.objects.count() == before


def test_a_name_does_not_begin_before_the_one_it_follows(house: House) -> None:
    renamed = rename_unit(house.commune, name=NEW, on=date(2021, 7, 1), actor=acting(house.board))
    with pytest.raises(ChangeBeforeTheLast):
        rename_unit(renamed, name="Đảng bộ xã Long Giang Tây", on=date(2021, 7, 1), actor=acting(house.board))


@pytest.mark.parametrize("role", ["authority", "secretary", "inspector", "administrator", "member"])
def test_only_the_board_renames_a_unit(house: House, role: str) -> None:
    with pytest.raises(MayNot):
        rename_unit(house.commune, name=NEW, on=date(2021, 7, 1), actor=acting(house.cast[role]))
