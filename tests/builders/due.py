"""Somebody with something due: the plan of 2024 in the small house, and remedies with their last good days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from kiemdiem.apps.campaigns.models import Campaign, Subject
from kiemdiem.apps.issuing.models import PlanIssue
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import Grant
from kiemdiem.apps.remedies.models import Remedy
from kiemdiem.apps.users.models import User
from tests.builders.campaigns import with_bodies
from tests.builders.house import NOON, House, acting
from tests.builders.plan_work import LONG_AGO

LAST_GOOD_DAY = date(2024, 11, 28)
"""Of item 4 of the plan: what a unit reviews."""


def noon_of(day: date) -> datetime:
    return datetime.combine(day, time(5), UTC)


def on(user: User, day: date) -> Actor:
    """The user on a day, with roles held since long ago."""
    Grant.objects.filter(user=user).update(since=LONG_AGO)
    return acting(user, at=noon_of(day))


def subject_in(campaign: Campaign, *, unit: Unit, person: Person | None = None) -> Subject:
    key = f"{unit.code}:{person.code if person else ''}"
    name = person.full_name if person else unit.name
    given = {"key": key, "name": name, "sort_key": unit.sort_key, "search_key": unit.search_key}
    return Subject.objects.create(campaign=campaign, kind="member", unit=unit, person=person, **given)


def remedy_of(subject: Subject, due: date | None, shortcoming: str = "Chậm báo cáo") -> Remedy:
    given = {"shortcoming": shortcoming, "text": "Phân công lại", "owner": "Chi ủy", "recorded_at": NOON}
    return Remedy.objects.create(subject=subject, due=due, **given)


def issued_kh24(house: House) -> Campaign:
    """The campaign of the district, with its plan issued: nothing waits in it yet."""
    made = with_bodies(house, "kh24_2024")
    issued = {"number": "24-KH/TU", "issued_on": date(2024, 11, 1), "issuer": "BTV", "signed_by": "A"}
    PlanIssue.objects.create(campaign=made, issued_at=NOON, **issued)
    return made
