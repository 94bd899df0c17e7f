"""The history of an account: what was done to it, as far as the reader may see it."""

from __future__ import annotations

from random import Random

import pytest

from kiemdiem.apps.accounts.actions.lock_account import lock_account
from kiemdiem.apps.accounts.actions.reset_password import reset_password
from kiemdiem.apps.accounts.actions.reset_second_factor import reset_second_factor
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.actions.give_role import NewGrant, give_role
from kiemdiem.apps.permissions.models import Role
from kiemdiem.apps.users.models import User
from tests.builders.codes import make_device
from tests.builders.house import NOON, House, acting, make_grant, make_user
from tests.builders.journal import make_entry, on_branch
from tests.builders.visiting import page, signed_in

RESET = "Cấp lại mật khẩu lần đầu cho Bùi Xuân Đạt"
CODE = "Bỏ mã 6 chữ số của Bùi Xuân Đạt"
LOCKED = "Khóa tài khoản của Bùi Xuân Đạt"
GIVEN = "Giao vai trò Cán bộ kiểm tra cho Bùi Xuân Đạt ở Đảng bộ xã Long Giang"


def told_to(reader: User, user: User) -> str:
    told = page(signed_in(reader).get(f"/tai-khoan/{user.pk}/"))
    return told[told.index("Lịch sử tài khoản") :]


@pytest.fixture
def told_of(house: House) -> House:
    """The house, in which much was done to the account of its member."""
    make_device(house.member)
    reset_password(house.member, actor=acting(house.administrator), chance=Random(1))
    reset_second_factor(house.member, reason="Mất điện thoại", actor=acting(house.board))
    new = NewGrant(role=Role.INSPECTOR, on=house.commune, since=NOON.date())
    give_role(new, to=house.member, actor=acting(house.board))
    make_entry("việc khác", by=on_branch(house.cell.branch), about=(Ref.to(house.member),))
    lock_account(house.member, reason="Chuyển công tác", actor=acting(house.administrator))
    return house


def test_the_board_reads_all_of_it_the_newest_first(told_of: House) -> None:
    told = told_to(told_of.board, told_of.member)
    places = [told.index(words) for words in (LOCKED, "Chuyển công tác", GIVEN, "Mất điện thoại", RESET)]
    assert places[0] < places[2] < places[4]
    assert "Thử việc khác." in told


def test_the_administrator_reads_of_accounts_and_neither_roles_nor_other_acts(told_of: House) -> None:
    told = told_to(told_of.administrator, told_of.member)
    assert [words in told for words in (LOCKED, CODE, RESET, GIVEN, "Thử việc khác.")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_a_board_of_one_commune_reads_no_act_of_another_branch(told_of: House) -> None:
    reader = make_user("xa")
    make_grant(reader, Role.BOARD, on=told_of.commune)
    make_entry("ở xã bạn", by=on_branch(told_of.other_cell.branch), about=(Ref.to(told_of.member),))
    told = told_to(reader, told_of.member)
    assert [words in told for words in (LOCKED, GIVEN, "Thử việc khác.", "Thử ở xã bạn.")] == [True, True, True, False]


def test_an_account_to_which_nothing_was_done_says_so(house: House) -> None:
    assert "Chưa có gì trong nhật ký" in told_to(house.board, house.member)


def test_who_may_not_act_on_a_weighty_account_reads_nothing_of_it(house: House) -> None:
    make_grant(house.member, Role.BOARD, on=house.district)
    make_entry("của cấp trên", by=on_branch(house.cell.branch), about=(Ref.to(house.member),))
    reader = make_user("xa")
    make_grant(reader, Role.BOARD, on=house.commune)
    told = page(signed_in(reader).get(f"/tai-khoan/{house.member.pk}/"))
    assert "ngoài phạm vi được xem" in told
    assert "Lịch sử tài khoản" not in told
