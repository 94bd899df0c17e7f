"""KH61, II.2.2.2, III.3, III.6: who decides the level of every sort of collective and cadre, by which line."""

import pytest

from kiemdiem.core.engine.registers import ComputedSubject
from kiemdiem.core.engine.registers.by_hand import TakingIn
from kiemdiem.core.engine.registers.structure import Structure
from tests.builders.province import BTV_H, BTV_T, LEADERS_STC, LEADERS_UBH, LEADERS_UBT, province
from tests.builders.registers import Office

HEADS = ("truong", "pho")
CHAIRMEN = ("chu_tich", "pho_chu_tich", "pho_chu_tich_thuong_truc")
UNIONS = ("lien_doan_lao_dong", "hoi_phu_nu", "hoi_nong_dan", "hoi_cuu_chien_binh", "doan_thanh_nien")
OF_A_DISTRICT = ("phong_ban", "ubnd", "hdnd", "mttq", *UNIONS)
GOVERNMENT_SIDE = (
    "so_ban_nganh", "thanh_tra", "van_phong_ubnd", "mttq", *UNIONS, "don_vi_su_nghiep", "dai_hoc_cao_dang",
)  # fmt: skip
"""III.3: departments, the front, unions, public service units, universities and colleges of the province."""
CAUCUS = "Ban cán sự đảng Ủy ban nhân dân tỉnh"
BOARD = "Ban Thường vụ Tỉnh ủy"
Decided = tuple[str, str, str]


def decided(subject: ComputedSubject, purpose: str = "") -> Decided:
    """The line by which a body decides, the body as the plan names it, and which unit it is."""
    found = subject.authority("decide", purpose) if purpose else subject.authority()
    return (found.rule, found.body, found.unit) if found is not None else ("", "", "")


def of_cadre(office: Office, unit: str, role: str, managed_by: str | None = None) -> Decided:
    person = office.holder(unit, role, managed_by=managed_by)
    return decided(office.subject(f"{person}:cadre"))


def taking_in(office: Office) -> TakingIn:
    return TakingIn(Structure(office.regime, office.registers(), office.regime.review_period()[1], {}))


# ------------------------------------------------------------------ managed above, managed by the province
@pytest.mark.parametrize("manager", ["BO_CHINH_TRI", "BAN_BI_THU"])
@pytest.mark.clause("KH61-297")
def test_whom_the_centre_manages_the_province_does_not_decide(manager: str) -> None:
    office = province()
    office.unit("TTS", "Tập thể lãnh đạo Sở Y tế", body="tap_the_lanh_dao", of="SYT", managed_by=manager)
    centre = ("central-cadres", "Bộ Chính trị, Ban Bí thư", "")
    assert of_cadre(office, "DBT", "bi_thu", managed_by=manager) == centre
    assert decided(office.subject("TTS")) == centre


@pytest.mark.parametrize("role", ["bi_thu", "pho_bi_thu", "pho_bi_thu_thuong_truc", "pho_bi_thu_phu_trach_co_so"])
@pytest.mark.clause("KH61-199")
def test_permanent_members_of_a_district_are_decided_by_the_standing_committee_of_the_province(role: str) -> None:
    assert of_cadre(province(), "DBH", role) == ("district-permanent-members", BOARD, BTV_T)


# ------------------------------------------------------------------ all others: by decentralisation
@pytest.mark.clause("KH61-298")
def test_a_row_of_the_table_decides_a_collective_too() -> None:
    office = province()
    office.decider("DBH", unit="UBH")
    assert decided(office.subject(LEADERS_UBH)) == ("table-of-decentralisation", "Đảng bộ huyện H", "DBH")


