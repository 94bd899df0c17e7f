"""Giving a role."""

from dataclasses import replace
from datetime import date

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.actions.end_role import end_role
from kiemdiem.apps.permissions.actions.give_role import NewGrant, give_role
from kiemdiem.apps.permissions.errors import (
    GrantedByHimself,
    MayNot,
    RoleHeldAlready,
    RoleNotGiven,
    TermEndsBeforeItBegins,
)
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.permissions.queries import command_line
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.errors import NotToBeFound
from tests.builders.house import NOON, House, acting, make_grant, make_user


def secretary_of(unit: Unit) -> NewGrant:
    return NewGrant(role=Role.SECRETARY, on=unit, since=date(2021, 12, 1), reason="QĐ 12")


def test_a_role_given_holds_at_once_and_is_told_of_in_the_journal(house: House) -> None:
    grant = give_role(secretary_of(house.cell), to=house.member, actor=acting(house.board))
    assert (grant.state, grant.granted_by, grant.branch) == ("held", house.board, house.cell.path)
    entry = Entry.objects.latest("number")
    assert entry.sentence == (
        "Giao vai trò Bí thư, phó bí thư cho Bùi Xuân Đạt ở Chi bộ thôn Đồng Tâm, từ 01/12/2021 đến …."
    )
    assert (entry.actor, entry.role, entry.reason) == (house.board, "board", "QĐ 12")
    assert [one.role for one in acting(house.member).grants] == ["secretary"]


def test_an_authority_waits_for_a_second_person_and_may_do_nothing_until_then(house: House) -> None:
    new = replace(secretary_of(house.commune), role=Role.AUTHORITY)
    grant = give_role(new, to=house.member, actor=acting(house.board))
    assert grant.state == Grant.State.WAITING
    assert acting(house.member).grants == ()
    assert Entry.objects.latest("number").act == "permissions.role_proposed"


def test_nobody_gives_a_role_to_himself(house: House) -> None:
    with pytest.raises(GrantedByHimself):
        give_role(secretary_of(house.cell), to=house.board, actor=acting(house.board))


@pytest.mark.parametrize("role", ["authority", "secretary", "inspector", "administrator", "member"])
def test_only_the_board_gives_roles(house: House, role: str) -> None:
    with pytest.raises(MayNot):
        give_role(secretary_of(house.cell), to=make_user("moi"), actor=acting(house.cast[role]))


def test_a_board_gives_roles_on_its_own_branch_alone(house: House) -> None:
    local = make_user("banto.xa")
    make_grant(local, Role.BOARD, on=house.commune)
    assert give_role(secretary_of(house.cell), to=house.member, actor=acting(local)).state == "held"
    for elsewhere in (house.other_commune, house.other_cell, house.district):
        with pytest.raises(MayNot):
            give_role(secretary_of(elsewhere), to=house.member, actor=acting(local))
    whole = NewGrant(role=Role.SECRETARY, on=None, since=date(2021, 12, 1))
    with pytest.raises(MayNot):
        give_role(whole, to=house.member, actor=acting(local))


def refused(house: House, new: NewGrant, refusal: type[HouseError]) -> HouseError:
    before = Grant.objects.count(), Entry.objects.count()
    with pytest.raises(refusal) as told:
        give_role(new, to=house.member, actor=acting(house.board))
    assert (Grant.objects.count(), Entry.objects.count()) == before
    return told.value


def test_a_role_that_runs_is_not_given_again(house: House) -> None:
    give_role(secretary_of(house.cell), to=house.member, actor=acting(house.board))
    refused(house, secretary_of(house.cell), RoleHeldAlready)


def test_a_term_ends_after_it_begins_and_not_in_the_past(house: House) -> None:
    new = secretary_of(house.cell)
    refused(house, replace(new, until=date(2021, 11, 30)), TermEndsBeforeItBegins)
    refused(house, replace(new, until=date(2021, 12, 19)), RoleNotGiven)


def test_a_locked_account_gets_no_role(house: House) -> None:
    house.member.is_active = False
    house.member.save()
    assert "đang khóa" in refused(house, secretary_of(house.cell), RoleNotGiven).sentence


