"""Correcting what is known of a unit."""

from dataclasses import replace
from datetime import date

import pytest

from kiemdiem.apps.journal.models import Entry, Mention
from kiemdiem.apps.organisations.actions.edit_unit import UnitDetails, edit_unit
from kiemdiem.apps.organisations.actions.load_words import load_words
from kiemdiem.apps.organisations.actions.rename_unit import rename_unit
from kiemdiem.apps.organisations.errors import (
    DayNotYetCome,
    FoundedAfterItStood,
    NoSuchWord,
    NothingChanged,
    UnitCodeTaken,
    UnitRefersToItself,
    UnitWithoutCode,
)
from kiemdiem.apps.organisations.models import Placement, Unit
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Role
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.errors import ChangedMeanwhile
from tests.builders.house import House, acting, make_grant, make_unit, make_user

AS_IS = UnitDetails(code="LG", body="dang_bo_co_so")


@pytest.fixture
def house_with_words(house: House) -> House:
    load_words(actor=acting(house.board))
    return house


def test_every_change_is_told_before_and_after(house_with_words: House) -> None:
    house = house_with_words
    details = UnitDetails(
        code="LGI",
        short_name="Long Giang",
        body="dang_bo_co_so",
        tier="grassroots",
        flags={"xa_phuong": True},
        line=house.other_commune,
    )
    edited = edit_unit(house.commune, details, actor=acting(house.board), version=1)
    assert (edited.code, edited.tier, edited.line, edited.flags) == (
        "LGI", "grassroots", house.other_commune, {"xa_phuong": True},
    )  # fmt: skip
    assert Unit.objects.get(search_key__contains="long giang long giang") == edited
    entry = Entry.objects.latest("number")
    assert entry.content["changed"] == [
        "tên gọi tắt: để trống → Long Giang",
        "mã: LG → LGI",
        "cấp: để trống → cấp cơ sở",
        "đặc điểm: để trống → xã, phường, thị trấn: có",
        "cơ quan ngành dọc: để trống → Đảng bộ xã Mỹ Điền",
    ]
    named = set(Mention.objects.filter(entry=entry).values_list("key", flat=True))
    assert named == {house.commune.pk, house.other_commune.pk}


def test_a_founding_moves_the_first_day_in_the_tree(house_with_words: House) -> None:
    house = house_with_words
    edit_unit(house.commune, replace(AS_IS, founded_on=date(2015, 3, 2)), actor=acting(house.board))
    assert Placement.objects.get(unit=house.commune).since == date(2015, 3, 2)
    rename_unit(house.commune, name="Đảng bộ xã Long Giang Đông", on=date(2021, 7, 1), actor=acting(house.board))
    with pytest.raises(FoundedAfterItStood):
        edit_unit(house.commune, replace(AS_IS, founded_on=date(2021, 7, 1)), actor=acting(house.board))


@pytest.mark.parametrize(
    ("details", "version", "refusal"),
    [
        (AS_IS, 1, NothingChanged),
        (replace(AS_IS, area="x"), 0, ChangedMeanwhile),
        (replace(AS_IS, code=" "), 1, UnitWithoutCode),
        (replace(AS_IS, code="L" * 41), 1, UnitWithoutCode),
        (replace(AS_IS, code="MD"), 1, UnitCodeTaken),
        (replace(AS_IS, tier="no_such_tier"), 1, NoSuchWord),
        (replace(AS_IS, flags={"no_such_flag": True}), 1, NoSuchWord),
        (replace(AS_IS, founded_on=date(2021, 12, 21)), 1, DayNotYetCome),
    ],
)
def test_a_refused_correction_changes_nothing(
    house_with_words: House, details: UnitDetails, version: int, refusal: type[HouseError]
) -> None:
    house, before = house_with_words, Entry.objects.count()
    with pytest.raises(refusal):
        edit_unit(house.commune, details, actor=acting(house.board), version=version)
    unit = Unit.objects.get(pk=house.commune.pk)
    assert (unit.version, unit.code, unit.area) == (1, "LG", "")
    assert Entry.objects.count() == before


def test_a_unit_does_not_lead_itself(house_with_words: House) -> None:
    house = house_with_words
    with pytest.raises(UnitRefersToItself):
        edit_unit(house.commune, replace(AS_IS, of=house.commune), actor=acting(house.board))


@pytest.mark.parametrize("role", ["authority", "secretary", "inspector", "administrator", "member"])
def test_only_the_board_corrects_a_unit(house: House, role: str) -> None:
    with pytest.raises(MayNot):
        edit_unit(house.commune, replace(AS_IS, area="x"), actor=acting(house.cast[role]))


def test_a_body_is_put_over_a_unit_of_another_branch_only_by_who_keeps_both(house: House) -> None:
    body = make_unit("Ban Chấp hành Đảng bộ xã Long Giang", under=house.commune, code="LGB", body="dang_uy")
    keeper = make_user("giu")
    make_grant(keeper, Role.BOARD, on=house.commune)
    over = UnitDetails(code="LGB", body="dang_uy")
    with pytest.raises(MayNot):
        edit_unit(body, replace(over, of=house.other_commune), actor=acting(keeper))
    assert Unit.objects.get(pk=body.pk).of is None
    assert edit_unit(body, replace(over, of=house.commune), actor=acting(keeper)).of == house.commune
    assert edit_unit(body, replace(over, of=house.other_commune), actor=acting(house.board)).of == house.other_commune
