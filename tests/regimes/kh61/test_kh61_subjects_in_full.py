"""KH61, II.1.1 and II.2.1: every sort of collective and of Party leader that the plan names is reviewed and rated."""

from datetime import date

import pytest

from tests.builders.province import kh61, province
from tests.builders.registers import Office

OFFICES = (
    "ban_dang", "van_phong_cap_uy", "so_ban_nganh", "thanh_tra", "van_phong_ubnd", "van_phong_dbqh_hdnd",
    "vien_kiem_sat", "toa_an",
)  # fmt: skip
"""II.1.1.1: boards of the Party, departments, sectors and their like."""
FRONT_AND_UNIONS = (
    "mttq", "lien_doan_lao_dong", "hoi_phu_nu", "hoi_nong_dan", "hoi_cuu_chien_binh", "doan_thanh_nien",
)  # fmt: skip
SERVICE_UNITS = ("don_vi_su_nghiep", "dai_hoc_cao_dang", "truong_hoc")
CAUCUSES = ("ubnd", "vien_kiem_sat", "toa_an")
DELEGATIONS = (
    "hdnd", "mttq", "lien_doan_lao_dong", "hoi_phu_nu", "hoi_nong_dan", "hoi_cuu_chien_binh", "hoi_van_hoc_nghe_thuat",
    "lien_hiep_khoa_hoc_ky_thuat",
)  # fmt: skip


def collectives(office: Office) -> dict[str, tuple[bool, bool]]:
    """Unit → whether a collective of it is reviewed, and whether it is rated."""
    found = office.computed().of_kind("collective")
    return {str(subject.unit): (subject.reviewed, subject.rated) for subject in found}


def with_agencies(agencies: tuple[str, ...], *, flags: list[str] | None = None) -> Office:
    office = Office(kh61())
    for agency in agencies:
        office.unit(agency, agency=agency, tier="province", flags=flags)
    return office


def led(found: dict[str, tuple[bool, bool]], agencies: tuple[str, ...]) -> dict[str, tuple[bool, bool]]:
    """Agency → how its one collective stands."""
    of_agency = {unit.partition("/")[0]: standing for unit, standing in found.items()}
    return {agency: of_agency[agency] for agency in agencies if agency in of_agency}


@pytest.mark.parametrize("agencies", [OFFICES, FRONT_AND_UNIONS])
def test_the_leadership_of_every_agency_that_the_plan_lists_is_reviewed_and_rated(agencies: tuple[str, ...]) -> None:
    found = collectives(with_agencies(agencies))
    assert led(found, agencies) == dict.fromkeys(agencies, (True, True))
    assert len(found) == len(agencies)


def test_public_service_units_and_schools_are_reviewed_and_rated_and_others_are_not() -> None:
    public = collectives(with_agencies(SERVICE_UNITS, flags=["cong_lap"]))
    assert led(public, SERVICE_UNITS) == dict.fromkeys(SERVICE_UNITS, (True, True))
    assert collectives(with_agencies(SERVICE_UNITS)) == {}


def test_other_agencies_of_the_province_make_no_collective() -> None:
    assert collectives(with_agencies(("hoi_khac", "doanh_nghiep", "co_quan_khac"))) == {}


def test_committees_delegation_and_people_committees_are_reviewed_and_rated() -> None:
    found = collectives(province())
    named = {
        "DBT/ban_thuong_vu", "DBH/ban_thuong_vu", "DBX/dang_uy", "DQH", "UBT/tap_the_lanh_dao", "UBH/tap_the_lanh_dao",
        "UBX/tap_the_lanh_dao", "BCS", "DDN",
    }  # fmt: skip
    assert {unit: found.get(unit) for unit in named} == dict.fromkeys(named, (True, True))


def test_a_central_unit_of_the_provincial_organisation_is_reviewed_and_rated() -> None:
    office = Office(kh61())
    office.unit("U", agency="don_vi_trung_uong", flags=["to_chuc_dang_thuoc_tinh"])
    assert list(collectives(office).values()) == [(True, True)]


@pytest.mark.parametrize(
    ("agencies", "body", "clause"),
    [(CAUCUSES, "ban_can_su_dang", "KH61-024"), (DELEGATIONS, "dang_doan", "KH61-025")],
)
def test_three_caucuses_and_eight_delegations_are_complete_and_one_less_is_told(
    agencies: tuple[str, ...], body: str, clause: str
) -> None:
    def told(present: tuple[str, ...]) -> int:
        office = with_agencies(agencies)
        for agency in present:
            office.unit(f"B-{agency}", body=body, of=agency, tier="province")
        found = collectives(office)
        assert {found[f"B-{agency}"] for agency in present} == {(True, True)}
        return len([problem for problem in office.computed().problems if clause in problem.clauses])

    assert (told(agencies), told(agencies[1:])) == (0, 1)


@pytest.mark.parametrize(("tier", "is_named"), [("district", True), ("grassroots", True), ("province", False)])
def test_a_district_names_further_collectives_of_its_own_tier_and_below(tier: str, is_named: bool) -> None:
    office = Office(kh61())
    office.unit("K", body="tap_the_lanh_dao", tier=tier)
    assert collectives(office) == ({"K": (True, True)} if is_named else {})


@pytest.mark.parametrize(
    ("unit", "role"),
    [
        ("DBT", "uy_vien_thuong_vu"), ("DBT", "uy_vien"), ("DBT", "bi_thu"), ("DBH", "uy_vien_thuong_vu"),
        ("DBH", "uy_vien"), ("DBH", "pho_bi_thu"), ("DBX", "uy_vien"), ("DBX", "bi_thu"), ("CUC", "pho_bi_thu"),
        ("CUC", "uy_vien"), ("CBC", "bi_thu"), ("CBC", "pho_bi_thu"), ("BCS", "uy_vien"), ("DDN", "bi_thu"),
        ("BTVH", "uy_vien_thuong_vu"), ("BTVN", "uy_vien_thuong_vu"),
    ],
)  # fmt: skip
def test_whoever_sits_in_a_committee_a_caucus_or_a_delegation_is_reviewed_and_rated_as_a_cadre(
    unit: str, role: str
) -> None:
    office = province()
    if unit == "CUC":
        office.unit("CUC", "Chi ủy C", body="chi_uy", of="CBC")
    office.unit("DBM", "Đảng bộ huyện M", body="dang_bo_huyen", parent="DBT")
    office.unit("BTVH", "Ban Thường vụ Huyện ủy M", body="ban_thuong_vu", of="DBM")
    office.unit("BTVN", "Ban Thường vụ Huyện ủy N", body="ban_thuong_vu", tier="district")
    office.person("P", cell="CB1")
    office.post("P", unit, role, since=date(2015, 5, 5).isoformat())
    (cadre,) = [subject for subject in office.computed().of_kind("cadre") if subject.person == "P"]
    assert (cadre.reviewed, cadre.rated) == (True, True)
