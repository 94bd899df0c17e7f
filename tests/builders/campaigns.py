"""Campaigns in the house of the tests: prepared, with a computed roll, open."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

from kiemdiem.apps.campaigns.actions.ask_for_roll import ask_for_roll
from kiemdiem.apps.campaigns.actions.lay_roll import lay_bodies
from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.actions.take_roll import open_campaign
from kiemdiem.apps.campaigns.jobs import compute_roll_version
from kiemdiem.apps.campaigns.models import Campaign, RollVersion
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.people.facts.registers import house_registers
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.core.engine.registers.plan_bodies import plan_bodies
from kiemdiem.core.regime.keeping import KeptRegime, keep
from tests.builders.house import House, acting

DAY = date(2022, 11, 20)
AUTUMN = datetime(2022, 11, 20, 5, tzinfo=UTC)  # noon in Hanoi


@cache
def kept(code: str = "kh75_2022") -> KeptRegime:
    return keep(code)


def board_of(house: House) -> Actor:
    """The organisation board in the autumn of KH75."""
    return acting(house.board, at=AUTUMN)


def prepared(house: House) -> Campaign:
    return prepare_campaign(kept(), root=house.district, name="Kỳ kiểm điểm năm 2022", actor=board_of(house))


def computed(campaign: Campaign, house: House, *, reason: str = "") -> RollVersion:
    """A roll of the campaign, computed by its task."""
    roll = ask_for_roll(campaign, as_of=DAY, reason=reason, actor=board_of(house))
    compute_roll_version.call(roll.pk)
    roll.refresh_from_db()
    return roll


def opened(house: House) -> Campaign:
    campaign = prepared(house)
    roll = computed(campaign, house)
    return open_campaign(campaign, seen=roll.pk, actor=board_of(house))


def running(house: House, code: str) -> Campaign:
    """A campaign of this regime that is open; its roll is empty, for tests that ask about the plan alone."""
    made = prepare_campaign(kept(code), root=house.district, name=f"Kỳ {code}", actor=acting(house.board))
    Campaign.objects.filter(pk=made.pk).update(state="open", roll=1, opened_on=DAY)
    made.refresh_from_db()
    return made


def with_bodies(house: House, code: str) -> Campaign:
    """An open campaign of this regime with the units that its bodies are in the house; nobody is on its roll."""
    made = running(house, code)
    roll = RollVersion.objects.create(
        campaign=made, number=1, attempt=1, as_of=DAY, state="taken", beat_at=AUTUMN, asked_at=AUTUMN
    )
    registers = house_registers(regime_of(made), day=DAY, unit=made.root)
    found = plan_bodies(regime_of(made), registers.registers, root=made.root.code, as_of=DAY)
    lay_bodies(roll, found, registers.unit_of, at=AUTUMN)
    return made
