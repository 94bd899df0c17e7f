"""KH61, II.1.2.2: before which forums a person is reviewed, in every situation that the plan names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.builders.province import (
    ASSEMBLY_BODY,
    BCH_H,
    BCH_T,
    BTV_H,
    BTV_T,
    KEY_CADRES_STC,
    LEADERS_PNV,
    LEADERS_STC,
    LEADERS_UBH,
    LEADERS_UBT,
    LEADERS_UBX,
    province,
)
from tests.builders.registers import Office

Situation = Callable[[Office], None]


def holding(*posts: tuple[str, str], cell: str = "CB1", **columns: object) -> Situation:
    """P, a member, with these posts."""

    def build(office: Office) -> None:
        office.person("P", cell=cell)
        for unit, role in posts:
            office.post("P", unit, role, **columns)

    return build


def places_of(situation: Situation) -> list[str]:
    office = province()
    situation(office)
    return office.places("P")


SITUATIONS = [
    ("KH61-040", "a member without a post", holding(), ["CB1"]),
    ("KH61-040", "one post in a department", holding(("STC", "pho")), ["CB1", KEY_CADRES_STC]),
    ("KH61-041", "standing committee of a district", holding(("DBH", "uy_vien_thuong_vu")), ["CB1", BTV_H]),
    (
        "KH61-042",
        "the same, and chairman of the district",
        holding(("DBH", "uy_vien_thuong_vu"), ("UBH", "chu_tich")),
        ["CB1", BTV_H, LEADERS_UBH],
    ),
    (
        "KH61-043",
        "provincial committee, director of a department",
        holding(("DBT", "uy_vien"), ("STC", "truong")),
        ["CB1", KEY_CADRES_STC],
    ),
    (
        "KH61-043",
        "director of a department with a seat on the people's committee",
        holding(("DBT", "uy_vien"), ("STC", "truong"), ("UBT", "uy_vien")),
        ["CB1", KEY_CADRES_STC],
    ),
    ("KH61-044", "deputy head of the assembly delegation", holding(("DQH", "pho_truong_doan")), ["CB1", "DQH"]),
    ("KH61-044", "full-time deputy", holding(("DQH", "dai_bieu"), full_time=True), ["CB1", "DQH"]),
    ("KH61-044", "part-time deputy", holding(("DQH", "dai_bieu")), ["CB1"]),
    ("KH61-045", "vice chairman of the council", holding(("HDT", "pho_chu_tich")), ["CB1", ASSEMBLY_BODY]),
    (
        "KH61-045",
        "full-time deputy head of a council board",
        holding(("BHP", "pho"), full_time=True),
        ["CB1", ASSEMBLY_BODY],
    ),
    ("KH61-045", "part-time head of a council board", holding(("BHP", "truong")), ["CB1"]),
    ("KH61-045", "chief of the council's office", holding(("VPH", "truong")), ["CB1", ASSEMBLY_BODY]),
    (
        "KH61-045",
        "chief of the office on the provincial committee",
        holding(("VPH", "truong"), ("DBT", "uy_vien")),
        ["CB1", ASSEMBLY_BODY],
    ),
    (
        "KH61-047",
        "party delegation and standing committee of the farmers' union",
        holding(("DDN", "uy_vien"), ("NDT", "uy_vien_thuong_vu")),
        ["CB1", "DDN", "NDT/ban_thuong_vu_ctxh"],
    ),
    (
        "KH61-047",
        "permanent member of the front",
        holding(("MTT", "uy_vien_thuong_truc")),
        ["CB1", "MTT/ban_thuong_truc_mttq"],
    ),
    (
        "KH61-047",
        "director of a department in the party caucus of the people's committee",
        holding(("STC", "truong"), ("BCS", "uy_vien")),
        ["CB1", "BCS", KEY_CADRES_STC],
    ),
    ("KH61-047", "vice chairman of the province", holding(("UBT", "pho_chu_tich")), ["CB1", LEADERS_UBT]),
    (
        "KH61-048",
        "standing committee of the youth union",
        holding(("TDT", "uy_vien_thuong_vu")),
        ["CB1", "TDT/ban_thuong_vu_ctxh"],
    ),
    (
        "KH61-049",
        "rector of a public college",
        holding(("CDT", "truong")),
        ["CB1", "CDT/ban_giam_hieu", "DBC/dang_uy"],
    ),
    (
        "KH61-050",
        "district vice chairman off the standing committee",
        holding(("UBH", "pho_chu_tich")),
        ["CB1", LEADERS_UBH],
    ),
    (
        "KH61-050",
        "district vice chairman on the standing committee",
        holding(("UBH", "pho_chu_tich"), ("DBH", "uy_vien_thuong_vu")),
        ["CB1", BTV_H, LEADERS_UBH],
    ),
    (
        "KH61-051",
        "district committee, head of a section",
        holding(("DBH", "uy_vien"), ("PNV", "truong")),
        ["CB1", LEADERS_PNV],
    ),
    ("KH61-051", "deputy head of a section off the committee", holding(("PNV", "pho")), ["CB1", LEADERS_PNV]),
    (
        "KH61-051",
        "head of a section with a seat on the people's committee",
        holding(("UBH", "uy_vien"), ("PNV", "truong")),
        ["CB1", LEADERS_PNV],
    ),
    (
        "KH61-052",
        "commune committee, vice chairman of the commune",
        holding(("DBX", "uy_vien"), ("UBX", "pho_chu_tich")),
        ["CB1", "DBX/dang_uy", LEADERS_UBX],
    ),
    ("KH61-053", "secretary of a grassroots cell without committee", holding(("CBC", "bi_thu"), cell="CBC"), ["CBC"]),
    ("KH61-053", "secretary of a cell of a commune without committee", holding(("CB1", "bi_thu")), ["CB1"]),
    ("KH61-053", "deputy secretary of the same", holding(("CB1", "pho_bi_thu")), ["CB1"]),
    ("KH61-058", "deputy director of a department", holding(("STC", "pho")), ["CB1", KEY_CADRES_STC]),
    (
        "KH61-061",
        "not re-elected to the standing committee",
        holding(("DBH", "uy_vien_thuong_vu"), re_elected=False, until="2020-08-30"),
        ["CB1"],
    ),
]


@pytest.mark.parametrize(
    ("situation", "expected"),
    [pytest.param(s, e, id=f"{c}: {name}", marks=pytest.mark.clause(c)) for c, name, s, e in SITUATIONS],
)
def test_a_person_is_reviewed_where_his_posts_lead(situation: Situation, expected: list[str]) -> None:
    assert places_of(situation) == expected


@pytest.mark.clause("KH61-039")
def test_every_member_is_reviewed_in_the_cell_of_his_activity() -> None:
    for _, _, situation, _ in SITUATIONS:
        office = province()
        situation(office)
        (membership,) = office.tables["memberships"]
        assert office.places("P")[0] == membership["cell"]


@pytest.mark.clause("KH61-043")
def test_the_executive_committee_is_no_place_and_without_the_flag_the_leadership_is() -> None:
    office = province()
    holding(("DBT", "uy_vien"), ("STC", "truong"))(office)
    office.tables["units"] = [
        row | ({"flags": {"che_do_thu_truong": False}} if row["id"] == "STC" else {}) for row in office.tables["units"]
    ]
    assert office.places("P") == ["CB1", LEADERS_STC]
    assert not {BCH_T, BCH_H} & set(office.places("P"))


@pytest.mark.clause("KH61-044")
def test_a_part_time_deputy_is_not_heard_before_the_delegation() -> None:
    assert "DQH" in places_of(holding(("DQH", "dai_bieu"), full_time=True))
    assert "DQH" not in places_of(holding(("DQH", "dai_bieu")))


@pytest.mark.clause("KH61-047")
def test_two_bodies_with_one_review_are_two_places_that_count_once() -> None:
    office = province()
    holding(("DDN", "uy_vien"), ("NDT", "uy_vien_thuong_vu"))(office)
    for row in office.tables["units"]:
        if row["id"] == "DDN":
            row["reviewed_with"] = "BTVND"
    office.unit("BTVND", "Ban Thường vụ Hội Nông dân tỉnh", body="ban_thuong_vu_ctxh", of="NDT")
    forums = office.computed().places["P"]
    assert [forum.id for forum in forums] == ["CB1", "DDN", "BTVND"]
    assert [forum.counts_with for forum in forums] == ["", "BTVND", ""]


@pytest.mark.clause("KH61-053")
def test_the_review_in_the_cell_covers_the_office_of_secretary() -> None:
    office = province()
    holding(("CBC", "bi_thu"), cell="CBC")(office)
    (cell,) = office.computed().places["P"]
    assert cell.posts == ("bí thư (Chi bộ cơ sở C)",)
    assert "secretaries-without-committee" in cell.rules


def many_posts(office: Office) -> None:
    office.unit("BCD", "Ban Chỉ đạo chuyển đổi số tỉnh", body="ban_chi_dao", tier="province")
    office.person("P", cell="CB1")
    office.post("P", "DBT", "pho_bi_thu", rank=1)
    office.post("P", "UBT", "chu_tich", rank=2, presiding=True)
    office.post("P", "BCS", "bi_thu", rank=3)
    office.post("P", "BCD", "truong", rank=4)


@pytest.mark.clause("KH61-055")
def test_the_three_places_are_the_cell_the_highest_post_and_the_presiding_post() -> None:
    office = province()
    many_posts(office)
    subject = office.subject("P:cadre")
    assert [forum.id for forum in subject.forums] == ["CB1", BTV_T, LEADERS_UBT]
    (dropped,) = subject.dropped
    assert (dropped.forum.id, dropped.rule, dropped.may_be_chosen) == ("BCS", "three-places", False)


# KH61-054: that a fourth review is refused is shown where reviews are entered.
def test_more_than_three_posts_are_heard_at_three_places_at_most() -> None:
    office = province()
    many_posts(office)
    assert len(office.places("P")) == 3
    four = province()
    four.person("P", cell="CB1")
    for unit, role, rank in (("DBT", "uy_vien_thuong_vu", 1), ("UBT", "pho_chu_tich", 2), ("BCS", "uy_vien", 3)):
        four.post("P", unit, role, rank=rank)
    subject = four.subject("P:cadre")
    assert [forum.id for forum in subject.forums] == ["CB1", BTV_T, LEADERS_UBT, "BCS"]
    assert any("Giữ 3 chức vụ" in note for note in subject.notes)


@pytest.mark.clause("KH61-055")
def test_where_the_highest_post_presides_two_places_suffice_and_a_third_may_be_chosen() -> None:
    office = province()
    many_posts(office)
    for row in office.tables["posts"]:
        row["presiding"] = row["unit"] == "DBT"
    subject = office.subject("P:cadre")
    assert [forum.id for forum in subject.forums] == ["CB1", BTV_T]
    assert [dropped.may_be_chosen for dropped in subject.dropped] == [True, True]


# KH61-056: that a ballot is refused there is shown where ballots are made.
def test_at_the_other_places_one_only_reports() -> None:
    office = province()
    many_posts(office)
    (dropped,) = office.subject("P:cadre").dropped
    assert "chỉ báo cáo kết quả" in dropped.why
    assert "KH61-056" in dropped.clauses


@pytest.mark.clause("KH61-058")
def test_where_one_head_rules_the_place_is_the_key_cadre_conference_by_name() -> None:
    office = province()
    holding(("STC", "pho"))(office)
    _, place = office.computed().places["P"]
    assert (place.name, place.sort) == ("Hội nghị cán bộ chủ chốt Sở Tài chính", "conference")


def sorts_of_places(*posts: tuple[str, str]) -> dict[str, str]:
    office = province()
    office.unit("BVT", "Bệnh viện tỉnh", agency="don_vi_su_nghiep", tier="province", flags=["cong_lap"])
    holding(*posts)(office)
    return {forum.unit: forum.sort for forum in office.computed().places["P"]}


@pytest.mark.clause("KH61-059")
def test_the_one_head_flag_is_assumed_for_departments_and_not_for_collective_bodies() -> None:
    assert sorts_of_places(("DBT", "uy_vien_thuong_vu"), ("STC", "truong")) == {
        "CB1": "cell",
        BTV_T: "body",
        "STC": "conference",
    }
    assert sorts_of_places(("BTC", "pho"), ("UBT", "pho_chu_tich"), ("BCS", "uy_vien")) == {
        "CB1": "cell",
        "BTC": "conference",
        LEADERS_UBT: "body",
        "BCS": "body",
    }
    assert sorts_of_places(("BVT", "truong"), ("DDN", "uy_vien")) == {
        "CB1": "cell",
        "BVT/tap_the_lanh_dao": "body",
        "DDN": "body",
    }
    assert sorts_of_places(("PNV", "truong")) == {"CB1": "cell", LEADERS_PNV: "body"}


@pytest.mark.clause("KH61-061")
def test_a_post_not_renewed_brings_no_place_even_beside_another_post() -> None:
    office = province()
    holding(("DBH", "uy_vien_thuong_vu"), re_elected=False)(office)
    office.post("P", "PNV", "truong")
    assert office.places("P") == ["CB1", LEADERS_PNV]


@pytest.mark.clause("KH61-034")
def test_one_suspended_from_the_committee_is_reviewed_in_the_cell_and_where_he_leads() -> None:
    office = province()
    office.person("P", cell="CB1", suspended_from_committee=True)
    office.post("P", "DBX", "uy_vien")
    office.post("P", "UBX", "pho_chu_tich")
    assert "P" in office.ids("member")
    assert office.places("P") == ["CB1", LEADERS_UBX]


# KH61-036: that a conference elsewhere is refused is shown where conferences are made.
def test_a_collective_is_reviewed_at_its_own_tier() -> None:
    office = province()
    (forum,) = office.subject(LEADERS_UBH).forums
    assert (forum.unit, forum.rules) == (LEADERS_UBH, ("collective-itself",))


@pytest.mark.clause("KH61-252")
def test_temporary_activity_elsewhere_changes_neither_cell_nor_list() -> None:
    office = province()
    office.person("P")
    office.membership("P", "CB1", temporary_in="CB2")
    subject = office.subject("P:member")
    assert [forum.id for forum in subject.forums] == ["CB1"]
    assert any("sinh hoạt tạm thời" in note for note in subject.notes)


@pytest.mark.clause("KH61-250")
def test_a_member_who_moved_is_on_the_list_of_the_receiving_cell() -> None:
    office = province()
    office.person("P")
    office.membership("P", "CB1", until="2021-11-30")
    office.membership("P", "CB2", since="2021-12-01")
    assert office.places("P") == ["CB2"]
    (row,) = [row for row in office.computed().season if row["id"] == "P:member"]
    assert row["unit"] == "CB2"


def test_a_leadership_post_that_no_line_places_is_told() -> None:
    office = province()
    holding(("UBH", "chu_tich"))(office)
    (note,) = office.subject("P:cadre").notes
    assert note.startswith("chủ tịch (Ủy ban nhân dân huyện H): kế hoạch không nêu nơi kiểm điểm riêng")
