"""Moving a branch of the demo to another day."""

from datetime import date

import pytest
from django.test import Client

from kiemdiem.apps.demo.actions import Planted, set_rehearsal_day
from kiemdiem.apps.demo.errors import DayOutOfSeason
from kiemdiem.apps.demo.models import Rehearsal
from kiemdiem.apps.demo.queries import rehearsal_of
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.users.models import User
from tests.builders.house import acting

pytestmark = pytest.mark.xdist_group("days of the demo")


@pytest.fixture
def rehearsal(db: None, planted: Planted) -> Rehearsal:
    return Rehearsal.objects.get(regime="kh75_2022")


def board_of(rehearsal: Rehearsal) -> User:
    return User.objects.get(username="tochuc.kh75")


def test_a_branch_goes_to_another_day_and_the_journal_tells_of_it(rehearsal: Rehearsal) -> None:
    moved = set_rehearsal_day(rehearsal, day=date(2023, 1, 9), actor=acting(board_of(rehearsal)))
    assert Rehearsal.objects.get(pk=rehearsal.pk).day == moved.day == date(2023, 1, 9)
    entry = Entry.objects.latest("number")
    assert entry.sentence.endswith("từ 12/12/2022 sang 09/01/2023.")


@pytest.mark.parametrize("day", [date(2021, 12, 31), date(2024, 1, 1)])
def test_a_day_out_of_its_season_is_refused(rehearsal: Rehearsal, day: date) -> None:
    with pytest.raises(DayOutOfSeason, match="từ 01/01/2022 đến 31/12/2023"):
        set_rehearsal_day(rehearsal, day=day, actor=acting(board_of(rehearsal)))
    assert Rehearsal.objects.get(pk=rehearsal.pk).day == date(2022, 12, 12)


@pytest.mark.parametrize("username", ["tochuc.kh61", "bithu.kh75", "thamquyen.kh75", "dangvien.kh75"])
def test_only_the_board_of_a_branch_moves_its_day(rehearsal: Rehearsal, username: str) -> None:
    with pytest.raises(MayNot):
        set_rehearsal_day(rehearsal, day=date(2022, 12, 30), actor=acting(User.objects.get(username=username)))


def test_everybody_lives_on_the_day_of_his_own_root(rehearsal: Rehearsal) -> None:
    for username, regime in (("dangvien.kh75", "kh75_2022"), ("tochuc.kh24", "kh24_2024"), ("quantri", "kh61_2021")):
        found = rehearsal_of(User.objects.get(username=username))
        assert found is not None
        assert found.regime == regime


def test_the_page_shows_the_day_and_moves_it(rehearsal: Rehearsal, as_demo: None, client: Client) -> None:
    client.force_login(board_of(rehearsal), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/dien-tap/").content.decode()
    assert 'value="12/12/2022"' in page
    assert "Ngày diễn tập ở Đảng bộ thị xã Đông Lĩnh: 12/12/2022." in page
    answer = client.post("/dien-tap/", {"day": "30/12/2022"}, follow=True)
    assert "Đã chuyển sang ngày 30/12/2022." in answer.content.decode()
