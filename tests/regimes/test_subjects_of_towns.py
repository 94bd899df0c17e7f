"""Whom the three plans of towns have reviewed and rated: collectives, party organisations, members, leading cadres."""

from collections.abc import Mapping
from functools import cache

import pytest

from kiemdiem.core.regime.loader import load
from tests.builders.registers import Office

TOWNS = ("kh75_2022", "kh24_2024", "cv789_2023")
SECTIONS = ("phong_ban", "ban_dang", "van_phong_cap_uy", "van_phong_ubnd", "thanh_tra")
UNIONS = ("lien_doan_lao_dong", "hoi_phu_nu", "hoi_nong_dan", "hoi_cuu_chien_binh", "doan_thanh_nien")
SERVICES = ("don_vi_su_nghiep", "truong_hoc")
ORGANISATIONS = ("dang_bo_co_so", "dang_bo_bo_phan", "chi_bo_co_so", "chi_bo_truc_thuoc", "chi_bo_bo_phan")


def empty_town(code: str) -> Office:
    """The committee, the council and the people's committee of a town and of one ward."""
    office = Office(load(code))
    office.unit("DBT", "Đảng bộ thị xã", body="dang_bo_huyen")
    office.unit("HDT", "HĐND thị xã", agency="hdnd", tier="district")
    office.unit("UBT", "UBND thị xã", agency="ubnd", tier="district")
    office.unit("HDP", "HĐND phường", agency="hdnd", tier="grassroots")
    office.unit("UBP", "UBND phường", agency="ubnd", tier="grassroots")
    return office


def agencies(office: Office) -> Office:
    """One agency of every sort, of the town and of the ward; services of the people's committee and of another body."""
    for agency in (*SECTIONS, "mttq", *UNIONS, "hoi_khac"):
        office.unit(f"{agency}-T", agency=agency, tier="district", parent="UBT")
        office.unit(f"{agency}-P", agency=agency, tier="grassroots", parent="UBP")
    for agency in SERVICES:
        office.unit(f"{agency}-T", agency=agency, tier="district", parent="UBT")
        office.unit(f"{agency}-X", agency=agency, tier="district", parent="hoi_nong_dan-T")
    return office


def collectives(office: Office) -> dict[str, str]:
    """The unit each reviewed and rated collective leads → its sort, where the plan has sorts."""
    computed = office.computed()
    facts: Mapping[str, Mapping[str, object]] = {row["id"]: row.get("facts", {}) for row in computed.season}
    return {
        subject.id.partition("/")[0]: str(facts[subject.id].get("collective_kind", ""))
        for subject in computed.of_kind("collective")
        if subject.reviewed and subject.rated
    }


OF_BOTH_TOWNS = {
    "HDT": "TT_HDND_THI_XA",
    "UBT": "UBND_THI_XA",
    "HDP": "TT_HDND_XA_PHUONG",
    "UBP": "UBND_XA_PHUONG",
    **{f"{agency}-T": "PHONG_BAN_NGANH" for agency in SECTIONS},
    **{f"{agency}-T": "DOAN_THE" for agency in ("mttq", *UNIONS, "hoi_khac")},
    **{f"{agency}-T": "DON_VI_SU_NGHIEP" for agency in SERVICES},
}
OF_COMMUNES = {
    "mttq-P": "MTTQ_XA_PHUONG",
    **{f"{agency}-P": "CHINH_TRI_XA_HOI_XA_PHUONG" for agency in UNIONS},
}


@pytest.mark.parametrize(
    ("code", "wanted"),
    [("kh75_2022", OF_BOTH_TOWNS | OF_COMMUNES), ("kh24_2024", OF_BOTH_TOWNS)],
)
def test_the_collectives_of_a_town_are_those_of_the_printed_sorts(code: str, wanted: dict[str, str]) -> None:
    assert collectives(agencies(empty_town(code))) == wanted


