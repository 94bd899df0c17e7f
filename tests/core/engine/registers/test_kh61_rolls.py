"""KH61: rolls of conferences, polls at the workplace, and those who are asked for comment."""

from __future__ import annotations

import pytest

from kiemdiem.core.engine.registers import Roll, is_waived
from kiemdiem.core.regime.entries.subjects import Roll as RollEntry
from kiemdiem.core.regime.register import Clause
from tests.builders.province import BTV_H, LEADERS_STC, kh61, province
from tests.builders.registers import Office


def department(*, committee: int, of_them_leaders: int = 0, of_them_heads: int = 0) -> Office:
    """A department S with 4 leaders, 12 heads of divisions, 6 of mass organisations, 3 subordinate units."""
    office = Office(kh61())
    office.unit("S", "Sở S", agency="so_ban_nganh", tier="province")
    office.unit("DBS", "Đảng bộ Sở S", body="dang_bo_co_so", host="S")
    office.unit("CD", "Công đoàn Sở S", body="doan_the_co_so", parent="S")
    leaders = [office.holder("S", "truong" if number == 0 else "pho") for number in range(4)]
    heads: list[str] = []
    for number in range(6):
        office.unit(f"P{number}", f"Phòng {number}", body="phong", parent="S")
        heads += [office.holder(f"P{number}", "truong"), office.holder(f"P{number}", "pho")]
    for person in leaders[:of_them_leaders] + heads[:of_them_heads]:
        office.post(person, "DBS", "uy_vien")
    for _ in range(committee - of_them_leaders - of_them_heads):
        office.holder("DBS", "uy_vien")
    for number in range(6):
        office.holder("CD", "truong" if number == 0 else "pho")
    for number in range(3):
        flags = ["to_chuc_dang_truc_thuoc"] if number < 2 else None
        office.unit(f"D{number}", f"Đơn vị {number}", agency="don_vi_su_nghiep", parent="S", flags=flags)
        office.holder(f"D{number}", "truong")
    return office


@pytest.mark.clause("KH61-060")
def test_the_key_cadre_conference_is_the_union_of_its_groups() -> None:
    roll = department(committee=7, of_them_leaders=4).roll("key-cadre-conference", "S")
    assert len(roll.persons) == 4 + 3 + 12 + 6 + 2
    assert [group.new for group in roll.groups] == [4, 3, 12, 0, 6, 2]


# ------------------------------------------------------------------ polls
def polled(office: Office, person: str) -> str:
    polls = office.subject(f"{person}:cadre").polls
    return polls[0].roll if polls else ""


@pytest.mark.clause("KH61-131")
def test_deputies_of_departments_are_polled_about_and_heads_of_divisions_are_not() -> None:
    office = province()
    deputy, head = office.holder("STC", "pho"), office.holder("PNS", "truong")
    members = [office.holder(unit, role) for unit, role in (("DBT", "uy_vien"), ("BCS", "uy_vien"), ("DDN", "uy_vien"))]
    members += [office.holder("MTT", "uy_vien_thuong_truc"), office.holder("TDT", "uy_vien_thuong_vu")]
    assert {polled(office, person) for person in [deputy, *members]} == {"poll-province"}
    assert polled(office, head) == ""


@pytest.mark.clause("KH61-132")
def test_all_staff_but_short_contracts_and_the_person_himself_are_polled() -> None:
    office = province()
    office.holder("STC", "truong", key="P")
    office.employ("P", "STC")
    office.staff("STC", 55)
    office.staff("STC", 5, contract="ngan_han")
    roll = office.roll("poll-province", "P")
    assert len(roll.persons) == 55
    assert "P" not in roll.persons


@pytest.mark.parametrize(("others", "polled_count"), [(99, 99), (100, 0)])
@pytest.mark.clause("KH61-133")
def test_above_a_hundred_staff_the_person_among_them_representatives_are_polled(others: int, polled_count: int) -> None:
    office = province()
    office.holder("STC", "truong", key="P")
    office.employ("P", "STC")
    office.staff("STC", others)
    roll = office.roll("poll-province", "P")
    assert (roll.staff, len(roll.persons)) == (others + 1, polled_count)
    assert ("KH61-133" in roll.clauses) is (others >= 100)
    office.staff("STC", 7, contract="ngan_han")
    assert len(office.roll("poll-province", "P").persons) == polled_count


