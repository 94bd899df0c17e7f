"""Six-digit codes and backup codes."""

from datetime import timedelta
from random import Random

import pytest
from django.test import Client
from django.utils import timezone

from kiemdiem.apps.accounts.actions.begin_code import begin_code
from kiemdiem.apps.accounts.actions.check_code import By, check_code
from kiemdiem.apps.accounts.actions.confirm_code import confirm_code
from kiemdiem.apps.accounts.actions.renew_backup_codes import renew_backup_codes
from kiemdiem.apps.accounts.actions.reset_password import reset_password
from kiemdiem.apps.accounts.actions.reset_second_factor import reset_second_factor
from kiemdiem.apps.accounts.errors import (
    CodeNotSetYet,
    CodeTriedTooOften,
    NoCodeBegun,
    NoReasonGiven,
    NoSecondFactor,
    WrongCode,
)
from kiemdiem.apps.accounts.models import BackupCode
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.actions.end_role import end_role
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.users.models import User
from tests.builders.at_once import at_once
from tests.builders.codes import code_of, device_of, make_device, without_waiting, wrong_code
from tests.builders.house import PASSWORD, House, acting, make_grant, make_house, make_user
from tests.builders.visiting import Visitor, page

SET_UP, CONFIRM, PICTURE, ENTER = "/ma-6-so/cai/", "/ma-6-so/cai/quet/", "/ma-6-so/cai/hinh.svg", "/ma-6-so/"


def now_try(user: User, code: str) -> By:
    return check_code(user, code, at=timezone.now())[1]


def set_up(user: User) -> tuple[str, ...]:
    device = begin_code(user)
    chance, clock = Random(3), timezone.now()
    _, codes = confirm_code(user, typed=code_of(device), actor=acting(user), chance=chance, clock=clock)
    return codes


def test_a_code_is_set_up_by_its_first_code(house: House) -> None:
    codes = set_up(house.board)
    assert len(set(codes)) == 10
    entry = Entry.objects.latest("number")
    assert entry.sentence == "Nguyễn Thị Hoài cài mã 6 chữ số cho tài khoản của mình."
    kept = " ".join(BackupCode.objects.values_list("hash", flat=True))
    assert not any(code in kept or code in str(entry.content) for code in codes)


def test_a_wrong_first_code_sets_nothing_up(house: House) -> None:
    device = begin_code(house.board)
    with pytest.raises(WrongCode):
        confirm_code(
            house.board, typed=wrong_code(device), actor=acting(house.board), chance=Random(3), clock=timezone.now()
        )
    device.refresh_from_db()
    assert (device.confirmed, device.throttling_failure_count) == (False, 1)
    assert not BackupCode.objects.exists()


def test_nothing_is_confirmed_that_was_not_begun(house: House) -> None:
    with pytest.raises(NoCodeBegun):
        confirm_code(house.board, typed="123456", actor=acting(house.board), chance=Random(3), clock=timezone.now())


def test_a_code_is_good_once(house: House) -> None:
    device = make_device(house.board)
    code = code_of(device)
    assert now_try(house.board, f" {code[:3]} {code[3:]} ") == By.CODE
    with pytest.raises(WrongCode):
        now_try(house.board, code)


def test_the_code_that_set_it_up_is_used_already(house: House) -> None:
    device = begin_code(house.board)
    code = code_of(device)
    confirm_code(house.board, typed=code, actor=acting(house.board), chance=Random(3), clock=timezone.now())
    with pytest.raises(WrongCode):
        now_try(house.board, code)


def test_a_new_telephone_takes_the_place_of_the_old_one_only_when_it_is_confirmed(house: House) -> None:
    old = make_device(house.board)
    new = begin_code(house.board)
    assert now_try(house.board, code_of(old)) == By.CODE
    confirm_code(house.board, typed=code_of(new), actor=acting(house.board), chance=Random(3), clock=timezone.now())
    assert list(type(old).objects.filter(user=house.board)) == [new]


def test_each_wrong_code_makes_the_next_try_wait_twice_as_long(house: House) -> None:
    device = make_device(house.board)
    for wait in (1, 2, 4, 8):
        with pytest.raises(WrongCode):
            now_try(house.board, wrong_code(device))
        with pytest.raises(CodeTriedTooOften) as told:
            now_try(house.board, code_of(device))
        assert told.value.slots["wait"] == f"{wait} giây"
        device.refresh_from_db()
        device.throttling_failure_timestamp -= timedelta(seconds=wait + 1)
        device.save()
    assert now_try(house.board, code_of(device)) == By.CODE


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "１２３４５６", "-12345", "12 34", "1_2345"])
def test_what_is_no_six_digits_is_a_wrong_code(house: House, typed: str) -> None:
    make_device(house.board)
    with pytest.raises(WrongCode):
        now_try(house.board, typed)


