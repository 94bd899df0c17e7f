"""Tying an account to a person, and taking it off again."""

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.people.access import visible_to
from kiemdiem.apps.people.actions.link_user import link_user
from kiemdiem.apps.people.actions.unlink_user import unlink_user
from kiemdiem.apps.people.errors import PersonHasAnotherUser, PersonHasNoUser, UserHasAnotherPerson, UserStandsApart
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Role
from tests.builders.house import House, acting, make_grant, make_user
from tests.builders.visiting import Visitor, page


@pytest.fixture
def nga(house: House) -> Person:
    return Person.objects.get(code="P-NGA")


def test_who_is_tied_to_a_record_sees_it_and_no_other(house: House, nga: Person) -> None:
    user = make_user("nga")
    assert not visible_to(acting(user)).exists()
    link_user(nga, user, actor=acting(house.board))
    assert list(visible_to(acting(user))) == [nga]
    assert Entry.objects.latest("number").act == "people.user_linked"


def test_an_account_is_one_persons_and_a_person_has_one(house: House, nga: Person) -> None:
    link_user(nga, make_user("nga"), actor=acting(house.board))
    with pytest.raises(PersonHasAnotherUser):
        link_user(nga, make_user("nga.hai"), actor=acting(house.board))
    with pytest.raises(UserHasAnotherPerson):
        link_user(nga_of("P-DAT", nga), house.secretary, actor=acting(house.board))


def nga_of(code: str, other: Person) -> Person:
    """Somebody else, without an account."""
    person = Person.objects.get(code=code)
    Person.objects.filter(pk=person.pk).update(user=None)
    return person


@pytest.mark.parametrize("role", ["authority", "secretary", "inspector", "administrator", "member"])
def test_only_the_board_ties_accounts(house: House, nga: Person, role: str) -> None:
    with pytest.raises(MayNot):
        link_user(nga, make_user("nga"), actor=acting(house.cast[role]))


def test_nobody_ties_his_own_account(house: House, nga: Person) -> None:
    with pytest.raises(MayNot, match="của chính đồng chí"):
        link_user(nga, house.board, actor=acting(house.board))


def test_the_board_of_a_branch_ties_nobody_s_account(house: House, nga: Person) -> None:
    local = make_user("banto")
    make_grant(local, Role.BOARD, on=house.district)
    with pytest.raises(MayNot, match="không bao gồm nơi này"):
        link_user(nga, make_user("nga"), actor=acting(local))


def test_the_account_of_the_machine_s_keeper_reads_no_record(house: House, nga: Person) -> None:
    with pytest.raises(UserStandsApart):
        link_user(nga, house.administrator, actor=acting(house.board))
    assert not visible_to(acting(house.administrator)).exists()


def test_the_entry_stands_on_the_branch_of_the_person(house: House, nga: Person) -> None:
    link_user(nga, make_user("nga"), actor=acting(house.board))
    entry = Entry.objects.latest("number")
    assert (entry.role, entry.branch) == ("board", house.other_cell.branch)


def test_an_account_is_tied_on_the_person_s_page(house: House, nga: Person, client: Visitor) -> None:
    user = make_user("nga.ctt", "Cao Thị Thanh Nga")
    client.force_login(house.board)
    path = f"/can-bo/{nga.pk}/noi-tai-khoan/"
    assert path in page(client.get(f"/can-bo/{nga.pk}/"))
    assert "nga.ctt" in page(client.get(path))
    for typed in ("nobody", "secretary", "board"):  # not there, another's, and his own
        answer = client.post(path, {"username": typed})
        nga.refresh_from_db()
        assert nga.user is None
        assert typed == "board" or f"Không có tài khoản “{typed}” chưa nối với hồ sơ nào." in page(answer)
    assert client.post(path, {"username": " NGA.CTT "}).status_code == 302
    nga.refresh_from_db()
    assert nga.user == user
    for answer in (client.get(path), client.post(path, {"username": "nga.ctt"})):
        assert (answer.status_code, "đã có tài khoản nga.ctt" in page(answer)) == (422, True)
    assert path not in page(client.get(f"/can-bo/{nga.pk}/"))


def test_nobody_else_is_offered_the_page(house: House, nga: Person, client: Visitor) -> None:
    client.force_login(house.inspector)
    assert "noi-tai-khoan" not in page(client.get(f"/can-bo/{nga.pk}/"))
    assert client.get(f"/can-bo/{nga.pk}/noi-tai-khoan/").status_code == 403
    client.force_login(house.administrator)
    assert client.get(f"/can-bo/{nga.pk}/noi-tai-khoan/").status_code == 404


def test_who_was_tied_by_mistake_sees_the_record_no_longer(house: House, nga: Person) -> None:
    user = make_user("nga")
    link_user(nga, user, actor=acting(house.board))
    unlink_user(nga, reason="trùng tên", actor=acting(house.second_board))
    assert not visible_to(acting(user)).exists()
    entry = Entry.objects.latest("number")
    assert (entry.act, entry.reason, entry.branch) == ("people.user_unlinked", "trùng tên", house.other_cell.branch)
    with pytest.raises(PersonHasNoUser):
        unlink_user(nga, reason="trùng tên", actor=acting(house.board))
    assert link_user(nga, user, actor=acting(house.board)).user == user


def test_nobody_takes_his_own_account_off_and_no_other_role_anybody_s(house: House, nga: Person) -> None:
    link_user(nga, house.second_board, actor=acting(house.board))
    with pytest.raises(MayNot, match="của chính đồng chí"):
        unlink_user(nga, reason="nhầm", actor=acting(house.second_board))
    for role in ("authority", "secretary", "inspector", "administrator", "member"):
        with pytest.raises(MayNot):
            unlink_user(nga, reason="nhầm", actor=acting(house.cast[role]))


def test_an_account_is_taken_off_on_the_person_s_page(house: House, nga: Person, client: Visitor) -> None:
    path = f"/can-bo/{nga.pk}/go-tai-khoan/"
    client.force_login(house.board)
    assert path not in page(client.get(f"/can-bo/{nga.pk}/"))
    assert client.get(path).status_code == 422
    link_user(nga, make_user("nga.ctt"), actor=acting(house.board))
    assert path in page(client.get(f"/can-bo/{nga.pk}/"))
    assert "Gỡ tài khoản nga.ctt khỏi hồ sơ" in page(client.get(path))
    assert client.post(path, {"reason": ""}).status_code == 200
    nga.refresh_from_db()
    assert nga.user is not None
    assert client.post(path, {"reason": "nối nhầm"}).status_code == 302
    nga.refresh_from_db()
    assert nga.user is None
