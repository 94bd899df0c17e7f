"""Which units of the registers the printed names of the five plans mean, on registers with one unit of every sort."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kiemdiem.core.engine.registers.plan_bodies import plan_bodies
from kiemdiem.core.engine.registers.reading import registers_from_json
from kiemdiem.core.regime.loader import load, shipped_codes

Row = dict[str, Any]
MASS = ("lien_doan_lao_dong", "hoi_phu_nu", "hoi_nong_dan", "hoi_cuu_chien_binh", "doan_thanh_nien")
ASSOCIATIONS = ("hoi_van_hoc_nghe_thuat", "lien_hiep_khoa_hoc_ky_thuat", "hoi_khac")


def agency(key: str, kind: str, name: str = "", *, tier: str = "district", parent: str = "ROOT", **more: Any) -> Row:
    return {"id": key, "name": name or key, "agency": kind, "tier": tier, "parent": parent, **more}


def organisation(key: str, body: str, *, parent: str = "ROOT", **more: Any) -> Row:
    return {"id": key, "name": key, "body": body, "parent": parent, **more}


def town() -> list[Row]:
    """A town with one unit of every sort that the plans name, and a neighbour beside it that nothing may find."""
    return [
        {"id": "ROOT", "name": "Đảng bộ thị xã", "body": "dang_bo_huyen"},
        organisation("CHAPTER", "dang_bo_co_so", flags={"xa_phuong": True}),
        organisation("GRASSROOTS-CELL", "chi_bo_co_so"),
        organisation("CELL", "chi_bo_truc_thuoc", parent="CHAPTER"),
        agency("COUNCIL", "hdnd"),
        agency("COMMITTEE", "ubnd"),
        agency("COMMUNE-COUNCIL", "hdnd", tier="grassroots"),
        agency("COMMUNE-COMMITTEE", "ubnd", tier="grassroots"),
        agency("FRONT", "mttq"),
        agency("COMMUNE-FRONT", "mttq", tier="grassroots"),
        *(agency(kind.upper(), kind) for kind in (*MASS, *ASSOCIATIONS)),
        agency("BOARD", "ban_dang", "Ban Tổ chức Thị ủy"),
        agency("HOME-AFFAIRS", "phong_ban", "Cơ quan Tổ chức - Nội vụ thị xã"),
        agency("PROPAGANDA", "ban_dang", "Ban Tuyên giáo Thị ủy"),
        agency("OFFICE", "van_phong_cap_uy", "Văn phòng Thị ủy"),
        agency("CENTRE", "van_phong_cap_uy", "Trung tâm Chính trị thị xã"),
        agency("FINANCE", "phong_ban", "Phòng Tài chính"),
        agency("INSPECTORATE", "thanh_tra", "Thanh tra thị xã"),
        agency("COMMITTEE-OFFICE", "van_phong_ubnd", "Văn phòng HĐND và UBND"),
        agency("SCHOOL", "truong_hoc", parent="COMMITTEE"),
        agency("SERVICE", "don_vi_su_nghiep", parent="COMMITTEE"),
        agency("PROVINCIAL-SERVICE", "don_vi_su_nghiep"),
        {"id": "NEIGHBOUR", "name": "Đảng bộ thị xã khác", "body": "dang_bo_huyen"},
        organisation("FOREIGN", "dang_bo_co_so", parent="NEIGHBOUR"),
        agency("FOREIGN-COMMITTEE", "ubnd", parent="NEIGHBOUR"),
    ]


def province() -> list[Row]:
    at = {"tier": "province"}
    return [
        {"id": "ROOT", "name": "Đảng bộ tỉnh", "body": "dang_bo_tinh", "tier": "province"},
        organisation("DISTRICT", "dang_bo_huyen"),
        organisation("BLOCK", "dang_bo_truc_thuoc"),
        organisation("CHAPTER", "dang_bo_co_so", parent="DISTRICT"),
        organisation("GRASSROOTS-CELL", "chi_bo_co_so", parent="BLOCK"),
        organisation("CELL", "chi_bo_truc_thuoc", parent="CHAPTER"),
        organisation("SECTION-CELL", "chi_bo_bo_phan", parent="CHAPTER"),
        agency("COMMITTEE", "ubnd", "Ủy ban nhân dân tỉnh", **at),
        {"id": "GROUP", "name": "Ban cán sự đảng Ủy ban nhân dân tỉnh", "body": "ban_can_su_dang", "of": "COMMITTEE"},
        agency("FRONT", "mttq", **at),
        {"id": "PARTY-GROUP", "name": "Đảng đoàn Mặt trận", "body": "dang_doan", "of": "FRONT"},
        *(agency(kind.upper(), kind, **at) for kind in MASS),
        agency("BOARD", "ban_dang", "Ban Tổ chức Tỉnh ủy", **at),
        agency("PROPAGANDA", "ban_dang", "Ban Tuyên giáo Tỉnh ủy", **at),
        agency("OFFICE", "van_phong_cap_uy", "Văn phòng Tỉnh ủy", **at),
        agency("CENTRE", "van_phong_cap_uy", "Báo tỉnh", **at),
        agency("COMMITTEE-OFFICE", "van_phong_ubnd", **at),
        agency("DELEGATION-OFFICE", "van_phong_dbqh_hdnd", **at),
        agency("FINANCE", "so_ban_nganh", **at),
        agency("INSPECTORATE", "thanh_tra", **at),
        agency("SERVICE", "don_vi_su_nghiep", **at),
        agency("UNIVERSITY", "dai_hoc_cao_dang", flags={"cong_lap": True}, **at),
        agency("PRIVATE-UNIVERSITY", "dai_hoc_cao_dang", **at),
        agency("DISTRICT-INSPECTORATE", "thanh_tra", parent="DISTRICT"),
    ]


def inspectorate() -> list[Row]:
    names = {
        "C1": "Chi bộ Phòng Thanh tra, giải quyết khiếu nại tố cáo số 1",
        "C2": "Chi bộ Phòng Thanh tra, giải quyết khiếu nại tố cáo số 2",
        "C3": "Chi bộ Phòng Thanh tra, giải quyết khiếu nại tố cáo số 3",
        "C4": "Chi bộ Phòng Thanh tra, giải quyết khiếu nại tố cáo số 4",
        "CORRUPTION": "Chi bộ Phòng Thanh tra chống tham nhũng",
        "LEGAL": "Chi bộ Phòng Pháp chế",
        "CELL-OFFICE": "Chi bộ Văn phòng",
        "RECEPTION": "Chi bộ Phòng Tiếp công dân và xử lý đơn",
        "FOLLOW-UP": "Chi bộ Phòng Thanh tra, giám sát và xử lý sau thanh tra",
    }
    return [
        {"id": "AGENCY", "name": "Thanh tra thành phố", "agency": "thanh_tra", "tier": "province"},
        {"id": "ROOT", "name": "Đảng bộ Thanh tra", "body": "dang_bo_co_so", "host": "AGENCY"},
        *({"id": key, "name": name, "body": "chi_bo_truc_thuoc", "parent": "ROOT"} for key, name in names.items()),
        {"id": "OFFICE", "name": "Văn phòng", "body": "phong", "parent": "AGENCY"},
        {"id": "SECTION", "name": "Phòng Pháp chế", "body": "phong", "parent": "AGENCY"},
        {"id": "CHECKING", "name": "Ủy ban kiểm tra Đảng ủy", "body": "uy_ban_kiem_tra", "of": "ROOT"},
        {"id": "OTHER", "name": "Thanh tra thị xã", "agency": "thanh_tra", "tier": "district"},
        {"id": "OTHER-CELL", "name": "Chi bộ Phòng Pháp chế khác", "body": "chi_bo_truc_thuoc", "parent": "ELSEWHERE"},
        {"id": "ELSEWHERE", "name": "Đảng bộ khác", "body": "dang_bo_co_so"},
    ]


def upper(*kinds: str) -> set[str]:
    return {kind.upper() for kind in kinds}


OF_TOWNS: dict[str, set[str]] = {
    "standing-committee": {"ROOT"},
    "direct-party-units": {"CHAPTER", "GRASSROOTS-CELL"},
    "standing-body-of-the-council": {"COUNCIL/thuong_truc_hdnd"},
    "people-committee-of-the-town": {"COMMITTEE"},
    "front": {"FRONT"},
    "mass-organisations": upper(*MASS),
    "other-associations": upper(*ASSOCIATIONS),
    "standing-bodies-of-communes": {"COMMUNE-COUNCIL/thuong_truc_hdnd"},
    "people-committees-of-communes": {"COMMUNE-COMMITTEE"},
    "sections-of-the-people-committee": {"FINANCE", "HOME-AFFAIRS", "INSPECTORATE", "COMMITTEE-OFFICE"},
    "service-units": {"SCHOOL", "SERVICE"},
    "party-offices": {"BOARD", "PROPAGANDA", "OFFICE", "CENTRE"},
    "organisation-board": {"BOARD"},
    "party-office": {"OFFICE"},
    "related-agencies": set(),
    "reviewing-agencies": set(),
    "assigned-persons": set(),
}
DEPARTMENTS = {"FINANCE", "INSPECTORATE", "COMMITTEE-OFFICE", "DELEGATION-OFFICE"}
EXPECTED: dict[str, dict[str, set[str]]] = {
    "kh24_2024": OF_TOWNS,
    "kh75_2022": {
        **OF_TOWNS,
        "organisation-board": {"HOME-AFFAIRS"},
        "party-office": {"OFFICE", "COMMITTEE-OFFICE"},
    },
    "cv789_2023": {
        "city-committee": {"ROOT"},
        "direct-party-units": {"CHAPTER", "GRASSROOTS-CELL"},
        "sections-and-mass-organisations": OF_TOWNS["sections-of-the-people-committee"]
        | OF_TOWNS["party-offices"]
        | {"FRONT", *upper(*MASS)},
        "service-units": {"SCHOOL", "SERVICE", "PROVINCIAL-SERVICE"},
        "organisation-board": {"BOARD"},
        "reviewing-units": OF_TOWNS["direct-party-units"]
        | OF_TOWNS["sections-of-the-people-committee"]
        | OF_TOWNS["party-offices"]
        | {"COUNCIL", "COMMITTEE", "FRONT", "PROVINCIAL-SERVICE", *upper(*MASS)},
        "whoever-it-is": set(),
        "assigned-persons": set(),
    },
    "kh61_2021": {
        "province": {"ROOT"},
        "party-offices": {"BOARD", "PROPAGANDA"},
        "organisation-board": {"BOARD"},
        "provincial-party-office": {"OFFICE"},
        "office-of-the-people-committee": {"COMMITTEE-OFFICE"},
        "departments": DEPARTMENTS,
        "front-and-mass-organisations": {"FRONT", *upper(*MASS)},
        "departments-and-mass-organisations": {"FRONT", *upper(*MASS), *DEPARTMENTS},
        "standing-body-of-the-front": {"FRONT"},
        "standing-committees-of-mass-organisations": upper(*MASS),
        "service-units": {"SERVICE"},
        "service-units-and-universities": {"SERVICE", "UNIVERSITY"},
        "party-groups": {"GROUP", "PARTY-GROUP"},
        "party-group-of-the-people-committee": {"GROUP"},
        "district-committees": {"DISTRICT", "BLOCK"},
        "above-grassroots": {"DISTRICT", "BLOCK"},
        "grassroots": {"CHAPTER", "GRASSROOTS-CELL"},
        "grassroots-committees": {"CHAPTER"},
        "cell-committees": {"GRASSROOTS-CELL", "CELL", "SECTION-CELL"},
        "each-person": set(),
        "beside-the-reviewed": set(),
        "whoever-it-is": set(),
    },
    "kh146_2014": {
        "chapter": {"ROOT"},
        "cells": {"C1", "C2", "C3", "C4", "CORRUPTION", "LEGAL", "CELL-OFFICE", "RECEPTION", "FOLLOW-UP"},
        "inspectorate": {"AGENCY"},
        "office-of-the-inspectorate": {"OFFICE"},
        "sections-of-the-inspectorate": {"OFFICE", "SECTION"},
        "inspection-committee": {"CHECKING"},
        "cell-complaints-1": {"C1"},
        "cell-complaints-2": {"C2"},
        "cell-complaints-3": {"C3"},
        "cell-complaints-4": {"C4"},
        "cell-corruption": {"CORRUPTION"},
        "cell-legal": {"LEGAL"},
        "cell-office": {"CELL-OFFICE"},
        "cell-reception": {"RECEPTION"},
        "cell-follow-up": {"FOLLOW-UP"},
        "above-and-residence": set(),
        "assigned-persons": set(),
    },
}
UNITS = {"kh61_2021": province, "kh146_2014": inspectorate}


def found_in(code: str) -> dict[str, set[str]]:
    regime = load(code)
    registers = registers_from_json({"units": UNITS.get(code, town)()}, regime)
    found = plan_bodies(regime, registers, root="ROOT", as_of=date(2024, 11, 1))
    return {one.id: {unit.id for unit in one.units} for one in found}


@pytest.mark.parametrize("code", shipped_codes())
def test_every_body_of_a_plan_is_the_units_that_it_names(code: str) -> None:
    assert found_in(code) == EXPECTED[code]


@pytest.mark.parametrize("code", shipped_codes())
def test_what_the_registers_cannot_tell_says_why(code: str) -> None:
    regime = load(code)
    registers = registers_from_json({"units": UNITS.get(code, town)()}, regime)
    for one in plan_bodies(regime, registers, root="ROOT", as_of=date(2024, 11, 1)):
        assert bool(one.units) is not bool(one.by_hand), one.id


def test_units_come_in_the_order_of_the_house_with_their_names() -> None:
    regime = load("kh24_2024")
    registers = registers_from_json({"units": town()}, regime)
    (offices,) = [
        one for one in plan_bodies(regime, registers, root="ROOT", as_of=date(2024, 11, 1)) if one.id == "party-offices"
    ]
    assert [unit.name for unit in offices.units] == [
        "Ban Tổ chức Thị ủy",
        "Ban Tuyên giáo Thị ủy",
        "Văn phòng Thị ủy",
        "Trung tâm Chính trị thị xã",
    ]
