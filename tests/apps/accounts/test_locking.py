"""Locking an account and opening it again; the list and the page of accounts."""

from random import Random

import pytest
from django.test import Client

from kiemdiem.apps.accounts.actions.issue_accounts import issue_accounts
from kiemdiem.apps.accounts.actions.lock_account import lock_account
from kiemdiem.apps.accounts.actions.note_sign_in import note_sign_in
from kiemdiem.apps.accounts.actions.unlock_account import unlock_account
from kiemdiem.apps.accounts.errors import AccountLocked, AccountNotLocked, NoReasonGiven
from kiemdiem.apps.accounts.models import SignIn
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Role
from tests.builders.codes import make_device
from tests.builders.house import NOON, PASSWORD, House, acting, make_grant, make_person, make_user
from tests.builders.visiting import Visitor, page


def test_a_locked_account_goes_out_at_once_and_its_sessions_do_not_come_back(house: House) -> None:
    client = Client()
    client.post("/dang-nhap/", {"username": "member", "password": PASSWORD})
    assert client.get("/tai-khoan/cua-toi/").status_code == 200
    lock_account(house.member, reason=" nghỉ hưu ", actor=acting(house.administrator))
    assert client.get("/tai-khoan/cua-toi/").status_code == 302
    entry = Entry.objects.latest("number")
    assert (entry.act, entry.reason) == ("accounts.account_locked", "nghỉ hưu")
    unlock_account(house.member, reason="khóa nhầm", actor=acting(house.administrator))
    client.get("/")
    assert Client().post("/dang-nhap/", {"username": "member", "password": PASSWORD}).status_code == 302


def test_a_session_of_before_the_lock_is_worth_nothing_after_it(house: House) -> None:
    client = Client()
    client.post("/dang-nhap/", {"username": "member", "password": PASSWORD})
    lock_account(house.member, reason="thử", actor=acting(house.administrator))
    unlock_account(house.member, reason="thử", actor=acting(house.administrator))
    assert client.get("/tai-khoan/cua-toi/").status_code == 302


def test_a_lock_and_its_end_are_done_once_and_with_a_reason(house: House) -> None:
    actor = acting(house.administrator)
    with pytest.raises(AccountNotLocked):
        unlock_account(house.member, reason="thử", actor=actor)
    with pytest.raises(NoReasonGiven):
        lock_account(house.member, reason=" ", actor=actor)
    lock_account(house.member, reason="thử", actor=actor)
    with pytest.raises(AccountLocked):
        lock_account(house.member, reason="thử", actor=actor)
    with pytest.raises(NoReasonGiven):
        unlock_account(house.member, reason=" ", actor=actor)


@pytest.mark.parametrize("role", ["board", "authority", "secretary", "inspector", "member"])
def test_only_the_administrator_locks(house: House, role: str) -> None:
    with pytest.raises(MayNot):
        lock_account(house.secretary, reason="thử", actor=acting(house.cast[role]))


def test_nobody_locks_himself_nor_an_account_with_weight_elsewhere(house: House) -> None:
    with pytest.raises(MayNot):
        lock_account(house.administrator, reason="thử", actor=acting(house.administrator))
    local = make_user("quantri.xa")
    make_grant(local, Role.ADMINISTRATOR, on=house.commune)
    lock_account(house.secretary, reason="thử", actor=acting(local))
    make_grant(house.member, Role.BOARD)  # lives in that commune, weighs in the whole house
    with pytest.raises(MayNot):
        lock_account(house.member, reason="thử", actor=acting(local))


def test_the_list_shows_the_accounts_of_the_reader_s_branches(house: House, client: Visitor) -> None:
    client.force_login(house.administrator)
    told = page(client.get("/tai-khoan/"))
    assert all(user.name in told for user in house.cast.values())
    assert told.index("Bùi Xuân Đạt") < told.index("Trần Đình Lưu") < told.index("Phạm Đức Thọ")  # no register: last
    local = make_user("quantri.xa")
    make_grant(local, Role.ADMINISTRATOR, on=house.commune)
    client.force_login(local)
    told = page(client.get("/tai-khoan/"))
    assert "Bùi Xuân Đạt" in told
    assert "Phạm Đức Thọ" not in told
    assert client.get(f"/tai-khoan/{house.authority.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=xuan dat", {"Bùi Xuân Đạt"}),
        ("q=secr", {"Trần Đình Lưu"}),
        ("don_vi=dong tam", {"Bùi Xuân Đạt", "Trần Đình Lưu"}),
        ("trang_thai=locked", {"Võ Minh Khuê"}),
        ("q=xuan&trang_thai=locked", set()),
    ],
)
def test_the_list_is_narrowed_by_name_unit_and_state(
    house: House, client: Visitor, asked: str, found: set[str]
) -> None:
    lock_account(house.inspector, reason="thử", actor=acting(house.administrator))
    client.force_login(house.administrator)
    told = page(client.get(f"/tai-khoan/?{asked}"))
    main = told[told.index("<main") :]
    names = {user.name for user in house.cast.values()} - {house.administrator.name}
    assert {name for name in names if name in main} == found


