"""Why an account is open or locked, whether it needs a code, and until when nobody comes in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from kiemdiem.apps.accounts.actions.lock_account import lock_account
from kiemdiem.apps.accounts.queries import safety_of
from kiemdiem.apps.accounts.views.whys import why_of_code, why_of_lock, why_of_shut_address
from tests.builders.codes import make_device
from tests.builders.house import House, acting
from tests.builders.visiting import signed_in

UNTIL = datetime(2021, 12, 20, 5, 15, tzinfo=UTC)


def told(house: House, who: str) -> list[tuple[str, str]]:
    user = house.cast[who]
    return [(step.holds, step.sum) for step in why_of_code(acting(user).grants, safety_of(user)).steps]


def test_a_code_is_needed_because_of_a_role_and_its_lack_is_told(house: House) -> None:
    needed, lacks = told(house, "board")
    assert needed[1].startswith("Cần mã 6 chữ số vì đang giữ vai trò Ban Tổ chức, toàn hệ thống:")
    assert lacks == ("no", "Chưa cài: phải cài mã trước khi làm việc khác.")
    make_device(house.board)
    assert [holds for holds, _ in told(house, "board")] == ["fact", "yes"]


def test_who_holds_no_such_role_needs_none_and_the_roles_that_do_are_named(house: House) -> None:
    ((holds, why),) = told(house, "secretary")
    assert (holds, why.startswith("Không cần mã 6 chữ số: trong các vai trò đang giữ không có ")) == ("fact", True)
    assert "Ban Tổ chức" in why


def test_a_demonstration_asks_for_no_code_whatever_the_role(house: House, settings: Any) -> None:
    settings.ENVIRONMENT = type(settings.ENVIRONMENT)(**{**vars(settings.ENVIRONMENT), "is_demo": True})
    assert [why for _, why in told(house, "board")] == ["Dữ liệu dùng thử không hỏi mã 6 chữ số, dù vai trò nào."]


def test_the_page_of_an_account_says_why_it_is_open_first_or_locked(house: House) -> None:
    client, address = signed_in(house.administrator), f"/tai-khoan/{house.member.pk}/"
    assert "Đang dùng được: tài khoản không bị khóa" in client.get(address).text
    house.member.must_change_password = True
    house.member.save()
    assert "Chưa đổi mật khẩu trên phiếu" in client.get(address).text
    lock_account(house.member, reason="nghỉ hưu", actor=acting(house.administrator))
    page = client.get(address).text
    assert "Đã khóa bằng tay, không tự mở" in page
    assert 'href="#vi-sao"' in page


@pytest.mark.parametrize("address", ["/tai-khoan/cua-toi/"])
def test_ones_own_account_says_why(house: House, address: str) -> None:
    page = signed_in(house.secretary).get(address).text
    assert "Vì sao cần hay không cần mã?" in page


def test_a_lock_tells_its_rule_and_the_hour_from_the_last_failure(house: House, settings: Any) -> None:
    rule, hour, _ = (step.sum for step in why_of_lock(UNTIL).steps)
    assert rule == "Cùng một tên, cùng một địa chỉ máy: nhập sai 5 lần thì khóa 15 phút."
    assert "lúc 20/12/2021, 12:00, cộng 15 phút: 20/12/2021, 12:15" in hour
    assert len(why_of_lock(None).steps) == 2
    client = Client()
    for _ in range(settings.AXES_FAILURE_LIMIT):
        answer = client.post("/dang-nhap/", {"username": "member", "password": "sai"})
    assert "Vì sao đến giờ ấy mới vào được?" in answer.text


def test_a_shut_address_tells_its_rule_and_the_hour(settings: Any) -> None:
    settings.ENVIRONMENT = type(settings.ENVIRONMENT)(**{**vars(settings.ENVIRONMENT), "address_failures": 30})
    rule, hour = (step.sum for step in why_of_shut_address(UNTIL).steps)
    assert "trong 60 phút nhập sai 30 lần từ một địa chỉ" in rule
    assert hour.endswith("đã qua 60 phút: 20/12/2021, 12:15.")
