"""Taking the board's role by the installation's code."""

from random import Random

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.actions.claim_board import claim_board
from kiemdiem.apps.permissions.actions.make_board_code import make_board_code
from kiemdiem.apps.permissions.errors import NoSuchCode, OnlyOnTheMachine, RoleHeldAlready, RoleNotGiven
from kiemdiem.apps.permissions.models import BoardCode, Grant
from kiemdiem.apps.permissions.queries import command_line
from tests.builders.house import NOON, House, acting, make_user

CHANCE = Random(1)


@pytest.fixture
def code(db: None) -> str:
    return make_board_code(actor=command_line(NOON), chance=CHANCE)


def test_the_code_makes_one_member_of_the_board(code: str) -> None:
    user = make_user("hoai.nt", "Nguyễn Thị Hoài")
    claim_board(user, code=f" {code.upper().replace('-', ' ')} ", actor=acting(user))
    assert [(grant.role, grant.branch) for grant in acting(user).grants] == [("board", "")]
    assert Entry.objects.latest("number").sentence.startswith("Nguyễn Thị Hoài nhận vai trò Ban Tổ chức")


def test_the_code_serves_once(code: str) -> None:
    first, second = make_user("mot"), make_user("hai")
    claim_board(first, code=code, actor=acting(first))
    with pytest.raises(NoSuchCode):
        claim_board(second, code=code, actor=acting(second))
    assert not Grant.objects.filter(user=second).exists()


def test_a_wrong_code_is_refused_and_the_right_one_stays_good(code: str) -> None:
    user = make_user("mot")
    with pytest.raises(NoSuchCode):
        claim_board(user, code=f"{code}-ba", actor=acting(user))
    assert claim_board(user, code=code, actor=acting(user)).role == "board"


def test_a_new_code_makes_the_old_one_void(code: str) -> None:
    user = make_user("mot")
    again = make_board_code(actor=command_line(NOON), chance=CHANCE)
    with pytest.raises(NoSuchCode):
        claim_board(user, code=code, actor=acting(user))
    assert claim_board(user, code=again, actor=acting(user)).role == "board"


def test_the_code_is_kept_as_a_hash_alone(code: str) -> None:
    kept = BoardCode.objects.get()
    assert code not in kept.hash
    assert code not in str(Entry.objects.latest("number").content)


def test_the_code_is_made_on_the_machine_alone(house: House) -> None:
    with pytest.raises(OnlyOnTheMachine):
        make_board_code(actor=acting(house.board), chance=CHANCE)


def test_neither_an_administrator_nor_a_member_of_the_board_claims_it(house: House, code: str) -> None:
    with pytest.raises(RoleNotGiven):
        claim_board(house.administrator, code=code, actor=acting(house.administrator))
    with pytest.raises(RoleHeldAlready):
        claim_board(house.board, code=code, actor=acting(house.board))
    assert BoardCode.objects.get().used_by is None


def test_nobody_claims_it_for_another(house: House, code: str) -> None:
    with pytest.raises(RoleNotGiven):
        claim_board(house.member, code=code, actor=acting(house.secretary))
