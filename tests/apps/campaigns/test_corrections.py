"""The computed roll corrected by hand: who may change what, on which paper, and what becomes of it on a later roll."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kiemdiem.apps.campaigns.actions.correct_subject import (
    join_reviews,
    leave_out_subject,
    name_authority,
    name_place,
    take_in_subject,
)
from kiemdiem.apps.campaigns.actions.correcting import Basis
from kiemdiem.apps.campaigns.actions.revoke_correction import revoke_correction
from kiemdiem.apps.campaigns.errors import (
    AlreadyOnTheRoll,
    CorrectionIsRevoked,
    CorrectionStands,
    CorrectionWithoutReason,
    MembersOutside,
    NotHeldTogether,
    NotOnTheRoll,
    NotThatBody,
    OutsideOwnArea,
    PaperMissing,
    PlacesFull,
    WrongMakeOfSubject,
)
from kiemdiem.apps.campaigns.facts.by_hand import held_by
from kiemdiem.apps.campaigns.models import Campaign, Correction, Standing
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Role
from tests.builders.house import make_grant, make_user
from tests.builders.tan_phong import Province, computed, make_province, newest, opened, prepared, seat, somebody


@pytest.fixture
def province(db: None) -> Province:
    return make_province()


WHY = Basis("Theo thực tế của đơn vị")


def with_four_posts(province: Province) -> Person:
    """Highest post and presiding post at different places, so that the plan leaves three."""
    person = somebody(province, "Lê Văn Ấn", "P4")
    seat(person, province.units["BTV"], "pho_bi_thu", rank=1)
    seat(person, province.units["UB"], "chu_tich", rank=2, is_presiding=True)
    seat(person, province.units["SYT"], "truong", rank=3)
    seat(person, province.units["CTD"], "chu_tich", rank=4)
    return person


def places(standing: Standing) -> list[str]:
    return [forum["id"] for forum in standing.grounds.content["forums"]]


def keys(campaign: Campaign) -> set[str]:
    rows = Standing.objects.filter(subject__campaign=campaign, until=None)
    return set(rows.values_list("subject__key", flat=True))


@pytest.mark.clause("KH61-031")
def test_another_association_of_the_province_is_taken_in_by_its_peoples_committee_alone(province: Province) -> None:
    campaign, hoi = opened(province), province.units["CTD"]
    given: dict[str, Any] = {"kind": "collective", "unit": hoi, "person": None, "actor": province.actor()}
    with pytest.raises(NotThatBody) as refused:
        take_in_subject(campaign, basis=Basis("Quyết định 12", decided_by=province.units["H1"]), **given)
    assert "KH61-031" in refused.value.sentence
    with pytest.raises(NotThatBody):
        take_in_subject(campaign, basis=WHY, **given)
    take_in_subject(campaign, basis=Basis("Hội đặc thù", "12-QĐ/UB", province.units["UB"]), **given)
    computed(campaign, province, "điều chỉnh")
    made = newest(campaign, "CTD:collective")
    assert (made.is_reviewed, made.is_rated) == (True, True)
    assert places(made) == ["CTD/tap_the_lanh_dao"]
    assert "KH61-031" in made.grounds.content["clauses"]
    assert "12-QĐ/UB" in made.why


@pytest.mark.clause("KH61-032")
def test_a_district_takes_in_collectives_of_its_own_area_and_no_others(province: Province) -> None:
    campaign = opened(province)
    actor, h1 = province.actor(province.board_of_h1), province.units["H1"]
    basis = Basis("Thông báo của Huyện ủy", "7-TB/HU", h1)
    take_in_subject(campaign, kind="collective", unit=province.units["K1"], person=None, basis=basis, actor=actor)
    with pytest.raises(OutsideOwnArea) as refused:
        take_in_subject(campaign, kind="collective", unit=province.units["K2"], person=None, basis=basis, actor=actor)
    assert "KH61-032" in refused.value.sentence
    computed(campaign, province, "điều chỉnh")
    assert {"K1:collective", "K2:collective"} & keys(campaign) == {"K1:collective"}


def test_a_district_does_not_decide_in_the_name_of_another(province: Province) -> None:
    campaign, actor = opened(province), province.actor(province.board_of_h1)
    basis = Basis("Thông báo", decided_by=province.units["H2"])
    with pytest.raises(MayNot):
        take_in_subject(campaign, kind="collective", unit=province.units["K2"], person=None, basis=basis, actor=actor)


@pytest.mark.clause("KH61-062")
def test_a_district_names_the_place_of_a_leader_for_whom_the_plan_has_none(province: Province) -> None:
    heads = []
    for number in ("1", "2"):
        head = somebody(province, f"Hiệu trưởng số {number}", f"HT{number}", home=f"C{number}")
        seat(head, province.units[f"TH{number}"], "truong")
        heads.append(head)
    campaign, h1 = opened(province), province.units["H1"]
    assert places(newest(campaign, "HT1:cadre")) == ["C1"]
    basis, actor = Basis("Quy định của Huyện ủy", "9-QĐ/HU", h1), province.actor(province.board_of_h1)
    name_place(newest(campaign, "HT1:cadre"), place=province.units["TH1"], instead_of="", basis=basis, actor=actor)
    with pytest.raises(OutsideOwnArea) as refused:
        name_place(newest(campaign, "HT2:cadre"), place=province.units["TH2"], instead_of="", basis=basis, actor=actor)
    assert "KH61-062" in refused.value.sentence
    computed(campaign, province, "điều chỉnh")
    assert places(newest(campaign, "HT1:cadre"))[1:] == ["TH1/ban_giam_hieu"]
    assert places(newest(campaign, "HT2:cadre")) == ["C2"]


@pytest.mark.clause("KH61-054")
def test_a_fourth_review_of_a_holder_of_four_posts_is_refused(province: Province) -> None:
    with_four_posts(province)
    campaign = opened(province)
    standing = newest(campaign, "P4:cadre")
    assert len(places(standing)) == 3
    basis = Basis("Đề nghị của cá nhân", "15-HD/TU")
    with pytest.raises(PlacesFull) as refused:
        name_place(standing, place=province.units["SYT"], instead_of="", basis=basis, actor=province.actor())
    assert "KH61-054" in refused.value.sentence
    assert not Correction.objects.exists()


@pytest.mark.clause("KH61-057")
def test_an_exception_to_the_places_needs_the_guidance_of_the_standing_body(province: Province) -> None:
    with_four_posts(province)
    campaign = opened(province)
    standing = newest(campaign, "P4:cadre")
    given: dict[str, Any] = {
        "place": province.units["CTD"],
        "instead_of": "UB/tap_the_lanh_dao",
        "actor": province.actor(),
    }
    with pytest.raises(PaperMissing) as refused:
        name_place(standing, basis=WHY, **given)
    assert "KH61-057" in refused.value.sentence
    made = name_place(standing, basis=Basis("Trường hợp đặc biệt", "15-HD/TU của Thường trực Tỉnh ủy"), **given)
    assert (made.reference, made.clauses) == ("15-HD/TU của Thường trực Tỉnh ủy", ["KH61-057"])
    computed(campaign, province, "điều chỉnh")
    corrected = newest(campaign, "P4:cadre")
    assert places(corrected) == ["CB", "BTV", "CTD/tap_the_lanh_dao"]
    assert places(newest(campaign, "P4:member")) == places(corrected)
    assert any("15-HD/TU" in note for forum in corrected.grounds.content["forums"] for note in forum["notes"])


@pytest.mark.clause("KH61-038")
def test_a_review_is_held_with_the_standing_committee_only_where_all_leaders_sit_on_it(province: Province) -> None:
    syt, btv = province.units["SYT"], province.units["BTVYT"]
    for number, name in enumerate(("An", "Bình", "Cảnh")):
        person = somebody(province, f"Lê Văn {name}", f"L{number}")
        seat(person, syt, "truong" if number == 0 else "pho", rank=number + 1)
        if name != "Cảnh":
            seat(person, btv, "uy_vien_thuong_vu")
    seat(somebody(province, "Lê Văn Dũng", "LD"), btv, "uy_vien_thuong_vu")
    campaign = opened(province)
    standing = newest(campaign, "SYT/tap_the_lanh_dao")
    with pytest.raises(MembersOutside) as refused:
        join_reviews(standing, other=btv, basis=WHY, actor=province.actor())
    assert "Lê Văn Cảnh" in refused.value.sentence
    assert "Lê Văn Bình" not in refused.value.sentence
    seat(Person.objects.get(code="L2"), btv, "uy_vien_thuong_vu")
    join_reviews(standing, other=btv, basis=WHY, actor=province.actor())
    computed(campaign, province, "điều chỉnh")
    (forum,) = newest(campaign, "SYT/tap_the_lanh_dao").grounds.content["forums"]
    assert forum["counts_with"] == "BTVYT"
    assert "KH61-038" in forum["clauses"]


def test_reviews_are_held_together_only_with_bodies_that_the_plan_names(province: Province) -> None:
    campaign = opened(province)
    with pytest.raises(NotHeldTogether):
        join_reviews(
            newest(campaign, "SYT/tap_the_lanh_dao"), other=province.units["CTD"], basis=WHY, actor=province.actor()
        )


def test_somebody_is_left_out_only_with_a_reason_that_stays(province: Province) -> None:
    somebody(province, "Lê Thị Em", "PE")
    campaign = opened(province)
    standing = newest(campaign, "PE:member")
    with pytest.raises(CorrectionWithoutReason):
        leave_out_subject(standing, only_rating=False, basis=Basis("  "), actor=province.actor())
    leave_out_subject(standing, only_rating=False, basis=Basis("Ốm nặng, đang điều trị"), actor=province.actor())
    computed(campaign, province, "điều chỉnh")
    left = newest(campaign, "PE:member")
    assert (left.is_reviewed, left.is_rated, places(left)) == (False, False, [])
    assert "Ốm nặng" in left.why
    assert "KH61-016" in left.grounds.content["clauses"]


def test_somebody_may_be_reviewed_without_a_rating(province: Province) -> None:
    somebody(province, "Lê Thị Em", "PE")
    campaign = opened(province)
    leave_out_subject(newest(campaign, "PE:member"), only_rating=True, basis=WHY, actor=province.actor())
    computed(campaign, province, "điều chỉnh")
    left = newest(campaign, "PE:member")
    assert (left.is_reviewed, left.is_rated) == (True, False)
    assert places(left) == ["CB"]


def test_a_named_authority_decides_and_is_what_a_group_is_counted_by(province: Province) -> None:
    with_four_posts(province)
    campaign = opened(province)
    standing = newest(campaign, "P4:cadre")
    assert standing.decided_by == ""
    assert standing.problems == 1
    name_authority(standing, body=province.units["BTV"], basis=Basis("Phân cấp", "3-QĐ/TU"), actor=province.actor())
    computed(campaign, province, "điều chỉnh")
    named = newest(campaign, "P4:cadre")
    assert (named.decided_by, named.problems) == ("Ban Thường vụ Tỉnh ủy", 0)
    assert named.facts["decided_by"] == "T"


def test_a_correction_holds_on_every_later_roll_until_it_is_taken_back(province: Province) -> None:
    somebody(province, "Lê Thị Em", "PE")
    campaign = opened(province)
    made = leave_out_subject(newest(campaign, "PE:member"), only_rating=False, basis=WHY, actor=province.actor())
    for _ in range(2):
        roll = computed(campaign, province, "lại")
        assert roll.by_hand == {"applied": [made.pk], "unfit": []}
        assert not newest(campaign, "PE:member").is_reviewed
        campaign.rolls.filter(pk=roll.pk).update(state="dropped")
    with pytest.raises(CorrectionWithoutReason):
        revoke_correction(made, reason=" ", actor=province.actor())
    revoke_correction(made, reason="Đã ra viện", actor=province.actor())
    with pytest.raises(CorrectionIsRevoked):
        revoke_correction(made, reason="Đã ra viện", actor=province.actor())
    assert computed(campaign, province, "lại").by_hand == {"applied": [], "unfit": []}
    assert newest(campaign, "PE:member").is_reviewed
    made.refresh_from_db()
    assert made.revoked_because == "Đã ra viện"
    entry = Entry.objects.order_by("-pk").filter(act="campaigns.correction_revoked").first()
    assert entry is not None
    assert "Lê Thị Em" in entry.sentence


def test_a_correction_that_no_longer_fits_is_told_and_kept(province: Province) -> None:
    somebody(province, "Lê Thị Em", "PE")
    campaign = opened(province)
    made = leave_out_subject(newest(campaign, "PE:member"), only_rating=False, basis=WHY, actor=province.actor())
    Person.objects.filter(code="PE").update(left_on=date(2021, 11, 1))
    roll = computed(campaign, province, "chuyển đi")
    assert roll.by_hand == {"applied": [], "unfit": [[made.pk, "Không còn trong danh sách lập từ danh bạ."]]}
    assert Correction.objects.get().is_standing


def test_what_stands_on_the_roll_is_not_taken_in_again(province: Province) -> None:
    person = somebody(province, "Lê Thị Em", "PE")
    campaign, basis = opened(province), Basis("x", decided_by=province.units["UB"])
    with pytest.raises(AlreadyOnTheRoll):
        take_in_subject(campaign, kind="member", unit=None, person=person, basis=WHY, actor=province.actor())
    with pytest.raises(AlreadyOnTheRoll):
        take_in_subject(
            campaign, kind="collective", unit=province.units["SYT"], person=None, basis=basis, actor=province.actor()
        )
    with pytest.raises(WrongMakeOfSubject):
        take_in_subject(campaign, kind="collective", unit=None, person=person, basis=basis, actor=province.actor())


def test_the_same_correction_is_made_once(province: Province) -> None:
    somebody(province, "Lê Thị Em", "PE")
    campaign = opened(province)
    given: dict[str, Any] = {"only_rating": False, "basis": WHY, "actor": province.actor()}
    leave_out_subject(newest(campaign, "PE:member"), **given)
    with pytest.raises(CorrectionStands):
        leave_out_subject(newest(campaign, "PE:member"), **given)
    computed(campaign, province, "điều chỉnh")
    with pytest.raises(NotOnTheRoll):
        leave_out_subject(newest(campaign, "PE:member"), **given)


def test_nobody_corrects_his_own_case(province: Province) -> None:
    person = somebody(province, "Lê Thị Em", "PE")
    Person.objects.filter(pk=person.pk).update(user=province.board)
    campaign = opened(province)
    with pytest.raises(MayNot):
        leave_out_subject(newest(campaign, "PE:member"), only_rating=False, basis=WHY, actor=province.actor())


def test_only_the_board_corrects_and_takes_back(province: Province) -> None:
    somebody(province, "Lê Thị Em", "PE")
    campaign = opened(province)
    secretary = make_user("bi-thu")
    make_grant(secretary, Role.SECRETARY, on=province.root)
    with pytest.raises(MayNot):
        leave_out_subject(newest(campaign, "PE:member"), only_rating=False, basis=WHY, actor=province.actor(secretary))
    made = leave_out_subject(newest(campaign, "PE:member"), only_rating=False, basis=WHY, actor=province.actor())
    with pytest.raises(MayNot):
        revoke_correction(made, reason="x", actor=province.actor(secretary))


def test_before_the_opening_a_correction_is_in_the_first_roll(province: Province) -> None:
    somebody(province, "Lê Thị Em", "PE")
    campaign = prepared(province)
    computed(campaign, province)
    leave_out_subject(newest(campaign, "PE:member"), only_rating=False, basis=WHY, actor=province.actor())
    campaign.rolls.update(state="dropped")
    computed(campaign, province)
    assert not newest(campaign, "PE:member").is_reviewed


def test_a_board_below_chooses_an_open_place_for_its_own_area_alone(province: Province) -> None:
    person = somebody(province, "Lê Văn Ấn", "P4")
    seat(person, province.units["UB"], "chu_tich", rank=1, is_presiding=True)
    seat(person, province.units["SYT"], "truong", rank=2)
    seat(person, province.units["CTD"], "chu_tich", rank=3)
    seat(person, province.units["BTVYT"], "bi_thu", rank=4)
    standing = newest(opened(province), "P4:cadre")
    assert "SYT" in held_by(standing).to_choose
    given: dict[str, Any] = {"place": province.units["SYT"], "instead_of": ""}
    basis = Basis("Đề nghị của huyện", decided_by=province.units["H1"])
    with pytest.raises(OutsideOwnArea):
        name_place(standing, basis=basis, actor=province.actor(province.board_of_h1), **given)
    assert not Correction.objects.exists()
    assert name_place(standing, basis=WHY, actor=province.actor(), **given).clauses
