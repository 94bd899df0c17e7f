"""Whose records each role may read."""

import pytest

from kiemdiem.apps.people.access import visible_to
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.people.queries.finding import Sought, people_found
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.queries import command_line
from tests.builders.house import NOON, House, acting

EVERYBODY = {"P-DAT", "P-LUU", "P-NGA"}
SEEN = {
    "board": EVERYBODY,
    "authority": EVERYBODY,
    "secretary": {"P-DAT", "P-LUU"},
    "inspector": EVERYBODY,
    "administrator": set[str](),
    "member": {"P-DAT"},
}


def codes(actor: Actor) -> set[str]:
    """Whom the actor sees, both by the gate and by the list; the two say the same."""
    seen = set(visible_to(actor).values_list("code", flat=True))
    assert set(people_found(Sought(), actor=actor).rows.values_list("code", flat=True)) == seen
    return seen


@pytest.mark.parametrize("role", SEEN)
def test_each_role_sees_its_branch_and_a_member_himself(house: House, role: str) -> None:
    assert codes(acting(house.cast[role])) == SEEN[role]


def test_the_command_line_sees_everybody(house: House) -> None:
    assert codes(command_line(NOON)) == EVERYBODY


def test_who_holds_a_post_on_a_branch_is_seen_there_while_he_holds_it(house: House) -> None:
    nga = Person.objects.get(code="P-NGA")
    post = Position.objects.create(person=nga, unit=house.commune, post="uy_vien", since=NOON.date())
    assert codes(acting(house.secretary)) == EVERYBODY
    post.until = NOON.date()
    post.save()
    assert codes(acting(house.secretary)) == EVERYBODY
    Position.objects.filter(pk=post.pk).update(since="2020-01-01", until="2021-12-19")
    assert codes(acting(house.secretary)) == SEEN["secretary"]
