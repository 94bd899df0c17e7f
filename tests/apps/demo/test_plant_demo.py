"""Filling an empty house with an invented province."""

import pytest

from kiemdiem.apps.assignments.models import Assignment
from kiemdiem.apps.campaigns.models import Campaign, Standing, holding
from kiemdiem.apps.completion.models import Review
from kiemdiem.apps.demo import labels
from kiemdiem.apps.demo.actions import Planted
from kiemdiem.apps.demo.models import Rehearsal
from kiemdiem.apps.demo.queries import usernames_of
from kiemdiem.apps.difficulties.models import RaisedDifficulty
from kiemdiem.apps.issuing.models import GuidanceDocument, PlanIssue
from kiemdiem.apps.journal.models import Chain, Entry
from kiemdiem.apps.journal.queries import breaks_of
from kiemdiem.apps.organisations.models import Placement, Unit, Word
from kiemdiem.apps.people.models import Leave, Membership, Person, Position
from kiemdiem.apps.permissions.access import decide_on_grant, scope_of
from kiemdiem.apps.permissions.models import GIVEN_BY_ASSIGNMENT, Grant, Permission, Role
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.apps.remedies.models import Remedy
from kiemdiem.apps.targets.models import Target
from kiemdiem.apps.users.models import User
from kiemdiem.core.regime.loader import load
from tests.builders.campaigns import AUTUMN
from tests.builders.house import acting

pytestmark = pytest.mark.xdist_group("planted demo")


def test_every_plan_has_a_root_in_the_season_of_its_year(db: None, planted: Planted) -> None:
    days = {one.regime: one.day for one in Rehearsal.objects.all()}
    assert len(days) == 5
    assert all(load(regime).identity.year == day.year for regime, day in days.items())


def test_every_unit_stands_where_its_path_says(db: None, planted: Planted) -> None:
    for unit in Unit.objects.select_related("parent"):
        above = unit.parent.path if unit.parent else "/"
        assert unit.path == f"{above}{unit.pk}/"
        assert Placement.objects.get(unit=unit, until=None).parent == unit.parent


def test_every_person_is_a_member_at_home_and_every_post_is_held_by_a_neighbour(db: None, planted: Planted) -> None:
    assert Person.objects.count() == Membership.objects.count() > 50
    for position in Position.objects.select_related("person__home", "unit"):
        root = position.unit.branch.split("/")[1]
        assert position.person.home.branch.split("/")[1] == root
    assert not Unit.objects.filter(positions=None).exists()


def test_every_word_of_a_unit_and_a_post_is_in_its_vocabulary(db: None, planted: Planted) -> None:
    words = {(word.vocabulary, word.code) for word in Word.objects.all()}
    for unit in Unit.objects.all():
        for vocabulary in ("body", "agency", "tier"):
            code = getattr(unit, vocabulary)
            assert not code or (vocabulary, code) in words
        assert all(("unit_flag", flag) in words for flag in unit.flags)
    assert all(("post", post) in words for post in Position.objects.values_list("post", flat=True))
    assert all(("leave", kind) in words for kind in Leave.objects.values_list("kind", flat=True))


def test_somebody_holds_every_role_that_is_given_by_hand_on_every_day_of_the_demo(db: None, planted: Planted) -> None:
    held = list(Grant.objects.filter(state=Grant.State.HELD))
    assert {grant.role for grant in held} == set(Role)
    by_hand = [grant for grant in held if grant.role not in GIVEN_BY_ASSIGNMENT]
    assert all(grant.holds_on(one.day) for grant in by_hand for one in Rehearsal.objects.all())


def test_the_board_of_each_root_may_take_back_what_others_hold_there(db: None, planted: Planted) -> None:
    boards = [acting(User.objects.get(username=usernames_of(code)["board"])) for code in labels.SHORT]
    for actor in boards:
        others = Grant.objects.filter(granted_by=actor.user).exclude(role__in=GIVEN_BY_ASSIGNMENT)
        assert {grant.role for grant in others} == {"board", "authority", "secretary", "inspector"}
        assert all(decide_on_grant(actor, Permission.GRANT_ROLES, grant).is_allowed for grant in others)


def test_the_sign_ins_that_are_told_are_those_that_work(db: None, planted: Planted) -> None:
    assert len(planted.sign_ins) == 32
    for sign_in in planted.sign_ins:
        assert User.objects.get(username=sign_in.username).check_password(sign_in.password)


def test_planting_is_told_in_the_journal(db: None, planted: Planted) -> None:
    entry = Entry.objects.get(act="demo.planted")
    assert entry.content["people"] == Person.objects.count()
    assert breaks_of(Chain.objects.get()) == []


def test_one_place_is_in_the_middle_of_its_season_and_the_others_wait_to_be_opened(db: None, planted: Planted) -> None:
    campaign = Campaign.objects.get()
    assert (campaign.regime.code, campaign.state) == ("kh75_2022", Campaign.State.OPEN)
    assert campaign.opened_by == User.objects.get(username="tochuc.kh75")
    day = Rehearsal.objects.get(regime="kh75_2022").day
    assert campaign.opened_on is not None
    assert campaign.opened_on < day
    held = Standing.objects.filter(holding(campaign.roll), subject__campaign=campaign)
    assert held.filter(problems=0).count() == held.count() > 100


def test_the_open_campaign_has_life_in_every_room(db: None, planted: Planted) -> None:
    campaign = Campaign.objects.get()
    assert Review.objects.filter(subject__campaign=campaign).count() == 4
    assert {one.state for one in Remedy.objects.filter(subject__campaign=campaign)} == {"not_yet", "under_way"}
    assert {one.state for one in ReviewPrompt.objects.filter(campaign=campaign)} == {"sent", "proposed"}
    assert {one.state for one in RaisedDifficulty.objects.filter(campaign=campaign)} == {"open", "answered"}
    assert PlanIssue.objects.get(campaign=campaign).addressees.exists()
    assert GuidanceDocument.objects.filter(campaign=campaign).exists()
    assert Target.objects.exclude(result_on=None).count() == 2


def test_who_looks_after_units_signs_in_and_reads_there_alone(db: None, planted: Planted) -> None:
    follower = acting(User.objects.get(username="theodoi.kh75"), at=AUTUMN)
    looked_after = set(Assignment.objects.values_list("unit__path", flat=True))
    assert set(scope_of(follower, Permission.VIEW_CAMPAIGNS).branches) == looked_after
    assert len(looked_after) == 3
