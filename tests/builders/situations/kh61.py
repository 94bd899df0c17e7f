"""KH61 (II.1.1, II.1.2, II.2.3): persons and units of a province in every situation that the plan names."""

from __future__ import annotations

from tests.builders.province import province
from tests.builders.registers import Office
from tests.builders.situations.table import Situation, row, under_one_root

ROOT = "DBT"


def office() -> Office:
    """The province with somebody in every situation."""
    found = province()
    for unit in found.tables["units"]:
        if unit["id"] in {"STC", "NDT", "DDN"}:
            unit["managed_by"] = "BTV_TINH_UY"
    _members(found)
    _cadres(found)
    _units(found)
    return under_one_root(found, ROOT)


def _members(office: Office) -> None:
    office.person("full", cell="CB1", admitted_on="2010-05-19")
    office.person("probationary", cell="CB1", kind="du_bi", admitted_on="2021-03-02")
    office.person("admitted-after-june", cell="CB1", kind="du_bi", admitted_on="2021-07-02")
    office.person("admitted-in-june", cell="CB1", kind="du_bi", admitted_on="2021-06-30")
    office.person("exempt", cell="CB1", exempt_from_party_activity=True)
    office.person("suspended", cell="CB1", suspended_from_party_activity=True)
    office.person("moved")
    office.membership("moved", "CB2", since="2012-01-01", until="2021-11-14")
    office.membership("moved", "CB1", since="2021-11-15")
    office.person("temporary")
    office.membership("temporary", "CB1", temporary_in="CB2")
    office.person("retired", cell="CB2")
    office.post("retired", "STC", "truong", since="2015-01-01", until="2021-08-31")
    office.person("not-re-elected", cell="CB1")
    office.post("not-re-elected", "DBX", "uy_vien", since="2015-06-01", until="2020-06-30", re_elected=False)
    office.person("outside-the-party")
    office.post("outside-the-party", "SYT", "pho", managed_by="BTV_TINH_UY")


def _cadres(office: Office) -> None:
    manager = {"managed_by": "BTV_TINH_UY"}
    for person, cell in (
        ("head", "CBS"), ("deputy", "CBS"), ("promoted", "CB1"), ("suspended-member", "CB1"), ("three-posts", "CB1"),
        ("four-posts", "CB1"), ("by-the-centre", "CB1"), ("cell-secretary", "CB1"), ("official", "CB1"),
    ):  # fmt: skip
        office.person(person, cell=cell, suspended_from_committee=person == "suspended-member")
    office.post("head", "STC", "truong", rank=1, presiding=True, **manager)
    office.post("deputy", "STC", "pho", rank=2, **manager)
    office.post("promoted", "STC", "pho", rank=2, since="2021-09-01", promoted_from="truong_phong", **manager)
    office.post("suspended-member", "DBX", "uy_vien")
    for unit, role, rank in (("DBH", "bi_thu", 1), ("UBH", "chu_tich", 2), ("DBT", "uy_vien", 3)):
        office.post("three-posts", unit, role, rank=rank, presiding=role == "bi_thu", **manager)
    for unit, role, rank in (
        ("DBT", "pho_bi_thu", 1), ("UBT", "chu_tich", 2), ("BCS", "bi_thu", 3), ("DQH", "pho_truong_doan", 4),
    ):  # fmt: skip
        office.post("four-posts", unit, role, rank=rank, presiding=role == "chu_tich", managed_by="BAN_BI_THU")
    office.post("by-the-centre", "DBT", "bi_thu", rank=1, managed_by="BAN_BI_THU")
    office.post("cell-secretary", "CB1", "bi_thu")
    office.post("official", "STC", "chuyen_vien")
    office.decider("Ban Thường vụ Huyện ủy H", unit="DBX", post="uy_vien", how="phan_cap")


def _units(office: Office) -> None:
    office.unit("new", "Chi bộ mới lập", body="chi_bo_truc_thuoc", parent="DBX", founded_on="2021-08-01")
    office.unit("merged", "Chi bộ hợp nhất", body="chi_bo_truc_thuoc", parent="DBX", founded_on="2021-03-01")
    office.person("of-the-merged", cell="merged")
    office.unit("DBND", "Đảng bộ Hội Nông dân tỉnh", body="dang_bo_co_so", parent="DBK", host="NDT")
    office.unit("BTVND", "Ban Thường vụ Hội", body="ban_thuong_vu_ctxh", of="NDT", reviewed_with="DDN")
    for person in ("union-head", "union-deputy"):
        office.person(person, cell="CB1")
        role = "chu_tich" if person == "union-head" else "pho_chu_tich"
        office.post(person, "NDT", role, managed_by="BTV_TINH_UY")
        office.post(person, "DDN", "bi_thu" if person == "union-head" else "pho_bi_thu")


