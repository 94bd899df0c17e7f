"""Why these things wait for somebody, and why the journal has its hashes."""

from __future__ import annotations

from random import Random

import pytest
from django.urls import reverse

from kiemdiem.apps.desk import labels
from kiemdiem.apps.desk.queries import tasks_by_cause, tasks_of, why_of_tasks
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.actions.make_board_code import make_board_code
from kiemdiem.apps.permissions.queries import command_line
from tests.builders.house import NOON, House, acting, make_user
from tests.builders.visiting import signed_in


def told(house: House, who: str) -> list[str]:
    actor = acting(house.cast[who])
    return [step.sum for step in why_of_tasks(tasks_by_cause(actor), actor=actor).steps]


def test_what_waits_is_told_by_its_cause_and_by_the_roles_of_the_day(house: House) -> None:
    assert told(house, "member") == [labels.WHY_NO_ROLE, labels.WHY_TASKS["own"]]
    roles, *causes = told(house, "board")
    assert roles.startswith("Tính theo vai trò đang giữ ngày 20/12/2021: Ban Tổ chức, toàn hệ thống.")
    assert causes == [labels.WHY_TASKS["season"].format(count=1)]


def test_each_cause_has_its_words_and_all_tasks_have_a_cause(house: House) -> None:
    actor = acting(house.board)
    found = tasks_by_cause(actor)
    assert set(found) <= set(labels.WHY_TASKS)
    assert [task for tasks in found.values() for task in tasks] == tasks_of(actor)


@pytest.mark.django_db
def test_in_a_new_house_the_first_step_says_why_it_waits() -> None:
    make_board_code(actor=command_line(NOON), chance=Random(1))
    actor = acting(make_user("hoai"))
    steps = why_of_tasks(tasks_by_cause(actor), actor=actor).steps
    assert [step.sum for step in steps] == [labels.WHY_NO_ROLE, labels.WHY_TASKS["board"].format(count=1)]


def test_the_pages_say_why(house: House) -> None:
    client = signed_in(house.board)
    home = client.get("/").text
    assert "Vì sao có những việc này?" in home
    assert 'href="#vi-sao"' in home
    entry = Entry.objects.latest("pk")
    assert f"toàn bộ mục số {entry.number}:" in client.get(reverse("journal_entry", args=[entry.pk])).text
    first = Entry.objects.filter(previous="").first()
    assert first is not None
    assert "Đây là mục đầu chuỗi" in client.get(reverse("journal_entry", args=[first.pk])).text
    assert "Mã của mục cuối gói cả chuỗi" in client.get(reverse("journal_heads")).text