@pytest.mark.parametrize("organisation", ["dang_bo_huyen", "dang_bo_truc_thuoc"])
@pytest.mark.parametrize("role", ["uy_vien_thuong_vu", "uy_vien"])
@pytest.mark.clause("KH61-298")
def test_members_of_a_district_committee_are_decided_by_its_standing_committee(organisation: str, role: str) -> None:
    office = province()
    office.unit("M", "Đảng bộ M", body=organisation, parent="DBT")
    rule, _, body = of_cadre(office, "M", role)
    assert (rule, body) == ("district-committee-members", "M/ban_thuong_vu")


@pytest.mark.parametrize("body", ["ban_thuong_vu", "ban_chap_hanh"])
@pytest.mark.clause("KH61-298")
def test_a_committee_of_a_district_that_the_register_lists_is_decided_alike(body: str) -> None:
    office = province()
    office.unit("M", "Đảng bộ huyện M", body="dang_bo_huyen", parent="DBT")
    office.unit("B", "Cấp ủy M", body=body, parent="M", tier="district")
    role = "uy_vien_thuong_vu" if body == "ban_thuong_vu" else "uy_vien"
    rule, _, unit = of_cadre(office, "B", role)
    assert (rule, unit) == ("district-committee-members", "M/ban_thuong_vu")


@pytest.mark.parametrize("agency", OF_A_DISTRICT)
@pytest.mark.parametrize("role", [*HEADS, *CHAIRMEN])
@pytest.mark.clause("KH61-298")
def test_heads_of_agencies_of_a_district_are_decided_by_its_standing_committee(agency: str, role: str) -> None:
    office = province()
    office.unit("S", "Cơ quan S", agency=agency, tier="district", area="h")
    rule, _, unit = of_cadre(office, "S", role)
    assert (rule, unit) == ("district-heads", BTV_H)


@pytest.mark.parametrize(
    ("unit", "role"),
    [
        ("PNS", "truong"), ("PNS", "pho"), ("STC", "truong_phong"), ("STC", "pho_phong"), ("BCD", "truong"),
        ("BCD", "pho"),
    ],
)  # fmt: skip
@pytest.mark.clause("KH61-298")
def test_heads_of_divisions_and_of_boards_inside_are_decided_by_the_leadership_of_the_department(
    unit: str, role: str
) -> None:
    office = province()
    office.unit("BCD", "Ban chỉ đạo của Sở Tài chính", body="ban_chi_dao", parent="STC", tier="province")
    rule, _, body = of_cadre(office, unit, role)
    assert (rule, body) == ("leadership-of-the-agency", LEADERS_STC)


def test_the_head_of_a_union_whom_somebody_takes_in_is_decided_by_the_leadership_of_the_department() -> None:
    office = province()
    person = office.holder("CDS", "chu_tich")
    subject, _ = taking_in(office).of_person(person, "cadre")
    rule, _, body = decided(subject)
    assert (rule, body) == ("leadership-of-the-agency", LEADERS_STC)


@pytest.mark.parametrize("role", HEADS)
@pytest.mark.clause("KH61-298")
def test_the_leadership_of_an_agency_does_not_decide_on_its_own_members(role: str) -> None:
    assert of_cadre(province(), "STC", role) == ("", "", "")


# ------------------------------------------------------------------ collectives of districts
@pytest.mark.parametrize("organisation", ["dang_bo_huyen", "dang_bo_truc_thuoc"])
@pytest.mark.parametrize(("below", "body"), [("dang_bo_co_so", "dang_uy"), ("chi_bo_co_so", "chi_uy")])
@pytest.mark.clause("KH61-298")
def test_committees_at_the_grassroots_are_decided_by_the_one_above(organisation: str, below: str, body: str) -> None:
    office = province()
    office.unit("M", "Đảng bộ M", body=organisation, parent="DBT")
    office.unit("G", "Tổ chức cơ sở G", body=below, parent="M")
    office.unit("B", "Cấp ủy G", body=body, of="G")
    rule, _, unit = decided(office.subject("B"))
    assert (rule, unit) == ("district-collectives", "M/ban_thuong_vu")


