"""Prompts under KH61, KH146 and CV789: each superior, newly moved organisations, the first review, signs of trouble."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from kiemdiem.apps.campaigns.actions.record_milestone import MilestoneGiven, record_milestone
from kiemdiem.apps.desk.access import visible_to as journal_visible_to
from kiemdiem.apps.organisations.actions.move_unit import move_unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Role
from kiemdiem.apps.prompts.access import prompts_visible_to, signs_visible_to
from kiemdiem.apps.prompts.actions.collect_prompts import collect_prompts, submit_prompts
from kiemdiem.apps.prompts.actions.consult_former_superior import consult_former_superior
from kiemdiem.apps.prompts.actions.decide_prompt import decide_prompt
from kiemdiem.apps.prompts.actions.record_sign import note_step, record_sign, take_up_sign
from kiemdiem.apps.prompts.actions.reply_to_prompt import record_prompt_result, reply_to_prompt
from kiemdiem.apps.prompts.actions.report_results import report_results
from kiemdiem.apps.prompts.actions.send_prompt import send_prompt
from kiemdiem.apps.prompts.errors import (
    AnotherAuthority,
    FormerSuperiorNotAsked,
    NoFormerSuperior,
    NothingToReport,
    OutsideAuthority,
    PlaceNotMarked,
    PromptNotDecided,
    PromptWithoutDocument,
    ReportWithoutDocument,
    ResultBeforeReply,
    ReviewHasBegun,
    SignTakenUpAlready,
    SignWithoutSource,
    TypedForWithoutReason,
    UnknownSign,
)
from kiemdiem.apps.prompts.models import TroubleSign
from kiemdiem.apps.prompts.queries.sent import prompts_to_answer, summary_of
from kiemdiem.apps.prompts.queries.signs import Place, offered_signs, places_of
from tests.builders.house import House, make_grant, make_unit, make_user
from tests.builders.prompts import MATTER, Season, committee_of, season

DAY61, DAY146, DAY789 = date(2021, 12, 15), date(2014, 11, 25), date(2023, 11, 25)


@pytest.fixture
def kh61(house: House) -> Season:
    """The district plays the province; its communes the districts; their cells the communes."""
    return season(house, "kh61_2021", DAY61)


@pytest.fixture
def kh146(house: House) -> Season:
    """The district plays the chapter."""
    return season(house, "kh146_2014", DAY146)


@pytest.fixture
def cv789(house: House) -> Season:
    return season(house, "cv789_2023", DAY789)


@pytest.mark.clause("KH61-149")
def test_the_province_prompts_units_directly_below_it_and_cadres_it_manages(kh61: Season) -> None:
    agency = make_unit("Sở Xây dựng", under=kh61.house.district, code="SXD")
    assert kh61.accepted(kh61.collective(agency)).state == "accepted"
    cadre = kh61.cadre(Person.objects.get(code="P-NGA"), managed_by="BTV_TINH_UY")
    assert kh61.accepted(cadre).state == "accepted"
    division = make_unit("Phòng Nội vụ", under=kh61.house.commune, code="PNV")
    prompt = kh61.submitted(kh61.collective(division), to=kh61.campaign.root)
    with pytest.raises(OutsideAuthority, match="Đảng bộ xã Long Giang"):
        decide_prompt(prompt, is_accepted=True, reason="", actor=kh61.authority)


@pytest.mark.clause("KH61-150")
def test_each_superior_prompts_in_writing_whom_it_manages_and_nobody_elses(kh61: Season) -> None:
    h = kh61.actor(committee_of(kh61.house.commune, "btv-h"))
    prompt = kh61.accepted(kh61.collective(kh61.house.cell), by=h)
    assert prompt.authority == kh61.house.commune
    with pytest.raises(PromptWithoutDocument):
        send_prompt(prompt, document="", document_on=None, actor=h)
    assert send_prompt(prompt, document="12-CV/HU", document_on=DAY61, actor=h).is_sent
    foreign = kh61.submitted(kh61.collective(kh61.house.other_cell), to=kh61.house.commune)
    with pytest.raises(OutsideAuthority, match="Đảng bộ xã Mỹ Điền"):
        decide_prompt(foreign, is_accepted=True, reason="", actor=h)


@pytest.mark.clause("KH61-151")
def test_the_board_of_the_committee_drafts_three_and_sends_none_undecided(kh61: Season) -> None:
    h = kh61.house.commune
    user = make_user("btc-huyen-uy")
    make_grant(user, Role.BOARD, on=h)
    board = kh61.actor(user)
    cells = [kh61.collective(make_unit(f"Chi bộ {n}", under=h, code=f"CB{n}")) for n in range(3)]
    drafts = [kh61.proposed(one, proposer=h, on_behalf="Tự soạn", actor=board) for one in cells]
    collect_prompts(kh61.campaign, authority=h, actor=board)
    submit_prompts(kh61.campaign, authority=h, actor=board)
    for one in drafts:
        with pytest.raises(PromptNotDecided):
            send_prompt(one, document="1-CV/HU", document_on=DAY61, actor=board)
    committee = kh61.actor(committee_of(h, "btv-huyen-uy"))
    decide_prompt(drafts[0], is_accepted=True, reason="", actor=committee)
    assert send_prompt(drafts[0], document="1-CV/HU", document_on=DAY61, actor=board).is_sent


def test_a_committee_above_does_not_decide_for_the_one_below(kh61: Season) -> None:
    prompt = kh61.submitted(kh61.collective(kh61.house.cell))
    with pytest.raises(AnotherAuthority):
        decide_prompt(prompt, is_accepted=True, reason="", actor=kh61.authority)


@pytest.mark.clause("KH61-152")
def test_a_newly_moved_organisation_is_prompted_only_after_its_former_superior_was_asked(kh61: Season) -> None:
    house = kh61.house
    move_unit(house.cell, to=house.other_commune, on=date(2021, 6, 1), actor=kh61.board, decision="QĐ 5")
    house.cell.refresh_from_db()
    b = kh61.actor(committee_of(house.other_commune, "btv-b"))
    prompt = kh61.accepted(kh61.collective(house.cell, kind="party_organisation"), by=b)
    with pytest.raises(FormerSuperiorNotAsked, match="Đảng bộ xã Long Giang"):
        send_prompt(prompt, document="2-CV/HU", document_on=DAY61, actor=b)
    consulted = consult_former_superior(prompt, day=date(2021, 12, 10), said="Nhất trí", actor=b)
    assert (consulted.former_superior, consulted.consulted_said) == (house.commune, "Nhất trí")
    assert send_prompt(consulted, document="2-CV/HU", document_on=DAY61, actor=b).is_sent


def test_an_organisation_that_stayed_or_moved_years_ago_is_prompted_without_asking(kh61: Season) -> None:
    house = kh61.house
    prompt = kh61.proposed(kh61.collective(house.commune))
    with pytest.raises(NoFormerSuperior):
        consult_former_superior(prompt, day=DAY61, said="Nhất trí", actor=kh61.board)
    move_unit(house.cell, to=house.other_commune, on=date(2020, 6, 1), actor=kh61.board)
    house.cell.refresh_from_db()
    b = kh61.actor(committee_of(house.other_commune, "btv-b"))
    assert kh61.sent(kh61.collective(house.cell, kind="party_organisation"), by=b).is_sent


@pytest.mark.clause("KH61-285")
def test_a_department_adds_input_and_nothing_is_sent_before_the_province_decides(kh61: Season) -> None:
    subject = kh61.collective(kh61.house.commune)
    prompt = kh61.submitted(subject)
    assert prompts_to_answer(subject) == []
    assert not prompts_visible_to(kh61.secretary).exists()
    agency = make_unit("Sở Xây dựng", under=kh61.house.district, code="SXD")
    user = make_user("so-xay-dung")
    make_grant(user, Role.SECRETARY, on=agency)
    own = kh61.actor(user)
    given = kh61.proposed(subject, proposer=agency, actor=own)
    assert given.state == "proposed"
    with pytest.raises(MayNot):
        collect_prompts(kh61.campaign, authority=kh61.campaign.root, actor=own)
    with pytest.raises(MayNot):
        decide_prompt(prompt, is_accepted=True, reason="", actor=own)
    with pytest.raises(MayNot):
        kh61.proposed(subject, proposer=kh61.campaign.root, actor=own)


@pytest.mark.clause("KH61-287")
@pytest.mark.parametrize(("day", "is_late"), [(date(2022, 2, 4), False), (date(2022, 2, 5), True)])
def test_the_summary_names_who_has_no_result_and_knows_when_it_is_late(kh61: Season, day: date, is_late: bool) -> None:
    units = [make_unit(f"Sở số {n}", under=kh61.house.district, code=f"S{n}") for n in range(6)]
    subjects = [kh61.collective(one) for one in units]
    sent = [kh61.sent(one) for one in subjects]
    later = kh61.actor(kh61.house.board, at=datetime(day.year, day.month, day.day, 5, tzinfo=UTC))
    paper: dict[str, Any] = {"day": date(2022, 1, 20), "actor": later, "on_behalf": "Theo biên bản"}
    for one in sent[:5]:
        reply_to_prompt(one, text="Đã làm rõ", **paper)
        record_prompt_result(one, text="Rút kinh nghiệm", **paper)
    summary = summary_of(kh61.campaign, kh61.campaign.root, sent[0].rule)
    assert (len(summary.sent), summary.lacking) == (6, ["Tập thể Sở số 5"])
    assert summary.last_good_day == date(2022, 2, 4)
    root = kh61.campaign.root
    with pytest.raises(ReportWithoutDocument):
        report_results(kh61.campaign, authority=root, document=" ", reported_on=day, actor=later)
    report = report_results(kh61.campaign, authority=root, document="7-BC/BTC", reported_on=day, actor=later)
    assert (report.is_late, report.prompted, report.lacking) == (is_late, 6, ["Tập thể Sở số 5"])


def test_there_is_nothing_to_report_before_anything_was_sent(kh61: Season) -> None:
    with pytest.raises(NothingToReport):
        report_results(kh61.campaign, authority=kh61.campaign.root, document="1", reported_on=DAY61, actor=kh61.board)


def test_the_unit_answers_itself_a_person_himself_and_others_say_why(kh61: Season) -> None:
    of_unit = kh61.sent(kh61.collective(kh61.house.commune))
    reply = reply_to_prompt(of_unit, text="Đã rõ", day=DAY61, actor=kh61.secretary)
    assert reply.reply_for_reason == ""
    silent = kh61.sent(kh61.collective(kh61.house.other_commune))
    with pytest.raises(ResultBeforeReply):
        record_prompt_result(silent, text="x", day=DAY61, actor=kh61.board, on_behalf="Theo biên bản")
    person = Person.objects.get(code="P-DAT")
    of_person = kh61.sent(kh61.cadre(person, managed_by="BTV_TINH_UY"))
    with pytest.raises(TypedForWithoutReason):
        reply_to_prompt(of_person, text="Đã rõ", day=DAY61, actor=kh61.secretary)
    typed = reply_to_prompt(of_person, text="Đã rõ", day=DAY61, actor=kh61.secretary, on_behalf="Bản giấy 05/12")
    assert typed.reply_for_reason == "Bản giấy 05/12"
    own = reply_to_prompt(of_person, text="Tôi nhận trách nhiệm", day=DAY61, actor=kh61.actor(kh61.house.member))
    assert (own.text, own.reply_for_reason) == ("Tôi nhận trách nhiệm", "")
    with pytest.raises(MayNot):
        reply_to_prompt(of_person, text="Khác", day=DAY61, actor=kh61.actor(kh61.house.inspector))


@pytest.mark.clause("KH146-232")
def test_nothing_is_missing_without_a_prompt_and_both_points_are_asked_with_one(kh146: Season) -> None:
    cell = kh146.collective(kh146.house.cell)
    assert prompts_to_answer(cell) == []
    for matter in ("Chế độ sinh hoạt chi bộ", "Kết quả thanh tra chậm"):
        kh146.sent(cell, matter=matter)
    asked = prompts_to_answer(cell)
    assert [(one.matter, one.reply) for one in asked] == [
        ("Chế độ sinh hoạt chi bộ", None), ("Kết quả thanh tra chậm", None),
    ]  # fmt: skip
    member = kh146.cadre(Person.objects.get(code="P-DAT"), kind="member")
    assert kh146.sent(member).is_sent


@pytest.mark.clause("KH146-233")
def test_a_prompt_after_the_reviews_of_the_cell_began_is_refused(kh146: Season) -> None:
    cell = kh146.collective(kh146.house.cell)
    member = kh146.cadre(Person.objects.get(code="P-DAT"), kind="member")
    elsewhere = kh146.collective(kh146.house.other_cell)
    begun = MilestoneGiven(day=date(2014, 11, 24), on_behalf="Theo biên bản")
    record_milestone(kh146.campaign, kind="personal-reviews", whom=kh146.house.cell, given=begun, actor=kh146.board)
    for subject in (cell, member):
        with pytest.raises(ReviewHasBegun, match="24/11/2014"):
            kh146.sent(subject, on=date(2014, 11, 25))
    assert kh146.sent(cell, on=date(2014, 11, 23)).is_sent
    assert kh146.sent(elsewhere, on=date(2014, 11, 25)).is_sent


@pytest.mark.clause("KH146-280")
def test_the_inspection_committee_drafts_and_only_the_standing_committee_issues(kh146: Season) -> None:
    body = make_unit("Ủy ban kiểm tra Đảng ủy", under=kh146.house.district, code="UBKT")
    user = make_user("ubkt")
    make_grant(user, Role.SECRETARY, on=body)
    member = kh146.cadre(Person.objects.get(code="P-DAT"), kind="member")
    prompt = kh146.submitted(member, proposer=body, actor=kh146.actor(user))
    with pytest.raises(MayNot):
        decide_prompt(prompt, is_accepted=True, reason="", actor=kh146.actor(user))
    with pytest.raises(MayNot):
        send_prompt(prompt, document="1-CV/UBKT", document_on=DAY146, actor=kh146.actor(user))
    decide_prompt(prompt, is_accepted=True, reason="", actor=kh146.authority)
    assert send_prompt(prompt, document="1-CV/ĐU", document_on=DAY146, actor=kh146.authority).is_sent


def marked(where: Season, called: str = "disunity") -> TroubleSign:
    sign = record_sign(where.house.commune, what="Đơn thư kéo dài", noticed_on=DAY789, source="UBKT", actor=where.board)
    return take_up_sign(sign, campaign=where.campaign, called=called, actor=where.board)


@pytest.mark.clause("CV789-011")
def test_one_sign_marks_a_place_and_without_one_it_is_not(cv789: Season) -> None:
    marked(cv789)
    places = places_of(cv789.campaign, signs_visible_to(cv789.board))
    assert [(one.unit, [label for _, label in one.signs]) for one in places] == [
        (cv789.house.commune, ["mất đoàn kết"])
    ]


@pytest.mark.clause("CV789-012")
def test_a_review_completed_without_suggestion_and_direction_raises_a_flag(cv789: Season) -> None:
    marked(cv789)
    house, campaign = cv789.house, cv789.campaign

    def place() -> Place:
        (found,) = places_of(campaign, signs_visible_to(cv789.board))
        return found

    assert (place().owed, place().is_overdue) == (["xem xét", "gợi ý", "chỉ đạo kiểm điểm"], False)
    done = MilestoneGiven(day=DAY789, on_behalf="Theo báo cáo")
    record_milestone(campaign, kind="unit-review-completed", whom=house.commune, given=done, actor=cv789.board)
    assert place().state.words == "Cấp ủy cấp trên chưa gợi ý, chỉ đạo"
    steps: dict[str, Any] = {"unit": house.commune, "day": DAY789, "source": "Thông báo 3", "actor": cv789.authority}
    note_step(campaign, step="considered", **steps)
    note_step(campaign, step="directed", **steps)
    assert place().is_overdue
    prompt = cv789.accepted(cv789.collective(house.commune))
    assert send_prompt(prompt, document="", document_on=None, actor=cv789.board).document_on == DAY789
    assert (place().owed, place().state.words) == ([], "Cấp trên đã xem xét, gợi ý, chỉ đạo")


@pytest.mark.clause("CV789-020")
def test_a_sign_recorded_by_the_units_own_committee_in_june_is_offered_in_autumn(cv789: Season) -> None:
    june = cv789.actor(cv789.house.secretary, at=datetime(2023, 6, 10, 5, tzinfo=UTC))
    sign = record_sign(
        cv789.house.cell, what="Nói và làm trái nghị quyết", noticed_on=date(2023, 6, 10), source="Chi ủy", actor=june
    )
    other_year = record_sign(
        cv789.house.cell, what="Việc cũ", noticed_on=date(2022, 6, 10), source="Chi ủy", actor=june
    )
    offered = offered_signs(cv789.campaign, signs_visible_to(cv789.board))
    assert list(offered) == [sign]
    take_up_sign(sign, campaign=cv789.campaign, called="decline", actor=cv789.board)
    assert not offered_signs(cv789.campaign, signs_visible_to(cv789.board)).exists()
    assert other_year.campaign is None


def test_signs_are_recorded_with_a_source_and_taken_up_once_under_a_name_of_the_plan(cv789: Season) -> None:
    house = cv789.house
    with pytest.raises(SignWithoutSource):
        record_sign(house.cell, what="Có", noticed_on=DAY789, source=" ", actor=cv789.board)
    with pytest.raises(MayNot):
        record_sign(house.other_cell, what="Có", noticed_on=DAY789, source="Đơn", actor=cv789.secretary)
    sign = marked(cv789)
    with pytest.raises(SignTakenUpAlready):
        take_up_sign(sign, campaign=cv789.campaign, called="disunity", actor=cv789.board)
    fresh = record_sign(house.cell, what="Có", noticed_on=DAY789, source="Đơn", actor=cv789.board)
    with pytest.raises(UnknownSign):
        take_up_sign(fresh, campaign=cv789.campaign, called="nothing", actor=cv789.board)
    with pytest.raises(PlaceNotMarked):
        note_step(cv789.campaign, unit=house.cell, step="considered", day=DAY789, source="x", actor=cv789.authority)
    assert not signs_visible_to(cv789.secretary).exists()


@pytest.mark.parametrize("role", [Role.BOARD, Role.AUTHORITY])
def test_the_committee_of_a_place_sees_signs_below_it_and_not_what_was_noticed_about_itself(
    cv789: Season, role: Role
) -> None:
    marked(cv789)
    user = make_user("tai-cho")
    make_grant(user, role, on=cv789.house.commune)
    below = record_sign(cv789.house.cell, what="Có", noticed_on=DAY789, source="Đơn", actor=cv789.board)
    assert list(signs_visible_to(cv789.actor(user))) == [below]
    assert signs_visible_to(cv789.authority).count() == 2


def test_the_journal_of_a_place_does_not_tell_it_what_was_noticed_from_above(cv789: Season) -> None:
    marked(cv789)
    assert not journal_visible_to(cv789.secretary).filter(act__startswith="prompts.").exists()
    acts = journal_visible_to(cv789.board).filter(act__startswith="prompts.").values_list("act", flat=True)
    assert set(acts) == {"prompts.sign_recorded", "prompts.sign_taken_up"}
    record_sign(cv789.house.cell, what="Có", noticed_on=DAY789, source="Chi ủy", actor=cv789.secretary)
    assert journal_visible_to(cv789.secretary).filter(act="prompts.sign_recorded").count() == 1


def test_a_place_does_not_note_what_the_committee_above_it_did(cv789: Season) -> None:
    marked(cv789)
    with pytest.raises(MayNot):
        note_step(
            cv789.campaign, unit=cv789.house.commune, step="directed", day=DAY789, source="x", actor=cv789.secretary
        )


def test_every_matter_has_its_number_in_its_campaign(cv789: Season) -> None:
    subject = cv789.collective(cv789.house.commune)
    assert [cv789.proposed(subject, matter=f"{MATTER} {n}").number for n in range(3)] == [1, 2, 3]
