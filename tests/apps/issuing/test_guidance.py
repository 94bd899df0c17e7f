"""Guidance documents: filed by the body that the plan names, seen and received by the units that they reach."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from kiemdiem.apps.campaigns.errors import CampaignNotOpen, OnBehalfWithoutReason
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.issuing.access import guidance_visible_to, receipts_visible_to
from kiemdiem.apps.issuing.actions.correct_guidance import correct_guidance
from kiemdiem.apps.issuing.actions.file_guidance import GuidanceGiven, file_guidance
from kiemdiem.apps.issuing.actions.receive_guidance import receive_guidance
from kiemdiem.apps.issuing.errors import (
    GuidanceAfterReceipt,
    GuidanceFiledAlready,
    GuidanceIncomplete,
    GuidanceReceivedBefore,
    GuidanceToCome,
    NotTheGuidingBody,
)
from kiemdiem.apps.issuing.models import GuidanceDocument, GuidanceReceipt
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.workplans.actions.mark_work import WorkGiven, mark_work
from kiemdiem.apps.workplans.models import Progress
from tests.builders.campaigns import with_bodies
from tests.builders.house import House, acting, make_grant, make_user
from tests.builders.plan_work import KH24, LONG_AGO, agency, at, duty, item, last, secretary_of
from tests.builders.visiting import Visitor

DUTY = "civil-servants"
GIVEN = GuidanceGiven("1520/UBND-NV", date(2024, 11, 20), "Hướng dẫn đánh giá viên chức")
Town = dict[str, Unit]


@pytest.fixture
def town(house: House) -> Town:
    Grant.objects.update(since=LONG_AGO)
    committee = agency(house, "Ủy ban nhân dân thị xã", "ubnd")
    return {
        "committee": committee,
        "finance": agency(house, "Phòng Tài chính", "phong_ban", under=committee),
        "centre": agency(house, "Trung tâm Văn hóa", "don_vi_su_nghiep", under=committee),
        "front": agency(house, "Ủy ban MTTQ thị xã", "mttq"),
    }


def filed(campaign: Campaign, town: Town, given: GuidanceGiven = GIVEN, *, actor: Actor | None = None) -> Any:
    by = actor or secretary_of(town["committee"])
    return file_guidance(campaign, guidance=DUTY, issuer=town["committee"], given=given, actor=by)


@pytest.mark.clause("KH24-095")
def test_guidance_is_open_until_the_committee_files_it_and_each_office_sees_it(
    client: Visitor, house: House, town: Town
) -> None:
    campaign = with_bodies(house, "kh24_2024")
    board = reverse("work_item", args=[campaign.pk, "iii-4"])
    client.force_login(house.board)
    assert "0/1" in client.get(board).content.decode()
    assert (item(campaign, "iii-4").n, item(campaign, "iii-4").m) == (0, 1)
    document = filed(campaign, town)
    assert item(campaign, "iii-4").is_done
    assert "1/1" in client.get(board).content.decode()
    done = duty(campaign, "iii-4", town["committee"]).parts[0].progress
    assert done is not None
    assert (done.day, done.evidence) == (GIVEN.issued_on, GIVEN.number)
    for office in ("finance", "centre"):
        reader = secretary_of(town[office])
        assert list(guidance_visible_to(reader, campaign)) == [document]
        assert reader.user is not None
        client.force_login(reader.user)
        page = client.get(reverse("plan_issue", args=[campaign.pk])).content.decode()
        assert GIVEN.about in page
        assert town[office].name in page
    assert not guidance_visible_to(secretary_of(town["front"]), campaign).exists()


@pytest.mark.clause("KH75-100")
def test_guidance_of_the_other_town_is_open_and_then_done_on_the_printed_decree(
    client: Visitor, house: House, town: Town
) -> None:
    campaign = with_bodies(house, "kh75_2022")
    assert not item(campaign, "iii-4").is_done
    by = secretary_of(town["committee"])
    assert by.user is not None
    client.force_login(by.user)
    page: Any = client.get(reverse("file_guidance", args=[campaign.pk, DUTY, town["committee"].pk]))
    basis = page.context["form"].initial["basis"]
    filed(campaign, town, GuidanceGiven("9/UBND", date(2022, 11, 21), "Hướng dẫn", basis))
    assert item(campaign, "iii-4").is_done
    assert "90/2020/NĐ-CP" in GuidanceDocument.objects.get().basis


def test_a_second_document_leaves_the_item_as_the_first_one_marked_it(house: House, town: Town) -> None:
    campaign = with_bodies(house, "kh24_2024")
    filed(campaign, town)
    filed(campaign, town, GuidanceGiven("1600/UBND-NV", date(2024, 11, 25), "Bổ sung"))
    progress = duty(campaign, "iii-4", town["committee"]).parts[0].progress
    assert progress is not None
    assert progress.evidence == GIVEN.number
    assert GuidanceDocument.objects.count() == 2


def test_the_board_files_it_in_the_place_of_the_committee_with_a_reason_alone(house: House, town: Town) -> None:
    campaign = with_bodies(house, "kh24_2024")
    board = acting(house.board, at=at(KH24))
    with pytest.raises(OnBehalfWithoutReason):
        filed(campaign, town, actor=board)
    with pytest.raises(MayNot):
        filed(campaign, town, actor=secretary_of(town["front"]))
    assert not GuidanceDocument.objects.exists()
    given = GuidanceGiven(GIVEN.number, GIVEN.issued_on, GIVEN.about, on_behalf="UBND chưa có tài khoản")
    assert filed(campaign, town, given, actor=board).on_behalf_reason == "UBND chưa có tài khoản"
    assert item(campaign, "iii-4").is_done


def test_what_is_no_guidance_of_the_plan_is_refused(house: House, town: Town) -> None:
    campaign = with_bodies(house, "kh24_2024")
    front = secretary_of(town["front"])
    with pytest.raises(NotTheGuidingBody, match="UBND thị xã"):
        file_guidance(campaign, guidance=DUTY, issuer=town["front"], given=GIVEN, actor=front)
    with pytest.raises(GuidanceIncomplete):
        filed(campaign, town, GuidanceGiven("5", GIVEN.issued_on, " "))
    with pytest.raises(GuidanceToCome):
        filed(campaign, town, GuidanceGiven("5", date(2024, 12, 2), "Hướng dẫn"))
    assert not GuidanceDocument.objects.exists()
    filed(campaign, town)
    with pytest.raises(GuidanceFiledAlready):
        filed(campaign, town)
    Campaign.objects.unscoped("a test").update(state=Campaign.State.CLOSED)
    with pytest.raises(CampaignNotOpen):
        filed(campaign, town, GuidanceGiven("6", GIVEN.issued_on, "Hướng dẫn"))


def test_an_office_receives_it_once_and_sees_its_own_receipt_alone(house: House, town: Town) -> None:
    campaign = with_bodies(house, "kh24_2024")
    document = filed(campaign, town)
    finance = secretary_of(town["finance"])
    (receipt,) = receipts_visible_to(finance, campaign)
    assert receipt.unit == town["finance"]
    with pytest.raises(GuidanceReceivedBefore):
        receive_guidance(receipt, day=date(2024, 11, 19), on_behalf="", actor=finance)
    with pytest.raises(GuidanceToCome):
        receive_guidance(receipt, day=date(2024, 12, 2), on_behalf="", actor=finance)
    with pytest.raises(MayNot):
        receive_guidance(receipt, day=KH24, on_behalf="", actor=secretary_of(town["centre"]))
    receive_guidance(receipt, day=date(2024, 11, 21), on_behalf="", actor=finance)
    told = last()
    assert "nhận hướng dẫn số 1520/UBND-NV ngày 21/11/2024" in told.sentence
    receive_guidance(receipt, day=date(2024, 11, 21), on_behalf="", actor=finance)
    assert last() == told
    assert set(receipts_visible_to(secretary_of(town["committee"]), campaign)) == set(document.receipts.all())


def test_the_pages_file_the_document_and_take_a_receipt(client: Visitor, house: House, town: Town) -> None:
    campaign = with_bodies(house, "kh24_2024")
    overview = reverse("plan_issue", args=[campaign.pk])
    address = reverse("file_guidance", args=[campaign.pk, DUTY, town["committee"].pk])
    client.force_login(house.inspector)
    assert client.get(address).status_code == 403
    client.force_login(house.board)
    assert "Chưa có văn bản hướng dẫn." in client.get(overview).content.decode()
    wrong = reverse("file_guidance", args=[campaign.pk, DUTY, town["front"].pk])
    assert client.get(wrong).status_code == 404
    sent = {"number": "15/UBND", "issued_on": "20/12/2021", "about": "Hướng dẫn", "on_behalf": "Nhận qua văn thư"}
    assert client.post(address, sent).status_code == 302
    receipt = GuidanceReceipt.objects.get(unit=town["centre"])
    receive = reverse("receive_guidance", args=[campaign.pk, receipt.pk])
    assert client.post(receive, {"day": "20/12/2021", "on_behalf": "Gọi điện"}).status_code == 302
    page = client.get(overview).content.decode()
    assert "đã nhận 20/12/2021" in page
    assert "Chưa ghi ngày nhận: 1 đơn vị" in page
    client.force_login(house.secretary)
    assert client.get(receive).status_code == 404
    assert client.get(address).status_code == 404


def corrected(document: GuidanceDocument, given: GuidanceGiven, actor: Actor) -> GuidanceDocument:
    return correct_guidance(document, given=given, actor=actor)


def test_a_mistyped_number_and_day_are_put_right_and_the_item_of_the_plan_follows(house: House, town: Town) -> None:
    campaign, committee = with_bodies(house, "kh24_2024"), secretary_of(town["committee"])
    document = filed(campaign, town)
    told = last()
    assert corrected(document, GIVEN, committee) == document
    assert last() == told
    right = GuidanceGiven("1502/UBND-NV", date(2024, 11, 19), GIVEN.about, "Luật Viên chức")
    corrected(document, right, committee)
    document.refresh_from_db()
    assert (document.number, document.issued_on, document.basis) == (right.number, right.issued_on, right.basis)
    assert document.receipts.count() == 2
    progress = duty(campaign, "iii-4", town["committee"]).parts[0].progress
    assert progress is not None
    assert (progress.evidence, progress.day) == (right.number, right.issued_on)
    told_in_order = [entry.sentence for entry in Entry.objects.order_by("-pk")[:2]][::-1]
    assert "đã ghi là số 1520/UBND-NV: nay là số 1502/UBND-NV, ngày 19/11/2024" in told_in_order[0]


def test_what_the_committee_marked_otherwise_stays_as_it_is(house: House, town: Town) -> None:
    campaign, committee = with_bodies(house, "kh24_2024"), secretary_of(town["committee"])
    document = filed(campaign, town)
    parts = [part.part.key for part in duty(campaign, "iii-4", town["committee"]).parts]
    other = WorkGiven(GIVEN.issued_on, evidence="Công văn 7")
    mark_work(campaign, item="iii-4", parts=parts, unit=town["committee"], given=other, actor=committee)
    corrected(document, GuidanceGiven("1502/UBND-NV", GIVEN.issued_on, GIVEN.about), committee)
    progress = duty(campaign, "iii-4", town["committee"]).parts[0].progress
    assert progress is not None
    assert progress.evidence == "Công văn 7"


def test_what_was_sent_back_is_not_marked_again_by_a_correction(house: House, town: Town) -> None:
    campaign, committee = with_bodies(house, "kh24_2024"), secretary_of(town["committee"])
    document = filed(campaign, town)
    Progress.objects.filter(campaign=campaign).update(state=Progress.State.RETURNED, returned_remark="Thiếu phụ lục")
    corrected(document, GuidanceGiven("1502/UBND-NV", GIVEN.issued_on, GIVEN.about), committee)
    (row,) = Progress.objects.filter(campaign=campaign)
    assert (row.state, row.evidence) == (Progress.State.RETURNED, GIVEN.number)


def test_a_correction_that_cannot_be_is_refused_and_changes_nothing(house: House, town: Town) -> None:
    campaign, committee = with_bodies(house, "kh24_2024"), secretary_of(town["committee"])
    document = filed(campaign, town)
    filed(campaign, town, GuidanceGiven("1600/UBND-NV", date(2024, 11, 25), "Bổ sung"))
    finance = secretary_of(town["finance"])
    receipt = receipts_visible_to(finance, campaign).get(document=document)
    receive_guidance(receipt, day=date(2024, 11, 21), on_behalf="", actor=finance)
    told = last()
    with pytest.raises(GuidanceFiledAlready):
        corrected(document, GuidanceGiven("1600/UBND-NV", GIVEN.issued_on, GIVEN.about), committee)
    with pytest.raises(GuidanceIncomplete):
        corrected(document, GuidanceGiven(" ", GIVEN.issued_on, GIVEN.about), committee)
    with pytest.raises(GuidanceToCome):
        corrected(document, GuidanceGiven("5", date(2024, 12, 2), GIVEN.about), committee)
    with pytest.raises(GuidanceAfterReceipt, match="21/11/2024"):
        corrected(document, GuidanceGiven("5", date(2024, 11, 22), GIVEN.about), committee)
    with pytest.raises(OnBehalfWithoutReason):
        corrected(document, GuidanceGiven("5", GIVEN.issued_on, GIVEN.about), acting(house.board, at=at(KH24)))
    with pytest.raises(MayNot):
        corrected(document, GuidanceGiven("5", GIVEN.issued_on, GIVEN.about), finance)
    Campaign.objects.unscoped("a test").update(state=Campaign.State.CLOSED)
    with pytest.raises(CampaignNotOpen):
        corrected(document, GuidanceGiven("5", GIVEN.issued_on, GIVEN.about), committee)
    document.refresh_from_db()
    assert (document.number, document.issued_on) == (GIVEN.number, GIVEN.issued_on)
    assert last() == told


def test_the_page_offers_a_correction_to_who_may_and_takes_it(client: Visitor, house: House, town: Town) -> None:
    campaign = with_bodies(house, "kh24_2024")
    document = filed(campaign, town)
    overview = reverse("plan_issue", args=[campaign.pk])
    address = reverse("correct_guidance", args=[campaign.pk, document.pk])
    reader = secretary_of(town["finance"]).user
    assert reader is not None
    client.force_login(reader)
    assert address not in client.get(overview).content.decode()
    assert client.get(address).status_code == 403
    client.force_login(house.board)
    assert address in client.get(overview).content.decode()
    assert 'value="1520/UBND-NV"' in client.get(address).content.decode()
    sent = {"number": "15/UBND", "issued_on": "20/12/2021", "about": GIVEN.about, "on_behalf": "Ghi nhầm"}
    assert client.post(address, sent, follow=True).status_code == 200
    assert "Số 15/UBND ngày 20/12/2021" in client.get(overview).content.decode()


def test_the_page_takes_as_many_queries_for_many_offices_as_for_few(
    client: Visitor, house: House, town: Town, django_assert_max_num_queries: Any
) -> None:
    user = make_user("doc.ca.nha")
    make_grant(user, Role.INSPECTOR)
    for number in range(12):
        agency(house, f"Phòng số {number}", "phong_ban", under=town["committee"])
    campaign = with_bodies(house, "kh24_2024")
    filed(campaign, town)
    client.force_login(user)
    with django_assert_max_num_queries(20):
        assert "Phòng số 11" in client.get(reverse("plan_issue", args=[campaign.pk])).content.decode()