@pytest.mark.parametrize("role", ["authority", "secretary", "inspector", "member"])
def test_the_list_is_for_board_and_administrator(house: House, client: Visitor, role: str) -> None:
    client.force_login(house.cast[role])
    assert client.get("/tai-khoan/").status_code == 403
    assert client.get("/tai-khoan/cap/").status_code == 403
    assert client.get("/tai-khoan/them/").status_code == 403
    assert client.get(f"/tai-khoan/{house.member.pk}/").status_code == 404
    assert client.get(f"/tai-khoan/cap/{house.cell.pk}/").status_code == 404


def test_the_list_costs_the_same_for_many_as_for_few(
    house: House, client: Visitor, django_assert_num_queries: object
) -> None:
    for number in range(30):
        make_person(f"Trần Văn {number}", home=house.other_cell)
    issue_accounts(house.other_cell, actor=acting(house.administrator), chance=Random(1))
    client.force_login(house.administrator)
    client.get("/tai-khoan/")
    with django_assert_num_queries(8):  # type: ignore[operator]  # four at the door; views, count, rows; the office
        assert "Trần Văn 29" in page(client.get("/tai-khoan/"))


def test_the_pages_ask_before_they_act(house: House, client: Visitor) -> None:
    client.force_login(house.administrator)
    path = f"/tai-khoan/{house.member.pk}"
    assert "Khóa tài khoản của đồng chí Bùi Xuân Đạt?" in page(client.get(f"{path}/khoa/"))
    assert "Chưa điền." in page(client.post(f"{path}/khoa/", {"reason": ""}))
    assert client.post(f"{path}/khoa/", {"reason": "nghỉ"}).headers["Location"] == f"{path}/"
    assert "đang khóa" in page(client.get(f"{path}/"))
    assert client.post(f"{path}/mo-khoa/", {"reason": "về"}).status_code == 302
    house.member.refresh_from_db()
    assert house.member.is_active
    assert "In mật khẩu lần đầu mới" in page(client.get(f"{path}/cap-lai-mat-khau/"))
    assert client.get(f"{path}/dat-lai-ma/").status_code == 403


def test_the_board_sees_an_account_but_does_not_lock_it(house: House, client: Visitor) -> None:
    client.force_login(house.board)
    told = page(client.get(f"/tai-khoan/{house.member.pk}/"))
    assert "Giao vai trò" in told
    assert "Khóa tài khoản" not in told
    for act in ("khoa", "mo-khoa", "cap-lai-mat-khau"):
        assert client.get(f"/tai-khoan/{house.member.pk}/{act}/").status_code == 403
        assert client.post(f"/tai-khoan/{house.member.pk}/{act}/", {"reason": "thử"}).status_code == 403


def test_the_board_takes_a_code_away_on_the_page(house: House, client: Visitor) -> None:
    make_device(house.authority)
    client.force_login(house.board)
    path = f"/tai-khoan/{house.authority.pk}"
    assert "Đặt lại mã 6 chữ số" in page(client.get(f"{path}/"))
    assert client.post(f"{path}/dat-lai-ma/", {"reason": "mất máy"}).headers["Location"] == f"{path}/"
    assert "chưa cài" in page(client.get(f"{path}/"))


def test_the_administrator_sees_no_roles_and_no_registers(house: House, client: Visitor) -> None:
    client.force_login(house.administrator)
    told = page(client.get(f"/tai-khoan/{house.secretary.pk}/"))
    assert "Bí thư" not in told
    assert client.get("/vai-tro/").status_code == 403
    assert client.get("/vai-tro/giao/").status_code == 403


def test_the_board_of_a_branch_does_not_read_where_somebody_of_the_whole_house_signed_in(
    house: House, client: Visitor
) -> None:
    local = make_user("banto.xa")
    make_grant(local, Role.BOARD, on=house.commune)
    note_sign_in(SignIn.Event.SIGNED_IN, user=house.member, address="10.9.8.7", at=NOON)
    client.force_login(local)
    path = f"/tai-khoan/{house.member.pk}/"
    assert "10.9.8.7" in page(client.get(path))
    make_grant(house.member, Role.BOARD)  # lives in that commune, weighs in the whole house
    told = page(client.get(path))
    assert ("10.9.8.7" in told, "ngoài phạm vi được xem" in told) == (False, True)
    client.force_login(house.board)
    assert "10.9.8.7" in page(client.get(path))
