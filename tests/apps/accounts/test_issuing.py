"""First accounts and their slips; new first passwords."""

import re
from random import Random

import pytest
from django.contrib.auth.hashers import check_password

from kiemdiem.apps.accounts.actions.add_account import add_account
from kiemdiem.apps.accounts.actions.issue_accounts import MOST, issue_accounts
from kiemdiem.apps.accounts.actions.reset_password import reset_password
from kiemdiem.apps.accounts.errors import (
    AccountLocked,
    AccountWithoutName,
    CodeNotSetYet,
    NobodyWithoutAccount,
    TooManyAtOnce,
    UsernameTaken,
    UsernameUnfit,
)
from kiemdiem.apps.accounts.facts.user_names import user_name_for
from kiemdiem.apps.accounts.models import Session
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Role
from kiemdiem.apps.permissions.queries import command_line
from kiemdiem.apps.users.models import User
from tests.builders.at_once import at_once
from tests.builders.codes import make_device
from tests.builders.house import NOON, House, acting, make_grant, make_house, make_person, make_user
from tests.builders.visiting import Visitor, page

CHANCE = Random(7)


@pytest.mark.parametrize(
    ("name", "username"),
    [
        ("Nguyễn Thị Hoài", "hoai.nt"),
        ("Đặng Hải Yến", "yen.dh"),
        ("Y Moan", "moan.y"),
        ("Ê-ban", "can-bo"),
        ("Thảo", "thao"),
        ("Nguyễn  Thị\u200b Ấu", "au.nt"),
        ("李明", "can-bo"),
        ("Ô", "can-bo"),
    ],
)
def test_a_user_name_is_made_from_a_name_without_marks(name: str, username: str) -> None:
    expected = "eban" if name == "Ê-ban" else username
    assert user_name_for(name, taken=set()) == expected


def test_a_taken_user_name_gets_a_number() -> None:
    assert user_name_for("Nguyễn Thị Hoài", taken={"hoai.nt", "hoai.nt2"}) == "hoai.nt3"


def test_everybody_of_a_unit_without_an_account_gets_one(house: House) -> None:
    for name in ("Nguyễn Thị Hoài", "Nguyễn Thanh Hoài", "Lê Văn An"):
        make_person(name, home=house.other_cell)
    slips = issue_accounts(house.other_cell, actor=acting(house.administrator), chance=CHANCE)
    assert [(one.name, one.username) for one in slips] == [
        ("Lê Văn An", "an.lv"),
        ("Nguyễn Thanh Hoài", "hoai.nt"),
        ("Nguyễn Thị Hoài", "hoai.nt2"),
        ("Cao Thị Thanh Nga", "nga.ctt"),
    ]
    for slip in slips:
        user = User.objects.get(username=slip.username)
        assert user.person.full_name == slip.name
        assert user.must_change_password
        assert check_password(slip.password, user.password)
    entry = Entry.objects.latest("number")
    assert entry.sentence == "Cấp 4 tài khoản lần đầu cho Chi bộ thôn Gò Me."
    assert entry.mentions.filter(kind="users.user").count() == 4
    assert not any(slip.password in str(entry.content) for slip in slips)
    assert slips[0].password not in repr(slips)


def test_issued_again_there_is_nobody_left(house: House) -> None:
    issue_accounts(house.other_cell, actor=acting(house.administrator), chance=CHANCE)
    before = User.objects.count()
    with pytest.raises(NobodyWithoutAccount):
        issue_accounts(house.other_cell, actor=acting(house.administrator), chance=CHANCE)
    assert User.objects.count() == before


def test_units_below_are_meant_only_when_asked_for(house: House) -> None:
    with pytest.raises(NobodyWithoutAccount):
        issue_accounts(house.district, actor=acting(house.administrator), chance=CHANCE)
    slips = issue_accounts(house.district, with_those_below=True, actor=acting(house.administrator), chance=CHANCE)
    assert [one.name for one in slips] == ["Cao Thị Thanh Nga"]


