"""KH61, II.1.2.2: by which line and where the holder of every leading post is reviewed, beside his cell."""

import pytest

from kiemdiem.core.engine.registers import Forum
from tests.builders.province import ASSEMBLY_BODY, BCH_H, BCH_T, province
from tests.builders.registers import Office
from tests.regimes.printed import rows

CHAIRMEN = ("chu_tich", "pho_chu_tich", "pho_chu_tich_thuong_truc")
HEADS = ("truong", "pho")
ONE_HEADED = (
    "ban_dang", "van_phong_cap_uy", "so_ban_nganh", "thanh_tra", "van_phong_ubnd", "van_phong_dbqh_hdnd",
)  # fmt: skip
"""II.1.2.2: boards of the Party, departments, sectors and units of the province."""
LED_TOGETHER = (
    "vien_kiem_sat", "toa_an", "hoi_van_hoc_nghe_thuat", "lien_hiep_khoa_hoc_ky_thuat", "luc_luong_vu_trang",
    "don_vi_trung_uong", "co_quan_khac",
)  # fmt: skip
COMMITTEES = ("ban_thuong_vu", "ban_chap_hanh", "dang_uy", "chi_uy")
CELLS = ("chi_bo_co_so", "chi_bo_truc_thuoc", "chi_bo_bo_phan")
OWN = "CB1"


def heard(office: Office, person: str = "P") -> list[Forum]:
    """The places of a person but his own cell."""
    return [forum for forum in office.computed().places[person] if forum.id != OWN]


def placed(office: Office, person: str = "P") -> dict[str, tuple[str, ...]]:
    """Place → the lines of the plan that lead there."""
    return {forum.id: forum.rules for forum in heard(office, person)}


def one_of(agency: str, tier: str = "province", flags: list[str] | None = None) -> Office:
    """The province with one agency more, S."""
    office = province()
    office.unit("S", "Cơ quan S", agency=agency, tier=tier, flags=flags)
    office.person("P", cell=OWN)
    return office


# ------------------------------------------------------------------ where one head commands
@pytest.mark.parametrize("agency", ONE_HEADED[:-1])
@pytest.mark.parametrize("role", HEADS)
@pytest.mark.clause("KH61-058")
def test_heads_of_one_headed_agencies_are_heard_by_key_cadres(agency: str, role: str) -> None:
    office = one_of(agency)
    office.post("P", "S", role)
    assert list(placed(office)) == ["key-cadre-conference@S"]


@pytest.mark.parametrize("agency", ONE_HEADED)
@pytest.mark.clause("KH61-059")
def test_boards_departments_and_units_of_the_province_are_taken_for_one_headed(agency: str) -> None:
    office = one_of(agency)
    office.employ("P", "S")
    office.post("P", "DBT", "uy_vien")
    (forum,) = heard(office)
    assert (forum.sort, forum.instead_of) == ("conference", "S/tap_the_lanh_dao")


def test_one_head_is_assumed_for_these_alone() -> None:
    (line,) = rows("kh61_2021", "subjects.toml", "assumed_flag")
    assert (line["flag"], line["of"]["tier"]) == ("che_do_thu_truong", ["province"])
    assert set(line["of"]["agency"]) == set(ONE_HEADED)


@pytest.mark.parametrize(("role", "unit"), [("truong", "S"), ("pho", "S"), ("uy_vien", "DBT")])
@pytest.mark.parametrize("agency", ["so_ban_nganh", "thanh_tra"])
@pytest.mark.clause("KH61-043")
def test_the_provincial_committee_and_heads_of_departments_are_heard_where_they_work(
    agency: str, role: str, unit: str
) -> None:
    office = one_of(agency)
    office.employ("P", "S")
    office.post("P", unit, role)
    assert placed(office) == {
        "key-cadre-conference@S": ("key-cadre-conference", "provincial-committee-and-department-heads")
    }
    assert BCH_T not in placed(office)


