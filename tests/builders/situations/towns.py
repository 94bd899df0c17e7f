"""KH75 (III), KH24 (II) and CV789 (3): persons and collectives of a town in every situation that the plans name."""

from __future__ import annotations

from kiemdiem.core.regime.loader import load
from tests.builders.registers import Office
from tests.builders.situations.table import Situation, row

ROOT = "DBT"


def office(code: str) -> Office:
    """The town with somebody in every situation; the words of who manages and who decides are the plan's."""
    found = Office(load(code))
    found.unit("DBT", "Đảng bộ thị xã", body="dang_bo_huyen", area="tx")
    found.unit("DBP", "Đảng bộ phường P", body="dang_bo_co_so", parent="DBT", area="p")
    found.unit("CB1", "Chi bộ tổ dân phố 1", body="chi_bo_truc_thuoc", parent="DBP")
    found.unit("CB2", "Chi bộ tổ dân phố 2", body="chi_bo_truc_thuoc", parent="DBP")
    found.unit("CBM", "Chi bộ mới lập", body="chi_bo_truc_thuoc", parent="DBP", founded_on=f"{code[-4:]}-09-01")
    for key, agency, tier, parent in (
        ("HDT", "hdnd", "district", "DBT"), ("UBT", "ubnd", "district", "DBT"), ("MTT", "mttq", "district", "DBT"),
        ("NDT", "hoi_nong_dan", "district", "DBT"), ("TVH", "don_vi_su_nghiep", "district", "UBT"),
        ("HDP", "hdnd", "grassroots", "DBT"), ("UBP", "ubnd", "grassroots", "DBT"),
        ("MTP", "mttq", "grassroots", "DBT"), ("NDP", "hoi_nong_dan", "grassroots", "DBT"),
        *((f"P{name}", "phong_ban", "district", "UBT") for name in "ABCD"),
    ):  # fmt: skip
        found.unit(key, agency=agency, tier=tier, parent=parent)
    _members(found)
    _cadres(found, code)
    return found


def _members(office: Office) -> None:
    office.person("full", cell="CB1")
    office.person("probationary", cell="CB1", kind="du_bi")
    office.person("moved")
    office.membership("moved", "CB2", since="2010-01-01", until=f"{office.regime.identity.year}-10-31")
    office.membership("moved", "CB1", since=f"{office.regime.identity.year}-11-01")
    office.person("temporary")
    office.membership("temporary", "CB1", temporary_in="CB2")
    office.person("retired", cell="CB2")
    office.post("retired", "PA", "pho", since="2010-01-01", until=f"{office.regime.identity.year}-06-30")
    office.person("outside-the-party")
    office.post("outside-the-party", "TVH", "pho", managed_by=_town(office))


def _town(office: Office) -> str:
    return "BTV_THANH_UY" if office.regime.identity.id == "cv789_2023" else "BTV_THI_UY"


def _cadres(office: Office, code: str) -> None:
    is_city, town = code == "cv789_2023", _town(office)
    above, below = ("CAP_KHAC", "CAP_KHAC") if is_city else ("BTV_TINH_UY", "CAP_DUOI")
    for name, manager in (("A", above), ("B", above), ("C", town), ("D", town)):
        office.person(f"class-{name}", cell="CB1")
        office.post(f"class-{name}", f"P{name}", "truong", managed_by=manager)
    for person, posts in {
        "chairman": [("UBT", "chu_tich"), ("DBT", "pho_bi_thu"), ("HDT", "chu_tich")],
        "ward-secretary": [("DBP", "bi_thu"), ("HDP", "chu_tich")],
        "four-posts": [
            ("DBT", "uy_vien_thuong_vu"), ("MTT", "chu_tich"), ("NDT", "uy_vien_thuong_vu"), ("UBT", "uy_vien"),
        ],
    }.items():  # fmt: skip
        office.person(person, cell="CB1")
        manager = above if person == "chairman" else town
        for rank, (unit, role) in enumerate(posts, start=1):
            office.post(person, unit, role, rank=rank, managed_by=manager)
            if code == "kh24_2024" and manager == town:
                office.decider("BTV_THI_UY", unit=unit, post=role, how="truc_tiep")
    office.person("section-deputy", cell="CB1")
    office.post("section-deputy", "PC", "pho", managed_by=below)
    office.person("cell-secretary", cell="CB1")
    office.post("cell-secretary", "CB1", "bi_thu")
    office.person("official", cell="CB1")
    office.post("official", "PC", "chuyen_vien")
    if not is_city:
        office.decider("BTV_THI_UY", unit="PB", post="truong", how="uy_quyen")
        lent = "UBND_THI_XA" if code == "kh75_2022" else "CHU_TICH_UBND_THI_XA"
        office.decider(lent, unit="PD", post="truong", how="phan_cap")
        if code == "kh24_2024":
            office.decider("BTV_THI_UY", unit="PC", post="truong", how="truc_tiep")
            office.decider(lent, unit="TVH", post="pho", how="phan_cap")


BOTH, WARD, TOWN = "reviewed, rated", "DBP/dang_uy", "DBT/ban_thuong_vu"
PROVINCE, STANDING = "Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Thị ủy"
PEOPLE = ("full", "probationary", "moved", "temporary", "retired", "cell-secretary", "official", "chairman")
"""Members without an exception: KH75, KH24 and CV789 name none, whatever else the person is."""
UNDER_THE_TOWN = ("DBP/dang_uy", "HDT/thuong_truc_hdnd", "UBT/tap_the_lanh_dao", "HDP/thuong_truc_hdnd",
                  "UBP/tap_the_lanh_dao", "PA/tap_the_lanh_dao", "MTT/ban_thuong_truc_mttq", "NDT/ban_thuong_vu_ctxh",
                  "TVH/tap_the_lanh_dao")  # fmt: skip


