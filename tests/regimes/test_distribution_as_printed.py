"""The distribution lists ('Nơi nhận') name the receivers that the plans print."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import kiemdiem

REGIMES = Path(kiemdiem.__file__).parent / "regimes"


def receivers(regime: str) -> list[dict[str, Any]]:
    tables = tomllib.loads((REGIMES / regime / "regime.toml").read_text(encoding="utf-8"))
    return list(tables["distribution"])


def told_as_a_report(regime: str) -> list[str]:
    return [line["to"] for line in receivers(regime) if line.get("purpose") == "để báo cáo"]


@pytest.mark.clause("KH61-304")
def test_kh61_goes_to_fifteen_receivers_from_the_centre_to_the_file() -> None:
    to = [line["to"] for line in receivers("kh61_2021")]
    assert (len(to), to[0], to[-1]) == (15, "Ban Tổ chức Trung ương", "Lưu Văn phòng Tỉnh ủy")


@pytest.mark.clause("KH61-305")
def test_one_receiver_of_kh61_gets_five_copies_and_every_other_one() -> None:
    copies = {line["to"]: line.get("copies", 1) for line in receivers("kh61_2021")}
    assert copies.pop("Ban Tổ chức Tỉnh ủy") == 5
    assert copies["Văn phòng UBND tỉnh"] == 1
    assert set(copies.values()) == {1}


@pytest.mark.clause("KH146-292")
def test_kh146_goes_to_seven_receivers_the_first_two_as_a_report() -> None:
    to = [line["to"] for line in receivers("kh146_2014")]
    assert to == [
        "Ban Tổ chức Thành ủy",
        "Ban Thường vụ Đảng ủy Khối Dân - Chính - Đảng",
        "Lãnh đạo Thanh tra thành phố: Chánh Thanh tra, Phó Chánh Thanh tra",
        "Đảng ủy viên",
        "Ủy ban kiểm tra Đảng ủy",
        "Cấp ủy chi bộ trực thuộc",
        "Lưu Văn thư, Đảng ủy ([người soạn thảo])",
    ]
    assert told_as_a_report("kh146_2014") == to[:2]


@pytest.mark.clause("KH75-102")
def test_only_two_bodies_of_the_province_get_kh75_as_a_report() -> None:
    assert told_as_a_report("kh75_2022") == ["Ban Thường vụ Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"]


@pytest.mark.clause("CV789-064")
def test_only_the_provincial_organisation_board_gets_cv789_as_a_report() -> None:
    assert told_as_a_report("cv789_2023") == ["Ban Tổ chức Tỉnh ủy"]
