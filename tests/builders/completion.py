"""Who of a campaign was reviewed, for tests."""

from __future__ import annotations

from typing import Any

from kiemdiem.apps.campaigns.models import Campaign, Grounds, Standing, Subject
from kiemdiem.apps.completion.actions.recording import ReviewGiven, record_reviews
from kiemdiem.apps.completion.queries.outstanding import (
    OUTSTANDING,
    to_review_in,
)
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor
from tests.builders.campaigns import AUTUMN, DAY
from tests.builders.house import House, acting

REVIEWED = ReviewGiven(DAY, "Biên bản số 4")
SICK = "Đang điều trị dài ngày"
NO_GROUNDS: dict[str, Any] = {
    "rules": [], "clauses": [], "forums": [], "dropped": [], "authorities": [], "notes": [],
}  # fmt: skip


def secretary_of(house: House) -> Actor:
    return acting(house.secretary, at=AUTUMN)


def waiting_in(campaign: Campaign, unit: Unit) -> list[Subject]:
    return [one.subject for one in to_review_in(campaign, unit).filter(OUTSTANDING)]


def review(campaign: Campaign, unit: Unit, subjects: list[Subject], actor: Actor) -> None:
    record_reviews(campaign, unit, [one.pk for one in subjects], REVIEWED, actor=actor)


def by_hand(campaign: Campaign, unit: Unit, count: int) -> list[Subject]:
    """So many on the roll of a campaign, members of the unit."""
    grounds, _ = Grounds.objects.get_or_create(campaign=campaign, digest="0", defaults={"content": NO_GROUNDS})
    made = []
    for number in range(count):
        key = f"{unit.code}-{number}:member"
        subject = Subject.objects.create(
            campaign=campaign, key=key, kind="member", name=f"Người {key}", unit=unit, sort_key=key, search_key=key
        )
        Standing.objects.create(subject=subject, since=1, is_reviewed=True, is_rated=True, grounds=grounds, digest="0")
        made.append(subject)
    return made
