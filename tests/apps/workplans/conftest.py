"""A town with state agencies beside its chapters, and campaigns in it."""

from __future__ import annotations

import pytest

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.workplans.models import BodyCorrection
from tests.builders.campaigns import AUTUMN, with_bodies
from tests.builders.house import House, make_unit
from tests.builders.plan_work import (
    agency,
)


@pytest.fixture
def town(house: House) -> dict[str, Unit]:
    """State agencies and mass organisations beside the chapters of the house."""
    return {
        "council": agency(house, "Hội đồng nhân dân thị xã", "hdnd"),
        "committee": agency(house, "Ủy ban nhân dân thị xã", "ubnd"),
        "commune_council": agency(house, "Hội đồng nhân dân xã", "hdnd", tier="grassroots"),
        "commune": agency(house, "Ủy ban nhân dân xã", "ubnd", tier="grassroots"),
        "front": agency(house, "Ủy ban Mặt trận Tổ quốc thị xã", "mttq"),
        "women": agency(house, "Hội Liên hiệp Phụ nữ thị xã", "hoi_phu_nu"),
        "elders": agency(house, "Hội Người cao tuổi thị xã", "hoi_khac"),
        "finance": agency(house, "Phòng Tài chính", "phong_ban"),
        "office": agency(house, "Văn phòng Thị ủy", "van_phong_cap_uy"),
    }


@pytest.fixture
def kh24(house: House, town: dict[str, Unit]) -> Campaign:
    agency(house, "Trường Tiểu học", "truong_hoc", under=town["committee"])
    return with_bodies(house, "kh24_2024")


@pytest.fixture
def kh75(house: House, town: dict[str, Unit]) -> Campaign:
    return with_bodies(house, "kh75_2022")


@pytest.fixture
def many_committees(kh24: Campaign, house: House) -> list[Unit]:
    """Five hundred committees more that the plan means."""
    units = [make_unit(f"Đảng bộ xã số {number}", under=house.district) for number in range(500)]
    BodyCorrection.objects.bulk_create(
        BodyCorrection(
            campaign=kh24, body="direct-party-units", unit=unit, is_meant=True, reason="Mới lập", corrected_at=AUTUMN
        )
        for unit in units
    )
    return units
