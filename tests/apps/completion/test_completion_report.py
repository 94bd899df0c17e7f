"""Who of a unit was reviewed and who was not: named, recorded by hand, and left out with a reason alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from kiemdiem.apps.campaigns.actions.ask_for_roll import ask_for_roll
from kiemdiem.apps.campaigns.actions.close_campaign import close_campaign
from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.actions.take_roll import open_campaign
from kiemdiem.apps.campaigns.errors import CampaignNotOpen, OnBehalfWithoutReason
from kiemdiem.apps.campaigns.jobs import compute_roll_version
from kiemdiem.apps.campaigns.models import Campaign, RollVersion
from kiemdiem.apps.completion.actions.mark_complete import MOST_NAMED, mark_complete
from kiemdiem.apps.completion.actions.recording import ReviewGiven, record_reviews, take_back_review
from kiemdiem.apps.completion.actions.take_back_mark import take_back_mark
from kiemdiem.apps.completion.errors import (
    LeftOutWithoutReason,
    NobodyPicked,
    NotOutstandingHere,
    ReviewToCome,
    TakingBackWithoutReason,
    TooManyOutstanding,
)
from kiemdiem.apps.completion.models import CompletedUnit, Excuse, Review
from kiemdiem.apps.completion.queries.outstanding import (
    kinds_not_left_out,
    tallies,
    tally_of,
    to_review_in,
)
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.errors import MayNot
from tests.builders.campaigns import AUTUMN, DAY, board_of, kept, running
from tests.builders.completion import REVIEWED, SICK, by_hand, review, secretary_of, waiting_in
from tests.builders.house import House, acting, make_person, make_unit
from tests.builders.visiting import Visitor


def season_of(house: House, code: str) -> Campaign:
    """An open campaign of this plan with the roll that its rules make of the house."""
    made = prepare_campaign(kept(code), root=house.district, name=f"Kỳ {code}", actor=board_of(house))
    roll = ask_for_roll(made, as_of=DAY, actor=board_of(house))
    compute_roll_version.call(roll.pk)
    roll.refresh_from_db()
    assert roll.state == RollVersion.State.READY, roll.note
    return open_campaign(made, seen=roll.pk, actor=board_of(house))


def page_of(client: Visitor, name: str, campaign: Campaign, unit: Unit, query: str = "") -> str:
    return client.get(reverse(name, args=[campaign.pk, unit.pk]) + query).content.decode()


@pytest.mark.clause("KH61-016")
def test_the_report_of_a_cell_of_thirty_names_the_two_who_were_not_reviewed(client: Visitor, house: House) -> None:
    members = [make_person(f"Đảng viên số {number:02}", home=house.cell) for number in range(28)]
    assert house.cell.code == "LG1"
    campaign = season_of(house, "kh61_2021")
    persons = [one for one in waiting_in(campaign, house.cell) if one.person_id]
    assert len(persons) == 30, "two of the house and 28 more"
    left = [one for one in persons if one.person_id in {members[7].pk, members[20].pk}]
    review(campaign, house.cell, [one for one in persons if one not in left], secretary_of(house))
    client.force_login(house.secretary)
    page = client.get(reverse("unit_completion", args=[campaign.pk, house.cell.pk]), {"tinh_trang": "chua"})
    assert [line.name for line in page.context["subjects"].lines] == [one.name for one in left]
    counted = tally_of(to_review_in(campaign, house.cell).filter(subject__person__isnull=False))
    assert (counted.wanted, counted.done, counted.outstanding) == (30, 28, 2)


def agency_of_thirty(house: House) -> Unit:
    """An agency of the commune that is led by a collective, with a cell of thirty members below it."""
    agency = make_unit("Ủy ban nhân dân thị xã", under=house.district, code="X")
    agency.agency, agency.tier = "ubnd", "district"
    agency.save(update_fields=["agency", "tier"])
    cell = make_unit("Chi bộ cơ quan", under=agency, code="X1", body="chi_bo_truc_thuoc")
    for number in range(30):
        make_person(f"Đảng viên số {number:02}", home=cell)
    return agency


@pytest.mark.clause("KH75-019")
def test_a_unit_is_through_only_when_its_collective_and_each_of_thirty_members_is_reviewed_or_excused(
    client: Visitor, house: House
) -> None:
    unit = agency_of_thirty(house)
    campaign = season_of(house, "kh75_2022")
    everybody = waiting_in(campaign, unit)
    members = [one for one in everybody if one.kind == "member"]
    (collective,) = [one for one in everybody if one.kind == "collective"]
    assert len(members) == 30
    board = board_of(house)
    behalf = ReviewGiven(DAY, on_behalf="Bản giấy đã ký")
    others = [one.pk for one in everybody if one not in (members[29], collective)]
    record_reviews(campaign, unit, [*others, collective.pk], behalf, actor=board)
    with pytest.raises(LeftOutWithoutReason) as named:
        mark_complete(campaign, unit, {}, actor=board, on_behalf="Bản giấy đã ký")
    assert members[29].name in named.value.sentence
    assert collective.name not in named.value.sentence
    client.force_login(house.board)
    form = client.get(reverse("mark_complete", args=[campaign.pk, unit.pk])).context["form"]
    assert [(row.subject, row.field.field.required) for row in form.rows] == [(members[29], True)]
    assert "shared" not in form.fields

    record_reviews(campaign, unit, [members[29].pk], behalf, actor=board)
    take_back_review(Review.objects.get(subject=collective), reason="Ghi nhầm", actor=board)
    with pytest.raises(LeftOutWithoutReason) as named:
        mark_complete(campaign, unit, {}, actor=board, on_behalf="Bản giấy đã ký")
    assert collective.name in named.value.sentence
    assert "Đảng viên số" not in named.value.sentence
    assert not CompletedUnit.objects.exists()


def test_a_reason_for_each_lets_a_unit_be_through_and_is_kept_with_who_and_when(
    campaign: Campaign, house: House
) -> None:
    actor, waiting = secretary_of(house), waiting_in(campaign, house.cell)
    assert len(waiting) > 1
    reasons = {one.pk: f"{SICK} {one.pk}" for one in waiting}
    with pytest.raises(LeftOutWithoutReason):
        mark_complete(campaign, house.cell, {**reasons, waiting[0].pk: "  "}, actor=actor)
    assert not Excuse.objects.exists(), "one lacks a reason: none is kept"
    done = mark_complete(campaign, house.cell, reasons, actor=actor)
    assert done.unexplained == []
    assert (done.mark.marked_by, done.mark.marked_at) == (house.secretary, AUTUMN)
    kept_reasons = {one.subject_id: (one.why, one.given_by, one.given_at) for one in Excuse.objects.all()}
    assert kept_reasons == {key: (why, house.secretary, AUTUMN) for key, why in reasons.items()}
    assert Entry.objects.filter(act="completion.excuse_recorded").count() == len(waiting)
    entry = Entry.objects.get(act="completion.unit_marked")
    assert (entry.content["outstanding"], entry.content["unexplained"]) == (len(waiting), 0)


def test_one_reason_is_given_for_all_that_are_ticked_and_an_own_one_stays(
    client: Visitor, campaign: Campaign, house: House
) -> None:
    first, second, *rest = waiting_in(campaign, house.cell)
    client.force_login(house.secretary)
    url = reverse("mark_complete", args=[campaign.pk, house.cell.pk])
    ticks = [str(one.pk) for one in (first, second)]
    own = {f"ly_do_{one.pk}": "Chuyển đến tháng 11" for one in (second, *rest)}
    answer = client.post(url, {**own, "chon": ticks})
    assert "Có dòng đã đánh dấu mà chưa có lý do" in answer.text
    answer = client.post(url, {**own, "shared": SICK})
    assert "Đánh dấu ở bảng dưới ai có lý do này." in answer.text
    assert answer.text.count(" checked") == 0
    assert not Excuse.objects.exists()
    answer = client.post(url, {**own, "shared": SICK, "chon": ticks})
    assert answer.status_code == 302
    kept_reasons = dict(Excuse.objects.values_list("subject", "why"))
    assert kept_reasons == {first.pk: SICK} | {one.pk: "Chuyển đến tháng 11" for one in (second, *rest)}


def test_what_was_ticked_stays_ticked_where_another_line_lacks_its_reason(
    client: Visitor, campaign: Campaign, house: House
) -> None:
    first, *rest = waiting_in(campaign, house.cell)
    client.force_login(house.secretary)
    url = reverse("mark_complete", args=[campaign.pk, house.cell.pk])
    answer = client.post(url, {"shared": SICK, "chon": [str(first.pk)]})
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [f"ly_do_{one.pk}" for one in rest]
    assert f'value="{first.pk}" data-pick checked' in answer.text
    assert not CompletedUnit.objects.exists()


def test_a_review_that_comes_later_takes_its_reason_out_of_the_count(campaign: Campaign, house: House) -> None:
    actor, waiting = secretary_of(house), waiting_in(campaign, house.cell)
    mark_complete(campaign, house.cell, {one.pk: SICK for one in waiting}, actor=actor)
    rows = to_review_in(campaign, house.cell)
    assert tally_of(rows).excused == len(waiting)
    review(campaign, house.cell, waiting[:1], actor)
    counted = tally_of(rows)
    assert (counted.done, counted.excused, counted.unexplained) == (1, len(waiting) - 1, 0)


def test_a_plan_that_says_nothing_of_it_lets_a_unit_be_through_and_names_whom_it_warns_of(
    client: Visitor, house: House
) -> None:
    campaign = running(house, "kh24_2024")
    assert kinds_not_left_out(campaign) == frozenset()
    person = by_hand(campaign, house.cell, 1)[0]
    client.force_login(house.secretary)
    url = reverse("mark_complete", args=[campaign.pk, house.cell.pk])
    answer = client.post(url, {f"ly_do_{person.pk}": ""}, follow=True)
    assert CompletedUnit.objects.filter(unit=house.cell).exists()
    assert f"chưa có lý do: {person.name}" in answer.content.decode()
    assert not Excuse.objects.exists()


def test_collectives_come_first_then_persons_by_name(campaign: Campaign, house: House) -> None:
    found = [one.subject for one in to_review_in(campaign, house.district)]
    are_persons = [one.person_id is not None for one in found]
    assert not are_persons[0]
    assert are_persons == sorted(are_persons)
    assert [one.name for one in found if one.person_id] == ["Bùi Xuân Đạt", "Trần Đình Lưu", "Cao Thị Thanh Nga"]


def test_many_at_once_are_recorded_as_one_by_one(campaign: Campaign, house: House) -> None:
    actor, waiting = secretary_of(house), waiting_in(campaign, house.cell)
    assert len(waiting) > 2
    review(campaign, house.cell, waiting[:2], actor)
    review(campaign, house.cell, waiting[2:3], actor)
    shapes = {(one.day, one.paper, one.recorded_by, one.recorded_at) for one in Review.objects.all()}
    assert shapes == {(DAY, "Biên bản số 4", house.secretary, AUTUMN)}
    entries = Entry.objects.filter(act="completion.review_recorded")
    assert [one.content["subject"]["name"] for one in entries.order_by("pk")] == [one.name for one in waiting[:3]]
    review(campaign, house.cell, waiting[:1], actor)
    assert entries.count() == 3, "of whom a day is recorded, that day stays"


def test_a_review_is_refused_that_cannot_have_been(campaign: Campaign, house: House) -> None:
    actor, key = secretary_of(house), waiting_in(campaign, house.cell)[0].pk
    stranger = waiting_in(campaign, house.other_cell)[0].pk
    with pytest.raises(ReviewToCome):
        record_reviews(campaign, house.cell, [key], ReviewGiven(date(2022, 11, 21)), actor=actor)
    with pytest.raises(NobodyPicked):
        record_reviews(campaign, house.cell, [], REVIEWED, actor=actor)
    with pytest.raises(NotOutstandingHere):
        record_reviews(campaign, house.cell, [key, stranger], REVIEWED, actor=actor)
    close_campaign(campaign, actor=board_of(house))
    with pytest.raises(CampaignNotOpen):
        record_reviews(campaign, house.cell, [key], REVIEWED, actor=actor)
    with pytest.raises(CampaignNotOpen):
        mark_complete(campaign, house.cell, {}, actor=actor)
    assert not Review.objects.exists()


def test_only_the_unit_itself_and_the_board_in_its_place_record(campaign: Campaign, house: House) -> None:
    key = waiting_in(campaign, house.other_cell)[0].pk
    for user in (house.secretary, house.inspector, house.authority, house.member):
        with pytest.raises(MayNot):
            record_reviews(campaign, house.other_cell, [key], REVIEWED, actor=acting(user, at=AUTUMN))
        with pytest.raises(MayNot):
            mark_complete(campaign, house.other_cell, {key: SICK}, actor=acting(user, at=AUTUMN))
    with pytest.raises(OnBehalfWithoutReason):
        record_reviews(campaign, house.other_cell, [key], REVIEWED, actor=board_of(house))
    given = ReviewGiven(DAY, on_behalf="Bản giấy đã ký")
    record_reviews(campaign, house.other_cell, [key], given, actor=board_of(house))
    assert Review.objects.get().on_behalf_reason == "Bản giấy đã ký"


def test_whoever_runs_campaigns_does_nothing_in_his_own_case_in_the_place_of_his_unit(
    client: Visitor, campaign: Campaign, house: House
) -> None:
    own, other = (one for one in waiting_in(campaign, house.cell) if one.person)
    assert own.person is not None
    own.person.user = house.second_board
    own.person.save()
    himself = acting(house.second_board, at=AUTUMN)
    given = ReviewGiven(DAY, on_behalf="Bản giấy đã ký")
    with pytest.raises(MayNot):
        record_reviews(campaign, house.cell, [own.pk, other.pk], given, actor=himself)
    with pytest.raises(MayNot):
        mark_complete(campaign, house.cell, {own.pk: SICK, other.pk: SICK}, actor=himself, on_behalf="Bản giấy đã ký")
    assert not Review.objects.exists()
    assert not Excuse.objects.exists()
    record_reviews(campaign, house.cell, [other.pk], given, actor=himself)
    (review,) = record_reviews(campaign, house.cell, [own.pk], given, actor=board_of(house))
    with pytest.raises(MayNot):
        take_back_review(review, reason="Ghi nhầm", actor=himself)
    assert Review.objects.count() == 2
    client.force_login(house.second_board)
    page = page_of(client, "unit_completion", campaign, house.cell)
    own_form, other_form = (reverse("take_back_review", args=[campaign.pk, one.pk]) for one in (own, other))
    assert (own_form in page, other_form in page) == (False, True)
    assert (client.get(own_form).status_code, client.get(other_form).status_code) == (403, 200)


def test_a_day_is_taken_back_with_a_reason_alone_and_the_mark_says_what_is_missing(
    client: Visitor, campaign: Campaign, house: House
) -> None:
    actor, waiting = secretary_of(house), waiting_in(campaign, house.cell)
    review(campaign, house.cell, waiting, actor)
    mark_complete(campaign, house.cell, {}, actor=actor)
    one = Review.objects.get(subject=waiting[0])
    with pytest.raises(TakingBackWithoutReason):
        take_back_review(one, reason=" ", actor=actor)
    client.force_login(house.secretary)
    assert "nay còn thiếu" not in page_of(client, "unit_completion", campaign, house.cell)
    client.post(reverse("take_back_review", args=[campaign.pk, waiting[0].pk]), {"reason": "Ghi nhầm người"})
    assert waiting_in(campaign, house.cell) == waiting[:1]
    assert Entry.objects.get(act="completion.review_taken_back").reason == "Ghi nhầm người"
    assert "nay còn thiếu" in page_of(client, "unit_completion", campaign, house.cell)
    mark_complete(campaign, house.cell, {waiting[0].pk: SICK}, actor=actor)
    assert "nay còn thiếu" not in page_of(client, "unit_completion", campaign, house.cell)
    assert CompletedUnit.objects.count() == 1


def test_the_level_above_asks_for_nobody_whom_a_unit_below_has_excused(campaign: Campaign, house: House) -> None:
    actor = secretary_of(house)
    mark_complete(campaign, house.cell, {one.pk: SICK for one in waiting_in(campaign, house.cell)}, actor=actor)
    with pytest.raises(LeftOutWithoutReason) as named:
        mark_complete(campaign, house.commune, {}, actor=actor)
    assert "Bùi Xuân Đạt" not in named.value.sentence
    assert "Chi bộ thôn Bến Đá" in named.value.sentence


def test_a_unit_with_more_outstanding_than_one_page_can_name_begins_below(house: House) -> None:
    campaign = running(house, "kh75_2022")
    by_hand(campaign, house.cell, MOST_NAMED + 1)
    with pytest.raises(TooManyOutstanding):
        mark_complete(campaign, house.cell, {}, actor=secretary_of(house))


def test_a_plan_that_asks_for_no_reason_lets_a_unit_be_marked_however_many_are_outstanding(
    client: Visitor, house: House
) -> None:
    campaign = running(house, "kh24_2024")
    by_hand(campaign, house.cell, MOST_NAMED + 1)
    done = mark_complete(campaign, house.cell, {}, actor=secretary_of(house))
    assert len(done.unexplained) == MOST_NAMED + 1
    client.force_login(house.secretary)
    form = client.get(reverse("mark_complete", args=[campaign.pk, house.cell.pk])).context["form"]
    assert len([one for one in form.fields if one.startswith("ly_do_")]) == MOST_NAMED


def test_a_unit_counts_with_all_below_it(campaign: Campaign, house: House) -> None:
    review(campaign, house.cell, waiting_in(campaign, house.cell)[:2], secretary_of(house))
    counted = tallies(to_review_in(campaign, house.district))
    assert counted[house.district.pk] == tally_of(to_review_in(campaign, house.district))
    assert counted[house.commune.pk] == tally_of(to_review_in(campaign, house.commune))
    assert counted[house.commune.pk].done == counted[house.cell.pk].done == 2
    assert counted[house.other_commune.pk].done == 0


def test_a_mark_is_taken_back_with_a_reason_alone_and_what_was_recorded_stays(house: House) -> None:
    campaign = running(house, "kh61_2021")
    first, _ = by_hand(campaign, house.cell, 2)
    secretary = secretary_of(house)
    review(campaign, house.cell, [first], secretary)
    mark = mark_complete(
        campaign, house.cell, {one.pk: SICK for one in waiting_in(campaign, house.cell)}, actor=secretary
    )
    with pytest.raises(TakingBackWithoutReason):
        take_back_mark(mark.mark, reason=" ", actor=secretary)
    with pytest.raises(MayNot):
        take_back_mark(mark.mark, reason="Ghi nhầm", actor=acting(house.member, at=AUTUMN))
    take_back_mark(mark.mark, reason="Ghi nhầm", actor=secretary)
    assert not CompletedUnit.objects.exists()
    assert (Review.objects.count(), Excuse.objects.count()) == (1, 1)
    entry = Entry.objects.latest("pk")
    assert (entry.act, entry.reason) == ("completion.mark_taken_back", "Ghi nhầm")
    assert mark_complete(campaign, house.cell, {}, actor=secretary).mark.unit == house.cell


def test_the_day_of_a_mark_that_is_taken_back_is_told_as_in_hanoi(house: House) -> None:
    campaign, secretary = running(house, "kh61_2021"), secretary_of(house)
    mark = mark_complete(campaign, house.cell, {}, actor=secretary).mark
    CompletedUnit.objects.update(marked_at=datetime(2022, 11, 20, 18, tzinfo=UTC))  # past midnight in Hanoi
    take_back_mark(mark, reason="Ghi nhầm", actor=secretary)
    assert "ngày 21/11/2022" in Entry.objects.latest("pk").sentence
