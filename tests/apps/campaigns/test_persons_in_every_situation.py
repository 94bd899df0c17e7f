"""The tables of persons in every situation, through the acts of a campaign: prepared, computed, opened."""

from datetime import UTC, datetime, time

import pytest

from kiemdiem.apps.campaigns.actions.ask_for_roll import ask_for_roll
from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.actions.take_roll import open_campaign
from kiemdiem.apps.campaigns.jobs import compute_roll_version
from kiemdiem.apps.campaigns.models import Campaign, Standing, holding
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.queries import command_line
from tests.builders.campaigns import kept
from tests.builders.planting import plant
from tests.builders.situations.table import NOBODY, Told, verdict_of
from tests.builders.situations.tables import TABLES, Table


def opened(code: str, table: Table) -> Campaign:
    """A campaign of the whole branch under the registers of the table, on the last day of the plan's year."""
    office = table.office()
    plant(office.tables)
    day = office.regime.review_period()[1]
    actor = command_line(datetime.combine(day, time(5), UTC))
    root = Unit.objects.get(code=table.root)
    campaign = prepare_campaign(kept(code), root=root, name="", actor=actor)
    roll = ask_for_roll(campaign, as_of=day, actor=actor)
    compute_roll_version.call(roll.pk)
    return open_campaign(campaign, seen=roll.pk, actor=actor)


def told_of(standing: Standing | None) -> Told:
    """What the open campaign keeps of somebody."""
    if standing is None:
        return Told(NOBODY)
    content = standing.grounds.content
    deciding = [one for one in content["authorities"] if (one["act"], one["purpose"]) == ("decide", "rate")]
    by = (deciding[0]["unit"] or deciding[0]["body"]) if deciding else ""
    verdict = verdict_of(standing.is_reviewed, standing.is_rated, standing.outcome)
    return Told(verdict, tuple(forum["id"] for forum in content["forums"]), by)


@pytest.mark.parametrize("code", TABLES)
def test_an_open_campaign_makes_of_every_situation_what_the_table_says(db: None, code: str) -> None:
    table = TABLES[code]
    campaign = opened(code, table)
    held = Standing.objects.filter(holding(campaign.roll), subject__campaign=campaign)
    kept_of = {one.subject.key: one for one in held.select_related("subject", "grounds")}
    found = {one.subject: told_of(kept_of.get(one.subject)) for one in table.situations}
    assert found == {one.subject: one.told for one in table.situations}