@pytest.mark.clause("KH61-134")
def test_the_representatives_are_committee_divisions_mass_organisations_and_unit_heads() -> None:
    office = Office(kh61())
    office.unit("S", "Sở S", agency="so_ban_nganh", tier="province")
    office.unit("DBS", "Đảng bộ Sở S", body="dang_bo_co_so", host="S")
    office.unit("CD", "Công đoàn Sở S", body="doan_the_co_so", parent="S")
    office.holder("S", "pho", key="P")
    office.employ("P", "S")
    heads: list[str] = []
    for number in range(10):
        office.unit(f"P{number}", body="phong", parent="S")
        heads += [office.holder(f"P{number}", "truong"), office.holder(f"P{number}", "pho")]
    for person in heads[:3]:
        office.post(person, "DBS", "uy_vien")
    for _ in range(4):
        office.holder("DBS", "uy_vien")
    for _ in range(6):
        office.holder("CD", "pho")
    for number in range(4):
        office.unit(f"D{number}", agency="don_vi_su_nghiep", parent="S", flags=["to_chuc_dang_truc_thuoc"])
        office.holder(f"D{number}", "truong")
    office.staff("S", 100)
    roll = office.roll("poll-province", "P:cadre")
    assert (roll.staff, len(roll.persons)) == (101, 7 + 17 + 6 + 4)
    assert any("101 người" in note for note in roll.notes)


@pytest.mark.clause("KH61-135")
def test_the_secretaries_of_the_province_are_polled_about_in_the_conference_of_core_cadres() -> None:
    office = province()
    standing = office.holder("DBT", "pho_bi_thu_thuong_truc")
    chairman = office.holder("DBT", "pho_bi_thu")
    office.post(chairman, "UBT", "chu_tich")
    poll = office.subject(f"{standing}:cadre").polls[0]
    assert poll.label == "Hội nghị cán bộ cốt cán các cơ quan tham mưu, giúp việc Tỉnh ủy"
    assert office.subject(f"{chairman}:cadre").polls[0].label != poll.label


@pytest.mark.clause("KH61-136")
def test_principal_specialists_of_the_party_boards_are_core_cadres_and_plain_ones_are_not() -> None:
    office = province()
    office.holder("DBT", "bi_thu", key="P")
    plain, principal = office.holder("BTC", "chuyen_vien"), office.holder("BTC", "chuyen_vien_chinh")
    office.unit("PTC", body="phong", parent="BTC")
    office.unit("UKT", "Ủy ban Kiểm tra Tỉnh ủy", body="uy_ban_kiem_tra", tier="province")
    head, senior = office.holder("PTC", "pho"), office.holder("PTC", "chuyen_vien_cao_cap")
    inspector, part_time = office.holder("UKT", "uy_vien", full_time=True), office.holder("UKT", "uy_vien")
    persons = set(office.roll("poll-secretaries-of-the-province", "P").persons)
    office.unit("CDTC", "Công đoàn Ban Tổ chức Tỉnh ủy", body="doan_the_co_so", parent="BTC")
    chief, union = office.holder("BTC", "truong"), office.holder("CDTC", "pho_chu_tich")
    assert persons == {principal, head, senior, inspector}
    assert not {plain, part_time, "P"} & persons
    assert set(office.roll("poll-secretaries-of-the-province", "P").persons) == {*persons, chief, union}


# KH61-137: that no other office opens or closes it is shown where polls are held.
def test_the_office_of_the_provincial_committee_organises_the_conference_of_core_cadres() -> None:
    office = province()
    person = office.holder("DBT", "bi_thu")
    assert office.subject(f"{person}:cadre").polls[0].organiser == "Văn phòng Tỉnh ủy"


def with_chairman() -> Office:
    office = province()
    office.holder("DBT", "pho_bi_thu", key="P")
    office.post("P", "UBT", "chu_tich")
    return office


@pytest.mark.clause("KH61-138")
def test_the_chairman_of_the_province_is_polled_about_in_the_enlarged_conference() -> None:
    assert with_chairman().subject("P:cadre").polls[0].label == "Hội nghị Ủy ban nhân dân tỉnh mở rộng"


@pytest.mark.clause("KH61-139")
def test_the_enlarged_conference_has_the_specialists_of_its_own_office_only() -> None:
    office = with_chairman()
    own, other = office.holder("VPU", "chuyen_vien_chinh"), office.holder("STC", "chuyen_vien_chinh")
    member = office.holder("UBT", "uy_vien")
    persons = office.roll("poll-chairman-of-the-province", "P").persons
    assert {own, member} <= set(persons)
    assert other not in persons
    office.unit("PTH", "Phòng Tổng hợp", body="phong", parent="VPU")
    office.unit("CDV", "Công đoàn Văn phòng Ủy ban nhân dân tỉnh", body="doan_the_co_so", parent="VPU")
    head, union = office.holder("PTH", "truong"), office.holder("CDV", "chu_tich")
    plain = office.holder("VPU", "chuyen_vien")
    expected = {own, member, head, union}
    assert set(office.roll("poll-chairman-of-the-province", "P").persons) == expected
    assert plain not in expected


