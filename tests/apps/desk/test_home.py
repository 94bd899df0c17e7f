"""The page after signing in."""

from random import Random

import pytest
from django.test import Client
from django.urls import reverse

from kiemdiem.apps.campaigns.actions.take_roll import open_campaign
from kiemdiem.apps.desk.models import THE_ONE, Office
from kiemdiem.apps.desk.queries import tasks_of
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.actions.claim_board import claim_board
from kiemdiem.apps.permissions.actions.make_board_code import make_board_code
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.permissions.queries import command_line
from kiemdiem.apps.uploads.models import Upload
from tests.builders.campaigns import AUTUMN, board_of, computed, prepared
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


@pytest.mark.django_db
def test_in_a_new_house_the_printed_code_is_the_first_step_until_there_is_a_board() -> None:
    first, other = make_user("hoai"), make_user("yen")
    assert tasks_of(acting(first)) == []
    code = make_board_code(actor=command_line(NOON), chance=Random(1))
    wanted = reverse("claim_board")
    assert [task.url for task in tasks_of(acting(first))] == [wanted]
    claim_board(first, code=code, address=None, actor=acting(first), clock=NOON)
    assert wanted not in [task.url for user in (first, other) for task in tasks_of(acting(user))]
    make_board_code(actor=command_line(NOON), chance=Random(2))  # of a board that was lost: not for everybody's eyes
    assert tasks_of(acting(other)) == []


def test_a_role_that_waits_is_work_of_the_second_hand_alone(house: House) -> None:
    waiting = Grant.objects.create(
        user=make_user("tho"), role=Role.AUTHORITY, branch=house.commune.branch, branch_name=house.commune.name,
        since=NOON.date(), granted_by=house.board, granted_at=NOON, state=Grant.State.WAITING,
    )  # fmt: skip
    wanted = reverse("second_role", args=[waiting.pk])
    assert [task.url for task in tasks_of(acting(house.second_board))] == [wanted, reverse("prepare_campaign")]
    for other in (house.board, waiting.user, house.secretary, house.inspector):
        assert wanted not in [task.url for task in tasks_of(acting(other))]


def test_an_empty_house_asks_the_board_for_units_first(db: None) -> None:
    board = make_user("hoai")
    Grant.objects.create(user=board, role=Role.BOARD, since=NOON.date(), granted_at=NOON)
    assert not Unit.objects.exists()
    assert [task.url for task in tasks_of(acting(board))] == [reverse("add_unit"), reverse("uploads")]


@pytest.mark.parametrize(
    ("state", "refused", "about"),
    [
        (Upload.State.MAPPING, 0, "Tệp đã đọc xong, chờ ghép cột; chưa ghi dòng nào."),
        (Upload.State.PREVIEW, 0, "412 dòng, chưa ghi dòng nào."),
        (Upload.State.PREVIEW, 4, "412 dòng, 4 dòng còn lỗi, chưa ghi dòng nào."),
    ],
)
def test_a_file_that_waits_for_a_step_is_work_of_who_sent_it(
    house: House, state: Upload.State, refused: int, about: str
) -> None:
    upload = Upload.objects.create(
        user=house.secretary, register="dang-vien", state=state, file_name="ds.xlsx", file_hash="0" * 64, size=9,
        received_at=NOON, asked_at=NOON, beat_at=NOON, total=412, refused=refused,
    )  # fmt: skip
    wanted = reverse("show_upload", args=[upload.pk])
    assert [task.about for task in tasks_of(acting(house.secretary)) if task.url == wanted] == [about]
    assert wanted not in [task.url for task in tasks_of(acting(house.board))]


def test_the_board_is_led_to_the_campaign_of_the_year_until_it_is_open(house: House) -> None:
    board = board_of(house)
    Office.objects.create(pk=THE_ONE, name="Thị ủy")
    assert reverse("prepare_campaign") in [task.url for task in tasks_of(board)]
    campaign = prepared(house)
    urls = [task.url for task in tasks_of(board)]
    assert (reverse("campaign", args=[campaign.pk]) in urls, reverse("prepare_campaign") in urls) == (True, False)
    roll = computed(campaign, house)
    open_campaign(campaign, seen=roll.pk, actor=board)
    urls = [task.url for task in tasks_of(board)]
    assert (reverse("campaign", args=[campaign.pk]) in urls, reverse("prepare_campaign") in urls) == (False, False)


def test_who_runs_no_campaign_and_a_year_without_a_plan_ask_for_none(house: House) -> None:
    Office.objects.create(pk=THE_ONE, name="Thị ủy")
    asked = [acting(house.secretary, at=AUTUMN), acting(house.board, at=AUTUMN.replace(year=2019))]
    for actor in asked:
        assert reverse("prepare_campaign") not in [task.url for task in tasks_of(actor)]