def test_the_letter_is_addressed_to_the_sections_unions_and_service_units_of_the_city() -> None:
    office = agencies(empty_town("cv789_2023"))
    office.unit("co_quan_khac-T", agency="co_quan_khac", tier="district", parent="UBT")
    city = {f"{agency}-T" for agency in (*SECTIONS, "mttq", *UNIONS, *SERVICES, "co_quan_khac")}
    assert set(collectives(office)) == city | {"UBT"}


@pytest.mark.parametrize("code", TOWNS)
def test_a_grassroots_organisation_and_its_committee_are_rated_apart(code: str) -> None:
    office = empty_town(code)
    for number, body in enumerate(ORGANISATIONS):
        parent = "DBT" if body.endswith("co_so") else "O0"
        office.unit(f"O{number}", body=body, parent=parent)
    organisations = {f"O{number}" for number in range(len(ORGANISATIONS))}
    assert office.ids("party_organisation") == office.rated("party_organisation") == organisations
    office.unit("CU", "Chi ủy", body="chi_uy", of="O2")
    for committee in ("O0/dang_uy", "CU"):
        found = office.subject(committee)
        assert (found.kind, found.reviewed, found.rated) == ("collective", True, True)


@pytest.mark.parametrize("code", TOWNS)
def test_full_and_probationary_members_are_reviewed_and_rated_and_nobody_else(code: str) -> None:
    office = empty_town(code)
    office.unit("CB", body="chi_bo_co_so", parent="DBT")
    office.person("A", cell="CB")
    office.person("B", cell="CB", kind="du_bi")
    office.person("N")
    assert office.ids("member") == office.rated("member") == {"A", "B"}


HELD_IN = {
    **dict.fromkeys((*SECTIONS, *SERVICES, "co_quan_khac"), ("truong", "pho")),
    **dict.fromkeys(("mttq", *UNIONS, "hoi_khac", "ubnd", "hdnd"), ("chu_tich", "pho_chu_tich")),
}
"""Who leads an agency of each sort, and deputises."""
OTHER_ROLES = {
    "ubnd": ("pho_chu_tich_thuong_truc",),
    "mttq": ("uy_vien_thuong_truc",),
    "hoi_nong_dan": ("uy_vien_thuong_vu",),
    "doan_thanh_nien": ("bi_thu", "pho_bi_thu"),
    "phong_ban": ("truong_phong", "pho_phong"),
}


@cache
def cadres_of(code: str) -> dict[str, tuple[bool, bool]]:
    """Holder of a post in an agency, `role agency` → reviewed and rated as a cadre."""
    office = empty_town(code)
    for agency in HELD_IN:
        office.unit(agency, agency=agency, tier="district")
        for role in (*HELD_IN[agency], *OTHER_ROLES.get(agency, ()), "chuyen_vien"):
            office.person(f"{role} {agency}")
            office.post(f"{role} {agency}", agency, role)
    computed = office.computed()
    return {str(subject.person): (subject.reviewed, subject.rated) for subject in computed.of_kind("cadre")}


@pytest.mark.parametrize("code", ["kh75_2022", "kh24_2024"])
def test_whoever_leads_an_agency_or_deputises_is_a_cadre_and_an_official_is_not(code: str) -> None:
    leading = {f"{role} {agency}" for held in (HELD_IN, OTHER_ROLES) for agency in held for role in held[agency]}
    assert cadres_of(code) == dict.fromkeys(leading, (True, True))


