"""KH61: which body decides a level, and which one gives the government side's rating."""

from __future__ import annotations

import pytest

from kiemdiem.core.engine.registers import Competence
from tests.builders.province import BTV_H, BTV_T, LEADERS_STC, LEADERS_UBH, LEADERS_UBX, province
from tests.builders.registers import Office


def decider(office: Office, subject: str) -> Competence:
    found = office.subject(subject).authority()
    assert found is not None
    return found


@pytest.mark.clause("KH61-198")
def test_a_title_managed_by_the_province_is_decided_by_its_standing_committee() -> None:
    office = province()
    person = office.holder("STC", "truong", managed_by="BTV_TINH_UY")
    found = decider(office, f"{person}:cadre")
    assert (found.unit, found.body, found.basis) == (BTV_T, "Ban Thường vụ Tỉnh ủy", "01-QĐ/TU")


def district_standing_committee() -> tuple[Office, list[str], list[str]]:
    """Of eleven, the four whom the province rates, and the seven others."""
    office = province()
    upper = [
        office.holder("DBH", "bi_thu"),
        office.holder("DBH", "pho_bi_thu_thuong_truc"),
        office.holder("DBH", "pho_bi_thu"),
        office.holder("DBH", "pho_bi_thu_phu_trach_co_so"),
    ]
    office.post(upper[2], "UBH", "chu_tich")
    others = [office.holder("DBH", "uy_vien_thuong_vu") for _ in range(7)]
    return office, upper, others


@pytest.mark.clause("KH61-199")
def test_the_deputy_for_the_grassroots_is_decided_by_the_province_and_a_plain_member_by_the_district() -> None:
    office, upper, others = district_standing_committee()
    assert decider(office, f"{upper[3]}:cadre").unit == BTV_T
    assert decider(office, f"{upper[1]}:cadre").unit == BTV_T
    assert decider(office, f"{others[0]}:cadre").unit == BTV_H


@pytest.mark.clause("KH61-200")
def test_the_permanent_members_of_one_committee_have_one_deciding_body() -> None:
    office, upper, _ = district_standing_committee()
    assert {decider(office, f"{person}:cadre").unit for person in upper} == {BTV_T}


@pytest.mark.clause("KH61-F07-14")
def test_of_eleven_four_are_on_the_provincial_ballot_and_seven_on_the_district_one() -> None:
    office, upper, others = district_standing_committee()
    units = {p: decider(office, f"{p}:cadre").unit for p in [*upper, *others]}
    assert {person for person, unit in units.items() if unit == BTV_T} == set(upper)
    assert {person for person, unit in units.items() if unit == BTV_H} == set(others)


@pytest.mark.clause("KH61-298")
def test_the_head_of_a_division_is_decided_by_the_leadership_of_his_department() -> None:
    office = province()
    person = office.holder("PNS", "truong")
    assert decider(office, f"{person}:cadre").unit == LEADERS_STC


@pytest.mark.clause("KH61-298")
def test_a_title_without_a_deciding_body_is_an_error() -> None:
    office = province()
    person = office.holder("STC", "truong")
    subject = office.subject(f"{person}:cadre")
    assert subject.authority() is None
    (problem,) = subject.problems
    assert (problem.blocks, "chưa có nơi quyết định" in problem.text) == ("rating", True)


