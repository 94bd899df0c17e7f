"""Targets of units and persons: what may be given, what counts of them under a plan, and what came of them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.targets.actions.edit_target import edit_target, withdraw_target
from kiemdiem.apps.targets.actions.load_list import load_list
from kiemdiem.apps.targets.actions.record_result import record_result
from kiemdiem.apps.targets.actions.set_target import set_target
from kiemdiem.apps.targets.errors import (
    EmptyResult,
    HolderIsGone,
    NoReason,
    QuantityWanted,
    ResultDayNotCome,
    TargetWithdrawn,
    TargetWithoutSource,
    TargetWithoutTitle,
    UnknownSource,
)
from kiemdiem.apps.targets.models import Target
from kiemdiem.apps.targets.queries.readiness import people_without, units_without
from kiemdiem.apps.targets.queries.sheets import share_told, year_sheet
from kiemdiem.apps.targets.values.given import GivenResult, GivenTarget
from kiemdiem.shell.errors import ChangedMeanwhile
from tests.builders.house import House, make_person
from tests.builders.targets import ABOVE, CONGRESS, OWN, at_work, given, make_target, opened_plan

YEAR = 2024
DONE = GivenResult(date(2024, 10, 1), Fraction(18), note="Đạt 90 % kế hoạch")


def person_of(house: House) -> Person:
    return house.member.person


@pytest.mark.clause("KH24-015")
def test_targets_of_the_congress_of_the_level_above_and_of_the_supplement_count_and_own_ones_stand_beside(
    house: House,
) -> None:
    campaign = opened_plan(house, "kh24_2024", YEAR)
    make_target(house, house.commune, "T1", year=YEAR, source=CONGRESS)
    make_target(house, house.commune, "T2", year=YEAR, source=ABOVE)
    make_target(house, house.commune, "T3", year=YEAR, source=OWN)
    load_list(campaign, key="added-basic-targets", block="T4\tngười\t3", basis="", actor=at_work(house.board, YEAR))
    sheet = year_sheet(house.commune, YEAR)
    assert [line.title for line in sheet.counted] == ["T1", "T2", "T4"]
    assert [line.title for line in sheet.beside] == ["T3"]
    assert sheet.counted[-1].mark == "bổ sung theo CV 2397-CV/TU"


def test_a_plan_that_draws_no_line_counts_every_target(house: House) -> None:
    opened_plan(house, "kh61_2021", 2021)
    for source in (CONGRESS, OWN):
        make_target(house, house.commune, source, year=2021, source=source)
    sheet = year_sheet(house.commune, 2021)
    assert (len(sheet.counted), sheet.beside, sheet.draws_a_line) == (2, (), False)


@pytest.mark.clause("KH24-016")
def test_count_and_share_of_quantitative_targets_are_told_and_the_others_named(house: House) -> None:
    opened_plan(house, "kh24_2024", YEAR)
    for number in range(18):
        make_target(house, house.commune, f"Đo được {number}", year=YEAR)
    for name in ("Đoàn kết nội bộ", "Nền nếp làm việc"):
        make_target(house, house.commune, name, year=YEAR, is_quantitative=False)
    sheet = year_sheet(house.commune, YEAR)
    assert (sheet.quantitative_count, sheet.share) == (18, "18/20 = 90 %")
    assert [line.title for line in sheet.qualitative] == ["Đoàn kết nội bộ", "Nền nếp làm việc"]


@pytest.mark.parametrize(
    ("part", "whole", "told"), [(0, 0, ""), (8, 11, "8/11 = 72,7 %"), (1, 3, "1/3 = 33,3 %"), (3, 3, "3/3 = 100 %")]
)
def test_a_share_is_told_with_its_denominator(part: int, whole: int, told: str) -> None:
    assert share_told(part, whole) == told


@pytest.mark.clause("KH61-229")
def test_who_has_no_target_is_named_and_a_target_without_a_source_is_refused(house: House) -> None:
    board = at_work(house.board, 2021)
    fourth = make_person("Lê Thị Mai", home=house.cell, code="P-MAI")
    first = make_person("Hồ Văn Tư", home=house.cell, code="P-TU")
    for person in (first, person_of(house), Person.objects.get(code="P-LUU")):
        make_target(house, person, "Giữ địa bàn", year=2021)
    assert list(people_without(2021, board, within=house.cell)) == [fourth]
    with pytest.raises(TargetWithoutSource):
        set_target(given("Kết nạp", source=""), holder=fourth, year=2021, actor=board)
    assert list(people_without(2021, board, within=house.cell)) == [fourth]
    target = make_target(house, fourth, "Kết nạp", year=2021)
    assert not people_without(2021, board, within=house.cell).exists()
    assert (target.year, target.source) == (2021, ABOVE)
    withdraw_target(target, reason="Nhầm", actor=board)
    assert list(people_without(2021, board, within=house.cell)) == [fourth]


def test_units_without_a_target_are_named(house: House) -> None:
    board = at_work(house.board, 2021)
    make_target(house, house.cell, "Chi bộ bốn tốt", year=2021)
    names = {unit.name for unit in units_without(2021, board, within=house.commune)}
    assert names == {"Đảng bộ xã Long Giang", "Chi bộ thôn Bến Đá"}
    assert house.cell in units_without(2022, board, within=house.commune)


def test_the_database_holds_no_target_without_source_or_holder(house: House) -> None:
    common = {"year": YEAR, "title": "Kết nạp", "set_at": at_work(house.board, YEAR).at}
    for values in ({"unit": house.cell, "source": ""}, {"source": OWN}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Target.objects.create(**common, **values)


def test_what_is_no_target_is_refused(house: House) -> None:
    board = at_work(house.board, YEAR)
    refused: list[tuple[type[Exception], GivenTarget]] = [
        (TargetWithoutTitle, given(" ")),
        (UnknownSource, given("Kết nạp", source="from-afar")),
        (UnknownSource, given("Kết nạp", source="supplement")),
        (QuantityWanted, GivenTarget("Kết nạp", OWN)),
    ]
    for error, wrong in refused:
        with pytest.raises(error):
            set_target(wrong, holder=house.cell, year=YEAR, actor=board)
    person = person_of(house)
    person.left_on = date(2024, 1, 1)
    person.save()
    with pytest.raises(HolderIsGone):
        set_target(given("Kết nạp"), holder=person, year=YEAR, actor=board)
    assert not Target.objects.exists()


def test_targets_are_set_by_leaders_and_by_nobody_for_himself(house: House) -> None:
    luu = Person.objects.get(code="P-LUU")
    for name in ("inspector", "administrator", "member"):
        with pytest.raises(MayNot):
            set_target(given("Kết nạp"), holder=house.cell, year=YEAR, actor=at_work(house.cast[name], YEAR))
    with pytest.raises(MayNot):
        set_target(given("Kết nạp"), holder=luu, year=YEAR, actor=at_work(house.secretary, YEAR))
    with pytest.raises(MayNot):
        set_target(given("Kết nạp"), holder=house.other_cell, year=YEAR, actor=at_work(house.secretary, YEAR))
    for name in ("board", "authority", "secretary"):
        set_target(given(name), holder=person_of(house), year=YEAR, actor=at_work(house.cast[name], YEAR))
    assert Target.objects.count() == 3


def test_a_change_and_a_withdrawal_stay_in_the_journal(house: House) -> None:
    board = at_work(house.board, YEAR)
    target = make_target(house, house.cell, "Kết nạp", year=YEAR)
    edit_target(target, given("Kết nạp đảng viên"), actor=board, version=1)
    entries = Entry.objects.count()
    edit_target(target, given("Kết nạp đảng viên"), actor=board)
    assert Entry.objects.count() == entries
    with pytest.raises(ChangedMeanwhile):
        edit_target(target, given("Khác"), actor=board, version=1)
    with pytest.raises(NoReason):
        withdraw_target(target, reason=" ", actor=board)
    withdraw_target(target, reason="Giao nhầm đơn vị", actor=board)
    entry = Entry.objects.latest("pk")
    assert (entry.act, entry.reason) == ("targets.target_withdrawn", "Giao nhầm đơn vị")
    assert year_sheet(house.cell, YEAR).lines == ()
    with pytest.raises(TargetWithdrawn):
        record_result(target, DONE, actor=board)


def test_a_result_is_told_beside_what_was_wanted(house: House) -> None:
    target = make_target(house, house.cell, "Kết nạp", year=YEAR)
    with pytest.raises(EmptyResult):
        record_result(target, GivenResult(date(2024, 10, 1)), actor=at_work(house.secretary, YEAR))
    with pytest.raises(ResultDayNotCome):
        record_result(target, GivenResult(date(2025, 1, 1), note="x"), actor=at_work(house.secretary, YEAR))
    record_result(target, DONE, actor=at_work(house.secretary, YEAR))
    sheet = year_sheet(house.cell, YEAR)
    assert (sheet.lines[0].result, sheet.with_result) == ("18 người trên 20 người; Đạt 90 % kế hoạch", 1)
    assert "18 người" in Entry.objects.latest("pk").sentence


def test_a_person_reports_on_his_own_targets_and_on_nobody_else_s(house: House) -> None:
    mine = make_target(house, person_of(house), "Giữ địa bàn", year=YEAR)
    other = make_target(house, Person.objects.get(code="P-LUU"), "Giữ địa bàn", year=YEAR)
    member = at_work(house.member, YEAR)
    record_result(mine, DONE, actor=member)
    assert Entry.objects.latest("pk").role == "self"
    with pytest.raises(MayNot):
        record_result(other, DONE, actor=member)


def test_quantities_stay_exact(house: House) -> None:
    board = at_work(house.board, YEAR)
    third = GivenTarget("Thu ngân sách", ABOVE, measure="tỷ đồng", quantity=Fraction(999999999991234, 10_000))
    set_target(third, holder=house.commune, year=YEAR, actor=board)
    assert year_sheet(house.commune, YEAR).lines[0].wanted == "99999999999,1234 tỷ đồng"
