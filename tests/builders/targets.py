"""Targets, notes and registered tasks in the house of the tests, and a campaign of any plan opened on it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

from kiemdiem.apps.campaigns.actions.ask_for_roll import ask_for_roll
from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.actions.take_roll import open_campaign
from kiemdiem.apps.campaigns.jobs import compute_roll_version
from kiemdiem.apps.campaigns.models import Campaign, RollVersion
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.targets.actions.set_target import set_target
from kiemdiem.apps.targets.models import Holder, Target
from kiemdiem.apps.targets.values.given import GivenTarget
from kiemdiem.apps.users.models import User
from tests.builders.campaigns import kept
from tests.builders.house import House, acting

CONGRESS, ABOVE, OWN = "congress-resolution", "assigned-above", "own"


def autumn(year: int, month: int = 11, day: int = 15) -> datetime:
    """Noon in Hanoi of a day in the season."""
    return datetime(year, month, day, 5, tzinfo=UTC)


def at_work(user: User, year: int) -> Actor:
    """The user, acting in the season of this year."""
    return acting(user, at=autumn(year))


def prepared_plan(house: House, code: str, year: int) -> tuple[Campaign, RollVersion]:
    """A campaign of this plan on the district, with the roll that waits to be taken."""
    board = at_work(house.board, year)
    campaign = prepare_campaign(kept(code), root=house.district, name=f"Kỳ {year}", actor=board)
    roll = ask_for_roll(campaign, as_of=date(year, 11, 10), reason="", actor=board)
    compute_roll_version.call(roll.pk)
    return campaign, roll


def opened_plan(house: House, code: str, year: int) -> Campaign:
    """The same, opened."""
    campaign, roll = prepared_plan(house, code, year)
    return open_campaign(campaign, seen=roll.pk, actor=at_work(house.board, year))


def given(title: str, *, source: str = ABOVE, is_quantitative: bool = True) -> GivenTarget:
    """A target as somebody writes it."""
    quantity = Fraction(20) if is_quantitative else None
    return GivenTarget(title, source, measure="người", quantity=quantity, is_quantitative=is_quantitative)


def make_target(
    house: House, holder: Holder, title: str, *, year: int, source: str = ABOVE, is_quantitative: bool = True
) -> Target:
    what = given(title, source=source, is_quantitative=is_quantitative)
    return set_target(what, holder=holder, year=year, actor=at_work(house.board, year))