@pytest.mark.parametrize("tier", ["district", "grassroots"])
@pytest.mark.clause("KH61-298")
def test_a_committee_that_a_district_takes_in_is_decided_by_the_one_above(tier: str) -> None:
    office = province()
    office.unit("G", "Đảng bộ Công an huyện H", body="dang_bo_co_so", parent="DBH")
    office.unit("B", "Đảng ủy Công an huyện H", body="dang_uy", of="G", tier=tier)
    subject, _ = taking_in(office).of_unit("B", "collective")
    rule, _, unit = decided(subject)
    assert (rule, unit) == ("district-collectives", BTV_H)


@pytest.mark.parametrize("tier", ["district", "grassroots"])
@pytest.mark.clause("KH61-298")
def test_leaderships_in_a_district_are_decided_by_its_standing_committee(tier: str) -> None:
    office = province()
    office.unit("U", "Ủy ban nhân dân U", agency="ubnd", tier=tier, area="h")
    rule, _, body = decided(office.subject("U/tap_the_lanh_dao"))
    assert (rule, body) == ("collectives-of-the-area", BTV_H)


@pytest.mark.parametrize(
    ("organisation", "committee"),
    [
        ("dang_bo_tinh", "ban_thuong_vu"), ("dang_bo_huyen", "ban_thuong_vu"), ("dang_bo_truc_thuoc", "ban_thuong_vu"),
        ("dang_bo_co_so", "dang_uy"),
    ],
)  # fmt: skip
def test_an_organisation_is_decided_by_the_committee_right_above_whatever_its_sort(
    organisation: str, committee: str
) -> None:
    office = province()
    office.unit("M", "Đảng bộ M", body=organisation, parent=None if organisation == "dang_bo_tinh" else "DBT")
    office.unit("G", "Chi bộ G", body="chi_bo_co_so", parent="M")
    rule, _, unit = decided(office.subject("G"))
    assert (rule, unit) == ("organisations-by-their-superior", f"M/{committee}")


# ------------------------------------------------------------------ the government side
@pytest.mark.parametrize("agency", GOVERNMENT_SIDE)
@pytest.mark.clause("KH61-282")
def test_the_caucus_of_the_people_committee_rates_the_collective_of_every_agency_named(agency: str) -> None:
    office = province()
    office.unit("S", "Cơ quan S", agency=agency, tier="province", flags=["cong_lap"])
    (subject,) = [one for one in office.computed().of_kind("collective") if str(one.unit).startswith("S/")]
    assert decided(subject, "professional") == ("government-side", CAUCUS, "BCS")


@pytest.mark.clause("KH61-282")
def test_the_caucus_rates_people_committees_of_districts_and_not_its_own() -> None:
    office = province()
    found = {key: decided(office.subject(key), "professional")[2] for key in (LEADERS_UBH, LEADERS_UBT)}
    assert found == {LEADERS_UBH: "BCS", LEADERS_UBT: ""}


@pytest.mark.parametrize("agency", GOVERNMENT_SIDE)
@pytest.mark.parametrize("role", [*HEADS, *CHAIRMEN, "bi_thu", "pho_bi_thu"])
@pytest.mark.clause("KH61-282")
def test_the_caucus_rates_the_leaders_of_every_agency_named(agency: str, role: str) -> None:
    office = province()
    office.unit("S", "Cơ quan S", agency=agency, tier="province")
    person = office.holder("S", role)
    assert decided(office.subject(f"{person}:cadre"), "professional") == ("government-side-leaders", CAUCUS, "BCS")


@pytest.mark.parametrize("role", CHAIRMEN)
@pytest.mark.clause("KH61-282")
def test_the_caucus_rates_the_chairmen_of_a_district_and_of_no_commune(role: str) -> None:
    office = province()
    district, commune = office.holder("UBH", role), office.holder("UBX", role)
    found = [decided(office.subject(f"{person}:cadre"), "professional")[1] for person in (district, commune)]
    assert found == [CAUCUS, ""]