def test_who_has_left_gets_no_account(house: House) -> None:
    Person.objects.filter(code="P-NGA").update(left_on=NOON.date())
    with pytest.raises(NobodyWithoutAccount):
        issue_accounts(house.other_cell, actor=acting(house.administrator), chance=CHANCE)


def test_more_than_one_goes_through_by_hand_are_refused(house: House) -> None:
    for number in range(MOST):
        make_person(f"Trần Văn {number}", home=house.other_cell)
    with pytest.raises(TooManyAtOnce):
        issue_accounts(house.other_cell, actor=acting(house.administrator), chance=CHANCE)
    assert not Person.objects.filter(home=house.other_cell).exclude(user=None).exists()


@pytest.mark.parametrize("role", ["board", "authority", "secretary", "inspector", "member"])
def test_only_the_administrator_issues_accounts(house: House, role: str) -> None:
    with pytest.raises(MayNot):
        issue_accounts(house.other_cell, actor=acting(house.cast[role]), chance=CHANCE)
    with pytest.raises(MayNot):
        add_account("Lê Văn An", actor=acting(house.cast[role]), chance=CHANCE)
    with pytest.raises(MayNot):
        reset_password(house.secretary, actor=acting(house.cast[role]), chance=CHANCE)


def test_an_administrator_of_a_branch_issues_there_alone(house: House) -> None:
    local = make_user("quantri.xa")
    make_grant(local, Role.ADMINISTRATOR, on=house.commune)
    make_person("Lê Văn An", home=house.cell)
    assert len(issue_accounts(house.cell, actor=acting(local), chance=CHANCE)) == 1
    with pytest.raises(MayNot):
        issue_accounts(house.other_cell, actor=acting(local), chance=CHANCE)
    with pytest.raises(MayNot):
        add_account("Lê Văn An", actor=acting(local), chance=CHANCE)


def test_an_account_is_added_by_hand_and_on_the_command_line(house: House) -> None:
    slip = add_account(" Lê  Văn An ", actor=acting(house.administrator), chance=CHANCE)
    assert (slip.name, slip.username) == ("Lê Văn An", "an.lv")
    assert add_account("Lê Văn An", username="Quan.Tri", actor=command_line(NOON), chance=CHANCE).username == "quan.tri"
    assert Entry.objects.latest("number").role == "command_line"


@pytest.mark.parametrize(
    ("name", "username", "refusal"),
    [
        (" \u200b ", "", AccountWithoutName),
        ("Lê Văn An", "member", UsernameTaken),
        ("Lê Văn An", "MEMBER", UsernameTaken),
        ("Lê Văn An", "an lv", UsernameUnfit),
        ("Lê Văn An", "ân", UsernameUnfit),
        ("Lê Văn An", "an", UsernameUnfit),
        ("Lê Văn An", ".an.", UsernameUnfit),
    ],
)
def test_a_refused_account_is_not_made(house: House, name: str, username: str, refusal: type[Exception]) -> None:
    before = User.objects.count()
    with pytest.raises(refusal):
        add_account(name, username=username, actor=acting(house.administrator), chance=CHANCE)
    assert User.objects.count() == before


def test_a_new_first_password_ends_the_sessions_and_must_be_changed(house: House, client: Visitor) -> None:
    client.force_login(house.member)
    assert client.get("/tai-khoan/cua-toi/").status_code == 200
    slip = reset_password(house.member, actor=acting(house.administrator), chance=CHANCE)
    assert client.get("/tai-khoan/cua-toi/").status_code == 302
    client.post("/dang-nhap/", {"username": "member", "password": slip.password})
    assert client.get("/tai-khoan/cua-toi/").headers["Location"] == "/mat-khau/doi/"
    entry = Entry.objects.latest("number")
    assert (entry.actor, entry.act) == (house.administrator, "accounts.password_reset")
    assert slip.password not in str(entry.content)


