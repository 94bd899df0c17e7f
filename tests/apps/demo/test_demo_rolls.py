"""The registers of the demo are complete: each plan gives a roll of its place in which nothing is unexplained."""

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from kiemdiem.apps.campaigns.facts.roll import ComputedRoll, compute_roll, decider_of
from kiemdiem.apps.demo.actions import plant_demo
from kiemdiem.apps.demo.models import Rehearsal
from kiemdiem.core.regime.loader import load
from tests.builders.house import NOON

PLACES_ARE_LEFT_OPEN = ("kh75_2022", "cv789_2023", "kh24_2024")
"""Plans that leave it to a paper of the tier above before whom one is reviewed."""
AUTHORITIES_ARE_LEFT_OPEN = ("cv789_2023",)


@pytest.fixture(scope="module")
def rolls(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, ComputedRoll]:
    """Computed once for all these tests, which only read; nothing stays in the database."""
    with django_db_blocker.unblock(), transaction.atomic():
        plant_demo(at=NOON, size="tiny")
        found = {
            one.regime: compute_roll(load(one.regime), root=one.root, as_of=one.day, readings={})
            for one in Rehearsal.objects.select_related("root")
        }
        transaction.set_rollback(True)
    return found


def test_no_register_of_the_demo_lacks_what_its_plan_needs(rolls: dict[str, ComputedRoll]) -> None:
    told = {code: [(one.subject, one.blocks) for one in roll.list.problems] for code, roll in rolls.items()}
    assert told == {code: [("", "nothing")] if code in PLACES_ARE_LEFT_OPEN else [] for code in rolls}


def test_everybody_who_is_rated_knows_by_whom(rolls: dict[str, ComputedRoll]) -> None:
    for code, roll in rolls.items():
        unknown = {one.id for one in roll.list.subjects if one.rated and not decider_of(one)}
        assert not unknown or code in AUTHORITIES_ARE_LEFT_OPEN


def test_everybody_who_is_reviewed_knows_where(rolls: dict[str, ComputedRoll]) -> None:
    for code, roll in rolls.items():
        nowhere = {one.id for one in roll.list.subjects if one.reviewed and not one.forums}
        assert not nowhere or code in PLACES_ARE_LEFT_OPEN


def test_heads_of_sections_unions_and_schools_of_the_towns_are_cadres(rolls: dict[str, ComputedRoll]) -> None:
    for code in PLACES_ARE_LEFT_OPEN:
        roles = {one.role for one in rolls[code].list.subjects if one.kind == "cadre"}
        assert {"truong", "pho", "chu_tich", "pho_chu_tich", "bi_thu", "pho_bi_thu"} <= roles


def test_somebody_at_the_top_of_the_province_holds_four_posts(rolls: dict[str, ComputedRoll]) -> None:
    held = [row["facts"]["posts"] for row in rolls["kh61_2021"].list.season if "posts" in row.get("facts", {})]
    assert max(len(posts) for posts in held) == 4


def test_everybody_on_a_list_is_told_why_by_clauses_of_the_plan(rolls: dict[str, ComputedRoll]) -> None:
    for code, roll in rolls.items():
        known = load(code).clauses
        unexplained = [one.id for one in roll.list.subjects if not one.clauses or not set(one.clauses) <= set(known)]
        assert not unexplained
        assert roll.list.subjects