def test_a_backup_code_serves_once_in_any_dress(house: House) -> None:
    codes = set_up(house.board)
    assert now_try(house.board, codes[3].upper().replace("-", " ")) == By.BACKUP_CODE
    with pytest.raises(WrongCode):
        now_try(house.board, codes[3])
    without_waiting(device_of(house.board))
    assert now_try(house.board, codes[4]) == By.BACKUP_CODE


@pytest.mark.django_db(transaction=True)
def test_of_two_who_give_one_backup_code_at_once_one_comes_in() -> None:
    board = make_house().board
    codes = set_up(board)
    found = at_once([lambda: now_try(board, codes[0])] * 2)
    names = sorted(type(one).__name__ for one in found)
    assert names in (["By", "WrongCode"], ["By", "CodeTriedTooOften"])
    assert BackupCode.objects.filter(used_at=None).count() == 9


def test_wrong_backup_codes_wait_as_well(house: House) -> None:
    codes = set_up(house.board)
    with pytest.raises(WrongCode):
        now_try(house.board, "bato-cuba-mico-nuke")
    with pytest.raises(CodeTriedTooOften):
        now_try(house.board, codes[0])


def test_new_backup_codes_make_the_old_ones_void(house: House) -> None:
    old = set_up(house.board)
    new = renew_backup_codes(house.board, actor=acting(house.board), chance=Random(4))
    with pytest.raises(WrongCode):
        now_try(house.board, old[0])
    without_waiting(device_of(house.board))
    assert now_try(house.board, new[0]) == By.BACKUP_CODE


def test_backup_codes_belong_to_a_code(house: House) -> None:
    with pytest.raises(NoSecondFactor):
        renew_backup_codes(house.member, actor=acting(house.member), chance=Random(4))
    with pytest.raises(NoSecondFactor):
        now_try(house.member, "123456")


def test_the_board_takes_a_lost_code_away_and_the_sessions_end(house: House, client: Visitor) -> None:
    set_up(house.authority)
    client.force_login(house.authority)
    assert client.get("/tai-khoan/cua-toi/").status_code == 200
    reset_second_factor(house.authority, reason="mất điện thoại", actor=acting(house.board))
    assert client.get("/tai-khoan/cua-toi/").status_code == 302
    assert not BackupCode.objects.exists()
    entry = Entry.objects.latest("number")
    assert (entry.role, entry.reason) == ("board", "mất điện thoại")
    with pytest.raises(NoSecondFactor):
        reset_second_factor(house.authority, reason="lại mất", actor=acting(house.board))


def test_a_slip_that_waits_does_not_open_an_account_whose_code_was_taken_away(house: House) -> None:
    set_up(house.authority)
    slip = reset_password(house.authority, actor=acting(house.administrator), chance=Random(5))
    user = reset_second_factor(house.authority, reason="mất điện thoại", actor=acting(house.board))
    assert not user.check_password(slip.password)
    assert Entry.objects.latest("number").sentence.endswith("hủy phiếu mật khẩu chưa dùng: có.")
    with pytest.raises(CodeNotSetYet):  # and no other slip is printed while he holds the role
        reset_password(house.authority, actor=acting(house.administrator), chance=Random(5))
    end_role(Grant.objects.get(user=house.authority), reason="mất cả hai", actor=acting(house.board))
    again = reset_password(house.authority, actor=acting(house.administrator), chance=Random(5))
    assert User.objects.get(pk=house.authority.pk).check_password(again.password)


def test_a_password_of_one_s_own_stays_when_the_code_is_taken_away(house: House) -> None:
    set_up(house.authority)
    user = reset_second_factor(house.authority, reason="mất điện thoại", actor=acting(house.board))
    assert user.check_password(PASSWORD)
    assert Entry.objects.latest("number").sentence.endswith("hủy phiếu mật khẩu chưa dùng: không.")


