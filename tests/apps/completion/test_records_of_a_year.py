"""What is kept of a season belongs to one plan and its year; reviews, evaluations and levels are kept apart."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps

from kiemdiem.apps.campaigns.models import Campaign, StoredRegime, Subject
from kiemdiem.apps.campaigns.queries.rolls import standings_of
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.completion.actions.recording import ReviewGiven, record_reviews
from kiemdiem.apps.completion.errors import NotOutstandingHere
from kiemdiem.apps.completion.models import Review
from kiemdiem.apps.organisations.actions.record_unit_result import YearOfUnit, record_unit_result
from kiemdiem.apps.organisations.models import YearlyResult as LevelOfUnit
from kiemdiem.apps.people.actions.add_record import add_record
from kiemdiem.apps.people.models import YearlyResult as LevelOfPerson
from kiemdiem.apps.people.values.given import GivenResult
from kiemdiem.apps.targets.actions.write_note import write_note
from kiemdiem.apps.targets.models import EvaluationNote
from kiemdiem.apps.targets.values.given import GivenNote
from tests.builders.house import House, make_unit
from tests.builders.targets import at_work, opened_plan

IN_JANUARY = date(2022, 1, 10)
# A level of a unit or person is of a year before this program too; targets and tasks are set for years to come.
OF_A_YEAR_WITHOUT_A_PLAN = {"organisations.YearlyResult", "people.YearlyResult", "targets.Target"}


@pytest.mark.clause("KH61-001")
def test_the_plan_of_2021_has_three_processes_and_the_kinds_of_its_title(house: House) -> None:
    campaign = opened_plan(house, "kh61_2021", 2021)
    identity = regime_of(campaign).identity
    assert (identity.year, campaign.year) == (2021, 2021)
    assert identity.processes == ("kiểm điểm", "đánh giá, xếp loại", "khen thưởng")
    assert set(regime_of(campaign).kinds) == {"party_organisation", "member", "collective", "cadre", "unit"}


@pytest.mark.clause("KH61-001")
def test_a_review_of_the_year_after_is_not_saved_with_the_plan_of_2021(house: House) -> None:
    of_2021, of_2022 = opened_plan(house, "kh61_2021", 2021), opened_plan(house, "kh75_2022", 2022)
    other, actor = persons_of(of_2022)[0], at_work(house.board, 2022)
    given = ReviewGiven(IN_JANUARY, "", "Bản giấy đã ký")
    with pytest.raises(NotOutstandingHere):
        record_reviews(of_2021, house.district, [other.pk], given, actor=actor)
    assert not Review.objects.exists()


@pytest.mark.clause("KH61-001")
def test_a_review_held_in_the_january_after_is_of_the_year_of_the_plan(house: House) -> None:
    campaign = opened_plan(house, "kh61_2021", 2021)
    subject = persons_of(campaign)[0]
    given, actor = ReviewGiven(IN_JANUARY, "", "Bản giấy đã ký"), at_work(house.board, 2022)
    (review,) = record_reviews(campaign, house.district, [subject.pk], given, actor=actor)
    assert (review.day, review.subject.campaign.year) == (IN_JANUARY, 2021)


@pytest.mark.clause("KH61-001")
def test_no_record_of_a_season_names_a_year_beside_that_of_its_campaign() -> None:
    """A review reaches its campaign by keys that must be given; a year of their own have only those that want one."""
    for model, key, reached in ((Review, "subject", Subject), (Subject, "campaign", Campaign)):
        field = model._meta.get_field(key)
        assert (field.related_model, field.null) == (reached, False)
    own = {
        model._meta.label
        for model in apps.get_models()
        if model is not Campaign and model is not StoredRegime and "year" in {one.name for one in model._meta.fields}
    }
    # A registered task is of the campaign in which it is registered, for the year after it.
    assert own == OF_A_YEAR_WITHOUT_A_PLAN | {"targets.RegisteredTask"}


@pytest.mark.clause("KH24-001")
def test_a_collective_and_a_person_each_have_a_review_an_evaluation_and_a_level_of_2024(house: House) -> None:
    agency = make_unit("Ủy ban nhân dân thị xã", under=house.district, code="X")
    agency.agency, agency.tier = "ubnd", "district"
    agency.save(update_fields=["agency", "tier"])
    campaign = opened_plan(house, "kh24_2024", 2024)
    identity = regime_of(campaign).identity
    assert (campaign.year, identity.tier, identity.number) == (2024, "district", "")
    collective = next(one for one in subjects_of(campaign) if one.kind == "collective" and one.unit is not None)
    person = persons_of(campaign)[0]
    assert collective.unit is not None
    assert person.person is not None
    board = at_work(house.board, 2024)
    given = ReviewGiven(date(2024, 11, 12), "Biên bản số 4", "Bản giấy đã ký")
    record_reviews(campaign, house.district, [collective.pk, person.pk], given, actor=board)
    told = GivenNote(date(2024, 11, 13), "Hoàn thành việc được giao")
    for holder in (collective.unit, person.person):
        write_note(told, holder=holder, actor=board)
    record_unit_result(collective.unit, YearOfUnit(2024, "collective", "HTTNV"), actor=board)
    add_record(GivenResult(2024, person.kind, "HTNV"), person=person.person, actor=board)
    assert Review.objects.filter(subject__in=[collective, person]).count() == 2
    assert {str(one.holder) for one in EvaluationNote.objects.unscoped("counted")} == {
        str(collective.unit),
        str(person.person),
    }
    assert LevelOfUnit.objects.get(unit=collective.unit, year=2024).level == "HTTNV"
    assert LevelOfPerson.objects.get(person=person.person, year=2024).level == "HTNV"


def subjects_of(campaign: Campaign) -> list[Subject]:
    standings = standings_of(campaign).filter(is_reviewed=True).select_related("subject__unit", "subject__person")
    return [one.subject for one in standings.order_by("subject__sort_key", "pk")]


def persons_of(campaign: Campaign) -> list[Subject]:
    return [one for one in subjects_of(campaign) if one.person_id]
