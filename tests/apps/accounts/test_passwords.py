"""What a password must be, and choosing another."""

import unicodedata

import pytest
from django.contrib.auth import get_user
from django.test import Client

from kiemdiem.apps.accounts.actions.change_password import change_password
from kiemdiem.apps.accounts.actions.end_sessions import end_sessions
from kiemdiem.apps.accounts.errors import PasswordTooShort, PasswordUnchanged
from kiemdiem.apps.accounts.facts.password_rules import faults_of
from kiemdiem.apps.journal.models import Entry
from tests.builders.house import PASSWORD, House, acting
from tests.builders.visiting import page

CHANGE = "/mat-khau/doi/"
GOOD = "trà đá vỉa hè Quy Nhơn"


def faults(password: str) -> list[str]:
    return [type(one).__name__ for one in faults_of(password, username="hoai.nt", name="Nguyễn Thị Hoài")]


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("ngan-qua", ["PasswordTooShort"]),
        ("x" * 200 + "abcdef", ["PasswordTooLong"]),
        ("xin-HoaiNT-2021", ["PasswordLikeName"]),
        ("Nguyễn Thị Hoài 1975", ["PasswordLikeName"]),
        ("matkhau2021", ["PasswordTooCommon"]),
        ("Mật khẩu 2021", ["PasswordTooCommon"]),
        ("Password@123", ["PasswordTooCommon"]),
        ("qwertyuiop", ["PasswordTooCommon"]),
        ("1234567890", ["PasswordTooCommon"]),
        ("ababababababab", ["PasswordTooCommon"]),
        ("Kiểm điểm!", ["PasswordTooCommon"]),
        ("12345", ["PasswordTooShort", "PasswordTooCommon"]),
    ],
)
def test_a_bad_password_is_refused_with_every_reason(password: str, told: list[str]) -> None:
    assert faults(password) == told


@pytest.mark.parametrize("password", [GOOD, "bato-cuba-mico-nuke", "hanoi ba sáu phố phường", "7#kP2!qLw9z"])
def test_a_good_password_is_taken(password: str) -> None:
    assert faults(password) == []


def signed_in(house: House, password: str = PASSWORD) -> Client:
    client = Client()
    client.post("/dang-nhap/", {"username": "member", "password": password})
    return client


def is_in(client: Client) -> bool:
    return get_user(client).is_authenticated


def test_a_changed_password_ends_the_other_sessions_and_keeps_this_one(house: House) -> None:
    here, there = signed_in(house), signed_in(house)
    answer = here.post(CHANGE, {"current": PASSWORD, "new": GOOD, "again": GOOD})
    assert answer.headers["Location"] == "/tai-khoan/cua-toi/"
    assert (is_in(here), is_in(there)) == (True, False)
    assert is_in(signed_in(house, GOOD))
    assert not is_in(signed_in(house))
    entry = Entry.objects.latest("number")
    assert (entry.sentence, entry.role) == ("Bùi Xuân Đạt đổi mật khẩu của mình.", "self")


def test_a_password_is_the_same_however_the_keyboard_writes_its_letters(house: House) -> None:
    change_password(house.member, new=unicodedata.normalize("NFD", GOOD), actor=acting(house.member))
    assert is_in(signed_in(house, unicodedata.normalize("NFC", GOOD)))
    assert is_in(signed_in(house, unicodedata.normalize("NFD", GOOD)))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"current": "wrong", "new": GOOD, "again": GOOD}, "Mật khẩu đang dùng chưa đúng."),
        ({"current": PASSWORD, "new": GOOD, "again": f"{GOOD}."}, "Hai lần nhập không giống nhau."),
        ({"current": PASSWORD, "new": "ngan", "again": "ngan"}, "cần ít nhất 10"),
        ({"current": PASSWORD, "new": PASSWORD, "again": PASSWORD}, "trùng mật khẩu đang dùng"),
        ({"new": GOOD, "again": GOOD}, "Chưa điền."),
    ],
)
def test_a_refused_password_is_told_at_its_field_and_changes_nothing(
    house: House, given: dict[str, str], told: str
) -> None:
    client, before = signed_in(house), Entry.objects.count()
    assert told in page(client.post(CHANGE, given))
    assert is_in(signed_in(house))
    assert Entry.objects.count() == before


def test_the_present_password_is_not_guessed_in_an_open_session(house: House) -> None:
    client = signed_in(house)
    statuses = [client.post(CHANGE, {"current": "wrong", "new": GOOD, "again": GOOD}).status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 200, 429]
    assert client.post(CHANGE, {"current": PASSWORD, "new": GOOD, "again": GOOD}).status_code == 429


def test_the_first_password_is_changed_without_giving_it_again(house: House) -> None:
    house.member.must_change_password = True
    house.member.save()
    client = signed_in(house)
    assert 'name="current"' not in page(client.get(CHANGE))
    assert client.post(CHANGE, {"new": PASSWORD, "again": PASSWORD}).status_code == 200  # not the printed one again
    assert client.post(CHANGE, {"new": GOOD, "again": GOOD}).headers["Location"] == "/"
    assert client.get("/tai-khoan/cua-toi/").status_code == 200


def test_an_action_refuses_what_a_form_let_through(house: House) -> None:
    with pytest.raises(PasswordTooShort):
        change_password(house.member, new="ngan", actor=acting(house.member))
    with pytest.raises(PasswordUnchanged):
        change_password(house.member, new=PASSWORD, actor=acting(house.member))
    with pytest.raises(PermissionError):
        change_password(house.member, new=GOOD, actor=acting(house.board))


def test_sessions_elsewhere_are_ended_on_wish(house: House) -> None:
    here, there = signed_in(house), signed_in(house)
    assert here.post("/tai-khoan/cua-toi/ket-thuc-phien/").status_code == 302
    assert (is_in(here), is_in(there)) == (True, False)
    assert Entry.objects.latest("number").act == "accounts.sessions_ended"
    with pytest.raises(PermissionError):
        end_sessions(house.member, actor=acting(house.board))