def test_a_new_first_password_frees_the_account_everywhere(house: House, client: Visitor) -> None:
    for _ in range(5):
        client.post("/dang-nhap/", {"username": "member", "password": "wrong"})
    slip = reset_password(house.member, actor=acting(house.administrator), chance=CHANCE)
    assert client.post("/dang-nhap/", {"username": "member", "password": slip.password}).status_code == 302


def test_nobody_prints_a_slip_for_himself_nor_for_a_locked_account(house: House) -> None:
    with pytest.raises(MayNot):
        reset_password(house.administrator, actor=acting(house.administrator), chance=CHANCE)
    house.member.is_active = False
    house.member.save()
    with pytest.raises(AccountLocked):
        reset_password(house.member, actor=acting(house.administrator), chance=CHANCE)


def test_with_the_slip_of_a_weighty_role_alone_nobody_comes_in(house: House, client: Visitor) -> None:
    with pytest.raises(CodeNotSetYet):
        reset_password(house.board, actor=acting(house.administrator), chance=CHANCE)
    make_device(house.board)
    slip = reset_password(house.board, actor=acting(house.administrator), chance=CHANCE)
    client.post("/dang-nhap/", {"username": "board", "password": slip.password})
    for path in ("/tai-khoan/cua-toi/", "/mat-khau/doi/", "/ma-6-so/cai/", "/vai-tro/"):
        assert client.get(path).headers["Location"] == "/ma-6-so/"


def test_slips_are_shown_in_one_answer_and_kept_nowhere(house: House, client: Visitor) -> None:
    client.force_login(house.administrator)
    path = f"/tai-khoan/cap/{house.other_cell.pk}/"
    assert "Cao Thị Thanh Nga" in page(client.get(path))
    answer = client.post(path)
    passwords = re.findall(r'<dt>Mật khẩu lần đầu</dt><dd class="slip-password">([^<]+)</dd>', page(answer))
    assert len(passwords) == 1
    user = User.objects.get(username="nga.ctt")
    assert check_password(passwords[0], user.password)
    sessions = " ".join(str(one.get_decoded()) for one in Session.objects.all())
    assert passwords[0] not in sessions
    again = client.post(path)
    assert (again.status_code, "không còn ai chưa có tài khoản" in page(again)) == (422, True)
    reset = page(client.post(f"/tai-khoan/{user.pk}/cap-lai-mat-khau/"))
    assert passwords[0] not in reset
    assert "Mật khẩu lần đầu" in reset


def test_choosing_a_unit_tells_how_many_have_no_account(house: House, client: Visitor) -> None:
    client.force_login(house.administrator)
    told = page(client.get("/tai-khoan/cap/?q=go me"))
    assert "Chi bộ thôn Gò Me" in told
    assert "1 người" in told
    assert "Chi bộ thôn Đồng Tâm" not in told


def test_an_account_is_added_on_its_page(house: House, client: Visitor) -> None:
    client.force_login(house.administrator)
    assert "đã có người dùng" in page(client.post("/tai-khoan/them/", {"name": "Lê Văn An", "username": "member"}))
    assert "an.lv" in page(client.post("/tai-khoan/them/", {"name": "Lê Văn An"}))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_issue_at_once_each_person_gets_one_account() -> None:
    house = make_house()
    for number in range(5):
        make_person(f"Trần Văn {number}", home=house.other_cell)
        make_person(f"Trần Văn {number}", home=house.cell)
    found = at_once(
        [
            lambda: issue_accounts(house.other_cell, actor=acting(house.administrator), chance=Random(1)),
            lambda: issue_accounts(house.other_cell, actor=acting(house.administrator), chance=Random(2)),
            lambda: issue_accounts(house.cell, actor=acting(house.administrator), chance=Random(3)),
        ]
    )
    assert sorted(len(one) if isinstance(one, tuple) else 0 for one in found) == [0, 5, 6]
    assert Person.objects.filter(user=None).count() == 0
