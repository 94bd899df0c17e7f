"""From registers to a rated season: the rows hold what the rules read, and the engine takes them."""

from __future__ import annotations

from datetime import date
from typing import Any

from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.engine.registers import season_subjects
from kiemdiem.core.regime.loader import load
from tests.builders.province import LEADERS_STC, kh61, province
from tests.builders.registers import Office


def rows_of(office: Office) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in season_subjects(office.computed())}


def test_a_head_leads_to_his_collective_and_a_secretary_to_his_organisation() -> None:
    office = province()
    office.person("P", cell="CBS")
    office.post("P", "STC", "truong", rank=1, presiding=True, since="2019-01-01", managed_by="BTV_TINH_UY")
    office.post("P", "DBS", "bi_thu", rank=2)
    rows = rows_of(office)
    assert rows["P:cadre"]["heads"] == [LEADERS_STC, "DBS/dang_uy"]
    assert rows["P:member"]["heads"] == ["DBS"]
    assert rows["P:member"]["unit"] == "CBS"
    assert rows["P:cadre"]["person"] == rows["P:member"]["person"] == "P"
    assert rows["P:cadre"]["decided_by"] == "DBT"
    assert rows["P:cadre"]["facts"]["posts"][0] == {
        "unit": "STC",
        "post": "truong",
        "rank": 1,
        "presiding": True,
        "since": "2019-01-01",
    }


def test_organisations_lead_to_their_superior_where_it_is_rated() -> None:
    rows = rows_of(province())
    assert rows["DBX"]["superior"] == "DBH"
    assert rows["CB1"]["superior"] == "DBX"
    assert "superior" not in rows["DBH"]


def test_votes_added_to_the_rows_of_registers_make_levels() -> None:
    office = province()
    office.person("P", cell="CBS", admitted_on="2010-05-19")
    office.post("P", "STC", "truong", managed_by="BTV_TINH_UY")
    office.person("Q", cell="CBS", admitted_on="2021-10-01")
    rows = rows_of(office)
    votes = {"HTXSNV": 8, "HTTNV": 2, "HTNV": 1, "KHTNV": 0}
    for key in ("P:cadre", "P:member", LEADERS_STC):
        rows[key] |= {"votes": votes, "present_voters": 11}
    season = SeasonReader(kh61()).read({"as_of": "2021-12-31", "subjects": list(rows.values())})
    answer = rate(kh61(), season)
    found = {subject.id: subject for subject in answer.subjects.values()}
    assert (found["P:cadre"].outcome, found["P:cadre"].level) == ("rated", "HTXSNV")
    assert found["Q:member"].outcome == "reviewed_only"


def test_what_the_register_says_of_a_day_in_the_past_is_computed_for_that_day() -> None:
    office = province()
    office.person("P", cell="CB1")
    office.post("P", "STC", "pho", since="2021-03-01")
    assert office.computed(as_of=date(2021, 2, 1)).find("P:cadre") is None
    assert office.computed(as_of=date(2021, 3, 1)).find("P:cadre") is not None


def test_a_post_of_another_name_stays_out_of_the_posts_that_a_plan_names() -> None:
    office = Office(load("kh146_2014"))
    office.unit("CB", "Chi bộ A", body="chi_bo_truc_thuoc")
    office.person("P", cell="CB")
    office.post("P", "CB", "truong")
    assert "posts" not in rows_of(office)["P:member"].get("facts", {})
    office.post("P", "CB", "bi_thu_chi_bo")
    assert [post["post"] for post in rows_of(office)["P:member"]["facts"]["posts"]] == ["bi_thu_chi_bo"]


def test_a_deciding_body_that_is_a_subject_of_another_kind_is_no_body_from_outside() -> None:
    office = Office(load("kh75_2022"))
    office.unit("A", "Đảng ủy xã A", body="dang_uy", tier="grassroots")
    office.unit("B", "Đảng ủy xã B", body="dang_uy", tier="grassroots")
    office.decider("B", unit="A")
    subject = office.subject("A")
    decides = subject.authority()
    assert (decides.unit if decides else "", office.subject("B").kind) == ("B", "collective")
    assert "decided_by" not in rows_of(office)["A"]