def test_nobody_takes_his_own_code_away_and_the_administrator_nobody_s(house: House) -> None:
    set_up(house.board)
    for user in (house.board, house.administrator, house.authority, house.member):
        with pytest.raises(MayNot):
            reset_second_factor(house.board, reason="mất điện thoại", actor=acting(user))
    with pytest.raises(NoReasonGiven):
        reset_second_factor(house.board, reason=" ", actor=acting(house.second_board))


def test_the_board_of_a_branch_does_not_touch_the_code_of_the_whole_house(house: House) -> None:
    local = make_user("banto.xa")
    make_grant(local, Role.BOARD, on=house.commune)
    make_grant(house.member, Role.BOARD)  # at home in a cell of that commune
    set_up(house.member)
    with pytest.raises(MayNot):
        reset_second_factor(house.member, reason="mất điện thoại", actor=acting(local))


def test_the_board_of_a_branch_does_not_touch_the_code_of_who_holds_any_role_above(house: House) -> None:
    local = make_user("banto.xa")
    make_grant(local, Role.BOARD, on=house.commune)
    make_grant(house.member, Role.SECRETARY, on=house.district)  # at home in a cell of that commune
    set_up(house.member)
    with pytest.raises(MayNot):
        reset_second_factor(house.member, reason="mất điện thoại", actor=acting(local))
    end_role(Grant.objects.get(user=house.member), reason="nghỉ", actor=acting(house.board))
    assert reset_second_factor(house.member, reason="mất điện thoại", actor=acting(local)) == house.member


def test_the_steps_on_the_pages(house: House) -> None:
    client = Client()
    client.force_login(house.board)
    assert client.get("/tai-khoan/cua-toi/").headers["Location"] == SET_UP
    assert client.get(CONFIRM).headers["Location"] == SET_UP
    assert client.get(PICTURE).status_code == 404
    assert client.post(SET_UP).headers["Location"] == CONFIRM
    device = device_of(house.board)
    picture = client.get(PICTURE)
    assert (picture.headers["Content-Type"], b"<svg" in picture.content) == ("image/svg+xml", True)
    assert b"style=" not in picture.content
    assert "Mã chưa đúng" in page(client.post(CONFIRM, {"code": wrong_code(device)}))
    without_waiting(device)
    slip = client.post(CONFIRM, {"code": code_of(device)})
    assert page(slip).count('<li class="mono">') == 10
    assert client.get("/tai-khoan/cua-toi/").status_code == 200
    assert client.get(PICTURE).status_code == 404  # the secret is shown no more


def test_an_open_session_alone_changes_no_telephone_and_prints_no_codes(house: House, client: Visitor) -> None:
    device = make_device(house.board)
    client.force_login(house.board)
    for path in (SET_UP, "/ma-6-so/du-phong/"):
        assert "Mật khẩu đang dùng" in page(client.get(path))
        assert "Chưa điền." in page(client.post(path))
        assert "Mật khẩu đang dùng chưa đúng." in page(client.post(path, {"current": "wrong"}))
    assert device_of(house.board) == device
    assert not BackupCode.objects.exists()
    assert page(client.post("/ma-6-so/du-phong/", {"current": PASSWORD})).count('<li class="mono">') == 10
    assert client.post(SET_UP, {"current": PASSWORD}).headers["Location"] == CONFIRM
    new = type(device).objects.get(user=house.board, confirmed=False)
    assert client.post(CONFIRM, {"code": code_of(new)}).status_code == 200
    assert device_of(house.board) == new


def test_a_secret_is_only_shown_to_its_owner(house: House, client: Visitor) -> None:
    begin_code(house.board)
    client.force_login(house.secretary)
    assert client.get(PICTURE).status_code == 404


def test_a_wrong_code_at_the_door_says_so_and_keeps_it_shut(house: House) -> None:
    device = make_device(house.board)
    client = Client()
    client.force_login(house.board)
    assert "Mã chưa đúng hoặc đã dùng rồi." in page(client.post(ENTER, {"code": wrong_code(device)}))
    assert "Vừa nhập sai 1 lần" in page(client.post(ENTER, {"code": code_of(device)}))
    assert client.get("/tai-khoan/cua-toi/").headers["Location"] == ENTER


@pytest.mark.django_db(transaction=True)
def test_of_two_who_give_one_code_at_once_one_comes_in() -> None:
    board = make_house().board
    device = make_device(board)
    code = code_of(device)
    found = at_once([lambda: now_try(board, code)] * 2)
    names = sorted(type(one).__name__ for one in found)
    assert names in (["By", "WrongCode"], ["By", "CodeTriedTooOften"])