# ------------------------------------------------------------------ the body of the council
@pytest.mark.parametrize(
    ("unit", "role", "full_time"),
    [
        *(("HDT", role, None) for role in CHAIRMEN),
        *(("BHP", role, True) for role in HEADS),
        *(("VPH", role, None) for role in HEADS),
    ],
)
@pytest.mark.clause("KH61-045")
def test_leaders_of_the_council_its_boards_and_its_office_are_heard_in_one_conference(
    unit: str, role: str, full_time: bool | None
) -> None:
    office = province()
    office.holder(unit, role, key="P", cell=OWN, full_time=full_time)
    (forum,) = [forum for forum in heard(office) if forum.id == ASSEMBLY_BODY]
    assert "assembly-body" in forum.rules


@pytest.mark.parametrize(("role", "full_time"), [("truong_doan", None), ("pho_truong_doan", None), ("dai_bieu", True)])
@pytest.mark.clause("KH61-044")
def test_leaders_of_the_delegation_and_full_time_deputies_are_heard_by_it(role: str, full_time: bool | None) -> None:
    office = province()
    office.holder("DQH", role, key="P", cell=OWN, full_time=full_time)
    assert placed(office) == {"DQH": ("assembly-delegation",)}


# ------------------------------------------------------------------ bodies of the province
@pytest.mark.parametrize("agency", LED_TOGETHER)
@pytest.mark.parametrize("role", HEADS)
@pytest.mark.clause("KH61-047")
def test_leaders_of_other_bodies_of_the_province_are_heard_by_their_leadership(agency: str, role: str) -> None:
    office = one_of(agency)
    office.post("P", "S", role)
    assert placed(office) == {"S/tap_the_lanh_dao": ("provincial-bodies",)}


@pytest.mark.parametrize("agency", ["van_phong_cap_uy", "van_phong_ubnd", "ban_dang"])
@pytest.mark.clause("KH61-047")
def test_leaders_of_boards_and_offices_are_leaders_of_bodies_of_the_province(agency: str) -> None:
    office = one_of(agency)
    office.post("P", "S", "pho")
    assert placed(office) == {"key-cadre-conference@S": ("key-cadre-conference", "provincial-bodies")}


@pytest.mark.parametrize("role", CHAIRMEN)
@pytest.mark.clause("KH61-047")
def test_chairmen_of_the_province_are_heard_by_its_people_committee(role: str) -> None:
    office = province()
    office.holder("UBT", role, key="P", cell=OWN)
    assert placed(office) == {"UBT/tap_the_lanh_dao": ("provincial-bodies",)}


@pytest.mark.clause("KH61-048")
def test_the_standing_committee_of_the_youth_union_hears_its_own_members_by_a_line_of_its_own() -> None:
    office = province()
    for role in ("bi_thu", "pho_bi_thu", "uy_vien_thuong_vu"):
        office.holder("TDT", role, key=role, cell=OWN)
        assert placed(office, role) == {"TDT/ban_thuong_vu_ctxh": ("youth-union-standing-committee",)}
    office.holder("NDT", "chu_tich", key="P", cell=OWN)
    assert placed(office) == {"NDT/ban_thuong_vu_ctxh": ("provincial-bodies",)}


@pytest.mark.parametrize("agency", ["don_vi_su_nghiep", "dai_hoc_cao_dang", "truong_hoc"])
@pytest.mark.parametrize("role", HEADS)
@pytest.mark.clause("KH61-049")
def test_heads_of_public_units_and_schools_are_heard_by_leadership_and_committee(agency: str, role: str) -> None:
    office = one_of(agency, flags=["cong_lap"])
    office.unit("D", body="dang_bo_co_so", host="S")
    office.post("P", "S", role)
    rule = ("public-units-and-schools",)
    leadership = "tap_the_lanh_dao" if agency == "don_vi_su_nghiep" else "ban_giam_hieu"
    assert placed(office) == {f"S/{leadership}": rule, "D/dang_uy": rule}


@pytest.mark.clause("KH61-058")
def test_a_rectorate_under_one_head_gives_way_to_key_cadres() -> None:
    office = one_of("truong_hoc", flags=["cong_lap", "che_do_thu_truong"])
    office.post("P", "S", "pho")
    assert "key-cadre-conference@S" in placed(office)
    assert "S/ban_giam_hieu" not in placed(office)


