"""Laying down a role of one's own."""

from functools import partial

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.actions.end_role import end_role
from kiemdiem.apps.permissions.actions.give_role import NewGrant, give_role
from kiemdiem.apps.permissions.actions.leave_role import leave_role
from kiemdiem.apps.permissions.errors import GrantEnded, LastOfTheBoard, MayNot, OnlyOnTheMachine, RoleWithoutReason
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.users.models import User
from tests.builders.at_once import at_once
from tests.builders.house import NOON, House, acting
from tests.builders.visiting import Visitor, page


def role_of(user: User) -> Grant:
    return Grant.objects.get(user=user)


@pytest.mark.parametrize("role", ["board", "authority", "secretary", "inspector"])
def test_a_role_laid_down_holds_no_longer_and_the_reason_is_kept(house: House, role: str) -> None:
    user = house.cast[role]
    grant = leave_role(role_of(user), reason=" nghỉ hưu ", actor=acting(user))
    assert (grant.state, grant.ended_by, grant.ended_at) == ("ended", user, NOON)
    assert acting(user).grants == ()
    entry = Entry.objects.latest("number")
    assert (entry.act, entry.role, entry.branch, entry.reason) == (
        "permissions.role_left",
        "self",
        grant.branch,
        "nghỉ hưu",
    )
    assert entry.sentence.startswith(f"{user.name} tự thôi vai trò ")


def test_a_role_that_waits_for_a_second_person_is_declined(house: House) -> None:
    new = NewGrant(Role.AUTHORITY, house.commune, NOON.date())
    waiting = give_role(new, to=house.member, actor=acting(house.board))
    assert leave_role(waiting, reason="không nhận", actor=acting(house.member)).state == "ended"


def test_nobody_lays_down_another_s_role(house: House) -> None:
    with pytest.raises(MayNot, match="không phải vai trò của đồng chí"):
        leave_role(role_of(house.secretary), reason="nghỉ", actor=acting(house.board))
    assert role_of(house.secretary).state == "held"


def test_the_last_of_the_board_stays_until_there_is_another(house: House) -> None:
    end_role(role_of(house.second_board), reason="nghỉ", actor=acting(house.board))
    with pytest.raises(LastOfTheBoard):
        leave_role(role_of(house.board), reason="nghỉ", actor=acting(house.board))
    give_role(NewGrant(Role.BOARD, None, NOON.date()), to=house.member, actor=acting(house.board))
    assert leave_role(role_of(house.board), reason="nghỉ", actor=acting(house.board)).state == "ended"


def test_who_cannot_act_for_the_board_today_is_not_another(house: House) -> None:
    Grant.objects.filter(user=house.second_board).update(until=NOON.date().replace(day=1))
    with pytest.raises(LastOfTheBoard):
        leave_role(role_of(house.board), reason="nghỉ", actor=acting(house.board))
    Grant.objects.filter(user=house.second_board).update(until=None)
    User.objects.filter(pk=house.second_board.pk).update(is_active=False)
    with pytest.raises(LastOfTheBoard):
        leave_role(role_of(house.board), reason="nghỉ", actor=acting(house.board))


def test_of_the_last_two_who_leave_at_one_moment_one_stays(house: House, transactional_db: None) -> None:
    users = (house.board, house.second_board)
    ended = at_once([partial(leave_role, role_of(user), reason="nghỉ", actor=acting(user)) for user in users])
    assert sorted(type(one).__name__ for one in ended) == ["Grant", "LastOfTheBoard"]


def test_a_role_is_laid_down_once_with_a_reason_and_the_administrators_on_the_machine(house: House) -> None:
    actor = acting(house.inspector)
    with pytest.raises(RoleWithoutReason):
        leave_role(role_of(house.inspector), reason="  ", actor=actor)
    grant = leave_role(role_of(house.inspector), reason="nghỉ", actor=actor)
    with pytest.raises(GrantEnded):
        leave_role(grant, reason="nghỉ", actor=actor)
    with pytest.raises(OnlyOnTheMachine):
        leave_role(role_of(house.administrator), reason="nghỉ", actor=acting(house.administrator))


def test_the_holder_finds_the_way_from_his_own_page(house: House, client: Visitor) -> None:
    client.force_login(house.secretary)
    rights = f"/vai-tro/cua-nguoi/{house.secretary.pk}/"
    assert rights in page(client.get("/tai-khoan/cua-toi/"))
    path = f"/vai-tro/{role_of(house.secretary).pk}/thoi/"
    assert path in page(client.get(rights))
    assert "Muốn giữ lại thì Ban Tổ chức phải giao lại." in page(client.get(path))
    assert client.post(path, {"reason": "Chuyển công tác"}).headers["Location"] == rights
    assert path not in page(client.get(rights))


def test_the_refusal_of_the_last_of_the_board_stands_in_the_form(house: House, client: Visitor) -> None:
    end_role(role_of(house.second_board), reason="nghỉ", actor=acting(house.board))
    client.force_login(house.board)
    answer = client.post(f"/vai-tro/{role_of(house.board).pk}/thoi/", {"reason": "Nghỉ hưu"})
    assert "Đồng chí là người cuối cùng giữ vai trò Ban Tổ chức" in page(answer)
    assert role_of(house.board).state == "held"


def test_nobody_is_offered_another_s_role_to_lay_down(house: House, client: Visitor) -> None:
    client.force_login(house.board)
    told = page(client.get(f"/vai-tro/cua-nguoi/{house.secretary.pk}/"))
    assert "/thoi/" not in told
    assert client.get(f"/vai-tro/{role_of(house.secretary).pk}/thoi/").status_code == 404
