"""KH61, II.1.1.2, II.2.1, III.2: leaders of every sort of body, Party organisations, and units of a sector."""

import pytest

from tests.builders.province import kh61, province
from tests.builders.registers import Office

DEPARTMENTS = (
    "ban_dang", "van_phong_cap_uy", "so_ban_nganh", "thanh_tra", "van_phong_ubnd", "van_phong_dbqh_hdnd",
    "vien_kiem_sat", "toa_an", "phong_ban", "co_quan_khac",
)  # fmt: skip
COUNCILS = ("hdnd", "ubnd")
FRONT_AND_UNIONS = (
    "mttq", "lien_doan_lao_dong", "hoi_phu_nu", "hoi_nong_dan", "hoi_cuu_chien_binh", "doan_thanh_nien",
)  # fmt: skip
ASSOCIATIONS = ("hoi_van_hoc_nghe_thuat", "lien_hiep_khoa_hoc_ky_thuat", "hoi_khac")
UNITS = (
    "don_vi_trung_uong", "don_vi_su_nghiep", "dai_hoc_cao_dang", "truong_hoc", "luc_luong_vu_trang", "doanh_nghiep",
)  # fmt: skip
HEADS = ("truong", "pho")
CHAIRMEN = ("chu_tich", "pho_chu_tich", "pho_chu_tich_thuong_truc")
SECRETARIES = ("bi_thu", "pho_bi_thu", "uy_vien_thuong_truc", "uy_vien_thuong_vu")
OF_DIVISIONS = ("truong_phong", "pho_phong")
Standing = tuple[bool, bool]
BOTH: Standing = (True, True)


def standing(office: Office, kind: str, *, below: str = "no") -> dict[str, Standing]:
    """Person or unit → whether reviewed, whether rated. below: whether committees below the grassroots are added."""
    found = office.computed(cell_committees_below=below).of_kind(kind)
    return {str(one.person or one.unit): (one.reviewed, one.rated) for one in found}


# ------------------------------------------------------------------ cadres
@pytest.mark.parametrize("agency", [*DEPARTMENTS, *COUNCILS, *FRONT_AND_UNIONS, *ASSOCIATIONS, *UNITS])
@pytest.mark.clause("KH61-035")
def test_whoever_heads_an_agency_of_any_sort_or_a_division_in_it_is_a_cadre(agency: str) -> None:
    office = Office(kh61())
    office.unit("S", agency=agency, tier="district")
    head = "chu_tich" if agency in COUNCILS else "truong"
    office.holder("S", head, key="P")
    office.holder("S", "truong_phong", key="Q")
    office.holder("S", "chuyen_vien", key="R")
    assert standing(office, "cadre") == {"P": BOTH, "Q": BOTH}


@pytest.mark.parametrize("role", [*HEADS, *CHAIRMEN, *SECRETARIES, *OF_DIVISIONS])
@pytest.mark.parametrize("agency", ["so_ban_nganh", "doan_thanh_nien"])
@pytest.mark.clause("KH61-035")
def test_every_leading_post_of_an_agency_makes_a_cadre_who_is_no_member(role: str, agency: str) -> None:
    office = Office(kh61())
    office.unit("S", agency=agency, tier="province")
    office.holder("S", role, key="P")
    assert standing(office, "cadre") == {"P": BOTH}
    assert standing(office, "member") == {}


@pytest.mark.parametrize("body", ["phong", "ban_hdnd", "ban_chi_dao", "tap_the_lanh_dao", "ban_giam_hieu"])
@pytest.mark.parametrize("role", HEADS)
@pytest.mark.clause("KH61-035")
def test_heads_and_deputies_of_divisions_boards_and_leaderships_are_cadres(body: str, role: str) -> None:
    office = Office(kh61())
    office.unit("B", body=body)
    office.holder("B", role, key="P")
    assert standing(office, "cadre") == {"P": BOTH}


@pytest.mark.parametrize(
    ("role", "full_time", "found"),
    [
        ("truong_doan", None, {"P": BOTH}), ("pho_truong_doan", None, {"P": BOTH}), ("dai_bieu", True, {"P": BOTH}),
        ("dai_bieu", None, {}),
    ],
)  # fmt: skip
def test_leaders_of_the_delegation_and_full_time_deputies_are_cadres(
    role: str, full_time: bool | None, found: dict[str, Standing]
) -> None:
    office = province()
    office.holder("DQH", role, key="P", full_time=full_time)
    assert standing(office, "cadre") == found


# ------------------------------------------------------------------ organisations and units
@pytest.mark.parametrize(
    "body",
    [
        "dang_bo_huyen", "dang_bo_truc_thuoc", "dang_bo_co_so", "chi_bo_co_so", "chi_bo_truc_thuoc", "dang_bo_bo_phan",
        "chi_bo_bo_phan",
    ],
)  # fmt: skip
def test_party_organisations_are_rated_and_it_is_their_committees_that_are_reviewed(body: str) -> None:
    office = Office(kh61())
    office.unit("D", body=body)
    assert standing(office, "party_organisation") == {"D": (False, True)}


@pytest.mark.parametrize("organisation", ["dang_bo_bo_phan", "chi_bo_bo_phan", "chi_bo_truc_thuoc"])
def test_committees_below_the_grassroots_are_reviewed_and_rated_where_they_are_added(organisation: str) -> None:
    office = Office(kh61())
    office.unit("D", body=organisation)
    body = "dang_uy" if organisation == "dang_bo_bo_phan" else "chi_uy"
    office.unit("C", body=body, of="D")
    assert standing(office, "collective", below="yes") == {"C": BOTH}
    assert standing(office, "collective") == {}


@pytest.mark.parametrize("agency", ["so_ban_nganh", "ban_dang", *FRONT_AND_UNIONS])
@pytest.mark.clause("KH61-275")
def test_units_of_a_sector_are_rated_by_their_results_and_not_reviewed(agency: str) -> None:
    office = Office(kh61())
    office.unit("S", agency=agency, tier="province")
    office.unit("H", agency=agency, tier="district", line="S")
    office.unit("O", agency=agency, tier="district")
    assert standing(office, "unit") == {"H": (False, True)}
    (unit,) = office.computed().of_kind("unit")
    assert {found.unit for found in unit.authorities} == {"S"}
