"""Visiting groups: drawn up, decided by the body that sends them, changed, ended."""

from __future__ import annotations

from datetime import date

import pytest

from kiemdiem.apps.assignments.access import groups_visible_to
from kiemdiem.apps.assignments.actions.decide_group import decide_group, end_group
from kiemdiem.apps.assignments.actions.make_group import GroupGiven, edit_group, make_group
from kiemdiem.apps.assignments.errors import AssignmentOver, GroupIncomplete, GroupNameTaken, UnitNotMeant
from kiemdiem.apps.assignments.models import VisitingGroup
from kiemdiem.apps.assignments.queries.coverage import coverage_of
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import may
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Permission, Role
from kiemdiem.shell.errors import ChangedMeanwhile
from tests.builders.assignments import account_of, campaign_of, somebody
from tests.builders.house import House, acting, make_grant, make_unit, make_user

DAY = date(2021, 12, 10)


@pytest.fixture
def campaign(house: House) -> Campaign:
    return campaign_of(house, "kh24_2024")


@pytest.fixture
def head(house: House) -> Person:
    return somebody("Hồ Trưởng Đoàn", home=house.other_cell, username="truong.doan")


def draft(campaign: Campaign, house: House, name: str, members: list[Person], units: list[Unit]) -> VisitingGroup:
    given = GroupGiven(name, members, units)
    return make_group(campaign, duty="visiting-group", given=given, actor=acting(house.board))


def decided(group: VisitingGroup, house: House) -> VisitingGroup:
    return decide_group(group, decision="105-QĐ/TU", decided_on=DAY, version=None, actor=acting(house.authority))


def reads(person: Person, unit: Unit) -> bool:
    return may(acting(account_of(person)), Permission.VIEW_CAMPAIGNS, on=unit)


@pytest.mark.clause("KH24-030")
def test_of_twenty_units_the_one_that_no_group_covers_is_named(house: House, campaign: Campaign, head: Person) -> None:
    units = [house.commune, house.other_commune]
    units += [make_unit(f"Chi bộ cơ quan số {n}", under=house.district, body="chi_bo_co_so") for n in range(18)]
    for number in range(4):
        share = units[:19][number::4]
        decided(draft(campaign, house, f"Đoàn số {number + 1}", [head], share), house)
    (cover,) = [cover for cover in coverage_of(campaign) if cover.duty.id == "visiting-group"]
    assert len(cover.units) == 20
    assert [unit.name for unit in cover.uncovered] == [units[19].name]


@pytest.mark.clause("KH24-031")
def test_members_read_only_when_the_standing_committee_has_decided(
    house: House, campaign: Campaign, head: Person
) -> None:
    group = draft(campaign, house, "Đoàn số 1", [head], [house.commune])
    assert not reads(head, house.commune)
    with pytest.raises(MayNot):
        decide_group(group, decision="1", decided_on=DAY, version=None, actor=acting(house.board))
    assert not reads(head, house.commune)
    group = decided(group, house)
    assert (group.decision, group.decided_on) == ("105-QĐ/TU", DAY)
    assert reads(head, house.commune)
    assert not reads(head, house.other_commune)


def test_a_changed_group_waits_for_a_decision_again(house: House, campaign: Campaign, head: Person) -> None:
    other = somebody("Mai Thành Viên", home=house.cell, username="thanh.vien")
    group = decided(draft(campaign, house, "Đoàn số 1", [head], [house.commune]), house)
    given = GroupGiven("Đoàn số 1", [other, head], [house.other_commune])
    edited = edit_group(group, given, version=group.version, actor=acting(house.board))
    assert not reads(head, house.commune)
    assert [str(one) for one in edited.members.all()] == ["Mai Thành Viên (trưởng đoàn)", "Hồ Trưởng Đoàn"]
    decided(edited, house)
    assert reads(other, house.other_commune)
    assert not reads(head, house.commune)
    with pytest.raises(ChangedMeanwhile):
        edit_group(group, given, version=group.version, actor=acting(house.board))


def test_an_ended_group_reads_no_longer_and_is_not_changed(house: House, campaign: Campaign, head: Person) -> None:
    group = decided(draft(campaign, house, "Đoàn số 1", [head], [house.commune]), house)
    end_group(group, reason="Xong việc", actor=acting(house.board))
    assert not reads(head, house.commune)
    given = GroupGiven("Đoàn", [head], [house.commune])
    with pytest.raises(AssignmentOver):
        end_group(group, reason="Xong việc", actor=acting(house.board))
    with pytest.raises(AssignmentOver):
        decided(group, house)
    with pytest.raises(AssignmentOver):
        edit_group(group, given, version=None, actor=acting(house.board))


def test_who_reads_the_whole_house_sees_every_group_that_was_decided(
    house: House, campaign: Campaign, head: Person
) -> None:
    user = make_user("kiem.tra.tinh")
    make_grant(user, Role.INSPECTOR)
    group = decided(draft(campaign, house, "Đoàn số 1", [head], [house.commune]), house)
    draft(campaign, house, "Đoàn số 2", [head], [house.other_commune])
    assert list(groups_visible_to(acting(user), campaign)) == [group]


def test_an_incomplete_or_foreign_group_is_refused(house: House, campaign: Campaign, head: Person) -> None:
    with pytest.raises(GroupIncomplete):
        draft(campaign, house, "Đoàn số 1", [], [house.commune])
    with pytest.raises(GroupIncomplete):
        draft(campaign, house, "Đoàn số 1", [head], [])
    with pytest.raises(UnitNotMeant):
        draft(campaign, house, "Đoàn số 1", [head], [house.cell])
    draft(campaign, house, "Đoàn số 1", [head], [house.commune])
    with pytest.raises(GroupNameTaken):
        draft(campaign, house, "Đoàn số 1", [head], [house.other_commune])
    assert VisitingGroup.objects.count() == 1