@pytest.mark.parametrize("code", ["kh75_2022", "kh24_2024"])
def test_members_of_committees_are_cadres(code: str) -> None:
    office = empty_town(code)
    office.unit("DBP", body="dang_bo_co_so", parent="DBT")
    office.unit("CB", body="chi_bo_co_so", parent="DBT")
    office.unit("CB/chi_uy", "Chi ủy", body="chi_uy", of="CB")
    seats = {
        "DBT/ban_thuong_vu": ("bi_thu", "pho_bi_thu", "pho_bi_thu_thuong_truc", "uy_vien_thuong_vu"),
        "DBT/ban_chap_hanh": ("uy_vien",),
        "DBP/dang_uy": ("bi_thu", "uy_vien"),
        "CB/chi_uy": ("bi_thu", "uy_vien"),
    }
    for unit, roles in seats.items():
        for role in roles:
            office.person(f"{role} {unit}")
            office.post(f"{role} {unit}", unit.partition("/")[0], role)
    office.unit("BTV", "Ban Thường vụ", body="ban_thuong_vu", of="DBT")
    seats["BTV"] = ("uy_vien_thuong_vu",)  # written with the body itself and not with its organisation
    office.person("uy_vien_thuong_vu BTV")
    office.post("uy_vien_thuong_vu BTV", "BTV", "uy_vien_thuong_vu")
    office.unit("BTV-X", "Ban Thường vụ", body="ban_thuong_vu", tier="district")  # its organisation is in no register
    seats["BTV-X"] = ("uy_vien_thuong_vu",)
    office.person("uy_vien_thuong_vu BTV-X")
    office.post("uy_vien_thuong_vu BTV-X", "BTV-X", "uy_vien_thuong_vu")
    assert {seat for seat in seats if office.computed().find(seat)} == {"DBP/dang_uy", "CB/chi_uy"}
    everybody = {f"{role} {unit}" for unit, roles in seats.items() for role in roles}
    assert office.ids("cadre") == office.rated("cadre") == everybody


RANKS = {
    "TREN_TRUONG_PHONG": [
        ("bi_thu", "DBT"),
        ("pho_bi_thu", "DBT"),
        ("pho_bi_thu_thuong_truc", "DBT"),
        ("uy_vien_thuong_vu", "DBT"),
    ]
    + [
        (role, agency)
        for role in ("chu_tich", "pho_chu_tich", "pho_chu_tich_thuong_truc")
        for agency in ("hdnd", "ubnd", "mttq")
    ],
    "TRUONG_PHONG": [(role, agency) for role in ("truong", "truong_phong") for agency in SECTIONS],
    "PHO_TRUONG_PHONG": [(role, agency) for role in ("pho", "pho_phong") for agency in SECTIONS],
    "": [(role, agency) for role in ("truong", "pho") for agency in (*SERVICES, "co_quan_khac")]
    + [(role, agency) for role in ("chu_tich", "pho_chu_tich", "bi_thu", "pho_bi_thu") for agency in UNIONS]
    + [(role, agency) for role in ("truong", "bi_thu") for agency in ("hdnd", "ubnd", "mttq")],
}
"""Rank of a post (nothing: the register of posts says to which it is equal) → role and agency of the city."""


@cache
def city() -> Office:
    office = empty_town("cv789_2023")
    for agency in {agency for posts in RANKS.values() for _, agency in posts} - {"DBT"}:
        office.unit(agency, agency=agency, tier="district")
    for rank in RANKS.values():
        for role, unit in rank:
            office.person(f"{role} {unit}")
            office.post(f"{role} {unit}", unit, role)
    return office


@pytest.mark.parametrize("rank", RANKS)
def test_a_leading_post_of_the_city_has_its_rank_from_the_sort_of_agency(rank: str) -> None:
    computed = city().computed()
    facts: Mapping[str, Mapping[str, object]] = {row["id"]: row.get("facts", {}) for row in computed.season}
    found = {
        str(subject.person): (subject.reviewed, subject.rated)
        for subject in computed.of_kind("cadre")
        if facts[subject.id].get("post_rank", "") == rank
    }
    assert found == {f"{role} {unit}": (True, True) for role, unit in RANKS[rank]}


@pytest.mark.clause("CV789-038")
def test_whoever_is_deputy_head_of_a_division_or_above_registers() -> None:
    (found,) = [listing for listing in city().computed().listings if listing.id == "registrants"]
    ranked = [posts for rank, posts in RANKS.items() if rank]
    assert set(found.subjects) == {f"{role} {unit}" for posts in ranked for role, unit in posts}