@pytest.mark.clause("KH61-140")
def test_the_office_of_the_people_committee_organises_the_enlarged_conference() -> None:
    assert with_chairman().subject("P:cadre").polls[0].organiser == "Văn phòng Ủy ban nhân dân tỉnh"


@pytest.mark.clause("KH61-141")
def test_in_a_district_all_staff_are_polled_however_many() -> None:
    office = province()
    office.holder("UBH", "pho_chu_tich", key="P")
    office.employ("P", "UBH")
    office.staff("UBH", 116)
    office.staff("UBH", 4, contract="ngan_han")
    assert polled(office, "P") == "poll-district"
    assert len(office.roll("poll-district", "P").persons) == 116


@pytest.mark.clause("KH61-142")
def test_for_the_rector_of_a_small_college_representatives_are_polled() -> None:
    office = province()
    office.holder("CDT", "truong", key="P")
    office.employ("P", "CDT")
    office.staff("CDT", 80)
    office.unit("KCT", "Khoa Công nghệ", body="phong", parent="CDT")
    office.unit("DTC", "Đoàn trường", body="doan_the_co_so", parent="CDT")
    expected = {office.holder("KCT", "truong"), office.holder("DTC", "bi_thu"), office.holder("DBC", "uy_vien")}
    assert polled(office, "P") == "poll-five-committees-and-schools"
    assert set(office.roll("poll-five-committees-and-schools", "P").persons) == expected


@pytest.mark.clause("KH61-142")
def test_the_five_named_committees_are_polled_about_among_representatives() -> None:
    (line,) = [placed.entry for placed in kh61().of("roll", RollEntry) if "KH61-142" in placed.entry.clauses]
    (named,) = [choice.of.named for choice in line.with_post if choice.of is not None]
    (clause,) = [placed.entry for placed in kh61().of("clause", Clause) if placed.id == "KH61-142"]
    assert len(named) == 5
    assert all(name in clause.quote for name in named)
    for number, name in enumerate(named):
        office = province()
        office.unit(f"DB{number}", f"Đảng bộ {name}", body="dang_bo_truc_thuoc", parent="DBT")
        member, other = office.holder(f"DB{number}", "uy_vien_thuong_vu"), office.holder("DBH", "uy_vien_thuong_vu")
        assert polled(office, member) == "poll-five-committees-and-schools"
        assert polled(office, other) == "poll-district"


@pytest.mark.clause("KH61-143")
def test_members_of_a_bloc_committee_are_polled_about_where_the_grassroots_organisation_is() -> None:
    office = province()
    office.unit("K", "Công ty K", agency="doanh_nghiep")
    office.unit("DBCK", "Đảng bộ Công ty K", body="dang_bo_co_so", parent="DBK", host="K")
    office.unit("XK", "Xí nghiệp trực thuộc Công ty K", agency="doanh_nghiep", parent="K")
    office.holder("DBK", "uy_vien_thuong_vu", key="P")
    office.employ("P", "XK")
    office.holder("DBK", "uy_vien_thuong_vu", key="Q")
    office.employ("Q", "K")
    staff = {*office.staff("K", 90)}
    assert polled(office, "P") == polled(office, "Q") == "poll-bloc-committees"
    assert set(office.roll("poll-bloc-committees", "P").persons) == {*staff, "Q"}
    assert set(office.roll("poll-bloc-committees", "Q").persons) - {"P"} == staff


def roll_of(*persons: str) -> Roll:
    return Roll(id="r", label="", purpose="poll", subject="P", persons=persons)


@pytest.mark.parametrize(("polled_persons", "waived"), [("abcd", True), ("abcdf", False)])
@pytest.mark.clause("KH61-144")
def test_a_poll_is_waived_if_all_who_are_asked_attend_the_review(polled_persons: str, waived: bool) -> None:
    assert is_waived(roll_of(*polled_persons), roll_of(*"abcde"), "all_attend") is waived


@pytest.mark.clause("KH61-144")
def test_representatives_inside_the_key_cadre_conference_need_no_poll() -> None:
    office = department(committee=7, of_them_leaders=4)
    office.employ("truong-S-0", "S")
    office.staff("S", 120)
    (poll,) = office.subject("truong-S-0:cadre").polls
    assert poll.waived
    (unlike,) = next(
        subject.polls
        for subject in office.computed(poll_waived_when="same-people").subjects
        if subject.id == "truong-S-0:cadre"
    )
    assert not unlike.waived
    assert "Không phải lấy ý kiến" in poll.why
    small = department(committee=7, of_them_leaders=4)
    small.employ("truong-S-0", "S")
    small.staff("S", 20)
    (needed,) = small.subject("truong-S-0:cadre").polls
    assert not needed.waived


# ------------------------------------------------------------------ comments
def commenting(office: Office, subject: str, roll_id: str) -> set[str]:
    computed = office.subject(subject)
    assert roll_id in computed.rolls
    return set(office.roll(roll_id, subject).unit_names)