def test_a_role_whose_term_is_over_gives_way_to_the_next(house: House) -> None:
    new = replace(secretary_of(house.cell), since=date(2016, 1, 1), until=date(2021, 12, 20))
    old = give_role(new, to=house.member, actor=acting(house.board))
    later = acting(house.board, NOON.replace(day=21))
    again = give_role(secretary_of(house.cell), to=house.member, actor=later)
    old.refresh_from_db()
    assert (old.state, again.state) == ("ended", "held")


def test_the_administrators_role_comes_from_the_command_line_alone(house: House) -> None:
    new = NewGrant(role=Role.ADMINISTRATOR, on=None, since=date(2021, 12, 1))
    refused(house, new, RoleNotGiven)
    assert give_role(new, to=house.member, actor=command_line(NOON)).state == "held"


def test_the_command_line_gives_no_role_of_the_domain(house: House) -> None:
    with pytest.raises(RoleNotGiven):
        give_role(secretary_of(house.cell), to=house.member, actor=command_line(NOON))


def test_an_administrator_holds_no_other_role(house: House) -> None:
    with pytest.raises(RoleNotGiven):
        give_role(secretary_of(house.cell), to=house.administrator, actor=acting(house.board))
    new = NewGrant(role=Role.ADMINISTRATOR, on=None, since=date(2021, 12, 1))
    with pytest.raises(RoleNotGiven):
        give_role(new, to=house.secretary, actor=command_line(NOON))
    end_role(Grant.objects.get(user=house.secretary), reason="chuyển việc", actor=acting(house.board))
    assert give_role(new, to=house.secretary, actor=command_line(NOON)).role == Role.ADMINISTRATOR


def test_path_and_name_are_those_of_the_unit_today_whatever_the_caller_holds(house: House) -> None:
    old = Unit.objects.get(pk=house.cell.pk)
    old.path, old.name = "/", "Toàn tỉnh"
    grant = give_role(secretary_of(old), to=house.member, actor=acting(house.board))
    assert (grant.branch, grant.branch_name) == (house.cell.path, house.cell.name)


def test_a_path_that_the_caller_makes_up_opens_no_other_branch(house: House) -> None:
    local = make_user("banto.xa")
    make_grant(local, Role.BOARD, on=house.commune)
    forged = Unit.objects.get(pk=house.other_cell.pk)
    forged.path = house.cell.path
    with pytest.raises(MayNot):
        give_role(secretary_of(forged), to=house.member, actor=acting(local))


def test_no_role_is_given_on_a_unit_that_is_not_there_or_has_no_place(house: House) -> None:
    forged = Unit.objects.get(pk=house.cell.pk)
    forged.pk = 999_999
    refused(house, secretary_of(forged), NotToBeFound)
    Unit.objects.filter(pk=house.cell.pk).update(path=None)  # an empty path would be the whole house
    refused(house, secretary_of(house.cell), NotToBeFound)


def test_no_role_is_given_on_a_unit_that_has_ended(house: House) -> None:
    Unit.objects.filter(pk=house.cell.pk).update(ended_on=date(2021, 12, 1))
    assert "đã kết thúc hoạt động" in refused(house, secretary_of(house.cell), RoleNotGiven).sentence


@pytest.mark.parametrize("role", [Role.BOARD, Role.AUTHORITY])
def test_a_weighty_role_is_not_given_while_the_first_password_is_on_its_slip(house: House, role: Role) -> None:
    house.member.must_change_password = True
    house.member.save()
    assert "mật khẩu lần đầu" in refused(house, replace(secretary_of(house.cell), role=role), RoleNotGiven).sentence
    assert give_role(secretary_of(house.cell), to=house.member, actor=acting(house.board)).state == "held"


def test_a_grant_keeps_the_widest_role_under_which_it_was_given(house: House) -> None:
    make_grant(house.board, Role.BOARD, on=house.commune)
    grant = give_role(secretary_of(house.cell), to=house.member, actor=acting(house.board))
    assert grant.granted_under == Grant.objects.get(user=house.board, branch="")
    new = NewGrant(role=Role.ADMINISTRATOR, on=None, since=date(2021, 12, 1))
    assert give_role(new, to=make_user("quan.tri"), actor=command_line(NOON)).granted_under is None
