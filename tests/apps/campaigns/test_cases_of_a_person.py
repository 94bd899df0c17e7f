"""How many cases of one person stand on a roll: as many as the plan rates him for, and never the same twice."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from kiemdiem.apps.campaigns.actions.ask_for_roll import ask_for_roll
from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.actions.take_roll import open_campaign
from kiemdiem.apps.campaigns.jobs import compute_roll_version
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rolls import standings_of
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.queries import command_line
from tests.builders.campaigns import kept
from tests.builders.planting import plant
from tests.builders.registers import Office
from tests.builders.situations import kh146, towns


def opened(office: Office, code: str, root: str) -> Campaign:
    """A campaign of the whole branch under these registers, on the last day of the plan's year."""
    plant(office.tables)
    day = office.regime.review_period()[1]
    actor = command_line(datetime.combine(day, time(5), UTC))
    unit = Unit.objects.get(code=root)
    campaign = prepare_campaign(kept(code), root=unit, name="", actor=actor)
    roll = ask_for_roll(campaign, as_of=day, actor=actor)
    compute_roll_version.call(roll.pk)
    return open_campaign(campaign, seen=roll.pk, actor=actor)


def cases_of(campaign: Campaign, person: str) -> list[tuple[str, bool, bool]]:
    """Kind, whether reviewed, whether rated: of each subject that the person is on the roll."""
    found = standings_of(campaign).filter(subject__person__code=person).order_by("subject__kind")
    return list(found.values_list("subject__kind", "is_reviewed", "is_rated"))


@pytest.mark.clause("KH75-002")
def test_a_member_who_heads_a_section_is_rated_as_member_and_as_cadre(db: None) -> None:
    campaign = opened(towns.office("kh75_2022"), "kh75_2022", towns.ROOT)
    rated = [kind for kind, _, is_rated in cases_of(campaign, "class-C") if is_rated]
    assert rated == ["cadre", "member"]
    assert [kind for kind, _, is_rated in cases_of(campaign, "full") if is_rated] == ["member"]
    assert [kind for kind, _, is_rated in cases_of(campaign, "outside-the-party") if is_rated] == ["cadre"]


@pytest.mark.clause("KH146-008")
def test_a_member_who_is_a_civil_servant_has_one_case_with_both_levels(db: None) -> None:
    office = kh146.office()
    office.person("tran-a", cell="CB1", admitted_on="2001-02-03")
    office.post("tran-a", "TT", "chuyen_vien")
    campaign = opened(office, "kh146_2014", kh146.ROOT)
    assert cases_of(campaign, "tran-a") == [("member", True, True)]
    regime = regime_of(campaign)
    (civil,) = [one.entry for one in regime.facts if one.entry.id == "civil_servant_level"]
    assert civil.for_ == ("member",)
    assert (civil.scale, regime.kinds["member"].scale) == ("civil_servant", "member")