@pytest.mark.clause("KH61-120")
def test_the_draft_of_a_territorial_committee_goes_to_eight_bodies_of_its_own_tier() -> None:
    office = province()
    for key, name, agency in (
        ("MTH", "Ủy ban Mặt trận Tổ quốc huyện H", "mttq"),
        ("LDH", "Liên đoàn Lao động huyện H", "lien_doan_lao_dong"),
        ("PNH", "Hội Liên hiệp Phụ nữ huyện H", "hoi_phu_nu"),
        ("NDH", "Hội Nông dân huyện H", "hoi_nong_dan"),
        ("CCH", "Hội Cựu chiến binh huyện H", "hoi_cuu_chien_binh"),
        ("TNH", "Huyện đoàn H", "doan_thanh_nien"),
    ):
        office.unit(key, name, agency=agency, tier="district", area="h")
    assert commenting(office, BTV_H, "comments-territorial") == {
        "Thường trực Hội đồng nhân dân huyện H",
        "Tập thể lãnh đạo Ủy ban nhân dân huyện H",
        "Ban Thường trực Ủy ban Mặt trận Tổ quốc huyện H",
        "Ban Thường vụ Liên đoàn Lao động huyện H",
        "Ban Thường vụ Hội Liên hiệp Phụ nữ huyện H",
        "Ban Thường vụ Hội Nông dân huyện H",
        "Ban Thường vụ Hội Cựu chiến binh huyện H",
        "Ban Thường vụ Huyện đoàn H",
    }


@pytest.mark.clause("KH61-120")
def test_the_draft_of_a_commune_committee_goes_to_the_bodies_of_the_commune() -> None:
    office = province()
    for key, name, agency in (
        ("HDX", "Hội đồng nhân dân xã X", "hdnd"),
        ("MTX", "Ủy ban Mặt trận Tổ quốc xã X", "mttq"),
        ("PNX", "Hội Liên hiệp Phụ nữ xã X", "hoi_phu_nu"),
    ):
        office.unit(key, name, agency=agency, tier="grassroots", area="x")
    assert commenting(office, "DBX/dang_uy", "comments-commune") == {
        "Thường trực Hội đồng nhân dân xã X",
        "Tập thể lãnh đạo Ủy ban nhân dân xã X",
        "Ban Thường trực Ủy ban Mặt trận Tổ quốc xã X",
        "Ban Thường vụ Hội Liên hiệp Phụ nữ xã X",
    }


@pytest.mark.clause("KH61-121")
def test_the_draft_of_another_committee_goes_to_the_leadership_and_the_mass_organisations_inside() -> None:
    office = Office(kh61())
    office.unit("K", "Công ty K", agency="doanh_nghiep")
    office.unit("DBK", "Đảng bộ Công ty K", body="dang_bo_co_so", host="K")
    office.unit("CD", "Công đoàn Công ty K", body="doan_the_co_so", parent="K")
    office.unit("TN", "Đoàn thanh niên Công ty K", body="doan_the_co_so", host="K")
    assert commenting(office, "DBK/dang_uy", "comments-other-committees") == {
        "Tập thể lãnh đạo Công ty K",
        "Ban Chấp hành Công đoàn Công ty K",
        "Ban Chấp hành Đoàn thanh niên Công ty K",
    }


@pytest.mark.clause("KH61-122")
def test_the_draft_of_a_department_goes_to_its_committee_and_mass_organisations() -> None:
    office = province()
    office.unit("TNS", "Chi đoàn Sở Tài chính", body="doan_the_co_so", host="STC")
    assert commenting(office, LEADERS_STC, "comments-departments") == {
        "Ban Chấp hành Đảng bộ Sở Tài chính (đảng ủy)",
        "Ban Chấp hành Công đoàn cơ sở Sở Tài chính",
        "Ban Chấp hành Chi đoàn Sở Tài chính",
    }


@pytest.mark.clause("KH61-123")
def test_the_members_of_the_collective_are_asked_in_person() -> None:
    office = province()
    members = {office.holder("STC", "truong"), *(office.holder("STC", "pho") for _ in range(4))}
    assert set(office.roll("comments-personal", LEADERS_STC).persons) == members


@pytest.mark.clause("KH61-124")
def test_whoever_follows_the_unit_from_above_is_asked_and_a_missing_assignment_is_told() -> None:
    office = province()
    office.holder("DBT", "uy_vien_thuong_vu", key="A")
    warned = office.roll("comments-personal", BTV_H)
    assert warned.notes == ("Chưa có ai của cấp trên được phân công phụ trách, theo dõi.",)
    office.assign("A", "DBH")
    asked = office.roll("comments-personal", BTV_H)
    assert (asked.persons, asked.notes) == (("A",), ())
