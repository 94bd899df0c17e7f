"""KH61, II.1.4.1: about whom a poll at the workplace is held, and which one."""

import pytest

from tests.builders.province import kh61, province
from tests.builders.registers import Office

DEPARTMENTS = (
    "ban_dang", "van_phong_cap_uy", "so_ban_nganh", "thanh_tra", "van_phong_ubnd", "van_phong_dbqh_hdnd",
    "vien_kiem_sat", "toa_an", "co_quan_khac",
)  # fmt: skip
"""Departments, sectors of the province and their like."""


def polls(office: Office, person: str) -> list[str]:
    return [poll.roll for poll in office.subject(f"{person}:cadre").polls]


@pytest.mark.parametrize("agency", DEPARTMENTS)
@pytest.mark.parametrize("role", ["truong", "pho"])
@pytest.mark.clause("KH61-131")
def test_heads_and_deputies_of_every_department_are_polled_about_at_their_workplace(agency: str, role: str) -> None:
    office = Office(kh61())
    office.unit("S", agency=agency, tier="province")
    assert polls(office, office.holder("S", role)) == ["poll-province"]


@pytest.mark.parametrize("role", ["uy_vien_thuong_vu", "uy_vien"])
@pytest.mark.clause("KH61-131")
def test_members_of_the_two_committees_of_the_province_are_polled_about_at_their_workplace(role: str) -> None:
    office = province()
    assert polls(office, office.holder("DBT", role)) == ["poll-province"]


@pytest.mark.clause("KH61-131")
def test_a_standing_committee_that_the_register_lists_by_itself_is_one_of_the_province() -> None:
    office = Office(kh61())
    office.unit("B", "Ban Thường vụ Tỉnh ủy", body="ban_thuong_vu", tier="province")
    assert polls(office, office.holder("B", "uy_vien_thuong_vu")) == ["poll-province"]


@pytest.mark.clause("KH61-132")
def test_one_who_is_among_the_staff_is_not_asked_about_himself_in_the_province() -> None:
    office = province()
    office.holder("STC", "pho", key="P")
    office.employ("P", "STC")
    staff = office.staff("STC", 3)
    assert set(office.roll("poll-province", "P").persons) == set(staff)


@pytest.mark.parametrize(
    ("unit", "role", "is_polled"),
    [
        ("HDH", "pho_chu_tich", True), ("HDH", "pho_chu_tich_thuong_truc", True), ("UBH", "pho_chu_tich", True),
        ("UBH", "pho_chu_tich_thuong_truc", True), ("DBH", "uy_vien_thuong_vu", True), ("DBH", "uy_vien", False),
        ("UBX", "pho_chu_tich", False), ("PNV", "truong", False),
    ],
)  # fmt: skip
@pytest.mark.clause("KH61-141")
def test_in_a_district_the_standing_committee_and_vice_chairmen_are_polled_about(
    unit: str, role: str, is_polled: bool
) -> None:
    office = province()
    assert polls(office, office.holder(unit, role)) == (["poll-district"] if is_polled else [])


@pytest.mark.parametrize("name", ["Đảng bộ Khối các cơ quan tỉnh", "Đảng bộ Khối Doanh nghiệp tỉnh"])
@pytest.mark.parametrize("organisation", ["dang_bo_co_so", "chi_bo_co_so"])
@pytest.mark.clause("KH61-143")
def test_about_members_of_both_blocs_the_staff_is_asked_where_a_grassroots_organisation_is(
    name: str, organisation: str
) -> None:
    office = province()
    office.unit("B", name, body="dang_bo_truc_thuoc", parent="DBT")
    office.unit("K", "Cơ quan K", agency="doanh_nghiep")
    office.unit("T", "Trạm của K", agency="doanh_nghiep", parent="K")
    office.unit("O", "Tổ chức đảng K", body=organisation, parent="B", host="K")
    office.holder("B", "uy_vien_thuong_vu", key="P")
    office.employ("P", "T")
    staff = office.staff("K", 3)
    office.staff("K", 2, contract="ngan_han")
    assert polls(office, "P") == ["poll-bloc-committees"]
    assert set(office.roll("poll-bloc-committees", "P").persons) == set(staff)


@pytest.mark.parametrize("role", ["truong", "pho"])
@pytest.mark.clause("KH61-142")
def test_a_rector_and_a_vice_rector_of_a_public_college_are_polled_about_among_representatives(role: str) -> None:
    office = province()
    assert polls(office, office.holder("CDT", role)) == ["poll-five-committees-and-schools"]
