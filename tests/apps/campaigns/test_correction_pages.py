"""The pages on which the roll is corrected by hand."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from kiemdiem.apps.campaigns.models import Correction
from tests.builders.campaigns import computed, opened, prepared
from tests.builders.house import House
from tests.builders.visiting import Visitor

Client = Visitor


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_board_leaves_somebody_out_and_takes_it_back(client: Client, house: House) -> None:
    campaign = opened(house)
    client.force_login(house.board)
    subject = campaign.subjects.get(key="P-DAT:member")
    page = text_of(client.get(reverse("leave_out_subject", args=[campaign.pk, subject.pk])))
    assert "KH75-019" in page
    given = {"scope": "all", "reason": "Ốm nặng", "reference": "Giấy viện 5"}
    client.post(reverse("leave_out_subject", args=[campaign.pk, subject.pk]), given)
    one = Correction.objects.get()
    listed = text_of(client.get(reverse("corrections", args=[campaign.pk])))
    assert "Ốm nặng" in listed
    assert "Chờ lập lại danh sách" in listed
    assert "Giấy viện 5" in text_of(client.get(reverse("subject", args=[campaign.pk, subject.pk])))
    client.post(reverse("revoke_correction", args=[campaign.pk, one.pk]), {"reason": "Ghi nhầm"})
    assert "Đã rút" in text_of(client.get(reverse("corrections", args=[campaign.pk])))


def test_a_correction_without_its_reason_is_a_fault_at_the_field(client: Client, house: House) -> None:
    campaign = opened(house)
    client.force_login(house.board)
    subject = campaign.subjects.get(key="P-DAT:member")
    answer = client.post(reverse("leave_out_subject", args=[campaign.pk, subject.pk]), {"scope": "all"})
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {"reason"}
    assert not Correction.objects.exists()


def test_somebody_is_taken_in_by_his_code(client: Client, house: House) -> None:
    campaign = opened(house)
    client.force_login(house.board)
    url = reverse("take_in_subject", args=[campaign.pk])
    given = {"kind": "cadre", "person": "P-DAT", "reason": "Đang phụ trách phòng"}
    client.post(url, given)
    computed(campaign, house, reason="điều chỉnh")
    page = text_of(client.get(reverse("subjects", args=[campaign.pk]) + "?ban=cho&loai=cadre"))
    assert "Bùi Xuân Đạt" in page
    answer = client.post(url, {**given, "person": "P-KHONG-CO"})
    assert answer.context["form"].errors.keys() == {"person"}


def test_what_no_longer_fits_is_told_on_the_page_of_the_campaign(client: Client, house: House) -> None:
    campaign = opened(house)
    client.force_login(house.board)
    gone = Correction.objects.create(
        campaign=campaign, does="leave_out", kind="member", key="P-XX:member", name="Lê Văn X", unit=house.cell,
        reason="Ốm", made_at=campaign.made_at,
    )  # fmt: skip
    url = reverse("campaign", args=[campaign.pk])
    assert "không còn khớp" not in text_of(client.get(url))
    computed(campaign, house, reason="lại")
    assert "Có điều chỉnh không còn khớp" in text_of(client.get(url))
    assert "Không còn trong danh sách" in text_of(client.get(reverse("corrections", args=[campaign.pk])))
    assert gone.is_standing


def test_others_see_the_corrections_of_their_branch_and_change_none(client: Client, house: House) -> None:
    campaign = opened(house)
    for key, unit in (("P-DAT:member", house.cell), ("P-NGA:member", house.other_cell)):
        Correction.objects.create(
            campaign=campaign, does="leave_out", kind="member", key=key, name=key, unit=unit, reason="Ốm",
            made_at=campaign.made_at,
        )  # fmt: skip
    client.force_login(house.secretary)
    page = text_of(client.get(reverse("corrections", args=[campaign.pk])))
    assert "P-DAT:member" in page
    assert "P-NGA:member" not in page
    assert "Đưa vào danh sách" not in page
    assert client.get(reverse("take_in_subject", args=[campaign.pk])).status_code == 403


def test_before_the_opening_the_waiting_roll_is_corrected(client: Client, house: House) -> None:
    campaign = prepared(house)
    computed(campaign, house)
    client.force_login(house.board)
    subject = campaign.subjects.get(key="P-DAT:member")
    client.post(reverse("leave_out_subject", args=[campaign.pk, subject.pk]), {"scope": "rating", "reason": "Ốm"})
    assert Correction.objects.get().only_rating


@pytest.mark.parametrize(("page", "most"), [("corrections", 22), ("name_place", 22), ("take_in_subject", 18)])
def test_a_page_takes_as_many_queries_whatever_the_size(
    client: Client, house: House, django_assert_max_num_queries: Any, page: str, most: int
) -> None:
    campaign = opened(house)
    for number in range(30):
        Correction.objects.create(
            campaign=campaign, does="leave_out", kind="member", key=f"P{number}", name=f"P{number}", unit=house.cell,
            reason="Ốm", made_at=campaign.made_at, made_by=house.board,
        )  # fmt: skip
    client.force_login(house.board)
    args = [campaign.pk, campaign.subjects.get(key="P-DAT:member").pk] if page == "name_place" else [campaign.pk]
    with django_assert_max_num_queries(most):
        assert client.get(reverse(page, args=args)).status_code == 200
