"""KH61, II.1.4.1: to whom the draft report of each sort of collective goes, and who is told when it goes to nobody."""

import pytest

from tests.builders.province import kh61, province
from tests.builders.registers import Office

AGENCIES = (
    "ban_dang", "van_phong_cap_uy", "so_ban_nganh", "thanh_tra", "van_phong_ubnd", "van_phong_dbqh_hdnd",
    "vien_kiem_sat", "toa_an", "mttq", "lien_doan_lao_dong", "hoi_phu_nu", "hoi_nong_dan", "hoi_cuu_chien_binh",
    "doan_thanh_nien",
)  # fmt: skip
"""Departments, sectors and their like, the front and the socio-political organisations of the province."""
OF_OTHER_KINDS = (
    "dang_bo_truc_thuoc", "dang_bo_co_so", "chi_bo_co_so", "dang_bo_bo_phan", "chi_bo_truc_thuoc", "chi_bo_bo_phan",
)  # fmt: skip
CELLS = {"chi_bo_co_so", "chi_bo_truc_thuoc", "chi_bo_bo_phan"}


def addressees(office: Office, unit: str, roll: str) -> list[str]:
    """The bodies to whom the draft of the collective of a unit goes, by their ids; committees of cells are taken in."""
    collectives = office.computed(cell_committees_below="yes").of_kind("collective")
    (found,) = [one for one in collectives if str(one.unit).partition("/")[0] == unit]
    assert roll in found.rolls
    return sorted(office.roll(roll, found.id).units)


# ------------------------------------------------------------------ territories
PLACES = (("DBT", "province", "tinh"), ("DBH", "district", "h"), ("DBX", "grassroots", "x"))


def territory(tier: str, area: str) -> Office:
    """The province with a council, front and women's union of one place more, and as many of other tiers there."""
    office = province()
    for other in ("province", "district", "grassroots"):
        for agency in ("hdnd", "ubnd", "mttq", "hoi_phu_nu"):
            office.unit(f"{agency}-{other}", agency=agency, tier=other, area=area)
    return office


@pytest.mark.parametrize(("unit", "tier", "area"), PLACES)
@pytest.mark.clause("KH61-120")
def test_the_draft_of_a_territorial_committee_goes_to_bodies_of_its_own_tier_alone(
    unit: str, tier: str, area: str
) -> None:
    roll = "comments-commune" if tier == "grassroots" else "comments-territorial"
    found = addressees(territory(tier, area), unit, roll)
    assert {one for one in found if "-" in one} == {
        f"hdnd-{tier}/thuong_truc_hdnd",
        f"ubnd-{tier}/tap_the_lanh_dao",
        f"mttq-{tier}/ban_thuong_truc_mttq",
        f"hoi_phu_nu-{tier}/ban_thuong_vu_ctxh",
    }


# ------------------------------------------------------------------ other committees, departments
def hosted(organisation: str, agency: str) -> Office:
    """An agency S with one union, and a Party organisation of this sort in it."""
    office = Office(kh61())
    office.unit("S", "Cơ quan S", agency=agency, tier="province")
    office.unit("D", "Tổ chức đảng S", body=organisation, host="S")
    office.unit("C", "Công đoàn S", body="doan_the_co_so", parent="S")
    if organisation in CELLS:
        office.unit("D/chi_uy", "Chi ủy S", body="chi_uy", of="D")
    return office


@pytest.mark.parametrize("organisation", OF_OTHER_KINDS)
@pytest.mark.clause("KH61-121")
def test_the_draft_of_any_other_committee_goes_to_the_leadership_and_the_unions(organisation: str) -> None:
    office = hosted(organisation, "doanh_nghiep")
    found = addressees(office, "D", "comments-other-committees")
    assert found == ["C/ban_chap_hanh_ctxh", "S/tap_the_lanh_dao"]


@pytest.mark.parametrize(
    ("agency", "body"), [("dai_hoc_cao_dang", "ban_giam_hieu"), ("hoi_phu_nu", "ban_thuong_vu_ctxh")]
)
@pytest.mark.clause("KH61-121")
def test_a_rectorate_and_the_standing_committee_of_a_union_are_asked_as_well(agency: str, body: str) -> None:
    office = hosted("dang_bo_co_so", agency)
    assert f"S/{body}" in addressees(office, "D", "comments-other-committees")


@pytest.mark.parametrize("agency", AGENCIES)
@pytest.mark.parametrize("organisation", ["dang_bo_truc_thuoc", "dang_bo_co_so", "chi_bo_co_so"])
@pytest.mark.clause("KH61-122")
def test_the_draft_of_a_department_goes_to_its_committee_and_its_unions(agency: str, organisation: str) -> None:
    office = hosted(organisation, agency)
    committee = {"dang_bo_truc_thuoc": "ban_chap_hanh", "dang_bo_co_so": "dang_uy"}.get(organisation, "chi_uy")
    assert addressees(office, "S", "comments-departments") == ["C/ban_chap_hanh_ctxh", f"D/{committee}"]


# ------------------------------------------------------------------ nobody to ask
@pytest.mark.parametrize(
    ("roll", "unit"),
    [
        ("comments-territorial", {"body": "dang_bo_huyen", "area": "h"}),
        ("comments-commune", {"body": "dang_bo_co_so", "area": "x", "flags": ["xa_phuong"]}),
        ("comments-other-committees", {"body": "dang_bo_co_so"}),
        ("comments-departments", {"agency": "so_ban_nganh", "tier": "province"}),
    ],
)
def test_a_draft_that_goes_to_no_body_at_all_is_told(roll: str, unit: dict[str, object]) -> None:
    office = Office(kh61())
    office.unit("U", "Đơn vị U", **unit)
    (found,) = office.computed().of_kind("collective")
    assert roll in found.rolls
    assert office.roll(roll, found.id).notes