CHAPTER, DISTRICT, TOP = "DBX/dang_uy", "DBH/ban_thuong_vu", "DBT/ban_thuong_vu"
CENTRE, CONFERENCE = "Bộ Chính trị, Ban Bí thư", "key-cadre-conference@STC"
BOTH = "reviewed, rated"
SITUATIONS: tuple[Situation, ...] = (
    row("KH61-033 KH61-040", "a member without a post", "full:member", BOTH, "CB1", CHAPTER),
    row("KH61-033", "a probationary member", "probationary:member", BOTH, "CB1", CHAPTER),
    row(
        "KH61-243 KH61-244", "admitted less than six months ago", "admitted-after-june:member",
        "reviewed: reviewed_only", "CB1", CHAPTER,
    ),
    row("KH61-243", "admitted six months ago and a day", "admitted-in-june:member", BOTH, "CB1", CHAPTER),
    row("KH61-033 KH61-203", "exempt from activity", "exempt:member", "-: exempt", "", CHAPTER),
    row("KH61-033 KH61-203", "suspended from party activity", "suspended:member", "-: exempt", "", CHAPTER),
    row("KH61-250", "moved in November: the receiving cell", "moved:member", BOTH, "CB1", CHAPTER),
    row("KH61-252", "in temporary activity elsewhere: the official cell", "temporary:member", BOTH, "CB1", CHAPTER),
    row("KH61-039", "retired within the year: a member at home", "retired:member", BOTH, "CB2", CHAPTER),
    row("KH61-195", "and no cadre of the post that he left", "retired:cadre", "no subject"),
    row("KH61-061", "not re-elected: the cell alone", "not-re-elected:member", BOTH, "CB1", CHAPTER),
    row("KH61-061", "and the post that ended makes no cadre", "not-re-elected:cadre", "no subject"),
    row("KH61-195", "an official without a leading post", "official:cadre", "no subject"),
    row("KH61-053", "secretary of a cell without a committee", "cell-secretary:member", BOTH, "CB1", CHAPTER),
    row("KH61-043 KH61-058 KH61-198", "head of a department", "head:cadre", BOTH, f"CBS {CONFERENCE}", TOP),
    row("KH61-043 KH61-058 KH61-198", "his deputy", "deputy:cadre", BOTH, f"CBS {CONFERENCE}", TOP),
    row("KH61-040 KH61-250", "a cadre as a member", "head:member", BOTH, f"CBS {CONFERENCE}", "DBS/dang_uy"),
    row("KH61-058", "a deputy head who is no member", "outside-the-party:cadre", BOTH, "key-cadre-conference@SYT", TOP),
    row("KH61-249", "promoted less than six months ago", "promoted:cadre", BOTH, f"CB1 {CONFERENCE}", TOP),
    row(
        "KH61-034 KH61-204 KH61-298", "suspended from the committee alone", "suspended-member:cadre",
        BOTH, "CB1", "Ban Thường vụ Huyện ủy H",
    ),
    row("KH61-034 KH61-204", "and as a member", "suspended-member:member", BOTH, "CB1", CHAPTER),
    row(
        "KH61-042 KH61-043 KH61-297", "three posts in district and province", "three-posts:cadre",
        BOTH, f"CB1 {DISTRICT} UBH/tap_the_lanh_dao", TOP,
    ),
    row(
        "KH61-054 KH61-055 KH61-056", "four posts: cell, highest post, presiding post", "four-posts:cadre",
        BOTH, f"CB1 {TOP} UBT/tap_the_lanh_dao", CENTRE,
    ),
    row("KH61-041 KH61-297", "managed by the centre", "by-the-centre:cadre", BOTH, f"CB1 {TOP}", CENTRE),
    row("KH61-037 KH61-198", "head of a union: delegation and union", "union-head:cadre", BOTH, "CB1 DDN BTVND", TOP),
    row("KH61-242", "a cell founded less than six months ago", "new", "-: not_rated", "", CHAPTER),
    row("KH61-242", "a cell that two were merged into in March", "merged", "rated", "", CHAPTER),
    row("KH61-250", "a member of the merged cell", "of-the-merged:member", BOTH, "merged", CHAPTER),
    row("KH61-196", "a chapter of the district", "DBX", "rated", "", DISTRICT),
    row("KH61-036 KH61-298", "the committee of a commune", "DBX/dang_uy", BOTH, "DBX/dang_uy", DISTRICT),
    row("KH61-036 KH61-198", "leaders of a department", "STC/tap_the_lanh_dao", BOTH, "STC/tap_the_lanh_dao", TOP),
    row("KH61-037 KH61-198", "a union reviewed with its delegation", "BTVND", BOTH, "BTVND", TOP),
)  # fmt: skip
