"""Taking a role back."""

from datetime import date

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.actions.move_unit import move_unit
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.actions.end_role import end_role
from kiemdiem.apps.permissions.actions.give_role import NewGrant, give_role
from kiemdiem.apps.permissions.actions.second_role import second_role
from kiemdiem.apps.permissions.errors import GrantEnded, MayNot, OnlyOnTheMachine, RoleWithoutReason
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.permissions.queries import command_line
from kiemdiem.apps.users.models import User
from tests.builders.house import NOON, House, acting, make_grant, make_unit, make_user


def test_a_role_taken_back_holds_no_longer_and_the_reason_is_kept(house: House) -> None:
    grant = end_role(Grant.objects.get(user=house.secretary), reason=" QĐ 40 ", actor=acting(house.board))
    assert (grant.state, grant.ended_by, grant.ended_at) == ("ended", house.board, NOON)
    assert acting(house.secretary).grants == ()
    entry = Entry.objects.latest("number")
    assert (entry.sentence, entry.reason) == (
        "Thu vai trò Bí thư, phó bí thư của Trần Đình Lưu ở Đảng bộ xã Long Giang.",
        "QĐ 40",
    )


def test_a_role_is_taken_back_once(house: House) -> None:
    grant = end_role(Grant.objects.get(user=house.secretary), reason="nghỉ", actor=acting(house.board))
    with pytest.raises(GrantEnded):
        end_role(grant, reason="nghỉ", actor=acting(house.board))


def test_a_role_is_not_taken_back_without_a_reason(house: House) -> None:
    with pytest.raises(RoleWithoutReason):
        end_role(Grant.objects.get(user=house.secretary), reason="  ", actor=acting(house.board))
    assert Grant.objects.get(user=house.secretary).state == "held"


@pytest.mark.parametrize("role", ["board", "authority", "secretary", "inspector", "administrator", "member"])
def test_nobody_takes_back_his_own_role_and_only_the_board_another_s(house: House, role: str) -> None:
    with pytest.raises(MayNot):
        end_role(Grant.objects.get(user=house.board), reason="nghỉ", actor=acting(house.cast[role]))


def test_the_administrators_role_is_taken_back_on_the_command_line(house: House) -> None:
    grant = Grant.objects.get(user=house.administrator)
    with pytest.raises(OnlyOnTheMachine):
        end_role(grant, reason="nghỉ", actor=acting(house.board))
    assert end_role(grant, reason="nghỉ", actor=command_line(NOON)).state == "ended"


@pytest.fixture
def local(house: House) -> User:
    """Somebody of the commune's own board."""
    user = make_user("banto.xa", "Hồ Thị Mai")
    make_grant(user, Role.BOARD, on=house.commune)
    return user


def given(house: House, by: User, *, on: Unit, role: Role = Role.SECRETARY) -> Grant:
    return give_role(NewGrant(role, on, date(2021, 12, 1)), to=house.member, actor=acting(by))


def test_a_role_from_above_is_not_taken_back_by_the_board_below(house: House, local: User) -> None:
    grant = given(house, house.board, on=house.commune)
    with pytest.raises(MayNot, match="do Ban Tổ chức của toàn hệ thống giao"):
        end_role(grant, reason="thử", actor=acting(local))
    assert [one.role for one in acting(house.member).grants] == ["secretary"]
    assert end_role(grant, reason="nghỉ", actor=acting(house.second_board)).state == "ended"


def test_a_role_is_taken_back_where_it_was_given_and_above(house: House, local: User) -> None:
    district = make_user("banto.huyen")
    make_grant(district, Role.BOARD, on=house.district)
    for actor in (local, district, house.board):
        assert end_role(given(house, local, on=house.cell), reason="nghỉ", actor=acting(actor)).state == "ended"


def test_what_was_agreed_to_above_is_taken_back_above(house: House, local: User) -> None:
    waiting = given(house, local, on=house.cell, role=Role.AUTHORITY)
    grant = second_role(waiting, actor=acting(house.board))
    assert grant.seconded_under == Grant.objects.get(user=house.board)
    with pytest.raises(MayNot):
        end_role(grant, reason="thử", actor=acting(local))
    assert end_role(grant, reason="nghỉ", actor=acting(house.second_board)).state == "ended"


def test_a_role_of_nobody_s_hand_is_the_whole_house_s(house: House, local: User) -> None:
    grant = make_grant(house.member, Role.SECRETARY, on=house.cell)
    with pytest.raises(MayNot):
        end_role(grant, reason="thử", actor=acting(local))
    assert end_role(grant, reason="nghỉ", actor=acting(house.board)).state == "ended"


def test_a_unit_that_has_moved_away_is_its_new_upper_unit_s(house: House) -> None:
    old, new = make_user("banto.cu"), make_user("banto.moi")
    make_grant(old, Role.BOARD, on=house.district)
    grant = given(house, old, on=house.commune)
    elsewhere = make_unit("Đảng bộ huyện An Khê", code="AK", body="dang_bo_huyen")
    make_grant(new, Role.BOARD, on=elsewhere)
    own = make_user("banto.xa.moi")
    make_grant(own, Role.BOARD, on=house.commune)
    move_unit(house.commune, to=elsewhere, on=date(2021, 12, 1), decision="QĐ 1", actor=acting(house.board))
    for other in (old, own):
        with pytest.raises(MayNot):
            end_role(grant, reason="thử", actor=acting(other))
    assert end_role(grant, reason="nghỉ", actor=acting(new)).state == "ended"
