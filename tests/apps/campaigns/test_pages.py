"""The pages of campaigns: preparing, looking, opening, and what each role sees."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kiemdiem.apps.campaigns.jobs import compute_roll_version
from kiemdiem.apps.campaigns.models import Campaign, RollVersion
from tests.apps.campaigns.test_campaigns import a_question
from tests.builders.campaigns import computed, opened, prepared
from tests.builders.house import House, make_person
from tests.builders.visiting import Visitor

Client = Visitor


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_board_prepares_computes_and_opens_a_campaign(client: Client, house: House) -> None:
    client.force_login(house.board)
    given = {"regime": "kh75_2022", "root": "H"}
    answer = client.post(reverse("prepare_campaign"), given)
    campaign = Campaign.objects.get()
    assert answer.headers["Location"] == reverse("choose_readings", args=[campaign.pk])
    assert campaign.name == "Kỳ kiểm điểm năm 2022"
    client.post(reverse("ask_for_roll", args=[campaign.pk]), {"as_of": "20/12/2021"})
    roll = RollVersion.objects.get()
    assert "Đang đọc danh bạ" in text_of(client.get(reverse("campaign", args=[campaign.pk])))
    compute_roll_version.call(roll.pk)
    page = text_of(client.get(reverse("campaign", args=[campaign.pk])))
    assert "Danh sách đã lập, chưa có hiệu lực." in page
    question = text_of(client.get(reverse("open_campaign", args=[campaign.pk])))
    assert f'value="{roll.pk}"' in question
    client.post(reverse("open_campaign", args=[campaign.pk]), {"seen": roll.pk})
    campaign.refresh_from_db()
    assert campaign.is_open


def test_a_regime_of_the_office_that_does_not_load_is_refused_in_words(
    client: Client, house: House, settings: Any, tmp_path: Path
) -> None:
    settings.FOLDER = tmp_path
    own = tmp_path / "regimes" / "own_2023"
    own.mkdir(parents=True)
    head = 'number = "5-KH/HU"\ntitle = "Kế hoạch"\nyear = 2023\nissuer = "Ban Thường vụ"\nunknown = 1\n'
    (own / "regime.toml").write_text(head, encoding="utf-8")
    client.force_login(house.board)
    assert "5-KH/HU" in text_of(client.get(reverse("prepare_campaign")))
    answer = client.post(reverse("prepare_campaign"), {"regime": "own_2023", "root": "H"})
    assert answer.status_code == 422
    assert "own_2023" in text_of(answer)
    assert not Campaign.objects.exists()


def test_no_page_reads_the_files_of_the_kept_regime_again(client: Client, house: House) -> None:
    campaign = opened(house)
    client.force_login(house.board)
    for name in ("campaign", "subjects", "work_plan"):
        url = reverse(name, args=[campaign.pk])
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        assert not [one["sql"] for one in asked if '"files"' in one["sql"]], name


def test_readings_are_kept_from_the_page(client: Client, house: House) -> None:
    campaign = prepared(house)
    reading, _, other = a_question(campaign)
    client.force_login(house.board)
    url = reverse("choose_readings", args=[campaign.pk])
    page = client.get(url)
    form = page.context["form"]
    given: dict[str, Any] = {"version": campaign.version}
    for place, question in enumerate(form.questions):
        is_wanted = question.reading.id == reading
        given |= {f"cach_{place}": other if is_wanted else question.option, f"ly_do_{place}": "Công văn 12" * is_wanted}
    assert client.post(url, given).status_code == 302
    campaign.refresh_from_db()
    assert campaign.readings == {reading: other}


def test_a_secretary_sees_the_open_campaign_of_the_tier_above_with_his_own_subjects(
    client: Client, house: House
) -> None:
    campaign = opened(house)
    client.force_login(house.secretary)
    assert campaign.name in text_of(client.get(reverse("campaigns")))
    page = text_of(client.get(reverse("subjects", args=[campaign.pk])))
    assert "Bùi Xuân Đạt" in page
    assert "Cao Thị Thanh Nga" not in page
    foreign = campaign.subjects.get(key="P-NGA:member")
    assert client.get(reverse("subject", args=[campaign.pk, foreign.pk])).status_code == 404


def test_nobody_but_the_board_sees_what_is_being_prepared(client: Client, house: House) -> None:
    campaign = prepared(house)
    computed(campaign, house)
    for user in (house.authority, house.secretary, house.inspector):
        client.force_login(user)
        assert client.get(reverse("campaign", args=[campaign.pk])).status_code == 404
        assert client.get(reverse("subjects", args=[campaign.pk]) + "?ban=cho").status_code == 404


def test_a_waiting_roll_of_an_open_campaign_is_shown_to_the_board_alone(client: Client, house: House) -> None:
    campaign = opened(house)
    make_person("Lê Thị Mai", home=house.cell, code="P-MAI")
    computed(campaign, house, reason="tiếp nhận")
    url = reverse("subjects", args=[campaign.pk])
    for user, is_shown in ((house.board, True), (house.secretary, False)):
        client.force_login(user)
        assert ("Lê Thị Mai" in text_of(client.get(f"{url}?ban=cho"))) is is_shown
        assert "Lê Thị Mai" not in text_of(client.get(url))


def test_a_subject_tells_where_and_by_whom_and_under_which_clauses(client: Client, house: House) -> None:
    campaign = opened(house)
    client.force_login(house.board)
    subject = campaign.subjects.get(key="P-DAT:member")
    page = text_of(client.get(reverse("subject", args=[campaign.pk, subject.pk])))
    assert "Đảng viên" in page
    assert "Cấp có thẩm quyền" in page
    assert "KH75-" in page
    assert 'class="law"' in page
    assert "**" not in page


def test_filters_narrow_the_list(client: Client, house: House) -> None:
    campaign = opened(house)
    client.force_login(house.board)
    url = reverse("subjects", args=[campaign.pk])
    assert "Cao Thị Thanh Nga" in text_of(client.get(url, {"tim": "thanh nga", "loai": "member"}))
    assert "Bùi Xuân Đạt" not in text_of(client.get(url, {"tim": "thanh nga"}))
    assert "Bùi Xuân Đạt" in text_of(client.get(url, {"trong": "LG"}))
    assert "Cao Thị Thanh Nga" not in text_of(client.get(url, {"trong": "LG"}))
    assert 'class="plain">tổ chức đảng' not in text_of(client.get(url, {"loai": "member"}))


@pytest.mark.parametrize(
    ("page", "most"), [("campaigns", 15), ("campaign", 20), ("subjects", 20), ("subject", 16), ("choose_readings", 16)]
)
def test_a_page_takes_as_many_queries_whatever_the_size(
    client: Client, house: House, django_assert_max_num_queries: Any, page: str, most: int
) -> None:
    for number in range(30):
        make_person(f"Người {number}", home=house.cell, code=f"N{number}")
    campaign = opened(house)
    client.force_login(house.board)
    args = {"campaigns": [], "subject": [campaign.pk, campaign.subjects.first().pk]}.get(page, [campaign.pk])  # type: ignore[union-attr]  # there are some
    with django_assert_max_num_queries(most):
        assert client.get(reverse(page, args=args)).status_code == 200
