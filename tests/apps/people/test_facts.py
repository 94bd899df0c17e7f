"""The registers of the house as plans are worked out from them."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from kiemdiem.apps.organisations.actions.rename_unit import rename_unit
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.models import YearlyResult as UnitResult
from kiemdiem.apps.people.facts.branches import Branch
from kiemdiem.apps.people.facts.registers import HouseRegisters, house_registers
from kiemdiem.apps.people.facts.surroundings import surroundings
from kiemdiem.apps.people.models import (
    Absence,
    DisciplinaryMeasure,
    Employment,
    Leave,
    Membership,
    Person,
    Position,
    Spell,
    YearlyResult,
)
from kiemdiem.apps.permissions.queries import command_line
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.registers import RegistersRefused, SubjectList, compute, registers_from_json
from kiemdiem.core.regime.loader import load, shipped_codes
from kiemdiem.core.regime.regime import Regime
from tests.builders.house import NOON, make_unit
from tests.builders.planting import plant, plantable
from tests.builders.province import province
from tests.core.bulk.registers.random_registers import RegisterMaker

SEEDS = range(3)


def listed(regime: Regime, found: HouseRegisters, readings: dict[str, str] | None = None) -> SubjectList:
    day = regime.review_period()[1]
    return found.with_past(found.of_branch(compute(regime, found.registers, as_of=day, readings=readings or {})))


def same(one: SubjectList, other: SubjectList) -> None:
    for field in fields(one):
        assert getattr(one, field.name) == getattr(other, field.name), field.name


@pytest.mark.parametrize("code", shipped_codes())
@pytest.mark.parametrize("seed", SEEDS)
def test_rows_of_the_database_give_the_subjects_that_a_document_gives(db: None, code: str, seed: int) -> None:
    regime = load(code)
    made, readings = RegisterMaker(regime).make(seed)
    day = regime.review_period()[1]
    document = plantable(made, day)
    plant(document)
    wanted = compute(regime, registers_from_json(document, regime), as_of=day, readings=readings)
    assert wanted.subjects
    same(wanted, listed(regime, house_registers(regime, day=day), readings))


@pytest.fixture
def kh61(db: None) -> Regime:
    return load("kh61_2021")


@pytest.fixture
def house61(kh61: Regime) -> date:
    office = province()
    office.person("P", cell="CBS", admitted_on="2010-05-19")
    office.post("P", "STC", "truong", rank=1, presiding=True, main=True, since="2019-01-01", managed_by="BTV_TINH_UY")
    office.person("Q", cell="CB1")
    office.employ("Q", "UBX")
    plant(office.tables)
    return kh61.review_period()[1]


def facts_of(found: HouseRegisters, person: str) -> Any:
    return next(one for one in found.registers.persons if one.id == person).facts


def test_what_the_registers_hold_of_a_person_becomes_facts_of_the_season(kh61: Regime, house61: date) -> None:
    person, cell = Person.objects.get(code="P"), Unit.objects.get(code="CBS")
    Leave.objects.create(person=person, kind="sick", since=date(2021, 3, 1), until=date(2021, 6, 30))
    Spell.objects.create(person=person, kind="exempt", since=date(2021, 9, 1))
    Spell.objects.create(person=person, kind="suspended", since=date(2020, 1, 1), until=date(2020, 2, 1))
    DisciplinaryMeasure.objects.create(
        person=person, measure="CANH_CAO", side="dang", decided_on=date(2021, 8, 1), happened_in=cell, handled_in=cell,
        committed_on=date(2021, 7, 1), is_duty_related=True,
    )  # fmt: skip
    for on in (date(2021, 2, 1), date(2021, 10, 1), date(2020, 12, 1)):
        Absence.objects.create(person=person, on=on, is_excused=on.month == 2)
    facts = facts_of(house_registers(kh61, day=house61), "P")
    assert facts["leaves"] == ({"kind": "sick", "from": date(2021, 3, 1), "until": date(2021, 6, 30)},)
    assert facts["exempt_from_party_activity"] is True
    assert "suspended_from_party_activity" not in facts
    (measure,) = facts["discipline"]
    assert (measure["measure"], measure["happened_in"], measure["duty_related"]) == ("CANH_CAO", "CBS", True)
    assert facts["absences_from_cell_meetings"] == 2
    assert facts["admitted_on"] == date(2010, 5, 19)


def test_nobody_is_absent_while_on_maternity_leave(db: None) -> None:
    regime = load("kh146_2014")
    plant({"units": [{"id": "CB", "name": "CB", "body": "chi_bo_truc_thuoc"}], "persons": [{"id": "P", "name": "P"}]})
    person = Person.objects.get(code="P")
    Leave.objects.create(person=person, kind="maternity", since=date(2014, 2, 1), until=date(2014, 7, 31))
    for on in (date(2014, 1, 31), date(2014, 2, 1), date(2014, 8, 1)):
        Absence.objects.create(person=person, on=on, is_excused=on.month == 8)
    facts = facts_of(house_registers(regime, day=regime.review_period()[1]), "P")
    assert (facts["absences_from_cell_meetings"], facts["excused_absences"]) == (2, 1)


def test_earlier_years_stand_in_the_rows_of_the_season_and_can_be_rated(kh61: Regime, house61: date) -> None:
    YearlyResult.objects.create(
        person=Person.objects.get(code="P"), year=2020, kind="cadre", level="HTXSNV", honours=["Bằng khen"]
    )
    YearlyResult.objects.create(person=Person.objects.get(code="P"), year=2021, kind="cadre", level="HTNV")
    UnitResult.objects.create(unit=Unit.objects.get(code="DBX"), year=2020, kind="party_organisation", level="HTTNV")
    rows = {row["id"]: row for row in listed(kh61, house_registers(kh61, day=house61)).season}
    assert rows["P:cadre"]["previous"] == [{"period": "2020", "level": "HTXSNV", "honours": ["Bằng khen"]}]
    assert rows["DBX"]["previous"] == [{"period": "2020", "level": "HTTNV"}]
    assert "previous" not in rows["P:member"]
    season = SeasonReader(kh61).read({"subjects": list(rows.values())})
    past = next(one.previous for one in season.subjects if one.id == "P:cadre")
    assert past is not None
    assert past[0].level == "HTXSNV"


def test_a_branch_gives_its_own_part_of_the_list_of_the_house(kh61: Regime, house61: date) -> None:
    whole = {one.id: one for one in listed(kh61, house_registers(kh61, day=house61)).subjects}
    branch = Unit.objects.get(code="DBX")
    part = listed(kh61, house_registers(kh61, day=house61, unit=branch))
    units = {"DBX", "CB1", "CB2"}
    assert {one.id for one in part.subjects} == {
        key for key, one in whole.items() if one.person == "Q" or (not one.person and one.unit.split("/")[0] in units)
    }
    assert "DBX/dang_uy" in {one.unit for one in part.subjects}
    for one in part.subjects:
        assert (one.forums, one.authorities) == (whole[one.id].forums, whole[one.id].authorities)
    assert set(part.places) == {"Q"}
    assert {row["id"] for row in part.season} <= {one.id for one in part.subjects}


def test_a_plan_of_another_place_in_the_same_house_says_nothing_here(kh61: Regime, house61: date) -> None:
    branch = Unit.objects.get(code="DBX")
    alone = listed(kh61, house_registers(kh61, day=house61, unit=branch))
    far = make_unit("Đảng bộ tỉnh khác", code="FAR", body="dang_bo_tinh")
    make_unit("Đảng bộ xã khác", under=far, code="FAR1", body="dang_bo_co_so")
    found = house_registers(kh61, day=house61, unit=branch)
    assert not {"FAR", "FAR1"} & {unit.id for unit in found.registers.units}
    same(alone, listed(kh61, found))


def test_a_branch_brings_the_bodies_that_lead_it_the_agencies_of_its_area_and_the_units_of_its_people(
    house61: date,
) -> None:
    branch, roots = Unit.objects.get(code="DBX"), ("LEADS", "SHARES", "EMPLOYS", "APART")
    leads, shares, employs, _ = [make_unit(f"Đơn vị {code}", code=code) for code in roots]
    Unit.objects.filter(pk=leads.pk).update(of=branch)
    Unit.objects.filter(pk=shares.pk).update(area=branch.area)
    Employment.objects.create(person=Person.objects.get(code="Q"), unit=employs)
    brought = surroundings(Branch(house61, branch), Unit.objects.unscoped("all of the test"), {})
    codes = set(Unit.objects.filter(pk__in=brought, code__in=roots).values_list("code", flat=True))
    assert codes == {"LEADS", "SHARES", "EMPLOYS"}


def test_a_word_that_the_plan_does_not_know_is_refused_in_the_branch_and_left_out_above_it(
    kh61: Regime, house61: date
) -> None:
    branch = Unit.objects.get(code="DBX")
    Unit.objects.filter(code="DBH").update(managed_by="Ban nào đó", founded_on=None)
    above = next(unit for unit in house_registers(kh61, day=house61, unit=branch).registers.units if unit.id == "DBH")
    assert not above.managed_by
    Unit.objects.filter(code="DBX").update(managed_by="Ban nào đó")
    with pytest.raises(RegistersRefused, match=r"DBX: .*Ban nào đó"):
        house_registers(kh61, day=house61, unit=branch)


def test_a_past_day_has_its_own_names_posts_and_people(kh61: Regime, house61: date) -> None:
    unit = Unit.objects.get(code="DBX")
    rename_unit(unit, name="Đảng bộ xã X mới", on=date(2021, 10, 1), actor=command_line(NOON))
    Person.objects.filter(code="Q").update(left_on=date(2021, 6, 1))
    before = house_registers(kh61, day=date(2021, 5, 1)).registers
    after = house_registers(kh61, day=house61).registers
    names = [next(one.name for one in found.units if one.id == "DBX") for found in (before, after)]
    assert names == ["Đảng bộ xã X", "Đảng bộ xã X mới"]
    assert ("Q" in {one.id for one in before.persons}, "Q" in {one.id for one in after.persons}) == (True, False)


def test_a_unit_that_is_no_more_is_in_no_list(kh61: Regime, house61: date) -> None:
    Unit.objects.filter(code="UBX").update(ended_on=date(2021, 6, 1))
    found = house_registers(kh61, day=house61).registers
    assert "UBX" not in {one.id for one in found.units}
    assert all(one.unit != "UBX" for one in found.employments)


def test_the_registers_are_read_in_as_many_queries_whatever_their_size(
    kh61: Regime, house61: date, django_assert_num_queries: Any
) -> None:
    cell = Unit.objects.get(code="CB1")
    with django_assert_num_queries(15):
        house_registers(kh61, day=house61)
    for number in range(60):
        person = Person.objects.create(
            full_name=f"N {number}", code=f"N{number}", home=cell, sort_key="0", search_key="n"
        )
        Membership.objects.create(person=person, cell=cell, kind="chinh_thuc")
        Employment.objects.create(person=person, unit=cell)
        Position.objects.create(person=person, unit=cell, post="uy_vien")
        Leave.objects.create(person=person, kind="sick", since=date(2021, 1, 1), until=date(2021, 1, 2))
    with django_assert_num_queries(15):
        house_registers(kh61, day=house61)
