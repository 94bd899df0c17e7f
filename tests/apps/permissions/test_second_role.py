"""Agreeing to a role as the second person."""

from datetime import date

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.actions.end_role import end_role
from kiemdiem.apps.permissions.actions.give_role import NewGrant, give_role
from kiemdiem.apps.permissions.actions.second_role import second_role
from kiemdiem.apps.permissions.errors import GrantNotWaiting, MayNot, SecondedBySameHand
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.permissions.queries import command_line
from tests.builders.house import NOON, House, acting, make_grant, make_user


@pytest.fixture
def waiting(house: House) -> Grant:
    new = NewGrant(Role.AUTHORITY, house.commune, date(2021, 12, 1))
    return give_role(new, to=house.member, actor=acting(house.board))


def test_a_second_person_makes_an_authority_hold(house: House, waiting: Grant) -> None:
    grant = second_role(waiting, actor=acting(house.second_board))
    assert (grant.state, grant.seconded_by) == ("held", house.second_board)
    assert [one.role for one in acting(house.member).grants] == ["authority"]
    assert Entry.objects.latest("number").sentence.startswith("Đồng ý giao vai trò Cấp có thẩm quyền xếp loại")


def test_the_giver_does_not_agree_to_his_own_gift(house: House, waiting: Grant) -> None:
    with pytest.raises(SecondedBySameHand):
        second_role(waiting, actor=acting(house.board))


def test_the_receiver_does_not_agree_for_himself(house: House, waiting: Grant) -> None:
    make_grant(house.member, Role.BOARD)
    with pytest.raises(SecondedBySameHand):
        second_role(waiting, actor=acting(house.member))


def test_the_command_line_is_no_second_person(waiting: Grant) -> None:
    with pytest.raises(SecondedBySameHand):
        second_role(waiting, actor=command_line(NOON))


@pytest.mark.parametrize("role", ["authority", "secretary", "inspector", "administrator"])
def test_only_the_board_agrees(house: House, waiting: Grant, role: str) -> None:
    with pytest.raises(MayNot):
        second_role(waiting, actor=acting(house.cast[role]))


def test_a_board_elsewhere_does_not_agree(house: House, waiting: Grant) -> None:
    local = make_user("banto.xa")
    make_grant(local, Role.BOARD, on=house.other_commune)
    with pytest.raises(MayNot):
        second_role(waiting, actor=acting(local))


def test_what_holds_or_is_ended_waits_for_nobody(house: House, waiting: Grant) -> None:
    second_role(waiting, actor=acting(house.second_board))
    with pytest.raises(GrantNotWaiting):
        second_role(waiting, actor=acting(house.second_board))
    end_role(waiting, reason="nghỉ", actor=acting(house.board))
    with pytest.raises(GrantNotWaiting):
        second_role(waiting, actor=acting(house.second_board))


def test_a_board_below_does_not_agree_to_what_is_proposed_above(house: House, waiting: Grant) -> None:
    local = make_user("banto.xa")
    make_grant(local, Role.BOARD, on=house.commune)
    with pytest.raises(MayNot, match="toàn hệ thống"):
        second_role(waiting, actor=acting(local))


def test_a_board_above_agrees_to_what_is_proposed_below(house: House) -> None:
    local = make_user("banto.xa")
    make_grant(local, Role.BOARD, on=house.commune)
    new = NewGrant(Role.AUTHORITY, house.cell, date(2021, 12, 1))
    waiting = give_role(new, to=house.member, actor=acting(local))
    assert second_role(waiting, actor=acting(house.board)).state == "held"


def test_the_journal_tells_from_whom_the_second_person_has_his_own_role(house: House, waiting: Grant) -> None:
    second_role(waiting, actor=acting(house.second_board))
    assert Entry.objects.latest("number").sentence.endswith("Vai trò của người đồng ý nhận bằng mã in khi cài đặt.")


def test_the_journal_tells_where_both_hands_are_one(house: House, waiting: Grant) -> None:
    friend = make_user("ban.be")
    give_role(NewGrant(Role.BOARD, None, date(2021, 12, 1)), to=friend, actor=acting(house.board))
    second_role(waiting, actor=acting(friend))
    assert Entry.objects.latest("number").sentence.endswith(
        "Vai trò của người đồng ý do chính người đề nghị, đồng chí Nguyễn Thị Hoài, giao ngày 20/12/2021."
    )
