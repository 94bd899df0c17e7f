"""Who manages a unit and who decides by the table: told once at the agency, and in the words of the plan."""

import pytest

from kiemdiem.core.regime.loader import load
from tests.builders.registers import Office


def town() -> Office:
    office = Office(load("kh24_2024"))
    office.unit("DB", "Đảng bộ thị xã", body="dang_bo_huyen")
    office.unit("UB", "UBND thị xã", agency="ubnd", tier="district", parent="DB")
    return office


def test_a_collective_is_managed_by_whoever_manages_the_agency_that_it_leads() -> None:
    office = town()
    office.unit("PH", "Phòng Nội vụ", agency="phong_ban", tier="district", parent="UB", managed_by="BTV_TINH_UY")
    found = office.subject("PH/tap_the_lanh_dao").authority()
    assert found is not None
    assert (found.rule, found.body) == ("class-a", "Ban Thường vụ Tỉnh ủy")


def test_a_listed_collective_may_be_managed_by_another() -> None:
    office = town()
    office.unit("PH", "Phòng Nội vụ", agency="phong_ban", tier="district", parent="UB", managed_by="BTV_TINH_UY")
    office.unit("TT", "Tập thể", body="tap_the_lanh_dao", of="PH", tier="district", managed_by="BTV_THI_UY")
    found = office.subject("TT").authority()
    assert found is not None
    assert found.rule == "class-c-collectives"


@pytest.mark.parametrize("body", ["CHU_TICH_UBND_THI_XA", "Chủ tịch UBND thị xã"])
def test_the_table_names_a_body_of_the_plan_by_code_or_by_label(body: str) -> None:
    office = town()
    office.unit("TH", "Trường", agency="truong_hoc", tier="district", parent="UB")
    person = office.holder("TH", "truong", managed_by="BTV_THI_UY")
    office.decider(body, unit="TH", post="truong", how="phan_cap")
    found = office.subject(f"{person}:cadre").authority()
    assert found is not None
    assert (found.rule, found.body, found.gives) == (
        "class-d", "Chủ tịch UBND thị xã", {"rated_by": "CHU_TICH_UBND_THI_XA"},
    )  # fmt: skip
