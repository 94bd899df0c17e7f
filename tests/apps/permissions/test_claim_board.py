"""Taking the board's role by the installation's code."""

from datetime import datetime, timedelta
from random import Random

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.actions.claim_board import claim_board
from kiemdiem.apps.permissions.actions.make_board_code import make_board_code
from kiemdiem.apps.permissions.errors import (
    CodeTriedTooOften,
    NoSuchCode,
    OnlyOnTheMachine,
    RoleHeldAlready,
    RoleNotGiven,
)
from kiemdiem.apps.permissions.models import BoardCode, BoardCodeTry, Grant
from kiemdiem.apps.permissions.queries import command_line
from kiemdiem.apps.users.models import User
from tests.builders.house import NOON, House, acting, make_user

CHANCE = Random(1)
HERE, THERE = "10.0.0.7", "10.0.0.8"


def claim(user: User, code: str, *, by: User | None = None, at: datetime = NOON, address: str | None = HERE) -> Grant:
    return claim_board(user, code=code, address=address, actor=acting(by or user), clock=at)


@pytest.fixture
def code(db: None) -> str:
    return make_board_code(actor=command_line(NOON), chance=CHANCE)


def test_the_code_makes_one_member_of_the_board(code: str) -> None:
    user = make_user("hoai.nt", "Nguyễn Thị Hoài")
    claim(user, f" {code.upper().replace('-', ' ')} ")
    assert [(grant.role, grant.branch) for grant in acting(user).grants] == [("board", "")]
    assert Entry.objects.latest("number").sentence.startswith("Nguyễn Thị Hoài nhận vai trò Ban Tổ chức")


def test_the_code_serves_once(code: str) -> None:
    first, second = make_user("mot"), make_user("hai")
    claim(first, code)
    with pytest.raises(NoSuchCode):
        claim(second, code)
    assert not Grant.objects.filter(user=second).exists()


def test_a_wrong_code_is_refused_and_the_right_one_stays_good(code: str) -> None:
    user = make_user("mot")
    with pytest.raises(NoSuchCode):
        claim(user, f"{code}-ba")
    assert claim(user, code).role == "board"


def test_a_new_code_makes_the_old_one_void(code: str) -> None:
    user = make_user("mot")
    again = make_board_code(actor=command_line(NOON), chance=CHANCE)
    with pytest.raises(NoSuchCode):
        claim(user, code)
    assert claim(user, again).role == "board"


def test_the_code_is_kept_as_a_hash_alone(code: str) -> None:
    kept = BoardCode.objects.get()
    assert code not in kept.hash
    assert code not in str(Entry.objects.latest("number").content)


def test_the_code_is_made_on_the_machine_alone(house: House) -> None:
    with pytest.raises(OnlyOnTheMachine):
        make_board_code(actor=acting(house.board), chance=CHANCE)


def test_neither_an_administrator_nor_a_member_of_the_board_claims_it(house: House, code: str) -> None:
    with pytest.raises(RoleNotGiven):
        claim(house.administrator, code)
    with pytest.raises(RoleHeldAlready):
        claim(house.board, code)
    assert BoardCode.objects.get().used_by is None


def test_nobody_claims_it_for_another(house: House, code: str) -> None:
    with pytest.raises(RoleNotGiven):
        claim(house.member, code, by=house.secretary)


def fail(user: User, times: int, *, address: str | None = HERE) -> None:
    for _ in range(times):
        with pytest.raises(NoSuchCode):
            claim(user, "bato-cuba", address=address)


def test_the_sixth_wrong_code_of_an_account_is_not_looked_at_from_anywhere(code: str) -> None:
    user, other = make_user("mot"), make_user("hai")
    fail(user, 5)
    for address in (HERE, THERE, None):
        with pytest.raises(CodeTriedTooOften, match="12:16"):
            claim(user, code, address=address)
    assert claim(other, code).role == "board"


def test_an_address_has_a_limit_of_its_own_whatever_the_accounts(code: str) -> None:
    for number in range(4):
        fail(make_user(f"mot{number}"), 5)
    user = make_user("hai")
    with pytest.raises(CodeTriedTooOften):
        claim(user, code)
    assert claim(user, code, address=THERE).role == "board"


def test_tries_count_for_a_quarter_of_an_hour_and_not_longer_by_trying(code: str) -> None:
    user = make_user("mot")
    fail(user, 5)
    with pytest.raises(CodeTriedTooOften):
        claim(user, code, at=NOON + timedelta(minutes=15))
    assert claim(user, code, at=NOON + timedelta(minutes=15, seconds=1)).role == "board"
    assert not BoardCodeTry.objects.exists()
