"""The way of a prompt: proposed, collected, submitted, decided by the authority alone, sent; and who sees it when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Role
from kiemdiem.apps.prompts.access import prompts_visible_to
from kiemdiem.apps.prompts.actions.collect_prompts import collect_prompts, submit_prompts
from kiemdiem.apps.prompts.actions.decide_prompt import decide_no_prompts, decide_prompt
from kiemdiem.apps.prompts.actions.propose_prompt import Proposal, propose_prompt
from kiemdiem.apps.prompts.actions.send_prompt import send_prompt
from kiemdiem.apps.prompts.actions.withdraw_prompt import withdraw_prompt
from kiemdiem.apps.prompts.errors import (
    DayToCome,
    NoMatter,
    NoPromptsAlready,
    NoProposer,
    NothingToCollect,
    NothingToSubmit,
    OutsideAuthority,
    PlanWithoutPrompts,
    PromptNotDecided,
    PromptNotThere,
    PromptsStillOpen,
    PromptWithoutDocument,
    RejectedWithoutReason,
    TypedForWithoutReason,
)
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.apps.prompts.queries.sent import is_done_without, prompts_to_answer
from kiemdiem.shell.errors import ChangedMeanwhile
from tests.builders.house import House, make_grant, make_person, make_unit, make_user
from tests.builders.prompts import MATTER, Season, season

DAY = date(2024, 11, 5)


@pytest.fixture
def kh24(house: House) -> Season:
    return season(house, "kh24_2024", DAY)


@pytest.fixture
def kh75(house: House) -> Season:
    return season(house, "kh75_2022", date(2022, 11, 9))


def states(where: Season) -> list[str]:
    return list(ReviewPrompt.objects.filter(campaign=where.campaign).values_list("state", flat=True))


@pytest.mark.clause("KH24-027")
def test_three_collected_proposals_lie_undecided_before_the_authority_and_nobody_was_sent_any(kh24: Season) -> None:
    communes = [kh24.house.commune, kh24.house.other_commune]
    subjects = [kh24.collective(one) for one in communes] + [
        kh24.collective(kh24.house.commune, kind="party_organisation")
    ]
    for one in subjects:
        kh24.proposed(one)
    assert states(kh24) == ["proposed"] * 3
    assert not prompts_visible_to(kh24.authority).exists()
    assert len(collect_prompts(kh24.campaign, authority=kh24.campaign.root, actor=kh24.board)) == 3
    assert states(kh24) == ["collected"] * 3
    submit_prompts(kh24.campaign, authority=kh24.campaign.root, actor=kh24.board)
    seen = prompts_visible_to(kh24.authority)
    assert [(one.state, one.decided_at) for one in seen] == [("submitted", None)] * 3
    assert not prompts_visible_to(kh24.secretary).exists()
    assert [prompts_to_answer(one) for one in subjects] == [[], [], []]


@pytest.mark.clause("KH24-028")
def test_the_board_cannot_send_before_the_decision_and_nobody_decides_outside_the_authority(kh24: Season) -> None:
    prompt = kh24.submitted(kh24.collective(kh24.house.commune))
    with pytest.raises(PromptNotDecided, match="Ban Thường vụ Thị ủy"):
        send_prompt(prompt, document="5-CV/TU", document_on=DAY, actor=kh24.board)
    with pytest.raises(MayNot):
        decide_prompt(prompt, is_accepted=True, reason="", actor=kh24.board)
    higher = kh24.cadre(Person.objects.get(code="P-NGA"), managed_by="BTV_TINH_UY")
    foreign = kh24.submitted(higher)
    with pytest.raises(OutsideAuthority, match=r"ngoài thẩm quyền .* Ban Thường vụ Tỉnh ủy"):
        decide_prompt(foreign, is_accepted=True, reason="", actor=kh24.authority)
    assert decide_prompt(prompt, is_accepted=True, reason="", actor=kh24.authority).state == "accepted"
    foreign.refresh_from_db()
    assert foreign.state == "submitted"


@pytest.mark.clause("KH24-029")
@pytest.mark.clause("KH75-040")
@pytest.mark.parametrize(("code", "day"), [("kh24_2024", date(2024, 11, 7)), ("kh75_2022", date(2022, 11, 9))])
def test_no_need_of_prompts_ends_the_item_and_no_review_asks_for_an_answer(house: House, code: str, day: date) -> None:
    where = season(house, code, day)
    subject = where.collective(house.commune)
    assert not is_done_without(where.campaign, where.campaign.root)
    decide_no_prompts(
        where.campaign, authority=where.campaign.root, document="Kết luận", decided_on=day, actor=where.authority
    )
    assert is_done_without(where.campaign, where.campaign.root)
    assert prompts_to_answer(subject) == []
    with pytest.raises(NoPromptsAlready):
        decide_no_prompts(
            where.campaign, authority=where.campaign.root, document="", decided_on=day, actor=where.authority
        )
    where.proposed(subject)
    assert not is_done_without(where.campaign, where.campaign.root)


def test_no_need_is_not_said_by_the_board_nor_while_a_proposal_waits(kh24: Season) -> None:
    given: dict[str, Any] = {"authority": kh24.campaign.root, "document": "", "decided_on": DAY}
    with pytest.raises(MayNot):
        decide_no_prompts(kh24.campaign, actor=kh24.board, **given)
    kh24.proposed(kh24.collective(kh24.house.commune))
    with pytest.raises(PromptsStillOpen):
        decide_no_prompts(kh24.campaign, actor=kh24.authority, **given)


def test_what_a_house_above_sent_down_goes_against_nobodys_seeing_no_need(kh24: Season) -> None:
    given: dict[str, Any] = {"authority": kh24.campaign.root, "document": "", "decided_on": DAY}
    sent = kh24.sent(kh24.collective(kh24.house.commune))
    with pytest.raises(PromptsStillOpen):
        decide_no_prompts(kh24.campaign, actor=kh24.authority, **given)
    ReviewPrompt.objects.filter(pk=sent.pk).update(handed_number=1, authority_name="Tỉnh ủy")
    decide_no_prompts(kh24.campaign, actor=kh24.authority, **given)
    assert is_done_without(kh24.campaign, kh24.campaign.root)


@pytest.mark.clause("KH75-037")
def test_one_list_names_proposer_subject_and_matter_of_each(kh75: Season) -> None:
    x, y = kh75.collective(kh75.house.commune), kh75.collective(kh75.house.other_commune)
    paper = {"proposer": None, "on_behalf": "Công văn 12-CV/BTG"}
    kh75.proposed(x, **paper, proposer_name="Ban Tuyên giáo Thị ủy", matter="Việc học tập nghị quyết")
    kh75.proposed(x, **paper, proposer_name="Ủy ban Kiểm tra Thị ủy", matter="Việc kê khai tài sản")
    kh75.proposed(y, **paper, proposer_name="Ban Dân vận Thị ủy", matter="Việc tiếp dân")
    found = collect_prompts(kh75.campaign, authority=kh75.campaign.root, actor=kh75.board)
    assert [(one.proposer_told, one.subject_id, one.matter) for one in found] == [
        ("Ban Tuyên giáo Thị ủy", x.pk, "Việc học tập nghị quyết"),
        ("Ủy ban Kiểm tra Thị ủy", x.pk, "Việc kê khai tài sản"),
        ("Ban Dân vận Thị ủy", y.pk, "Việc tiếp dân"),
    ]
    of_x = prompts_visible_to(kh75.board).filter(subject=x)
    assert [one.proposer_told for one in of_x] == ["Ban Tuyên giáo Thị ủy", "Ủy ban Kiểm tra Thị ủy"]


@pytest.mark.clause("KH75-038")
def test_a_proposal_rests_on_the_letter_that_asked_for_it(kh75: Season) -> None:
    prompt = kh75.proposed(kh75.collective(kh75.house.commune))
    assert (prompt.basis, prompt.basis_on) == ("898-CV/TU", date(2022, 10, 14))
    other = kh75.proposed(kh75.collective(kh75.house.other_commune), basis="3-CV/BTG")
    assert (other.basis, other.basis_on) == ("3-CV/BTG", None)


@pytest.mark.clause("KH75-039")
def test_the_subject_sees_nothing_before_the_decision_and_its_form_asks_after_the_sending(kh75: Season) -> None:
    subject = kh75.collective(kh75.house.commune)
    prompt = kh75.submitted(subject)
    assert not prompts_visible_to(kh75.secretary).exists()
    assert prompts_to_answer(subject) == []
    decide_prompt(prompt, is_accepted=True, reason="", actor=kh75.authority)
    assert not prompts_visible_to(kh75.secretary).exists()
    send_prompt(prompt, document="9-CV/TU", document_on=date(2022, 11, 9), actor=kh75.board)
    (seen,) = prompts_visible_to(kh75.secretary)
    assert seen.matter == MATTER
    (asked,) = prompts_to_answer(subject)
    assert (asked.matter, asked.document, asked.reply) == (MATTER, "9-CV/TU", None)


def test_a_body_proposes_about_another_and_can_do_no_more(kh75: Season) -> None:
    body = make_unit("Cơ quan Ủy ban Kiểm tra", under=kh75.house.district, code="UBKT")
    user = make_user("ubkt")
    make_grant(user, Role.SECRETARY, on=body)
    actor = kh75.actor(user)
    prompt = kh75.proposed(kh75.collective(kh75.house.commune), proposer=body, actor=actor)
    assert prompt.on_behalf_reason == ""
    assert [one.pk for one in prompts_visible_to(actor)] == [prompt.pk]
    for act in (collect_prompts, submit_prompts):
        with pytest.raises(MayNot):
            act(kh75.campaign, authority=kh75.campaign.root, actor=actor)
    with pytest.raises(MayNot):
        send_prompt(prompt, document="1", document_on=date(2022, 11, 9), actor=actor)
    with pytest.raises(MayNot):
        kh75.proposed(prompt.subject, proposer=kh75.house.commune, actor=actor)


def test_whoever_types_in_for_another_body_says_why(kh75: Season) -> None:
    subject = kh75.collective(kh75.house.commune)
    with pytest.raises(TypedForWithoutReason):
        kh75.proposed(subject, proposer=None, proposer_name="Ban Dân vận")
    with pytest.raises(TypedForWithoutReason):
        kh75.proposed(subject, proposer=kh75.house.other_commune)
    prompt = kh75.proposed(subject, proposer=kh75.house.other_commune, on_behalf="Công văn 3")
    assert (prompt.on_behalf_reason, Entry.objects.latest("pk").reason) == ("Công văn 3", "Công văn 3")
    with pytest.raises(NoProposer):
        kh75.proposed(subject, proposer=None)
    with pytest.raises(NoMatter):
        kh75.proposed(subject, matter="  ")


def test_a_board_member_sees_no_prompt_to_himself_and_nobody_decides_on_his_own(kh75: Season) -> None:
    house = kh75.house
    own = make_person("Phạm Đức Thọ", home=house.cell, code="P-THO", user=house.authority)
    of_board = make_person("Nguyễn Thị Hoài", home=house.cell, code="P-HOAI", user=house.board)
    second = kh75.actor(house.second_board)
    about_board = kh75.proposed(kh75.cadre(of_board, managed_by="BTV_THI_UY"), actor=second)
    assert [one.pk for one in prompts_visible_to(second)] == [about_board.pk]
    assert not prompts_visible_to(kh75.board).exists()
    prompt = kh75.submitted(kh75.cadre(own, managed_by="BTV_THI_UY"))
    with pytest.raises(MayNot, match="chính đồng chí"):
        decide_prompt(prompt, is_accepted=True, reason="", actor=kh75.authority)
    assert prompt.pk not in {one.pk for one in prompts_visible_to(kh75.authority)}


def test_a_secretary_does_not_learn_from_below_what_is_prepared_about_his_own_unit(kh75: Season) -> None:
    user = make_user("bi-thu-chi-bo")
    make_grant(user, Role.SECRETARY, on=kh75.house.cell)
    prompt = kh75.proposed(kh75.collective(kh75.house.commune), proposer=kh75.house.cell, actor=kh75.actor(user))
    assert not prompts_visible_to(kh75.secretary).filter(pk=prompt.pk).exists()
    assert prompts_visible_to(kh75.actor(user)).filter(pk=prompt.pk).exists()


def test_the_journal_names_neither_subject_nor_matter_before_the_sending(kh75: Season) -> None:
    prompt = kh75.accepted(kh75.collective(kh75.house.commune))
    told = "".join(f"{one.sentence}{one.content}" for one in Entry.objects.filter(act__startswith="prompts."))
    assert MATTER not in told
    assert prompt.subject.name not in told
    send_prompt(prompt, document="9-CV/TU", document_on=date(2022, 11, 9), actor=kh75.board)
    assert prompt.subject.name in Entry.objects.latest("pk").sentence


def test_each_step_follows_the_one_before_it(kh24: Season) -> None:
    root = kh24.campaign.root
    with pytest.raises(NothingToCollect):
        collect_prompts(kh24.campaign, authority=root, actor=kh24.board)
    prompt = kh24.proposed(kh24.collective(kh24.house.commune))
    with pytest.raises(NothingToSubmit):
        submit_prompts(kh24.campaign, authority=root, actor=kh24.board)
    with pytest.raises(PromptNotThere):
        decide_prompt(prompt, is_accepted=True, reason="", actor=kh24.authority)
    collect_prompts(kh24.campaign, authority=root, actor=kh24.board)
    submit_prompts(kh24.campaign, authority=root, actor=kh24.board)
    with pytest.raises(PromptNotThere):
        withdraw_prompt(prompt, reason="Trùng", actor=kh24.board)
    prompt.refresh_from_db()
    with pytest.raises(RejectedWithoutReason):
        decide_prompt(prompt, is_accepted=False, reason=" ", actor=kh24.authority)
    with pytest.raises(ChangedMeanwhile):
        decide_prompt(prompt, is_accepted=True, reason="", version=prompt.version - 1, actor=kh24.authority)
    assert decide_prompt(prompt, is_accepted=False, reason="Chưa rõ", actor=kh24.authority).state == "rejected"
    with pytest.raises(PromptNotThere):
        send_prompt(prompt, document="1", document_on=DAY, actor=kh24.board)


def test_a_prompt_goes_out_with_number_and_day_of_a_document_that_is_there(kh24: Season) -> None:
    prompt = kh24.accepted(kh24.collective(kh24.house.commune))
    for document, day in (("", DAY), ("5-CV/TU", None)):
        with pytest.raises(PromptWithoutDocument):
            send_prompt(prompt, document=document, document_on=day, actor=kh24.board)
    with pytest.raises(DayToCome):
        send_prompt(prompt, document="5-CV/TU", document_on=date(2024, 11, 6), actor=kh24.board)
    assert send_prompt(prompt, document="5-CV/TU", document_on=DAY, actor=kh24.board).is_sent


def test_the_proposer_takes_his_proposal_back_and_nobody_else_below(kh75: Season) -> None:
    subject = kh75.collective(kh75.house.other_commune)
    prompt = kh75.proposed(subject, proposer=kh75.house.commune, actor=kh75.secretary)
    with pytest.raises(MayNot):
        withdraw_prompt(prompt, reason="", actor=kh75.actor(kh75.house.inspector))
    assert withdraw_prompt(prompt, reason="Đã giải quyết", actor=kh75.secretary).state == "withdrawn"
    assert Entry.objects.latest("pk").act == "prompts.prompt_withdrawn"


def test_a_town_plan_gives_no_prompts_to_committees_below_it(kh75: Season) -> None:
    cell = kh75.collective(kh75.house.cell)
    given = Proposal(matter=MATTER, proposer=kh75.campaign.root, to=kh75.house.commune)
    with pytest.raises(PlanWithoutPrompts, match="Đảng bộ xã Long Giang"):
        propose_prompt(kh75.campaign, about=cell, given=given, actor=kh75.board)
    with pytest.raises(OutsideAuthority, match="Đảng bộ xã Long Giang"):
        kh75.accepted(cell)


def test_the_board_of_the_whole_house_sees_what_others_proposed_and_an_inspector_only_what_was_sent(
    kh75: Season,
) -> None:
    subject = kh75.collective(kh75.house.other_commune)
    prompt = kh75.proposed(subject, proposer=kh75.house.commune, actor=kh75.secretary)
    assert [one.pk for one in prompts_visible_to(kh75.board)] == [prompt.pk]
    inspector = kh75.actor(kh75.house.inspector)
    assert not prompts_visible_to(inspector).exists()
    sent = kh75.sent(kh75.collective(kh75.house.commune))
    assert [one.pk for one in prompts_visible_to(inspector)] == [sent.pk]
    assert not prompts_visible_to(kh75.actor(kh75.house.administrator)).exists()
    assert not prompts_visible_to(kh75.actor(kh75.house.member)).exists()


def test_the_committee_at_the_root_does_not_prompt_itself(kh75: Season) -> None:
    body = make_unit("Ban Thường vụ", under=kh75.house.district, code="BTV")
    body.of = kh75.house.district
    body.save()
    with pytest.raises(OutsideAuthority, match="cấp trên của Đảng bộ huyện"):
        kh75.accepted(kh75.collective(body))
