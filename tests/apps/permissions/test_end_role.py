"""Taking a role back."""

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.actions.end_role import end_role
from kiemdiem.apps.permissions.errors import GrantEnded, MayNot, OnlyOnTheMachine, RoleWithoutReason
from kiemdiem.apps.permissions.models import Grant
from kiemdiem.apps.permissions.queries import command_line
from tests.builders.house import NOON, House, acting


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