def _everybody(clauses: str, by: str) -> tuple[Situation, ...]:
    return tuple(row(clauses, f"a member: {person}", f"{person}:member", BOTH, "", by) for person in PEOPLE)


def _collectives(clauses: str, keys: tuple[str, ...], by: str) -> tuple[Situation, ...]:
    return tuple(row(clauses, f"a collective: {key}", key, BOTH, "", by) for key in keys)


SITUATIONS: dict[str, tuple[Situation, ...]] = {
    "kh75_2022": (
        *_everybody("KH75-042 KH75-082", WARD),
        row("KH75-082", "managed and rated by the province", "class-A:cadre", BOTH, "", PROVINCE),
        row("KH75-082", "managed by the province, lent to the town", "class-B:cadre", BOTH, "", STANDING),
        row("KH75-082", "managed and rated by the town", "class-C:cadre", BOTH, "", TOWN),
        row("KH75-082", "managed by the town, rated by delegation", "class-D:cadre", BOTH, "", "UBND thị xã"),
        row("KH75-082", "managed lower: rated inside the unit", "section-deputy:cadre", BOTH, "", WARD),
        row("KH75-082", "three posts, managed by the province", "chairman:cadre", BOTH, "", PROVINCE),
        row("KH75-082", "four posts, managed by the town", "four-posts:cadre", BOTH, "", TOWN),
        row("KH75-082", "secretary and council of a ward", "ward-secretary:cadre", BOTH, "", TOWN),
        row("KH75-082", "a deputy head who is no member", "outside-the-party:cadre", BOTH, "", TOWN),
        row("KH75-042", "an official leads nothing", "official:cadre", "no subject"),
        row("KH75-042", "retired within the year", "retired:cadre", "no subject"),
        row("KH75-042", "a cell founded in September: no exception", "CBM", BOTH, "", WARD),
        row("KH75-069", "a chapter of the town", "DBP", BOTH, "", TOWN),
        *_collectives("KH75-069", UNDER_THE_TOWN, TOWN),
        row("KH75-046 KH75-049", "the front of a ward: by its line", "MTP/ban_thuong_truc_mttq", BOTH, "", "MTT"),
        row("KH75-046 KH75-049", "a union of a ward: by its line", "NDP/ban_thuong_vu_ctxh", BOTH, "", "NDT"),
    ),
    "kh24_2024": (
        *_everybody("KH24-037 KH24-073", WARD),
        row("KH24-073", "managed and rated by the province", "class-A:cadre", BOTH, "", PROVINCE),
        row("KH24-073", "managed by the province, lent to the town", "class-B:cadre", BOTH, "", STANDING),
        row("KH24-043 KH24-073", "managed and rated by the town", "class-C:cadre", BOTH, "", STANDING),
        row("KH24-042 KH24-073", "managed by the town, lent", "class-D:cadre", BOTH, "", "Chủ tịch UBND thị xã"),
        row("KH24-004 KH24-073", "managed lower: HD 05 alone", "section-deputy:cadre", BOTH, "", WARD),
        row("KH24-073", "three posts, managed by the province", "chairman:cadre", BOTH, "", PROVINCE),
        row("KH24-043", "four posts, managed by the town", "four-posts:cadre", BOTH, "", STANDING),
        row("KH24-043", "secretary and council of a ward", "ward-secretary:cadre", BOTH, "", STANDING),
        row("KH24-042", "a deputy who is no member", "outside-the-party:cadre", BOTH, "", "Chủ tịch UBND thị xã"),
        row("KH24-001", "an official leads nothing", "official:cadre", "no subject"),
        row("KH24-001", "retired within the year", "retired:cadre", "no subject"),
        row("KH24-062", "a cell founded in September: no exception", "CBM", BOTH, "", WARD),
        row("KH24-061 KH24-062", "a chapter of the town", "DBP", BOTH, "", TOWN),
        *_collectives("KH24-061 KH24-062", UNDER_THE_TOWN, TOWN),
        row("KH24-062", "the front of a ward is none of the nine sorts", "MTP/ban_thuong_truc_mttq", "no subject"),
    ),
    "cv789_2023": (
        *_everybody("CV789-002 CV789-021", ""),
        *(
            row("CV789-002", f"a leading cadre: {person}", f"{person}:cadre", BOTH)
            for person in ("class-A", "class-C", "section-deputy", "chairman", "four-posts", "outside-the-party")
        ),
        row("CV789-002", "an official leads nothing", "official:cadre", "no subject"),
        row("CV789-002", "retired within the year", "retired:cadre", "no subject"),
        row("CV789-021", "a cell founded in September: no exception", "CBM", BOTH),
        row("CV789-021", "a chapter of the city", "DBP", BOTH),
        row("CV789-003", "a committee under the city", "DBP/dang_uy", BOTH),
        row("CV789-003", "the people's committee", "UBT/tap_the_lanh_dao", BOTH),
        row("CV789-003", "a section", "PA/tap_the_lanh_dao", BOTH),
        row("CV789-003", "the front", "MTT/ban_thuong_truc_mttq", BOTH),
        row("CV789-003", "a union", "NDT/ban_thuong_vu_ctxh", BOTH),
        row("CV789-003", "a service unit", "TVH/tap_the_lanh_dao", BOTH),
        row("CV789-003", "councils are not addressed", "HDT/thuong_truc_hdnd", "no subject"),
        row("CV789-003", "nor wards apart from their committee", "UBP/tap_the_lanh_dao", "no subject"),
    ),
}