# ------------------------------------------------------------------ districts and the grassroots
@pytest.mark.parametrize("role", CHAIRMEN[1:])
@pytest.mark.clause("KH61-050")
def test_vice_chairmen_of_a_district_are_heard_by_its_people_committee(role: str) -> None:
    office = province()
    office.holder("UBH", role, key="P", cell=OWN)
    assert placed(office) == {"UBH/tap_the_lanh_dao": ("district-vice-chairmen",)}


@pytest.mark.parametrize("role", HEADS)
@pytest.mark.clause("KH61-051")
def test_a_district_committee_and_heads_of_sections_are_heard_where_they_work(role: str) -> None:
    office = province()
    office.holder("PNV", role, key="P", cell=OWN)
    office.holder("DBH", "uy_vien", key="Q", cell=OWN)
    office.employ("Q", "PNV")
    where = {"PNV/tap_the_lanh_dao": ("district-committee-and-heads",)}
    assert (placed(office), placed(office, "Q")) == (where, where)
    assert BCH_H not in placed(office, "Q")


@pytest.mark.parametrize(("organisation", "body"), [("dang_bo_co_so", "dang_uy"), ("chi_bo_co_so", "chi_uy")])
@pytest.mark.clause("KH61-052")
def test_members_of_a_grassroots_committee_are_heard_by_it_and_where_they_lead(organisation: str, body: str) -> None:
    office = one_of("ubnd", tier="grassroots")
    office.unit("D", body=organisation, host="S")
    office.unit("B", "Cấp ủy", body=body, of="D")
    office.post("P", "B", "uy_vien")
    office.post("P", "S", "pho_chu_tich")
    assert set(placed(office)) == {"B", "S/tap_the_lanh_dao"}
    assert placed(office)["B"] == ("grassroots-committee-members",)


@pytest.mark.parametrize("organisation", CELLS)
@pytest.mark.parametrize("role", ["bi_thu", "pho_bi_thu"])
@pytest.mark.clause("KH61-053")
def test_a_secretary_of_a_cell_without_committee_is_heard_by_the_cell(organisation: str, role: str) -> None:
    office = province()
    office.unit("C", body=organisation, parent="DBX")
    office.holder("C", role, key="P", cell="C")
    (forum,) = heard(office)
    assert (forum.id, "secretaries-without-committee" in forum.rules) == ("C", True)
    assert set(forum.kinds) == ({"member", "cadre"} if organisation == "chi_bo_co_so" else {"member"})


# ------------------------------------------------------------------ not re-elected, suspended
def in_committee(body: str, *, re_elected: bool | None = None, suspended: bool | None = None) -> Office:
    """P in a committee of this sort."""
    office = province()
    office.unit("B", "Cấp ủy", body=body, tier="district")
    office.person("P", cell=OWN, suspended_from_committee=suspended)
    office.post("P", "B", "uy_vien_thuong_vu" if body == "ban_thuong_vu" else "uy_vien", re_elected=re_elected)
    return office


@pytest.mark.parametrize("body", COMMITTEES)
@pytest.mark.clause("KH61-061")
def test_one_not_re_elected_to_a_committee_of_any_tier_is_heard_in_his_cell_alone(body: str) -> None:
    (forum,) = in_committee(body, re_elected=False).computed().places["P"]
    assert (forum.id, forum.rules) == (OWN, ("own-cell", "not-re-elected"))
    (seated,) = [one for one in in_committee(body).computed().places["P"] if one.id == OWN]
    assert seated.rules == ("own-cell",)


@pytest.mark.parametrize("body", COMMITTEES)
@pytest.mark.clause("KH61-034")
def test_one_suspended_from_a_committee_of_any_sort_is_heard_in_his_cell_and_where_he_leads(body: str) -> None:
    office = in_committee(body, suspended=True)
    office.post("P", "UBX", "pho_chu_tich")
    assert office.places("P") == [OWN, "UBX/tap_the_lanh_dao"]
    assert "P" in office.ids("member")
    (cell,) = [forum for forum in office.computed().places["P"] if forum.id == OWN]
    assert "suspended-from-committee" in cell.rules
    assert any("triệu tập" in note for note in cell.notes)