@pytest.mark.clause("KH61-298")
def test_a_title_with_two_deciding_bodies_is_an_error() -> None:
    office = province()
    person = office.holder("STC", "truong")
    office.decider("DBH", unit="STC", post="truong")
    office.decider("Ban Cán sự đảng", unit="STC", post="truong")
    subject = office.subject(f"{person}:cadre")
    assert subject.authority() is None
    assert ["hơn một nơi" in problem.text for problem in subject.problems] == [True]


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (None, None, True),
        ("2021-12-31", None, True),
        ("2022-01-01", None, False),
        (None, "2021-12-31", True),
        (None, "2021-12-30", False),
        ("2021-01-01", "2021-06-30", False),
    ],
)
def test_an_authority_is_delegated_for_the_days_that_its_document_says(
    since: str | None, until: str | None, holds: bool
) -> None:
    office = province()
    person = office.holder("STC", "truong")
    span = {key: day for key, day in (("since", since), ("until", until)) if day}
    office.decider("DBH", unit="STC", post="truong", basis="số 9-QĐ/ĐU", **span)
    subject = office.subject(f"{person}:cadre")
    if holds:
        assert (decider(office, f"{person}:cadre").unit, decider(office, f"{person}:cadre").basis) == (
            "DBH",
            "số 9-QĐ/ĐU",
        )
    else:
        (problem,) = subject.problems
        assert (subject.authority(), problem.blocks) == (None, "rating")
        assert "không có thẩm quyền quyết định vào ngày 31/12/2021" in problem.text
        assert "theo số 9-QĐ/ĐU" in problem.text


def test_a_row_that_has_run_out_leaves_the_one_after_it_alone() -> None:
    office = province()
    person = office.holder("STC", "truong")
    office.decider("Ban Cán sự đảng", unit="STC", post="truong", until="2021-06-30")
    office.decider("DBH", unit="STC", post="truong", since="2021-07-01")
    assert decider(office, f"{person}:cadre").unit == "DBH"


@pytest.mark.clause("KH61-298")
def test_a_row_of_the_table_of_decentralisation_decides_where_the_province_does_not() -> None:
    office = province()
    person = office.holder("UBX", "chu_tich")
    office.decider(BTV_H.replace("/ban_thuong_vu", ""), post="chu_tich")
    assert decider(office, f"{person}:cadre").unit == "DBH"


@pytest.mark.clause("KH61-297")
def test_cadres_of_the_politburo_are_out_of_the_decision_of_the_province() -> None:
    office = province()
    person = office.holder("DBT", "bi_thu", managed_by="BO_CHINH_TRI")
    found = decider(office, f"{person}:cadre")
    assert (found.rule, found.unit) == ("central-cadres", "")


@pytest.mark.clause("KH61-297")
def test_a_collective_managed_by_the_province_is_decided_by_its_standing_committee() -> None:
    office = province()
    office.unit("TTSYT", "Tập thể lãnh đạo Sở Y tế", body="tap_the_lanh_dao", of="SYT", managed_by="BTV_TINH_UY")
    assert decider(office, "TTSYT").unit == BTV_T


@pytest.mark.clause("KH61-282")
def test_the_government_side_rates_departments_and_districts_and_no_commune() -> None:
    computed = province().computed()
    professional = {
        subject.id
        for subject in computed.of_kind("collective")
        if (found := subject.authority("decide", "professional")) and found.unit == "BCS"
    }
    assert {LEADERS_STC, LEADERS_UBH} <= professional
    assert LEADERS_UBX not in professional


@pytest.mark.clause("KH61-196")
def test_an_organisation_is_decided_by_the_committee_of_its_direct_superior() -> None:
    office = province()
    assert decider(office, "DBH").unit == BTV_T
    assert decider(office, "DBX").unit == BTV_H
    assert decider(office, "CB1").unit == "DBX/dang_uy"


@pytest.mark.clause("KH61-257")
def test_the_place_of_a_member_is_the_grassroots_organisation_over_his_cell() -> None:
    office = province()
    office.person("P", cell="CB1")
    office.person("Q", cell="CB2")
    office.person("R", cell="CBC")
    computed = office.computed()
    places = {row["id"]: row.get("decided_by") for row in computed.season if row["kind"] == "member"}
    assert places == {"P:member": "DBX", "Q:member": "DBX", "R:member": "CBC"}


@pytest.mark.clause("KH61-298")
def test_posts_on_the_party_side_and_on_the_state_side_count_together() -> None:
    office = province()
    office.person("P", cell="CB1")
    office.post("P", "DBX", "uy_vien")
    office.post("P", "PNV", "truong")
    subject = office.subject("P:cadre")
    assert {"party-leaders", "agency-leaders"} <= set(subject.rules)
    assert decider(office, "P:cadre").unit == BTV_H
