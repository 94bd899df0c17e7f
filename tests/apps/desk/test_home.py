"""The page after signing in."""

import pytest
from django.test import Client
from django.urls import reverse

from kiemdiem.apps.desk.queries import tasks_of
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.models import Grant, Role
from tests.builders.house import NOON, House, acting, make_user

BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_a_member_finds_his_own_record_and_nothing_else(house: House, client: Client) -> None:
    client.force_login(house.member, backend=BACKEND)
    page = client.get("/").content.decode()
    assert "Hồ sơ của tôi" in page
    assert house.cell.name in page
    assert [task.url for task in tasks_of(acting(house.member))] == [reverse("person", args=[house.member.person.pk])]


@pytest.mark.parametrize(
    ("role", "seen", "hidden"),
    [
        ("member", {"home"}, {"units", "people", "uploads", "roles", "accounts", "journal"}),
        ("secretary", {"home", "units", "people", "uploads", "journal"}, {"roles", "accounts"}),
    ],
)
def test_the_menu_leads_where_the_role_may_go(
    house: House, client: Client, role: str, seen: set[str], hidden: set[str]
) -> None:
    client.force_login(house.cast[role], backend=BACKEND)
    menu = client.get("/").content.decode().split('<nav class="site-nav"')[1].split("</nav>")[0]
    assert all(f'href="{reverse(name)}"' in menu for name in seen)
    assert not any(f'href="{reverse(name)}"' in menu for name in hidden)


def test_a_role_that_waits_is_work_of_the_second_hand_alone(house: House) -> None:
    waiting = Grant.objects.create(
        user=make_user("tho"), role=Role.AUTHORITY, branch=house.commune.branch, branch_name=house.commune.name,
        since=NOON.date(), granted_by=house.board, granted_at=NOON, state=Grant.State.WAITING,
    )  # fmt: skip
    wanted = reverse("second_role", args=[waiting.pk])
    assert [task.url for task in tasks_of(acting(house.second_board))] == [wanted]
    for other in (house.board, waiting.user, house.secretary, house.inspector):
        assert wanted not in [task.url for task in tasks_of(acting(other))]


def test_an_empty_house_asks_the_board_for_units_first(db: None) -> None:
    board = make_user("hoai")
    Grant.objects.create(user=board, role=Role.BOARD, since=NOON.date(), granted_at=NOON)
    assert not Unit.objects.exists()
    assert [task.url for task in tasks_of(acting(board))] == [reverse("add_unit"), reverse("uploads")]
