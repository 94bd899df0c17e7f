"""An invented province for KH61: its tiers, agencies and bodies, without persons."""

from __future__ import annotations

from functools import cache

from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime
from tests.builders.registers import Office


@cache
def kh61() -> Regime:
    return load("kh61_2021")


def province() -> Office:
    """Party organisations, state agencies, front and mass organisations of province, district H and commune X."""
    office = Office(kh61())
    for key, name, body, parent, columns in (
        ("DBT", "Đảng bộ tỉnh Sơn Hà", "dang_bo_tinh", None, {"area": "tinh"}),
        ("DBH", "Đảng bộ huyện H", "dang_bo_huyen", "DBT", {"area": "h"}),
        ("DBK", "Đảng bộ Khối Doanh nghiệp tỉnh", "dang_bo_truc_thuoc", "DBT", {}),
        ("DBX", "Đảng bộ xã X", "dang_bo_co_so", "DBH", {"area": "x", "flags": ["xa_phuong"]}),
        ("CBC", "Chi bộ cơ sở C", "chi_bo_co_so", "DBH", {}),
        ("CB1", "Chi bộ thôn 1", "chi_bo_truc_thuoc", "DBX", {}),
        ("CB2", "Chi bộ thôn 2", "chi_bo_truc_thuoc", "DBX", {}),
    ):
        office.unit(key, name, body=body, parent=parent, **columns)
    for key, name, agency, tier, area in (
        ("UBT", "Ủy ban nhân dân tỉnh", "ubnd", "province", "tinh"),
        ("HDT", "Hội đồng nhân dân tỉnh", "hdnd", "province", "tinh"),
        (
            "VPH",
            "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
            "van_phong_dbqh_hdnd",
            "province",
            "tinh",
        ),
        ("VPU", "Văn phòng Ủy ban nhân dân tỉnh", "van_phong_ubnd", "province", "tinh"),
        ("BTC", "Ban Tổ chức Tỉnh ủy", "ban_dang", "province", "tinh"),
        ("STC", "Sở Tài chính", "so_ban_nganh", "province", "tinh"),
        ("SYT", "Sở Y tế", "so_ban_nganh", "province", "tinh"),
        ("MTT", "Ủy ban Mặt trận Tổ quốc tỉnh", "mttq", "province", "tinh"),
        ("NDT", "Hội Nông dân tỉnh", "hoi_nong_dan", "province", "tinh"),
        ("TDT", "Tỉnh đoàn", "doan_thanh_nien", "province", "tinh"),
        ("CDT", "Trường Cao đẳng tỉnh", "dai_hoc_cao_dang", "province", "tinh"),
        ("UBH", "Ủy ban nhân dân huyện H", "ubnd", "district", "h"),
        ("HDH", "Hội đồng nhân dân huyện H", "hdnd", "district", "h"),
        ("PNV", "Phòng Nội vụ huyện H", "phong_ban", "district", "h"),
        ("UBX", "Ủy ban nhân dân xã X", "ubnd", "grassroots", "x"),
    ):
        office.unit(key, name, agency=agency, tier=tier, area=area, flags=["cong_lap"] if key == "CDT" else None)
    office.unit("DQH", "Đoàn đại biểu Quốc hội tỉnh", body="doan_dbqh", tier="province")
    office.unit("BHP", "Ban Pháp chế Hội đồng nhân dân tỉnh", body="ban_hdnd", parent="HDT", tier="province")
    office.unit("BCS", "Ban cán sự đảng Ủy ban nhân dân tỉnh", body="ban_can_su_dang", of="UBT", tier="province")
    office.unit("DDN", "Đảng đoàn Hội Nông dân tỉnh", body="dang_doan", of="NDT", tier="province")
    office.unit("DBS", "Đảng bộ Sở Tài chính", body="dang_bo_co_so", parent="DBK", host="STC")
    office.unit("CBS", "Chi bộ Văn phòng Sở Tài chính", body="chi_bo_truc_thuoc", parent="DBS", host="STC")
    office.unit("PNS", "Phòng Ngân sách Sở Tài chính", body="phong", parent="STC")
    office.unit("CDS", "Công đoàn cơ sở Sở Tài chính", body="doan_the_co_so", parent="STC")
    office.unit("DBC", "Đảng bộ Trường Cao đẳng tỉnh", body="dang_bo_co_so", parent="DBK", host="CDT")
    return office


BTV_T, BCH_T = "DBT/ban_thuong_vu", "DBT/ban_chap_hanh"
BTV_H, BCH_H = "DBH/ban_thuong_vu", "DBH/ban_chap_hanh"
LEADERS_UBT, LEADERS_UBH, LEADERS_UBX = "UBT/tap_the_lanh_dao", "UBH/tap_the_lanh_dao", "UBX/tap_the_lanh_dao"
LEADERS_STC, LEADERS_PNV = "STC/tap_the_lanh_dao", "PNV/tap_the_lanh_dao"
KEY_CADRES_STC = "key-cadre-conference@STC"
ASSEMBLY_BODY = "assembly-body@HDT"
