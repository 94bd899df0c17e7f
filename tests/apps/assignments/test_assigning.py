"""Who looks after which unit: written down, decided, ended; and what those who are assigned may read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kiemdiem.apps.assignments.actions.assign import Pair, assign, take_printed
from kiemdiem.apps.assignments.actions.decide_assignments import decide_assignments
from kiemdiem.apps.assignments.actions.decide_group import decide_group
from kiemdiem.apps.assignments.actions.end_assignment import end_assignment
from kiemdiem.apps.assignments.actions.make_group import GroupGiven, make_group
from kiemdiem.apps.assignments.actions.settle_access import open_access
from kiemdiem.apps.assignments.errors import (
    AssignmentOver,
    CampaignOver,
    DecisionToCome,
    DecisionWithoutNumber,
    EndedWithoutReason,
    NobodyAssigned,
    NoSuchDuty,
    NothingToDecide,
    PostHeldByNobody,
    UnitNotMeant,
)
from kiemdiem.apps.assignments.models import Assignment, State
from kiemdiem.apps.assignments.queries.coverage import coverage_of, unready
from kiemdiem.apps.assignments.queries.places import places_of
from kiemdiem.apps.campaigns.actions.close_campaign import close_campaign
from kiemdiem.apps.campaigns.actions.drop_roll import drop_campaign
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.actions.end_person import end_person
from kiemdiem.apps.people.actions.unlink_user import unlink_user
from kiemdiem.apps.people.models import Employment, Person
from kiemdiem.apps.permissions.access import may
from kiemdiem.apps.permissions.actions.end_role import end_role
from kiemdiem.apps.permissions.actions.give_role import NewGrant, give_role
from kiemdiem.apps.permissions.errors import MayNot, RoleNotGiven, RoleOfAssignment
from kiemdiem.apps.permissions.models import Grant, Permission, Role
from kiemdiem.apps.users.models import User
from tests.builders.assignments import CELLS, account_of, campaign_of, inspectorate, somebody
from tests.builders.house import NOON, House, acting, make_unit, make_user

DAY = date(2021, 12, 10)


def held(campaign: Campaign) -> list[Assignment]:
    return list(Assignment.objects.unscoped("a test").filter(campaign=campaign, state=State.HELD))


def write_down(campaign: Campaign, duty: str, house: House, *pairs: tuple[Unit, Person]) -> list[Assignment]:
    given = [Pair(unit, person) for unit, person in pairs]
    return assign(campaign, duty=duty, pairs=given, basis="Thông báo 5", actor=acting(house.board))


def decide(campaign: Campaign, duty: str, house: House) -> list[Assignment]:
    return decide_assignments(campaign, duty=duty, decision="12-QĐ/HU", decided_on=DAY, actor=acting(house.authority))


def uncovered(campaign: Campaign, duty: str) -> list[str]:
    (found,) = [cover for cover in coverage_of(campaign) if cover.duty.id == duty]
    return [unit.name for unit in found.uncovered]


@pytest.mark.clause("KH61-161")
def test_of_twelve_lower_units_with_eleven_assignments_the_one_without_is_named(house: House) -> None:
    units = [house.commune, house.other_commune]
    units += [make_unit(f"Đảng bộ xã số {n}", under=house.district, body="dang_bo_co_so") for n in range(10)]
    campaign = campaign_of(house, "kh61_2021")
    cadre = somebody("Hồ Cán Bộ", home=house.cell)
    write_down(campaign, "attending", house, *((unit, cadre) for unit in units[:11]))
    assert len(decide(campaign, "attending", house)) == 11
    assert uncovered(campaign, "attending") == [units[11].name]


@pytest.mark.clause("KH61-292")
def test_the_assignment_lets_read_that_unit_and_no_other(house: House) -> None:
    campaign = campaign_of(house, "kh61_2021")
    member = somebody("Hồ Ủy Viên", home=house.other_cell, username="uy.vien")
    assert not may(acting(account_of(member)), Permission.VIEW_CAMPAIGNS, on=house.commune)
    write_down(campaign, "following", house, (house.commune, member))
    assert not may(acting(account_of(member)), Permission.VIEW_CAMPAIGNS, on=house.commune), "a draft gives nothing"
    decide(campaign, "following", house)
    assert may(acting(account_of(member)), Permission.VIEW_CAMPAIGNS, on=house.commune)
    assert not may(acting(account_of(member)), Permission.VIEW_CAMPAIGNS, on=house.other_commune)
    assert not may(acting(account_of(member)), Permission.VIEW_REGISTERS, on=house.commune)
    assert not may(acting(account_of(member)), Permission.RUN_CAMPAIGNS, on=house.commune)


def test_what_was_given_ends_with_the_last_assignment_to_the_unit(house: House) -> None:
    campaign = campaign_of(house, "kh61_2021")
    member = somebody("Hồ Ủy Viên", home=house.other_cell, username="uy.vien")
    for duty in ("attending", "following"):
        write_down(campaign, duty, house, (house.commune, member))
        decide(campaign, duty, house)
    assert Grant.objects.filter(role=Role.FOLLOWER).count() == 1
    first, second = held(campaign)
    end_assignment(first, reason="Điều động", actor=acting(house.board))
    assert may(acting(account_of(member)), Permission.VIEW_CAMPAIGNS, on=house.commune)
    end_assignment(second, reason="Điều động", actor=acting(house.board))
    assert not may(acting(account_of(member)), Permission.VIEW_CAMPAIGNS, on=house.commune)
    with pytest.raises(AssignmentOver):
        end_assignment(second, reason="Điều động", actor=acting(house.board))


def test_closing_the_campaign_ends_the_reading(house: House) -> None:
    campaign = campaign_of(house, "kh75_2022")
    member = somebody("Hồ Ủy Viên", home=house.other_cell, username="uy.vien")
    write_down(campaign, "in-charge", house, (house.commune, member))
    assert may(acting(account_of(member)), Permission.VIEW_CAMPAIGNS, on=house.commune)
    close_campaign(campaign, actor=acting(house.board))
    assert not may(acting(account_of(member)), Permission.VIEW_CAMPAIGNS, on=house.commune)
    with pytest.raises(CampaignOver):
        write_down(campaign, "in-charge", house, (house.other_commune, member))


def test_giving_up_a_campaign_before_its_opening_ends_the_reading(house: House) -> None:
    campaign = campaign_of(house, "kh75_2022")
    Campaign.objects.unscoped("a test").update(state=Campaign.State.PREPARING)
    member = somebody("Hồ Ủy Viên", home=house.other_cell, username="uy.vien")
    write_down(campaign, "in-charge", house, (house.commune, member))
    assert may(acting(account_of(member)), Permission.VIEW_CAMPAIGNS, on=house.commune)
    drop_campaign(campaign, actor=acting(house.board))
    assert not may(acting(account_of(member)), Permission.VIEW_CAMPAIGNS, on=house.commune)


def test_an_account_that_is_taken_off_the_person_reads_no_longer(house: House) -> None:
    campaign = campaign_of(house, "kh75_2022")
    member = somebody("Hồ Ủy Viên", home=house.other_cell, username="uy.vien")
    user = account_of(member)
    write_down(campaign, "in-charge", house, (house.commune, member))
    unlink_user(member, reason="Nhầm người", actor=acting(house.board))
    assert not may(acting(user), Permission.VIEW_CAMPAIGNS, on=house.commune)
    assert Entry.objects.filter(act="permissions.role_ended", reason="Nhầm người").exists()


def test_whoever_leaves_the_register_reads_no_longer_and_is_not_let_in_again(house: House) -> None:
    campaign = campaign_of(house, "kh24_2024")
    member = somebody("Hồ Ủy Viên", home=house.other_cell, username="uy.vien")
    write_down(campaign, "in-charge", house, (house.commune, member))
    given = GroupGiven("Đoàn số 1", [member], [house.other_commune])
    group = make_group(campaign, duty="visiting-group", given=given, actor=acting(house.board))
    decide_group(group, decision="1-QĐ", decided_on=DAY, version=None, actor=acting(house.authority))
    assert Grant.objects.filter(role=Role.FOLLOWER, state=Grant.State.HELD).count() == 2
    end_person(member, on=DAY, reason="Chuyển sinh hoạt", actor=acting(house.board))
    assert open_access(campaign, actor=acting(house.board)) == 0
    for unit in (house.commune, house.other_commune):
        assert not may(acting(account_of(member)), Permission.VIEW_CAMPAIGNS, on=unit)


def test_what_ends_while_the_account_is_locked_does_not_come_back_with_it(house: House) -> None:
    campaign = campaign_of(house, "kh75_2022")
    member = somebody("Hồ Ủy Viên", home=house.other_cell, username="uy.vien")
    one, _ = write_down(campaign, "in-charge", house, (house.commune, member), (house.other_commune, member))
    User.objects.filter(pk=account_of(member).pk).update(is_active=False)
    end_assignment(one, reason="Điều động", actor=acting(house.board))
    User.objects.filter(pk=account_of(member).pk).update(is_active=True)
    assert not may(acting(account_of(member)), Permission.VIEW_CAMPAIGNS, on=house.commune)
    assert may(acting(account_of(member)), Permission.VIEW_CAMPAIGNS, on=house.other_commune)


def test_a_locked_account_is_given_nothing_before_it_is_open_again(house: House) -> None:
    campaign = campaign_of(house, "kh75_2022")
    member = somebody("Hồ Ủy Viên", home=house.other_cell, username="uy.vien")
    User.objects.filter(pk=account_of(member).pk).update(is_active=False)
    write_down(campaign, "in-charge", house, (house.commune, member))
    assert not Grant.objects.filter(role=Role.FOLLOWER).exists()
    User.objects.filter(pk=account_of(member).pk).update(is_active=True)
    assert open_access(campaign, actor=acting(house.board)) == 1


def test_who_gets_an_account_later_is_let_in_by_one_act(house: House) -> None:
    campaign = campaign_of(house, "kh75_2022")
    member = somebody("Hồ Ủy Viên", home=house.other_cell)
    write_down(campaign, "in-charge", house, (house.commune, member))
    member.user = make_user("uy.vien", "Hồ Ủy Viên")
    member.save()
    assert not may(acting(account_of(member)), Permission.VIEW_CAMPAIGNS, on=house.commune)
    assert open_access(campaign, actor=acting(house.board)) == 1
    assert open_access(campaign, actor=acting(house.board)) == 0
    assert may(acting(account_of(member)), Permission.VIEW_CAMPAIGNS, on=house.commune)


def test_the_role_comes_and_goes_with_the_assignment_alone(house: House) -> None:
    campaign = campaign_of(house, "kh75_2022")
    member = somebody("Hồ Ủy Viên", home=house.other_cell, username="uy.vien")
    write_down(campaign, "in-charge", house, (house.commune, member))
    grant = Grant.objects.get(role=Role.FOLLOWER)
    with pytest.raises(RoleOfAssignment):
        end_role(grant, reason="Thôi", actor=acting(house.board))
    with pytest.raises(RoleNotGiven):
        give_role(NewGrant(Role.FOLLOWER, house.cell, NOON.date()), to=house.member, actor=acting(house.board))


@pytest.mark.parametrize("act", ["assign", "decide", "end"])
def test_each_act_is_for_its_own_body(house: House, act: str) -> None:
    campaign = campaign_of(house, "kh61_2021")
    member = somebody("Hồ Ủy Viên", home=house.other_cell)
    pairs = [Pair(house.commune, member)]
    (one,) = write_down(campaign, "following", house, (house.commune, member))
    wrong = acting(house.board) if act == "decide" else acting(house.authority)
    acts: dict[str, Callable[[], object]] = {
        "assign": lambda: assign(campaign, duty="following", pairs=pairs, basis="", actor=wrong),
        "decide": lambda: decide_assignments(campaign, duty="following", decision="1", decided_on=DAY, actor=wrong),
        "end": lambda: end_assignment(one, reason="x", actor=wrong),
    }
    with pytest.raises(MayNot):
        acts[act]()


def test_what_is_not_of_the_plan_or_not_complete_is_refused(house: House) -> None:
    campaign = campaign_of(house, "kh61_2021")
    member = somebody("Hồ Ủy Viên", home=house.other_cell)
    with pytest.raises(NoSuchDuty):
        write_down(campaign, "x", house, (house.commune, member))
    with pytest.raises(UnitNotMeant):
        write_down(campaign, "following", house, (house.cell, member))
    with pytest.raises(NobodyAssigned):
        write_down(campaign, "following", house)
    with pytest.raises(NothingToDecide):
        decide(campaign, "following", house)
    (one,) = write_down(campaign, "following", house, (house.commune, member))
    authority: Any = {"duty": "following", "actor": acting(house.authority)}
    with pytest.raises(DecisionWithoutNumber):
        decide_assignments(campaign, decision=" ", decided_on=DAY, **authority)
    with pytest.raises(DecisionToCome):
        decide_assignments(campaign, decision="1", decided_on=date(2021, 12, 21), **authority)
    with pytest.raises(EndedWithoutReason):
        end_assignment(one, reason=" ", actor=acting(house.board))
    assert not held(campaign)


def test_assigning_twice_changes_nothing_and_leaves_no_entry(house: House) -> None:
    campaign = campaign_of(house, "kh75_2022")
    member = somebody("Hồ Ủy Viên", home=house.other_cell, username="uy.vien")
    assert len(write_down(campaign, "in-charge", house, (house.commune, member))) == 1
    before = Entry.objects.count()
    assert write_down(campaign, "in-charge", house, (house.commune, member)) == []
    assert Entry.objects.count() == before
    told = Entry.objects.filter(act="assignments.assigned").get().sentence
    assert "Đảng bộ xã Long Giang: Hồ Ủy Viên" in told


# ------------------------------------------------------------------ what KH146 prints
@pytest.mark.clause("KH146-270")
def test_the_nine_printed_assignments_give_each_cell_one_of_three_persons(house: House) -> None:
    root, _, persons = inspectorate()
    campaign = campaign_of(house, "kh146_2014", root=root)
    assert len(unready(campaign, how="refused")) == 9
    made = take_printed(campaign, duty="directing", actor=acting(house.board))
    assert (len(made), len({one.person_id for one in made}), len({one.unit_id for one in made})) == (9, 3, 9)
    assert {one.person_id for one in made} == {one.pk for one in persons.values()}
    assert unready(campaign, how="refused") == []
    second = somebody("Tạ Thứ Hai", home=root)
    write_down(campaign, "directing", house, (made[0].unit, second))
    assert [(one.unit.pk, one.is_crowded) for one in unready(campaign, how="refused")] == [(made[0].unit_id, True)]


@pytest.mark.parametrize(
    ("cell", "post"),
    [
        pytest.param(CELLS[0], "bi_thu", marks=pytest.mark.clause("KH146-271")),
        pytest.param(CELLS[2], "bi_thu", marks=pytest.mark.clause("KH146-272")),
        pytest.param(CELLS[4], "bi_thu", marks=pytest.mark.clause("KH146-273")),
        pytest.param(CELLS[3], "pho_bi_thu", marks=pytest.mark.clause("KH146-274")),
        pytest.param(CELLS[5], "pho_bi_thu", marks=pytest.mark.clause("KH146-275")),
        pytest.param(CELLS[6], "pho_bi_thu", marks=pytest.mark.clause("KH146-276")),
        pytest.param(CELLS[1], "uy_vien_thuong_vu", marks=pytest.mark.clause("KH146-277")),
        pytest.param(CELLS[7], "uy_vien_thuong_vu", marks=pytest.mark.clause("KH146-278")),
        pytest.param(CELLS[8], "uy_vien_thuong_vu", marks=pytest.mark.clause("KH146-279")),
    ],
)
def test_whoever_holds_the_printed_post_directs_the_printed_cell(house: House, cell: str, post: str) -> None:
    root, cells, persons = inspectorate()
    campaign = campaign_of(house, "kh146_2014", root=root)
    take_printed(campaign, duty="directing", actor=acting(house.board))
    assert [one.person for one in held(campaign) if one.unit == cells[cell]] == [persons[post]]


def test_a_printed_post_that_nobody_holds_is_named(house: House) -> None:
    root, _, persons = inspectorate()
    persons["pho_bi_thu"].positions.update(until=date(2021, 1, 1))
    campaign = campaign_of(house, "kh146_2014", root=root)
    with pytest.raises(PostHeldByNobody, match="Phó Bí thư Đảng ủy"):
        take_printed(campaign, duty="directing", actor=acting(house.board))


@pytest.mark.clause("KH146-281")
def test_a_cell_without_a_member_of_the_inspection_commission_is_told_and_the_member_reads_the_others(
    house: House,
) -> None:
    root, cells, _ = inspectorate()
    campaign = campaign_of(house, "kh146_2014", root=root)
    member = somebody("Vũ Kiểm Tra", home=house.cell, username="kiem.tra")
    missing = cells[CELLS[8]]
    write_down(campaign, "inspecting", house, *((cell, member) for cell in cells.values() if cell != missing))
    assert [one.unit for one in unready(campaign, how="told")] == [missing]
    assert may(acting(account_of(member)), Permission.VIEW_CAMPAIGNS, on=cells[CELLS[0]])
    assert not may(acting(account_of(member)), Permission.VIEW_CAMPAIGNS, on=missing)


def test_a_person_has_three_places(house: House) -> None:
    office = make_unit("Phòng Tài chính", under=house.district)
    cadre = somebody("Lâm Cán Bộ", home=house.cell)
    Employment.objects.create(person=cadre, unit=office, since=date(2019, 1, 1))
    campaign = campaign_of(house, "cv789_2023")
    write_down(campaign, "in-charge", house, (house.other_commune, cadre))
    places = places_of(cadre, on=NOON.date())
    assert places.works == (office,)
    assert places.party_life == (house.cell,)
    assert [one.unit for one in places.looks_after] == [house.other_commune]
