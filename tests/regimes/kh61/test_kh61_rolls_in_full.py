"""KH61: who sits in each conference and who is asked in each poll, of holders of every post in every sort of unit."""

import pytest

from tests.builders.province import kh61, province
from tests.builders.registers import Office

ROLES = (
    "truong", "pho", "chu_tich", "pho_chu_tich", "pho_chu_tich_thuong_truc", "bi_thu", "pho_bi_thu", "uy_vien",
    "truong_phong", "pho_phong", "chuyen_vien", "chuyen_vien_chinh", "chuyen_vien_cao_cap",
)  # fmt: skip
Seats = dict[str, set[str]]
HEADS = {"truong", "pho"}
SPECIALISTS = {"chuyen_vien_chinh", "chuyen_vien_cao_cap"}
OF_DIVISIONS = {"truong_phong", "pho_phong"}
OF_UNIONS = {"truong", "pho", "chu_tich", "pho_chu_tich", "bi_thu", "pho_bi_thu"}
CHAIRMEN = {"chu_tich", "pho_chu_tich", "pho_chu_tich_thuong_truc"}


def everyone(office: Office, *units: str, full_time: bool | None = None) -> None:
    """In each of these units one holder of every post."""
    for unit in units:
        for role in ROLES:
            office.holder(unit, role, key=f"{unit}:{role}", full_time=full_time)


def seats(office: Office, roll: str, subject: str) -> Seats:
    """Unit → the posts of those who are on the roll; the person himself left aside."""
    found: Seats = {}
    for person in office.roll(roll, subject).persons:
        unit, _, role = person.partition(":")
        found.setdefault(unit, set()).add(role)
    return found


def with_parts(office: Office, agency: str) -> tuple[str, str]:
    """A division and a union inside an agency."""
    office.unit(f"P{agency}", body="phong", parent=agency)
    office.unit(f"C{agency}", body="doan_the_co_so", parent=agency)
    return f"P{agency}", f"C{agency}"


@pytest.mark.clause("KH61-045")
def test_the_body_of_the_council_is_reviewed_among_its_chairmen_its_full_time_heads_and_its_office() -> None:
    office = province()
    office.unit("BKT", "Ban Kinh tế - Ngân sách", body="ban_hdnd", parent="HDT", tier="province")
    everyone(office, "HDT", "VPH", "BKT", "STC", "HDH")
    everyone(office, "BHP", full_time=True)
    assert seats(office, "assembly-body", "HDT") == {"HDT": CHAIRMEN, "VPH": HEADS, "BHP": HEADS}


# ------------------------------------------------------------------ polls of the two conferences
@pytest.mark.parametrize("role", ["bi_thu", "pho_bi_thu", "pho_bi_thu_thuong_truc"])
@pytest.mark.clause("KH61-135")
@pytest.mark.clause("KH61-138")
def test_a_secretary_is_polled_about_by_the_party_s_bodies_and_the_chairman_by_the_government_s(role: str) -> None:
    office = province()
    for person, also in (("P", ""), ("Q", "UBT")):
        office.holder("DBT", role, key=person)
        if also:
            office.post(person, also, "chu_tich")
    assert [office.subject(f"{person}:cadre").polls[0].roll for person in "PQ"] == [
        "poll-secretaries-of-the-province",
        "poll-chairman-of-the-province",
    ]


@pytest.mark.clause("KH61-136")
def test_core_cadres_are_heads_inspectors_specialists_and_unions_of_the_party_s_bodies() -> None:
    office = province()
    office.unit("VPT", "Văn phòng Tỉnh ủy", agency="van_phong_cap_uy", tier="province")
    office.holder("DBT", "bi_thu", key="P")
    expected: Seats = {}
    for agency in ("BTC", "VPT", "STC"):
        division, union = with_parts(office, agency)
        everyone(office, agency, division, union)
        if agency != "STC":
            expected |= {
                agency: HEADS | OF_DIVISIONS | SPECIALISTS, division: HEADS | SPECIALISTS, union: OF_UNIONS,
            }  # fmt: skip
    assert seats(office, "poll-secretaries-of-the-province", "P") == expected


@pytest.mark.clause("KH61-139")
def test_the_enlarged_people_committee_is_its_members_and_its_office() -> None:
    office = province()
    office.holder("DBT", "pho_bi_thu", key="P")
    office.post("P", "UBT", "chu_tich")
    division, union = with_parts(office, "VPU")
    everyone(office, "UBT", "VPU", division, union, "STC", *with_parts(office, "STC"))
    assert seats(office, "poll-chairman-of-the-province", "P") == {
        "UBT": CHAIRMEN | {"uy_vien"},
        "VPU": OF_DIVISIONS | SPECIALISTS,
        division: HEADS | SPECIALISTS,
        union: OF_UNIONS,
    }


