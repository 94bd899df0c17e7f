"""The way in: code, own password, setting up a code; and when a session is over."""

from datetime import timedelta
from random import Random

import pytest
from django.test import Client
from django.utils import timezone

from kiemdiem.apps.accounts.models import SignIn
from kiemdiem.apps.permissions.actions.make_board_code import make_board_code
from kiemdiem.apps.permissions.models import NEEDS_CODE, Grant, Role
from kiemdiem.apps.permissions.queries import command_line
from kiemdiem.apps.users.models import User
from tests.builders.codes import code_of, make_device
from tests.builders.house import NOON, PASSWORD, House, make_grant, make_user
from tests.builders.visiting import Visitor, page

INSIDE = "/tai-khoan/cua-toi/"
CODE, CHANGE, SET_UP = "/ma-6-so/", "/mat-khau/doi/", "/ma-6-so/cai/"


def come(user: User) -> Client:
    client = Client()
    assert client.post("/dang-nhap/", {"username": user.username, "password": PASSWORD}).status_code == 302
    return client


def owing_a_password(user: User) -> User:
    user.must_change_password = True
    user.save()
    return user


def led_to(client: Client, path: str = INSIDE) -> str:
    answer = client.get(path)
    return path if answer.status_code == 200 else answer.headers["Location"]


def test_who_has_a_first_password_reaches_nothing_else(house: House) -> None:
    client = come(owing_a_password(house.member))
    assert led_to(client) == CHANGE
    assert client.post("/tai-khoan/cua-toi/ket-thuc-phien/").headers["Location"] == CHANGE
    assert led_to(client, CHANGE) == CHANGE


def test_a_part_of_a_page_leads_the_whole_page_on(house: House) -> None:
    client = come(owing_a_password(house.member))
    assert client.get(INSIDE, headers={"HX-Request": "true"}).headers["HX-Redirect"] == CHANGE


@pytest.mark.parametrize("role", Role)
def test_a_role_that_needs_a_code_reaches_nothing_without_one(house: House, role: Role) -> None:
    user = house.cast[role] if role in house.cast else make_user("theodoi")
    if role not in house.cast:
        make_grant(user, role, on=house.commune)
    client = come(user)
    assert led_to(client) == (SET_UP if role in NEEDS_CODE else INSIDE)
    make_device(user)
    assert led_to(client) == (CODE if role in NEEDS_CODE else INSIDE)
    assert led_to(client, SET_UP) == (CODE if role in NEEDS_CODE else SET_UP)


def test_the_code_comes_before_the_new_password(house: House) -> None:
    """Who printed a new first password for somebody does not get so far as to change it."""
    device = make_device(house.board)
    client = come(owing_a_password(house.board))
    assert (led_to(client), led_to(client, CHANGE)) == (CODE, CODE)
    assert client.post(CODE, {"code": code_of(device)}).status_code == 302
    assert led_to(client) == CHANGE


def test_a_role_given_during_a_session_asks_for_its_code_at_once(house: House) -> None:
    client = come(house.member)
    assert led_to(client) == INSIDE
    make_grant(house.member, Role.BOARD)
    assert led_to(client) == SET_UP


def test_a_role_that_waits_or_is_over_asks_for_nothing(house: House) -> None:
    make_grant(house.member, Role.BOARD)
    Grant.objects.filter(user=house.member).update(state="waiting")
    assert led_to(come(house.member)) == INSIDE


def test_everybody_on_the_way_in_may_go_out(house: House) -> None:
    for user in (house.board, owing_a_password(house.member)):
        assert come(user).post("/dang-xuat/").headers["Location"] == "/dang-nhap/"


def ago(client: Client, name: str, time: timedelta) -> None:
    session = client.session
    session[name] = int((timezone.now() - time).timestamp())
    session.save()


def test_a_weighty_role_is_signed_out_after_half_an_hour_without_a_page(house: House, client: Visitor) -> None:
    client.force_login(house.board)
    assert led_to(client) == INSIDE
    ago(client, "seen_at", timedelta(minutes=29))
    assert led_to(client) == INSIDE
    ago(client, "seen_at", timedelta(minutes=31))
    to = led_to(client)
    assert to == f"/dang-nhap/?next={INSIDE}&ended=nghi"
    assert "Đồng chí đã ngừng làm việc 30 phút." in page(client.get(to))
    assert led_to(client) == f"/dang-nhap/?next={INSIDE}"


