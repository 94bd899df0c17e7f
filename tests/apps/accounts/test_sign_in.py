"""Coming in and going out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import get_user
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone

from kiemdiem.apps.accounts.actions.purge_sign_ins import purge_sign_ins
from kiemdiem.apps.accounts.models import SignIn
from kiemdiem.apps.journal.models import Entry
from kiemdiem.config.addresses import client_address
from tests.builders.house import PASSWORD, House
from tests.builders.visiting import page

URL = "/dang-nhap/"
HERE, THERE = "10.0.0.7", "10.0.0.8"


def sign_in(
    username: str = "member", password: str = PASSWORD, *, at: str = HERE, to: str = URL, browser: str = "one"
) -> tuple[Client, str, int]:
    """The visitor, where he was led or what he was told, and the status."""
    client = Client(REMOTE_ADDR=at, HTTP_USER_AGENT=browser)
    answer = client.post(to, {"username": username, "password": password})
    return client, answer.headers.get("Location", "") or page(answer), answer.status_code


def is_in(client: Client) -> bool:
    return get_user(client).is_authenticated


def test_the_right_password_leads_to_the_first_page(house: House) -> None:
    client, to, status = sign_in(" Member ")
    assert (to, status, is_in(client)) == ("/", 302, True)
    line = SignIn.objects.get()
    assert (line.event, line.user, line.address) == ("signed_in", house.member, HERE)


def test_signing_in_is_no_act_of_the_journal(house: House) -> None:
    before = Entry.objects.count()
    sign_in()
    assert Entry.objects.count() == before


def test_an_unknown_name_a_wrong_password_and_a_locked_account_get_the_same_answer(house: House) -> None:
    house.member.is_active = False
    house.member.save()
    told = set()
    for username, password in {"nobody": PASSWORD, "secretary": "wrong", "member": PASSWORD}.items():
        client, answer, status = sign_in(username, password)
        token = answer[answer.index("csrfmiddlewaretoken") :][:110]
        told.add(answer[answer.index("<main") :].replace(token, "").replace(f'value="{username}"', ""))
        assert (status, is_in(client)) == (200, False)
    assert len(told) == 1
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in told.pop()


def test_a_failure_tells_how_many_tries_are_left(house: House) -> None:
    assert "Đã sai 1 lần. Sai thêm 4 lần nữa, tài khoản tạm khóa 15 phút." in sign_in(password="wrong")[1]
    assert "Đã sai 2 lần. Sai thêm 3 lần nữa" in sign_in("MEMBER", "wrong")[1]


@pytest.mark.parametrize("username", ["member", "nobody"])
def test_the_fifth_failure_locks_this_account_at_this_address(house: House, username: str) -> None:
    for _ in range(4):
        assert sign_in(username, "wrong")[2] == 200
    _, told, status = sign_in(username.upper(), "wrong")
    assert (status, "Tài khoản tạm khóa ở máy này" in told) == (429, True)
    assert sign_in(username)[2] == 429  # the right password does not help now


def lock(username: str = "member") -> None:
    for _ in range(5):
        sign_in(username, "wrong")


def test_a_locked_account_signs_in_at_another_address_and_others_sign_in_at_this_one(house: House) -> None:
    lock()
    assert sign_in()[2] == 429
    assert is_in(sign_in(at=THERE)[0])
    assert is_in(sign_in("secretary")[0])


def test_another_browser_is_no_way_round_the_lock(house: House) -> None:
    lock()
    assert sign_in(browser="another")[2] == 429


def test_a_lock_ends_after_fifteen_minutes_and_tries_do_not_make_it_longer(house: House) -> None:
    lock()
    AccessAttempt.objects.update(attempt_time=timezone.now() - settings.AXES_COOLOFF_TIME / 2)
    assert sign_in()[2] == 429
    assert timezone.now() - AccessAttempt.objects.get().attempt_time >= settings.AXES_COOLOFF_TIME / 2
    AccessAttempt.objects.update(attempt_time=timezone.now() - settings.AXES_COOLOFF_TIME)
    assert is_in(sign_in()[0])


def test_coming_in_forgets_the_failures(house: House) -> None:
    for _ in range(4):
        sign_in(password="wrong")
    assert is_in(sign_in()[0])
    assert "Đã sai 1 lần." in sign_in(password="wrong")[1]


def test_what_was_typed_for_a_name_that_is_nobody_s_is_not_kept(house: House) -> None:
    sign_in("my-secret-word", "wrong")
    line = SignIn.objects.get()
    assert (line.event, line.user) == ("wrong_password", None)


def test_no_password_is_kept_with_the_failures(house: House) -> None:
    sign_in(password="wrong-and-secret")
    assert "wrong-and-secret" not in str(list(AccessAttempt.objects.values()))


@pytest.fixture
def few() -> Iterator[None]:
    """An address that is shut after six failures."""
    with override_settings(ENVIRONMENT=replace(settings.ENVIRONMENT, address_failures=6)):
        yield


def spray(times: int, *, at: str = HERE) -> None:
    for number in range(times):
        sign_in(f"nguoi.{number}", "Mot-mat-khau-1", at=at)


def test_one_password_tried_on_many_names_shuts_the_address_for_all_and_no_other(house: House, few: None) -> None:
    spray(6)
    _, told, status = sign_in()
    assert (status, "đã nhập sai 6 lần, với nhiều tên đăng nhập" in told) == (429, True)
    assert "KIEMDIEM_ADDRESS_FAILURES" in told
    assert is_in(sign_in(at=THERE)[0])


def test_an_address_opens_an_hour_after_the_failures_and_tries_do_not_make_it_longer(house: House, few: None) -> None:
    spray(6)
    kept = SignIn.objects.count()
    assert sign_in()[2] == 429
    assert SignIn.objects.count() == kept
    SignIn.objects.update(at=timezone.now() - timedelta(minutes=59))
    assert sign_in()[2] == 429
    SignIn.objects.update(at=timezone.now() - timedelta(minutes=60))
    assert is_in(sign_in()[0])


def test_who_hammers_at_one_name_shuts_nobody_else_out(house: House, few: None) -> None:
    for _ in range(12):
        sign_in("secretary", "wrong")
    assert is_in(sign_in()[0])


def test_whoever_is_in_stays_in_where_an_address_is_shut(house: House, few: None) -> None:
    client = sign_in()[0]
    spray(6)
    assert client.get("/tai-khoan/cua-toi/").status_code == 200


def test_a_room_full_of_people_who_mistype_twice_is_not_shut_out(house: House) -> None:
    now = timezone.now()
    failed = [SignIn(event="wrong_password", address=HERE, at=now) for _ in range(2 * 60)]
    SignIn.objects.bulk_create(failed)
    assert is_in(sign_in()[0])


def test_no_limit_is_no_limit(house: House) -> None:
    with override_settings(ENVIRONMENT=replace(settings.ENVIRONMENT, address_failures=0)):
        spray(3)
        assert is_in(sign_in()[0])


@pytest.mark.parametrize(
    ("asked", "to"),
    [
        ("/tai-khoan/cua-toi/", "/tai-khoan/cua-toi/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("no-page", "/"),
        ("sign_out", "/"),
        ("", "/"),
    ],
)
def test_only_a_page_of_ours_is_gone_to_afterwards(house: House, asked: str, to: str) -> None:
    assert sign_in(to=f"{URL}?next={asked}")[1] == to


def test_a_session_planted_before_is_worth_nothing_afterwards(house: House) -> None:
    victim = Client(REMOTE_ADDR=HERE)
    session = victim.session
    session["planted"] = True
    session.save()
    planted = str(session.session_key)
    victim.cookies["sessionid"] = planted
    victim.post(URL, {"username": "member", "password": PASSWORD})
    assert is_in(victim)
    assert victim.session.session_key != planted
    attacker = Client()
    attacker.cookies["sessionid"] = planted
    assert not is_in(attacker)


def test_signing_out_needs_a_form_of_ours(house: House) -> None:
    client, *_ = sign_in()
    assert client.get("/dang-xuat/").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(house.member)
    assert strict.post("/dang-xuat/").status_code == 403
    assert is_in(strict)
    assert client.post("/dang-xuat/").headers["Location"] == URL
    assert not is_in(client)


def test_who_is_in_does_not_sign_in_again(house: House) -> None:
    client, *_ = sign_in()
    assert client.get(f"{URL}?next=/tai-khoan/cua-toi/").headers["Location"] == "/tai-khoan/cua-toi/"


@pytest.mark.parametrize("path", ["/tai-khoan/cua-toi/", "/mat-khau/doi/", "/ma-6-so/", "/ma-6-so/cai/hinh.svg"])
def test_a_stranger_is_led_to_sign_in_and_back(db: None, client: Client, path: str) -> None:
    assert client.get(path).headers["Location"] == f"{URL}?next={path}"


def test_a_part_of_a_page_leads_the_whole_page_to_sign_in(db: None, client: Client) -> None:
    answer = client.get(
        "/tai-khoan/cua-toi/", headers={"HX-Request": "true", "Referer": "http://testserver/don-vi/?trang=2"}
    )
    assert answer.headers["HX-Redirect"] == f"{URL}?next=/don-vi/%3Ftrang%3D2"


def test_an_address_that_nobody_can_read_leads_to_the_first_page_afterwards(db: None, client: Client) -> None:
    answer = client.post("/tai-khoan/cua-toi/ket-thuc-phien/", headers={"Referer": "http://["})
    assert answer.headers["Location"] == f"{URL}?next=/"


@pytest.mark.parametrize("path", [URL, "/quen-mat-khau/"])
def test_a_stranger_may_read_how_to_come_in(db: None, client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


def test_the_log_is_kept_for_ninety_days(house: House) -> None:
    for month in (1, 4):
        SignIn.objects.create(at=datetime(2021, month, 1, tzinfo=UTC), event="signed_in", user=house.member)
    assert purge_sign_ins(at=datetime(2021, 4, 2, tzinfo=UTC)) == 1
    assert [line.at.month for line in SignIn.objects.all()] == [4]


@pytest.mark.parametrize(
    ("proxies", "told", "seen"),
    [
        (0, "1.2.3.4", HERE),
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.1", "1.2.3.4"),
        (1, "nonsense", None),
    ],
)
def test_the_address_is_the_one_that_our_own_proxy_saw(proxies: int, told: str, seen: str | None) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=HERE, headers={"X-Forwarded-For": told})
    with override_settings(ENVIRONMENT=replace(settings.ENVIRONMENT, proxies=proxies)):
        assert client_address(request) == seen
