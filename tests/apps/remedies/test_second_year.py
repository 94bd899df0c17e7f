"""Two years of one house with a merger in between: what is carried in, what is asked, what is never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.urls import reverse

from kiemdiem.apps.campaigns.actions.ask_for_roll import ask_for_roll
from kiemdiem.apps.campaigns.actions.close_campaign import close_campaign
from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.actions.take_roll import open_campaign
from kiemdiem.apps.campaigns.errors import CampaignNotOpen, OnBehalfWithoutReason
from kiemdiem.apps.campaigns.jobs import compute_roll_version
from kiemdiem.apps.campaigns.models import Campaign, RollVersion, Standing, Subject, holding
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.actions.merge_units import merge_units
from kiemdiem.apps.organisations.models import Unit, YearlyResult
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Role
from kiemdiem.apps.remedies.actions.recording import NewRemedy, Progress, record_remedy, report_remedy
from kiemdiem.apps.remedies.errors import DoneWithoutNote
from kiemdiem.apps.remedies.models import Remedy
from kiemdiem.apps.remedies.queries.carried import carried_to, open_in, years_before
from kiemdiem.apps.remedies.queries.pasts import years_not_counted
from kiemdiem.shell.errors import ChangedMeanwhile
from tests.builders.campaigns import AUTUMN, DAY, board_of, kept, opened
from tests.builders.house import House, acting, make_grant, make_user
from tests.builders.visiting import Visitor

NEXT_AUTUMN = datetime(2023, 11, 20, 5, tzinfo=UTC)
LATE = NewRemedy("Sinh hoạt chi bộ chậm", "Lập lịch cả năm", "Chi ủy", date(2023, 6, 30))


@pytest.fixture
def first(house: House) -> Campaign:
    """The season of 2022, open."""
    return opened(house)


def second_of(first: Campaign, house: House) -> Campaign:
    """The season of the year after over the same root, open. Its rules are those of the first, under another year."""
    close_campaign(first, actor=board_of(house))
    actor = acting(house.board, at=NEXT_AUTUMN)
    campaign = prepare_campaign(kept(), root=house.district, name="Kỳ kiểm điểm năm 2023", actor=actor)
    Campaign.objects.filter(pk=campaign.pk).update(year=2023, before=first)
    roll = ask_for_roll(campaign, as_of=NEXT_AUTUMN.date(), actor=actor)
    compute_roll_version.call(roll.pk)
    roll.refresh_from_db()
    assert roll.state == RollVersion.State.READY, roll.note
    return open_campaign(campaign, seen=roll.pk, actor=actor)


def subject_of(campaign: Campaign, key: str) -> Subject:
    return campaign.subjects.select_related("unit", "campaign__root").get(key=key)


def merged(house: House) -> Unit:
    """The second cell of the commune comes up in the first one, between the two seasons."""
    other = Unit.objects.unscoped("of the house").get(code="LG2")
    merge_units([other], into=house.cell, on=date(2023, 3, 1), actor=acting(house.board, at=NEXT_AUTUMN))
    return other


def test_a_campaign_over_the_same_root_is_linked_to_that_of_the_year_before(first: Campaign, house: House) -> None:
    Campaign.objects.filter(pk=first.pk).update(year=2021)
    made = prepare_campaign(kept(), root=house.district, name="Kỳ 2022", actor=board_of(house))
    assert made.before == first


def test_a_shortcoming_of_a_person_is_carried_into_the_next_year(
    client: Visitor, first: Campaign, house: House
) -> None:
    actor = acting(house.secretary, at=AUTUMN)
    remedy = record_remedy(subject_of(first, "P-DAT:member"), LATE, actor=actor)
    second = second_of(first, house)
    subject = subject_of(second, "P-DAT:member")
    assert list(carried_to(Remedy.objects.all(), subject, second)) == [remedy]
    assert list(open_in(Remedy.objects.all(), second)) == [remedy]
    client.force_login(house.secretary)
    page = client.get(reverse("subject_remedies", args=[second.pk, subject.pk])).content.decode()
    assert LATE.shortcoming in page
    assert "Kỳ kiểm điểm năm 2022" in page
    report_remedy(remedy, Progress("done", "Đã có lịch"), actor=acting(house.secretary, at=NEXT_AUTUMN))
    assert not open_in(Remedy.objects.all(), second).exists()
    assert carried_to(Remedy.objects.all(), subject, second).exists(), "the year before is told of, done or not"


def test_what_a_merged_unit_left_undone_is_work_of_the_unit_in_which_it_came_up(first: Campaign, house: House) -> None:
    left = record_remedy(subject_of(first, "LG2"), LATE, actor=acting(house.secretary, at=AUTUMN))
    own = record_remedy(subject_of(first, "LG1"), LATE, actor=acting(house.secretary, at=AUTUMN))
    merged(house)
    second = second_of(first, house)
    subject = subject_of(second, "LG1")
    assert set(carried_to(Remedy.objects.all(), subject, second)) == {left, own}
    assert not second.subjects.filter(key="LG2", standings__isnull=False).exists()
    report_remedy(left, Progress("under_way", ""), actor=acting(house.secretary, at=NEXT_AUTUMN))


def past_of(campaign: Campaign, key: str) -> list[tuple[str, str]]:
    standing = Standing.objects.unscoped("looked at").get(
        holding(campaign.roll), subject__campaign=campaign, subject__key=key
    )
    return [(one["period"], one["level"]) for one in standing.facts.get("previous", [])]


def result(unit: Unit, year: int, level: str) -> None:
    YearlyResult.objects.create(unit=unit, year=year, kind="party_organisation", level=level)


def test_years_of_a_merged_unit_are_asked_about_and_counted_only_when_recorded(first: Campaign, house: House) -> None:
    other = Unit.objects.unscoped("of the house").get(code="LG2")
    result(house.cell, 2021, "HTTNV")
    result(other, 2020, "HTXSNV")
    result(other, 2021, "HTXSNV")
    assert years_not_counted(first) == []
    merged(house)
    (told,) = years_not_counted(first)
    assert "Chi bộ thôn Bến Đá hợp nhất vào Chi bộ thôn Đồng Tâm ngày 01/03/2023" in told
    assert "2020" in told
    assert "2021" not in told, "the unit has a result of its own for that year"
    second = second_of(first, house)
    assert past_of(second, "LG1") == [("2021", "HTTNV")], "the years of the other unit are not guessed to be its own"
    result(house.cell, 2020, "HTXSNV")
    assert years_not_counted(second) == []
    roll = ask_for_roll(
        second, as_of=NEXT_AUTUMN.date(), reason="Quyết định 9", actor=acting(house.board, at=NEXT_AUTUMN)
    )
    compute_roll_version.call(roll.pk)
    found = Standing.objects.unscoped("looked at").get(
        holding(roll.number), subject__campaign=second, subject__key="LG1"
    )
    assert {one["period"] for one in found.facts["previous"]} == {"2020", "2021"}


def test_whoever_opens_a_campaign_reads_which_years_are_not_counted(
    client: Visitor, first: Campaign, house: House
) -> None:
    result(Unit.objects.unscoped("of the house").get(code="LG2"), 2020, "HTXSNV")
    merged(house)
    close_campaign(first, actor=board_of(house))
    campaign = prepare_campaign(kept(), root=house.district, name="Kỳ", actor=board_of(house))
    roll = ask_for_roll(campaign, as_of=DAY, actor=board_of(house))
    compute_roll_version.call(roll.pk)
    client.force_login(house.board)
    page = client.get(reverse("open_campaign", args=[campaign.pk])).content.decode()
    assert "chưa tính cho Chi bộ thôn Đồng Tâm" in page


def test_somebody_in_the_place_of_the_unit_says_why(first: Campaign, house: House) -> None:
    subject = subject_of(first, "P-DAT:member")
    with pytest.raises(OnBehalfWithoutReason):
        record_remedy(subject, LATE, actor=board_of(house))
    record_remedy(subject, LATE, actor=board_of(house), on_behalf="Bản giấy đã ký")
    entry = Entry.objects.latest("pk")
    assert (entry.act, entry.reason) == ("remedies.remedy_recorded", "Bản giấy đã ký")
    with pytest.raises(MayNot):
        record_remedy(subject, LATE, actor=acting(house.inspector, at=AUTUMN))


def test_done_needs_a_note_and_an_equal_report_leaves_no_entry(first: Campaign, house: House) -> None:
    actor = acting(house.secretary, at=AUTUMN)
    remedy = record_remedy(subject_of(first, "P-DAT:member"), LATE, actor=actor)
    with pytest.raises(DoneWithoutNote):
        report_remedy(remedy, Progress("done", " "), actor=actor)
    report_remedy(remedy, Progress("under_way", "Đang làm"), actor=actor, version=1)
    before = Entry.objects.count()
    report_remedy(remedy, Progress("under_way", "Đang làm"), actor=actor)
    assert Entry.objects.count() == before
    with pytest.raises(ChangedMeanwhile):
        report_remedy(remedy, Progress("done", "Xong"), actor=actor, version=1)


def test_nothing_is_found_in_a_closed_campaign_but_reports_go_on(first: Campaign, house: House) -> None:
    actor = acting(house.secretary, at=AUTUMN)
    subject = subject_of(first, "P-DAT:member")
    remedy = record_remedy(subject, LATE, actor=actor)
    close_campaign(first, actor=board_of(house))
    with pytest.raises(CampaignNotOpen):
        record_remedy(subject, LATE, actor=actor)
    assert report_remedy(remedy, Progress("done", "Đã có lịch"), actor=actor).is_done


def test_remedies_of_another_branch_are_not_seen(client: Visitor, first: Campaign, house: House) -> None:
    remedy = record_remedy(subject_of(first, "P-NGA:member"), LATE, actor=board_of(house), on_behalf="Bản giấy")
    client.force_login(house.secretary)
    assert LATE.shortcoming not in client.get(reverse("remedies", args=[first.pk])).content.decode()
    assert client.get(reverse("report_remedy", args=[remedy.pk])).status_code == 404
    stranger = make_user("thanh.tra")
    make_grant(stranger, Role.INSPECTOR, on=house.other_commune)
    client.force_login(stranger)
    assert client.get(reverse("report_remedy", args=[remedy.pk])).status_code == 403


@pytest.mark.parametrize(("name", "most"), [("remedies", 18), ("subject_remedies", 18)])
def test_a_page_takes_as_many_queries_however_many_remedies_there_are(
    client: Visitor, first: Campaign, house: House, django_assert_max_num_queries: Any, name: str, most: int
) -> None:
    subject = subject_of(first, "P-DAT:member")
    for _ in range(12):
        record_remedy(subject, LATE, actor=acting(house.secretary, at=AUTUMN))
    client.force_login(house.board)
    url = reverse(name, args=[first.pk] if name == "remedies" else [first.pk, subject.pk])
    client.get(url)
    with django_assert_max_num_queries(most):
        assert client.get(url).status_code == 200


def test_a_chain_of_years_is_followed_the_last_year_first(first: Campaign, house: House) -> None:
    second = second_of(first, house)
    Campaign.objects.filter(pk=second.pk).update(state="closed")
    third = prepare_campaign(kept(), root=house.district, name="Kỳ sau", actor=board_of(house))
    Campaign.objects.filter(pk=third.pk).update(before=second)
    third.refresh_from_db()
    assert years_before(third) == [second.pk, first.pk]
