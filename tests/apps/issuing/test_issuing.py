"""The plan as a document: issued by its body alone, sent to its recipients, received by each."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.urls import reverse

from kiemdiem.apps.assignments.actions.assign import take_printed
from kiemdiem.apps.campaigns.errors import CampaignNotOpen
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.issuing.access import visible_to
from kiemdiem.apps.issuing.actions.correct_issue import correct_issue
from kiemdiem.apps.issuing.actions.issue_plan import issue_plan
from kiemdiem.apps.issuing.actions.receive_plan import receive_plan
from kiemdiem.apps.issuing.errors import (
    AssignmentsIncomplete,
    IssueAfterReceipt,
    IssuedAlready,
    IssueToCome,
    IssueWithoutNumber,
    NotARecipient,
    NotIssued,
    ReceivedBeforeIssue,
)
from kiemdiem.apps.issuing.models import Addressee, PlanIssue
from kiemdiem.apps.issuing.queries.recipients import receipts_of
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Role
from tests.builders.assignments import campaign_of, inspectorate, somebody
from tests.builders.house import House, acting, make_grant, make_unit, make_user
from tests.builders.plan_work import last
from tests.builders.visiting import Visitor

DAY = date(2021, 12, 15)
FILED = {"kh24_2024": "Văn phòng Thị ủy", "kh75_2022": "Văn phòng thị xã", "cv789_2023": "Văn phòng Thành ủy"}


def agency(house: House, name: str, kind: str, *, body: str = "") -> Unit:
    unit = make_unit(name, under=house.district, body=body)
    Unit.objects.unscoped("a test").filter(pk=unit.pk).update(agency=kind, tier="district")
    return unit


@pytest.fixture
def town(house: House) -> House:
    """What the lists of recipients of a town mean, beside the two communes of the house."""
    agency(house, "Thường trực HĐND thị xã", "", body="thuong_truc_hdnd")
    agency(house, "UBND thị xã", "ubnd")
    agency(house, "Ban Tổ chức Thị ủy", "ban_dang")
    agency(house, "Trung tâm Chính trị thị xã", "don_vi_su_nghiep")
    agency(house, "Ủy ban MTTQ thị xã", "mttq")
    agency(house, "Phòng Nội vụ", "phong_ban")
    somebody("Lê Bí Thư", home=house.cell, post="bi_thu", on=house.district)
    somebody("Hồ Thị Ủy Viên", home=house.cell, post="uy_vien", on=house.district)
    return house


def issued(campaign: Campaign, house: House) -> PlanIssue:
    return issue_plan(campaign, number="75-KH/TU", issued_on=DAY, actor=acting(house.authority))


def sent_to(issue: PlanIssue) -> dict[str, set[str]]:
    """Line of the list → who has the plan by it."""
    found: dict[str, set[str]] = {}
    for one in issue.addressees.select_related("unit", "person"):
        found.setdefault(one.to, set()).add(str(one))
    return found


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("kh24_2024", marks=pytest.mark.clause("KH24-006")),
        pytest.param("kh75_2022", marks=pytest.mark.clause("KH75-005")),
    ],
)
def test_the_board_that_drafted_the_plan_cannot_issue_it_and_the_signer_can(house: House, code: str) -> None:
    campaign = campaign_of(house, code)
    with pytest.raises(MayNot):
        issue_plan(campaign, number="1-KH/TU", issued_on=DAY, actor=acting(house.board))
    assert not PlanIssue.objects.exists()
    issue = issued(campaign, house)
    assert (issue.issuer, issue.signed_by) == ("Ban Thường vụ Thị ủy", "Phó Bí thư")


@pytest.mark.clause("KH24-097")
def test_two_recipients_of_the_province_bear_the_printed_mark_and_no_other(town: House) -> None:
    issue = issued(campaign_of(town, "kh24_2024"), town)
    marked = issue.addressees.exclude(mark="").values_list("to", "mark")
    assert list(marked) == [("Ban Thường vụ Tỉnh ủy", "b/cáo"), ("Ban Tổ chức Tỉnh ủy", "b/cáo")]


@pytest.mark.parametrize(
    ("code", "fronts"),
    [
        pytest.param(
            "kh24_2024", "UB MTTQ và các tổ chức chính trị - xã hội thị xã", marks=pytest.mark.clause("KH24-098")
        ),
        pytest.param(
            "kh75_2022",
            "Mặt trận Tổ quốc, các tổ chức chính trị - xã hội thị xã",
            marks=pytest.mark.clause("KH75-103"),
        ),
    ],
)
def test_each_of_seven_groups_has_the_plan_and_a_copy_is_filed(
    client: Visitor, town: House, code: str, fronts: str
) -> None:
    campaign = campaign_of(town, code)
    issue = issued(campaign, town)
    sent = sent_to(issue)
    assert sent["Thường trực Thị ủy"] == {"Lê Bí Thư"}
    assert sent["Thường trực HĐND, UBND thị xã"] == {"Thường trực HĐND thị xã", "UBND thị xã"}
    assert sent["Các cơ quan chuyên trách tham mưu, giúp việc Thị ủy"] == {"Ban Tổ chức Thị ủy"}
    assert sent["Trung tâm Chính trị thị xã"] == {"Trung tâm Chính trị thị xã"}
    assert sent[fronts] == {"Ủy ban MTTQ thị xã"}
    assert sent["Các đảng ủy, chi bộ trực thuộc Thị ủy"] == {town.commune.name, town.other_commune.name}
    assert sent["Các đồng chí Thị ủy viên"] == {"Lê Bí Thư", "Hồ Thị Ủy Viên"}
    assert list(issue.addressees.exclude(filed="").values_list("filed", flat=True)) == [FILED[code]]
    client.force_login(town.secretary)
    page = client.get(reverse("plan_issue", args=[campaign.pk])).content.decode()
    assert town.commune.name in page
    assert town.other_commune.name not in page


@pytest.mark.clause("CV789-065")
def test_the_letter_goes_to_the_committee_its_boards_and_the_addressees_and_is_filed(town: House) -> None:
    issue = issued(campaign_of(town, "cv789_2023"), town)
    sent = sent_to(issue)
    assert sent["Ban Thường vụ Thành ủy"] == {"Lê Bí Thư"}
    members = "Các đồng chí Thành ủy viên; lãnh đạo, chuyên viên các ban xây dựng đảng và văn phòng Thành ủy"
    assert sent[members] == {"Lê Bí Thư", "Hồ Thị Ủy Viên", "Ban Tổ chức Thị ủy"}
    assert town.commune.name in sent["Như kính gửi"]
    assert list(issue.addressees.exclude(filed="").values_list("filed", flat=True)) == [FILED["cv789_2023"]]


@pytest.mark.clause("CV789-003")
def test_units_of_the_three_groups_get_the_letter_and_have_a_row(town: House, client: Visitor) -> None:
    campaign = campaign_of(town, "cv789_2023")
    groups = {town.commune.name, "Phòng Nội vụ", "Trung tâm Chính trị thị xã"}
    assert groups <= sent_to(issued(campaign, town))["Như kính gửi"]
    client.force_login(town.board)
    page = client.get(reverse("plan_issue", args=[campaign.pk])).content.decode()
    assert all(f'<th scope="row">{name}</th>' in page for name in groups)


@pytest.mark.clause("CV789-063")
def test_a_receipt_is_told_with_the_four_days_it_is_followed_against(town: House, client: Visitor) -> None:
    campaign = campaign_of(town, "cv789_2023")
    autumn = datetime(2023, 11, 25, 5, tzinfo=UTC)
    authority, secretary = acting(town.authority, at=autumn), acting(town.secretary, at=autumn)
    issue = issue_plan(campaign, number="789-CV/TU", issued_on=date(2023, 11, 21), actor=authority)
    received = date(2023, 11, 22)
    receive_plan(campaign, town.commune, day=received, on_behalf="", actor=secretary)
    (one,) = receipts_of(campaign, issue.addressees.filter(unit=town.commune))
    assert one.received_on == received
    days = [date(2023, 12, 9), date(2023, 12, 9), date(2023, 12, 14), None]
    assert [follow.row.due for follow in one.follows] == days
    assert one.follows[-1].row.waits_for
    client.force_login(town.board)
    page = client.get(reverse("plan_issue", args=[campaign.pk])).content.decode()
    assert "đã nhận 22/11/2023" in page
    assert f"{town.other_commune.name};" in page.partition("Chưa ghi ngày nhận")[2]


@pytest.mark.clause("KH146-270")
def test_a_plan_whose_cells_are_not_each_directed_by_one_is_not_issued(house: House) -> None:
    root, cells, _ = inspectorate()
    campaign = campaign_of(house, "kh146_2014", root=root)
    make_grant(house.member, Role.AUTHORITY, on=root)
    signer = acting(house.member)
    with pytest.raises(AssignmentsIncomplete, match="Chi bộ Phòng Pháp chế"):
        issue_plan(campaign, number="146-KH/ĐU", issued_on=DAY, actor=signer)
    made = take_printed(campaign, duty="directing", actor=acting(house.board))
    assert len({one.person_id for one in made}) == 3
    assert {one.unit for one in made} == set(cells.values())
    assert issue_plan(campaign, number="146-KH/ĐU", issued_on=DAY, actor=signer).signed_by == "Bí thư"


def test_what_cannot_be_issued_or_received_is_refused(house: House) -> None:
    campaign = campaign_of(house, "kh75_2022")
    signer, secretary = acting(house.authority), acting(house.secretary)
    receipt: Any = {"on_behalf": "", "actor": secretary}
    with pytest.raises(NotIssued):
        receive_plan(campaign, house.commune, day=DAY, **receipt)
    with pytest.raises(IssueWithoutNumber):
        issue_plan(campaign, number=" ", issued_on=DAY, actor=signer)
    with pytest.raises(IssueToCome):
        issue_plan(campaign, number="1", issued_on=date(2021, 12, 21), actor=signer)
    issued(campaign, house)
    with pytest.raises(IssuedAlready):
        issued(campaign, house)
    with pytest.raises(ReceivedBeforeIssue):
        receive_plan(campaign, house.commune, day=date(2021, 12, 14), **receipt)
    with pytest.raises(NotARecipient):
        receive_plan(campaign, house.cell, day=DAY, **receipt)
    assert not campaign.milestones.exists()


def test_a_plan_given_up_before_its_opening_is_not_issued(house: House) -> None:
    campaign = campaign_of(house, "kh75_2022")
    Campaign.objects.unscoped("a test").update(state=Campaign.State.DROPPED)
    with pytest.raises(CampaignNotOpen):
        issued(campaign, house)
    assert not PlanIssue.objects.exists()


def test_who_reads_the_whole_house_reads_the_whole_list_of_recipients(house: House) -> None:
    user = make_user("kiem.tra.tinh")
    make_grant(user, Role.INSPECTOR)
    campaign = campaign_of(house, "kh75_2022")
    issue = issued(campaign, house)
    assert set(visible_to(acting(user), campaign)) == set(issue.addressees.all())


def test_the_pages_issue_the_plan_and_take_a_receipt(client: Visitor, house: House) -> None:
    campaign = campaign_of(house, "kh75_2022")
    overview, issue = (reverse(name, args=[campaign.pk]) for name in ("plan_issue", "issue_plan"))
    client.force_login(house.board)
    assert "Dự thảo" in client.get(overview).content.decode()
    assert client.get(issue).status_code == 403
    client.force_login(house.authority)
    assert "Ban hành kế hoạch" in client.get(overview).content.decode()
    client.post(issue, {"number": "75-KH/TU", "issued_on": "15/12/2021"})
    assert Addressee.objects.filter(unit=house.commune).count() == 1
    client.force_login(house.secretary)
    receive = reverse("receive_plan", args=[campaign.pk, house.commune.pk])
    client.post(receive, {"day": "16/12/2021"})
    assert "đã nhận 16/12/2021" in client.get(overview).content.decode()
    assert client.get(reverse("receive_plan", args=[campaign.pk, house.other_commune.pk])).status_code == 404


def test_a_mistyped_number_and_day_are_put_right_by_the_signer_alone(house: House) -> None:
    campaign, signer = campaign_of(house, "kh75_2022"), acting(house.authority)
    with pytest.raises(NotIssued):
        correct_issue(campaign, number="75-KH/TU", issued_on=DAY, actor=signer)
    issue = issued(campaign, house)
    told = last()
    correct_issue(campaign, number="75-KH/TU", issued_on=DAY, actor=signer)
    assert last() == told
    with pytest.raises(MayNot):
        correct_issue(campaign, number="57-KH/TU", issued_on=DAY, actor=acting(house.board))
    with pytest.raises(IssueWithoutNumber):
        correct_issue(campaign, number=" ", issued_on=DAY, actor=signer)
    with pytest.raises(IssueToCome):
        correct_issue(campaign, number="57-KH/TU", issued_on=date(2021, 12, 21), actor=signer)
    receive_plan(campaign, house.commune, day=date(2021, 12, 16), on_behalf="", actor=acting(house.secretary))
    with pytest.raises(IssueAfterReceipt, match="16/12/2021"):
        correct_issue(campaign, number="57-KH/TU", issued_on=date(2021, 12, 17), actor=signer)
    issue.refresh_from_db()
    assert (issue.number, issue.issued_on) == ("75-KH/TU", DAY)
    correct_issue(campaign, number="57-KH/TU", issued_on=date(2021, 12, 14), actor=signer)
    issue.refresh_from_db()
    assert (issue.number, issue.issued_on) == ("57-KH/TU", date(2021, 12, 14))
    assert "đã ghi là số 75-KH/TU: nay là số 57-KH/TU, ngày 14/12/2021" in last().sentence
    Campaign.objects.unscoped("a test").update(state=Campaign.State.CLOSED)
    with pytest.raises(CampaignNotOpen):
        correct_issue(campaign, number="7-KH/TU", issued_on=DAY, actor=signer)


def test_the_page_offers_the_correction_to_the_signer_and_a_receipt_is_put_right(client: Visitor, house: House) -> None:
    campaign = campaign_of(house, "kh75_2022")
    overview, correct = (reverse(name, args=[campaign.pk]) for name in ("plan_issue", "correct_issue"))
    client.force_login(house.authority)
    assert correct not in client.get(overview).content.decode()
    assert client.get(correct).status_code == 404
    issued(campaign, house)
    assert correct in client.get(overview).content.decode()
    client.post(correct, {"number": "57-KH/TU", "issued_on": "14/12/2021"})
    assert "Kế hoạch số 57-KH/TU ngày 14/12/2021" in client.get(overview).content.decode()
    client.force_login(house.board)
    assert correct not in client.get(overview).content.decode()
    client.force_login(house.secretary)
    receive = reverse("receive_plan", args=[campaign.pk, house.commune.pk])
    for day in ("16/12/2021", "17/12/2021"):
        client.post(receive, {"day": day})
        page = client.get(overview).content.decode()
        assert f"đã nhận {day}" in page
    assert "Sửa ngày nhận" in page


def test_the_page_takes_as_many_queries_for_many_recipients_as_for_few(
    client: Visitor, house: House, django_assert_max_num_queries: Any
) -> None:
    campaign = campaign_of(house, "kh75_2022")
    for number in range(12):
        make_unit(f"Chi bộ số {number}", under=house.district, body="chi_bo_co_so")
    issued(campaign, house)
    client.force_login(house.board)
    with django_assert_max_num_queries(18):
        assert client.get(reverse("plan_issue", args=[campaign.pk])).status_code == 200
