"""What the page proposes on which a campaign is prepared."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils.html import escape

from kiemdiem.apps.campaigns.actions.close_campaign import close_campaign
from kiemdiem.apps.campaigns.forms.preparing import PrepareCampaignForm
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import questions_of
from kiemdiem.apps.permissions.models import Role
from kiemdiem.core.regime.loader import shipped_codes
from tests.builders.campaigns import board_of, computed, opened, prepared
from tests.builders.house import House, acting, make_grant, make_user
from tests.builders.visiting import Visitor

IN_2022 = datetime(2022, 11, 20, 5, tzinfo=UTC)


def test_every_plan_that_comes_with_the_program_is_offered_also_one_without_a_number(
    client: Visitor, house: House
) -> None:
    client.force_login(house.board)
    page = client.get(reverse("prepare_campaign")).content.decode()
    assert all(f'value="{code}"' in page for code in shipped_codes())
    assert "chưa có số, năm 2024: Ban Thường vụ Thị ủy" in page


def test_a_plan_without_a_number_is_prepared_and_named_so(client: Visitor, house: House) -> None:
    client.force_login(house.board)
    client.post(reverse("prepare_campaign"), {"regime": "kh24_2024", "root": "H"})
    campaign = Campaign.objects.get()
    page = client.get(reverse("campaign", args=[campaign.pk])).content.decode()
    assert "Kế hoạch chưa có số, năm 2024" in page


@pytest.mark.parametrize(("year", "proposed"), [(2022, "kh75_2022"), (2019, None)])
def test_the_plan_of_the_year_is_proposed(house: House, year: int, proposed: str | None) -> None:
    form = PrepareCampaignForm(actor=acting(house.board, at=IN_2022.replace(year=year)))
    assert form.fields["regime"].initial == proposed


def test_the_one_branch_of_a_board_is_proposed_and_none_of_several(house: House) -> None:
    user = make_user("board-of-a-commune", "Ngô Thị Lành")
    make_grant(user, Role.BOARD, on=house.commune)
    assert PrepareCampaignForm(actor=acting(user)).fields["root"].initial == house.commune
    assert PrepareCampaignForm(actor=acting(house.board)).fields["root"].initial is None
    make_grant(user, Role.BOARD, on=house.other_commune)
    assert PrepareCampaignForm(actor=acting(user)).fields["root"].initial is None


def page_of(client: Visitor, name: str, campaign: Campaign) -> str:
    return client.get(reverse(name, args=[campaign.pk])).content.decode()


def test_each_question_stands_with_the_words_of_its_clause_and_the_way_on(client: Visitor, house: House) -> None:
    campaign = prepared(house)
    client.force_login(house.board)
    page = page_of(client, "choose_readings", campaign)
    for question in questions_of(campaign):
        assert all(key in page for key in question.clauses)
        assert all(escape(quote) in page for quote, _ in question.said)
    assert reverse("ask_for_roll", args=[campaign.pk]) in page


def test_readings_are_not_offered_for_choice_while_a_roll_waits(client: Visitor, house: House) -> None:
    campaign = prepared(house)
    client.force_login(house.board)
    assert "Ghi cách hiểu" in page_of(client, "choose_readings", campaign)
    computed(campaign, house)
    page = page_of(client, "choose_readings", campaign)
    assert "Ghi cách hiểu" not in page
    assert reverse("drop_roll", args=[campaign.pk]) in page


def test_a_second_campaign_of_a_place_tells_before_the_work_that_the_first_is_open(
    client: Visitor, house: House
) -> None:
    first = opened(house)
    second = prepared(house)
    client.force_login(house.board)
    told = "Nơi này đã có một kỳ đang mở của năm này."
    assert told in page_of(client, "campaign", second)
    assert told not in page_of(client, "campaign", first)
    close_campaign(first, actor=board_of(house))
    assert told not in page_of(client, "campaign", second)