def test_other_roles_may_pause(house: House, client: Visitor) -> None:
    client.force_login(house.secretary)
    assert led_to(client) == INSIDE
    ago(client, "seen_at", timedelta(hours=3))
    assert led_to(client) == INSIDE


@pytest.mark.parametrize("name", ["board", "member"])
def test_a_session_lasts_twelve_hours_and_no_longer_by_being_used(house: House, client: Visitor, name: str) -> None:
    client.force_login(house.cast[name])
    assert led_to(client) == INSIDE
    ago(client, "begun_at", timedelta(hours=11, minutes=59))
    assert led_to(client) == INSIDE
    ago(client, "begun_at", timedelta(hours=12))
    to = led_to(client)
    assert to.endswith("&ended=qua-gio")
    assert "Phiên làm việc đã được 12 giờ." in page(client.get(to))


def test_a_form_sent_after_the_end_leads_back_to_its_page(house: House, client: Visitor) -> None:
    client.force_login(house.board)
    client.get(INSIDE)
    ago(client, "seen_at", timedelta(minutes=31))
    answer = client.post(
        "/tai-khoan/cua-toi/ket-thuc-phien/", headers={"Referer": "http://testserver/tai-khoan/cua-toi/?a=1"}
    )
    assert answer.headers["Location"] == "/dang-nhap/?next=/tai-khoan/cua-toi/%3Fa%3D1&ended=nghi"


def test_the_session_is_written_once_a_minute_and_not_with_every_page(house: House, client: Visitor) -> None:
    client.force_login(house.board)
    client.get(INSIDE)
    seen = client.session["seen_at"]
    ago(client, "seen_at", timedelta(seconds=50))
    client.get(INSIDE)
    assert client.session["seen_at"] < seen
    ago(client, "seen_at", timedelta(seconds=61))
    client.get(INSIDE)
    assert client.session["seen_at"] >= seen


def test_the_code_is_written_into_the_log_of_signing_in(house: House) -> None:
    device = make_device(house.board)
    client = come(house.board)
    client.post(CODE, {"code": code_of(device)})
    assert [line.event for line in SignIn.objects.order_by("pk")] == ["signed_in", "code_given"]
    assert led_to(client) == INSIDE


def test_the_page_that_was_asked_for_is_reached_after_the_code(house: House) -> None:
    device = make_device(house.board)
    client = Client()
    client.post("/dang-nhap/?next=/tai-khoan/cua-toi/", {"username": "board", "password": PASSWORD})
    assert client.post(CODE, {"code": code_of(device)}).headers["Location"] == INSIDE


def test_a_page_inside_costs_a_fixed_number_of_queries_for_the_door(
    house: House, client: Visitor, django_assert_num_queries: object
) -> None:
    client.force_login(house.board)
    client.get(INSIDE)
    with django_assert_num_queries(10):  # type: ignore[operator]  # session, user, device, roles; the page's five; the office
        client.get(INSIDE)


def test_no_browser_keeps_a_page_of_ours(house: House, client: Visitor) -> None:
    client.force_login(house.administrator)
    for path in ("/dang-nhap/", INSIDE, "/tai-khoan/", "/ma-6-so/cai/"):
        assert client.get(path).headers["Cache-Control"] == "no-store"
    slip = client.post(f"/tai-khoan/{house.member.pk}/cap-lai-mat-khau/")
    assert ("Mật khẩu lần đầu" in page(slip), slip.headers["Cache-Control"]) == (True, "no-store")


def test_the_board_s_code_is_offered_while_it_waits(house: House, client: Visitor) -> None:
    client.force_login(house.member)
    assert "Nhận vai trò Ban Tổ chức" not in page(client.get(INSIDE))
    make_board_code(actor=command_line(NOON), chance=Random(1))
    assert "Nhận vai trò Ban Tổ chức" in page(client.get(INSIDE))
    client.force_login(house.secretary)
    assert "Nhận vai trò Ban Tổ chức" not in page(client.get(INSIDE))


def test_a_page_that_asks_by_itself_keeps_no_session_alive(house: House, client: Visitor) -> None:
    client.force_login(house.board)
    client.get(INSIDE)
    session = client.session
    session["seen_at"] = before = session["seen_at"] - 600
    session.save()
    client.get(INSIDE, headers={"HX-Request": "true", "X-Waiting": "1"})
    assert client.session["seen_at"] == before
    client.get(INSIDE)
    assert client.session["seen_at"] > before
