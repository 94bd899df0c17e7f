"""Who can be played in a demonstration."""

import pytest
from django.test import Client
from django.urls import reverse

PLACES = ("Đảng bộ thị xã Đông Lĩnh", "Đảng bộ thị xã Hòa Khê")
pytestmark = [pytest.mark.xdist_group("cast of the demo"), pytest.mark.usefixtures("db", "planted")]


def test_a_stranger_reads_the_sign_ins_of_a_demonstration(as_demo: None, client: Client) -> None:
    page = client.get(reverse("cast")).content.decode()
    for username in ("tochuc.kh61", "bithu.kh146", "thamquyen.kh75", "kiemtra.cv789", "dangvien.kh24", "quantri"):
        assert f"<code>{username}</code>" in page


def test_the_sign_ins_tell_which_season_is_open(as_demo: None, client: Client) -> None:
    page = client.get(reverse("cast")).content.decode()
    told = {place: "kỳ kiểm điểm đang mở" in page.split(f"<h2>{place}</h2>")[1].split("</p>")[0] for place in PLACES}
    assert told == {"Đảng bộ thị xã Đông Lĩnh": True, "Đảng bộ thị xã Hòa Khê": False}


def test_a_real_house_shows_no_sign_ins(client: Client) -> None:
    answer = client.get(reverse("cast"))
    assert answer.status_code == 422
    assert "tochuc.kh61" not in answer.content.decode()


def test_a_demonstration_asks_nobody_for_a_code(as_demo: None, client: Client) -> None:
    sign_in = {"username": "tochuc.kh61", "password": "kiemdiem-2021"}
    answer = client.post(reverse("sign_in"), sign_in, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("home")
    assert "Việc của tôi" in answer.content.decode()
    account = client.get(reverse("my_account")).content.decode()
    assert "dữ liệu dùng thử không hỏi mã" in account
    assert "vai trò này không cần" not in account


def test_a_real_house_asks_the_board_for_a_code(client: Client) -> None:
    sign_in = {"username": "tochuc.kh61", "password": "kiemdiem-2021"}
    answer = client.post(reverse("sign_in"), sign_in, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("set_up_code")
