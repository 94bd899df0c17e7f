"""Lists of targets that come with a plan: asked for before the opening, loaded from a block, shown to all."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from django.urls import reverse

from kiemdiem.apps.campaigns.errors import CampaignNotOpen
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.targets.actions.load_list import load_list
from kiemdiem.apps.targets.actions.record_result import record_supplied_result
from kiemdiem.apps.targets.errors import EmptyList, ListNotRead, NoSuchList
from kiemdiem.apps.targets.models import SuppliedTarget, Target
from kiemdiem.apps.targets.queries.lists import lists_of, warnings_about_lists
from kiemdiem.apps.targets.queries.pasted import lines_of
from kiemdiem.apps.targets.queries.sheets import sheets_of_subject, year_sheet
from kiemdiem.apps.targets.values.given import GivenResult
from tests.builders.house import House, make_unit
from tests.builders.targets import at_work, make_target, opened_plan, prepared_plan
from tests.builders.visiting import Visitor

YEAR = 2024
LIST = "added-basic-targets"
BLOCK = (
    "Chỉ tiêu\tĐơn vị tính\tSố lượng\tSản phẩm\tLoại\n"
    "Kết nạp đảng viên\tngười\t12\t\t\n"
    "Thu ngân sách\ttỷ đồng\t25,5\t\tđịnh lượng\n"
    "Chi bộ trong sạch\t%\t90\n"
    "\n"
    "Đoàn kết nội bộ\t\t\tBáo cáo\tđịnh tính\n"
)


def load(campaign: Campaign, house: House, block: str = BLOCK) -> None:
    load_list(campaign, key=LIST, block=block, basis="", actor=at_work(house.board, YEAR))


@pytest.mark.clause("KH24-034")
def test_a_supplement_is_added_to_the_set_with_its_mark_and_basis(house: House) -> None:
    campaign = opened_plan(house, "kh24_2024", YEAR)
    for number in range(10):
        make_target(house, house.commune, f"Chỉ tiêu {number}", year=YEAR)
    (wanted,) = lists_of(campaign)
    assert (wanted.targets, wanted.is_there) == ((), False)
    assert len(year_sheet(house.commune, YEAR).counted) == 10
    load(campaign, house)
    lines = year_sheet(house.commune, YEAR).counted
    marked = [line for line in lines if line.mark]
    assert (len(lines), len(marked)) == (14, 4)
    assert {line.mark for line in marked} == {"bổ sung theo CV 2397-CV/TU"}
    assert {line.document for line in marked} == {"Công văn số 2397-CV/TU ngày 10/10/2024 của Ban Thường vụ Tỉnh ủy"}


@pytest.mark.clause("KH24-035")
def test_every_party_organisation_under_the_committee_sees_the_supplement(house: House) -> None:
    communes = [make_unit(f"Đảng bộ xã số {n}", under=house.district, body="dang_bo_co_so") for n in range(18)]
    campaign = opened_plan(house, "kh24_2024", YEAR)
    load(campaign, house)
    under = [house.commune, house.other_commune, *communes]
    assert len(under) == 20
    for unit in under:
        subject = campaign.subjects.get(unit=unit, kind="party_organisation")
        (sheet,) = sheets_of_subject(subject, campaign)
        assert [line.title for line in sheet.lines if line.mark] == [
            "Kết nạp đảng viên", "Thu ngân sách", "Chi bộ trong sạch", "Đoàn kết nội bộ",
        ]  # fmt: skip


def test_whoever_opens_the_campaign_without_the_list_is_warned_and_hindered_by_nobody(
    client: Visitor, house: House
) -> None:
    campaign, roll = prepared_plan(house, "kh24_2024", YEAR)
    (warning,) = warnings_about_lists(campaign)
    assert "mục 3 còn để ngỏ" in warning
    client.force_login(house.board)
    url = reverse("open_campaign", args=[campaign.pk])
    assert "mục 3 còn để ngỏ" in client.get(url).content.decode()
    load(campaign, house)
    assert warnings_about_lists(campaign) == []
    assert "còn để ngỏ" not in client.get(url).content.decode()
    assert client.post(url, {"seen": roll.pk}).status_code == 302


def test_a_plan_without_lists_warns_of_nothing(house: House) -> None:
    campaign, _ = prepared_plan(house, "kh75_2022", 2022)
    assert (warnings_about_lists(campaign), lists_of(campaign)) == ([], [])


def test_a_block_of_a_worksheet_is_read_with_exact_numbers() -> None:
    lines, faults = lines_of(BLOCK)
    assert faults == []
    assert [(line.title, line.quantity, line.is_quantitative) for line in lines] == [
        ("Kết nạp đảng viên", Fraction(12), True),
        ("Thu ngân sách", Fraction(51, 2), True),
        ("Chi bộ trong sạch", Fraction(90), True),
        ("Đoàn kết nội bộ", None, False),
    ]


def test_every_fault_of_a_block_is_told_with_its_line() -> None:
    block = "Kết nạp\tngười\tmười\nThu\t\t1\nthu\t\t2\n\tngười\t3\nChi\t\t\t\tđịnh lượng\nGiảm\t\t-1\n" + "a" * 401
    _, faults = lines_of(block)
    assert [fault.split(":")[0] for fault in faults] == [f"Dòng {n}" for n in (1, 3, 4, 5, 6, 7)]


def test_a_list_is_loaded_by_the_board_whole_or_not_at_all(house: House) -> None:
    campaign = opened_plan(house, "kh24_2024", YEAR)
    with pytest.raises(MayNot):
        load_list(campaign, key=LIST, block=BLOCK, basis="", actor=at_work(house.secretary, YEAR))
    with pytest.raises(NoSuchList):
        load_list(campaign, key="other", block=BLOCK, basis="", actor=at_work(house.board, YEAR))
    with pytest.raises(EmptyList):
        load(campaign, house, " \n")
    with pytest.raises(ListNotRead, match="Dòng 2"):
        load(campaign, house, "Thu\t\t1\nChi\t\tx")
    assert not SuppliedTarget.objects.exists()
    load(campaign, house)
    assert Entry.objects.latest("pk").act == "targets.list_loaded"


def test_the_list_of_a_closed_campaign_stays_as_it_is(house: House) -> None:
    campaign = opened_plan(house, "kh24_2024", YEAR)
    load(campaign, house)
    Campaign.objects.filter(pk=campaign.pk).update(state="closed")
    with pytest.raises(CampaignNotOpen):
        load(campaign, house, "Khác\t\t1")
    assert not SuppliedTarget.objects.filter(title="Khác").exists()


def test_a_unit_s_result_stands_beside_the_target_and_outlives_another_loading(house: House) -> None:
    campaign = opened_plan(house, "kh24_2024", YEAR)
    load(campaign, house)
    supplied = SuppliedTarget.objects.get(title="Kết nạp đảng viên")
    done = GivenResult(date(2024, 11, 1), Fraction(9))
    for _ in range(2):
        record_supplied_result(supplied, done, unit=house.commune, actor=at_work(house.secretary, YEAR))
    assert Target.objects.count() == 1
    load(campaign, house, "Kết nạp đảng viên\tngười\t12\nMới\t\t1")
    mine, other = year_sheet(house.commune, YEAR).lines, year_sheet(house.other_commune, YEAR).lines
    assert [(line.title, line.result) for line in mine] == [
        ("Kết nạp đảng viên", "9 người trên 12 người"), ("Mới", "")
    ]  # fmt: skip
    assert [line.result for line in other] == ["", ""]
    with pytest.raises(MayNot):
        record_supplied_result(supplied, done, unit=house.other_commune, actor=at_work(house.secretary, YEAR))
