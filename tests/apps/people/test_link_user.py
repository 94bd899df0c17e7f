"""Tying an account to a person."""

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.people.access import visible_to
from kiemdiem.apps.people.actions.link_user import link_user
from kiemdiem.apps.people.errors import PersonHasAnotherUser, UserHasAnotherPerson
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.errors import MayNot
from tests.builders.house import House, acting, make_user


@pytest.fixture
def nga(house: House) -> Person:
    return Person.objects.get(code="P-NGA")


def test_who_is_tied_to_a_record_sees_it_and_no_other(house: House, nga: Person) -> None:
    user = make_user("nga")
    assert not visible_to(acting(user)).exists()
    link_user(nga, user, actor=acting(house.administrator))
    assert list(visible_to(acting(user))) == [nga]
    assert Entry.objects.latest("number").act == "people.user_linked"


def test_an_account_is_one_persons_and_a_person_has_one(house: House, nga: Person) -> None:
    link_user(nga, make_user("nga"), actor=acting(house.administrator))
    with pytest.raises(PersonHasAnotherUser):
        link_user(nga, make_user("nga.hai"), actor=acting(house.administrator))
    with pytest.raises(UserHasAnotherPerson):
        link_user(nga_of("P-DAT", nga), house.secretary, actor=acting(house.administrator))


def nga_of(code: str, other: Person) -> Person:
    """Somebody else, without an account."""
    person = Person.objects.get(code=code)
    Person.objects.filter(pk=person.pk).update(user=None)
    return person


@pytest.mark.parametrize("role", ["board", "authority", "secretary", "inspector", "member"])
def test_only_who_issues_accounts_ties_them(house: House, nga: Person, role: str) -> None:
    with pytest.raises(MayNot):
        link_user(nga, make_user("nga"), actor=acting(house.cast[role]))


def test_nobody_ties_his_own_account(house: House, nga: Person) -> None:
    with pytest.raises(MayNot, match="của chính đồng chí"):
        link_user(nga, house.administrator, actor=acting(house.administrator))