@pytest.mark.parametrize(
    ("post", "roll", "asked"),
    [
        (("BTC", "truong"), "poll-secretaries-of-the-province", "DBT"),
        (("VPU", "truong_phong"), "poll-chairman-of-the-province", "UBT"),
    ],
)
def test_whoever_is_polled_about_is_not_asked_himself(post: tuple[str, str], roll: str, asked: str) -> None:
    office = province()
    office.holder("DBT", "pho_bi_thu", key="P")
    office.post("P", *post)
    if asked == "UBT":
        office.post("P", "UBT", "chu_tich")
    other = office.holder(*post)
    assert set(office.roll(roll, "P").persons) == {other}


# ------------------------------------------------------------------ representatives and key cadres
HOSTED = {
    "dang_bo_truc_thuoc": "uy_vien",
    "dang_bo_co_so": "uy_vien",
    "chi_bo_co_so": "uy_vien",
}
"""Party organisations of an agency, each with one in its committee."""


def agency_with(organisation: str, agency: str, flags: list[str] | None = None) -> Office:
    """An agency S with a Party organisation of this sort, a division, a union and a unit below it."""
    office = Office(kh61())
    office.unit("S", "Cơ quan S", agency=agency, tier="province", flags=flags)
    office.unit("D", "Tổ chức đảng S", body=organisation, host="S")
    with_parts(office, "S")
    office.unit("U", agency="don_vi_su_nghiep", parent="S", flags=["to_chuc_dang_truc_thuoc"])
    if organisation == "chi_bo_co_so":
        office.unit("DC", "Chi ủy S", body="chi_uy", of="D")
    everyone(office, "U")
    for part in ("PS", "CS"):
        for role in (*OF_UNIONS, "uy_vien", "chuyen_vien_chinh"):
            office.holder(part, role, key=f"{part}:{role}")
    for role in (*OF_DIVISIONS, "chuyen_vien"):
        office.holder("S", role, key=f"S:{role}")
    office.holder("DC" if organisation == "chi_bo_co_so" else "D", "uy_vien", key="D:uy_vien")
    return office


PARTS: Seats = {"S": OF_DIVISIONS, "D": {"uy_vien"}, "PS": HEADS, "CS": OF_UNIONS}


@pytest.mark.parametrize("organisation", HOSTED)
@pytest.mark.clause("KH61-142")
def test_about_deputy_rectors_the_committee_the_heads_of_divisions_and_of_unions_are_asked(organisation: str) -> None:
    office = agency_with(organisation, "dai_hoc_cao_dang", ["cong_lap"])
    office.holder("S", "pho", key="P")
    assert [poll.roll for poll in office.subject("P:cadre").polls] == ["poll-five-committees-and-schools"]
    assert seats(office, "poll-five-committees-and-schools", "P") == PARTS
    office.post("P", "PS", "truong")
    assert seats(office, "poll-five-committees-and-schools", "P") == PARTS


@pytest.mark.parametrize("organisation", HOSTED)
@pytest.mark.clause("KH61-134")
def test_representatives_of_more_than_a_hundred_are_the_same_and_heads_of_units_below(organisation: str) -> None:
    office = agency_with(organisation, "so_ban_nganh")
    office.holder("S", "pho", key="P")
    office.employ("P", "S")
    office.staff("S", 100)
    assert seats(office, "poll-province", "P") == PARTS | {"U": {"truong"}}


@pytest.mark.parametrize("organisation", HOSTED)
@pytest.mark.clause("KH61-060")
def test_key_cadres_are_the_leadership_the_committee_divisions_unions_and_heads_of_units(organisation: str) -> None:
    office = agency_with(organisation, "so_ban_nganh")
    for role in HEADS:
        office.holder("S", role, key=f"S:{role}")
    assert seats(office, "key-cadre-conference", "S") == PARTS | {"S": HEADS | OF_DIVISIONS, "U": {"truong"}}


def test_the_rectorate_of_a_school_under_one_head_sits_among_its_key_cadres() -> None:
    office = Office(kh61())
    office.unit("S", "Trường S", agency="truong_hoc", tier="province", flags=["cong_lap", "che_do_thu_truong"])
    office.unit("B", "Ban giám hiệu", body="ban_giam_hieu", of="S")
    office.holder("B", "truong", key="B:truong")
    assert seats(office, "key-cadre-conference", "S") == {"B": {"truong"}}
    assert [place for place in office.places("B:truong") if place.startswith("key")] == ["key-cadre-conference@S"]
