"""The bulk way says of every subject of a register what the engine says of it one by one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiemdiem.core.bulk.registers import compute_in_bulk
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.bulk.tables.engines import Tables
from kiemdiem.core.engine.registers import registers_from_json
from tests.builders.province import kh61, province
from tests.builders.registers import Office
from tests.core.bulk.registers.agreement import agree, agree_on
from tests.core.bulk.registers.random_registers import RegisterMaker
from tests.proofs_plugin import Counted
from tests.properties.rating import NAMES, regime

FEW, MANY = range(2), range(2, 600)
PLANS = [name for name in NAMES if regime(name).all("subject")]


def one_base() -> Callable[[], Tables]:
    """The same tables again and again: a run leaves nothing behind that the next one reads."""
    held = DuckTables()
    return lambda: held


@pytest.mark.parametrize("name", NAMES)
def test_both_ways_agree(name: str) -> None:
    assert (agree(regime(name), FEW, one_base()) > 0) is (name in PLANS)


def test_both_ways_agree_on_provinces_that_are_alike() -> None:
    assert agree(kh61(), FEW, one_base(), province().tables["units"]) > 0


@pytest.mark.prove
@pytest.mark.parametrize("name", PLANS)
def test_both_ways_agree_on_many_registers(name: str, counted: Counted) -> None:
    subjects = agree(regime(name), MANY, one_base())
    counted(registers=len(MANY), subjects=subjects)
    assert subjects > 10_000


@pytest.mark.prove
def test_both_ways_agree_on_many_provinces_that_are_alike(counted: Counted) -> None:
    subjects = agree(kh61(), MANY, one_base(), province().tables["units"])
    counted(registers=len(MANY), subjects=subjects)
    assert subjects > 10_000


@pytest.mark.parametrize("name", PLANS)
def test_fewer_cases_are_decided_on_than_there_are_persons(name: str) -> None:
    persons, cases, base = 0, 0, one_base()
    for seed in FEW:
        given, readings = RegisterMaker(regime(name)).make(seed)
        registers = registers_from_json(given, regime(name))
        day = regime(name).review_period()[1]
        found = compute_in_bulk(regime(name), registers, base(), as_of=day, readings=readings)
        for key in found.keys:
            found.decided(key)
        persons, cases = persons + len(registers.persons), cases + found.cases
    assert 0 < cases < persons


def test_members_of_cells_that_are_alike_are_one_case() -> None:
    office = province()
    for cell in ("CB1", "CB2"):
        for number in range(20):
            office.person(f"{cell}-{number}", cell=cell, admitted_on="2010-05-19")
    registers = registers_from_json(office.tables, kh61())
    day = kh61().review_period()[1]
    found = compute_in_bulk(kh61(), registers, DuckTables(), as_of=day, readings={})
    places = [[forum.id for forum in found.decided(key).forums or ()] for key in found.keys]
    assert (places, found.cases) == ([["CB1"], ["CB2"]], 1)
    assert agree_on(kh61(), office.tables, {}) > 40


def test_the_sentence_of_an_exclusion_is_that_of_each_person() -> None:
    office = province()
    for number, day in enumerate(("2021-10-01", "2021-11-01", "2010-05-19")):
        office.person(f"P{number}", cell="CB1", admitted_on=day)
    registers = registers_from_json(office.tables, kh61())
    found = compute_in_bulk(kh61(), registers, DuckTables(), as_of=kh61().review_period()[1], readings={}).whole()
    told = [found.find(f"P{number}:member") for number in range(3)]
    assert ["01/10/2021" in (told[0].why if told[0] else ""), "01/11/2021" in (told[1].why if told[1] else "")] == [
        True
    ] * 2
    assert told[2] is not None
    assert told[2].why == ""


def test_what_an_exclusion_reads_of_the_cell_parts_members_of_other_cells() -> None:
    office = Office(regime("kh146_2014"))
    for cell, day in (("CB1", "2014-11-20"), ("CB2", "2014-12-20"), ("CB3", None)):
        office.unit(cell, body="chi_bo_truc_thuoc", review_on=day)
        office.person(f"P-{cell}", cell=cell, admitted_on="2014-06-01")
    assert [office.subject(f"P-{cell}:member").outcome for cell in ("CB1", "CB2")] == ["exempt", ""]
    assert agree_on(regime("kh146_2014"), office.tables, {}) > 3


def test_a_problem_names_the_person_it_is_about() -> None:
    office = province()
    for name in ("Trần An", "Lê Bình"):
        office.post(office.person(name, cell="CB1", name=name), "UBX", "chu_tich")
    registers = registers_from_json(office.tables, kh61())
    found = compute_in_bulk(kh61(), registers, DuckTables(), as_of=kh61().review_period()[1], readings={}).whole()
    for name in ("Trần An", "Lê Bình"):
        subject = found.find(f"{name}:cadre")
        assert subject is not None
        assert any(name in problem.text for problem in subject.problems)


# ------------------------------------------------------------------ persons who are nearly alike
def test_who_sits_on_the_committee_of_another_commune_is_another_case() -> None:
    office = province()
    office.unit("DBY", "Đảng bộ xã Y", body="dang_bo_co_so", parent="DBH", area="x", flags=["xa_phuong"])
    for commune in ("DBX", "DBY"):
        office.unit(f"{commune}/dang_uy", body="dang_uy", of=commune)
        office.post(office.person(f"P-{commune}", cell="CB1"), commune, "uy_vien")
    assert office.places("P-DBX") != office.places("P-DBY")
    assert agree_on(kh61(), office.tables, {}) > 2


@pytest.mark.parametrize("ranks", [(2, 1), (None, 1), (1, 1)])
def test_posts_of_another_order_are_another_case(ranks: tuple[int | None, int]) -> None:
    office = province()
    for unit in ("STC", "SYT"):
        office.unit(f"P{unit}", "Phòng", body="phong", parent=unit)
    for number, given in enumerate(((1, 2), ranks)):
        person = office.person(f"P{number}", cell="CB1")
        for unit, rank in zip(("PSTC", "PSYT"), given, strict=True):
            office.post(person, unit, "truong", rank=rank)
    assert agree_on(kh61(), office.tables, {}) > 2


def test_a_post_held_too_shortly_is_another_case() -> None:
    office = province()
    for number, since in enumerate(("2015-01-01", "2021-11-01")):
        person = office.person(f"P{number}", cell="CB1")
        office.post(person, "PNS", "truong", since=since, promoted_from="chuyen_vien")
    assert office.subject("P0:cadre").rated is not office.subject("P1:cadre").rated
    assert agree_on(kh61(), office.tables, {}) > 2


def test_what_is_known_of_a_holder_himself_makes_another_case() -> None:
    office = province()
    for number, suspended in enumerate((False, True)):
        person = office.person(f"P{number}", cell="CB1", suspended_from_committee=suspended)
        office.post(person, "DBH/ban_thuong_vu", "uy_vien")
    office.unit("DBH/ban_thuong_vu", "Ban Thường vụ Huyện ủy H", body="ban_thuong_vu", of="DBH")
    assert office.places("P0") != office.places("P1")
    assert agree_on(kh61(), office.tables, {}) > 2


def test_units_that_a_rule_asks_for_by_name_are_another_case() -> None:
    office = province()
    for number, name in enumerate(("Đảng bộ Công an tỉnh", "Đảng bộ Dân chính tỉnh")):
        office.unit(f"DBN{number}", name, body="dang_bo_truc_thuoc", parent="DBT")
        office.post(office.person(f"P{number}", cell="CB1"), f"DBN{number}", "uy_vien_thuong_vu")
    assert agree_on(kh61(), office.tables, {}) > 2


def test_a_body_that_the_table_names_stays_itself() -> None:
    office = province()
    office.unit("DBY", "Đảng bộ xã Y", body="dang_bo_co_so", parent="DBH", area="x", flags=["xa_phuong"])
    office.unit("CBY", "Chi bộ thôn Y", body="chi_bo_truc_thuoc", parent="DBY")
    office.decider("DBX", unit="STC", post="pho")
    for number, cell in enumerate(("CB1", "CBY")):
        office.post(office.person(f"P{number}", cell=cell), "STC", "pho")
    decides = office.subject("P1:cadre").authority()
    assert (decides.unit if decides else "") == "DBX"
    assert agree_on(kh61(), office.tables, {}) > 2


def test_posts_of_other_rows_of_the_table_are_other_cases() -> None:
    office = province()
    for number, body in enumerate(("DBX", "DBH", None)):
        office.unit(f"PB{number}", "Phòng", body="phong", parent="STC")
        office.post(office.person(f"P{number}", cell="CB1"), f"PB{number}", "truong")
        if body is not None:
            office.decider(body, unit=f"PB{number}", post="truong")
    decides = [office.subject(f"P{number}:cadre").authority() for number in range(2)]
    assert [body.unit if body else "" for body in decides] == ["DBX", "DBH"]
    assert agree_on(kh61(), office.tables, {}) > 3
