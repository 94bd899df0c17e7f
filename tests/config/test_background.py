"""The background worker: what it finds when it begins, and what it tidies."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kiemdiem.apps.accounts.models import SignIn
from kiemdiem.config.background import MOST_STARTS, put_back_orphans, tidy

MINE = "a" * 16
if TYPE_CHECKING:
    Task = DBTaskResult[..., object]


def task_of(*workers: str, status: str = TaskResultStatus.RUNNING) -> Task:
    return DBTaskResult.objects.create(
        status=status,
        worker_ids=list(workers),
        args_kwargs={"args": [], "kwargs": {}},
        task_path="somewhere.work",
        backend_name="default",
        run_after=timezone.now(),
        exception_class_path="",
        traceback="",
    )


def status_after(task: Task) -> str:
    put_back_orphans(MINE)
    task.refresh_from_db()
    return str(task.status)


@pytest.mark.django_db
def test_a_task_that_its_worker_died_of_waits_again() -> None:
    assert status_after(task_of(f"{MINE}-1")) == TaskResultStatus.READY


@pytest.mark.django_db
def test_a_task_that_workers_die_of_again_and_again_fails() -> None:
    assert status_after(task_of(*[f"{MINE}-{number}" for number in range(MOST_STARTS)])) == TaskResultStatus.FAILED


@pytest.mark.django_db
@pytest.mark.parametrize("status", [TaskResultStatus.SUCCESSFUL, TaskResultStatus.READY])
def test_other_tasks_stay_as_they_are(status: TaskResultStatus) -> None:
    assert status_after(task_of(f"{MINE}-1", status=status)) == status


@pytest.mark.django_db
def test_a_task_that_another_installation_works_on_is_left_to_it() -> None:
    assert status_after(task_of("b" * 16 + "-1")) == TaskResultStatus.RUNNING


@pytest.mark.django_db
def test_what_is_kept_for_a_time_goes_after_it() -> None:
    now = timezone.now()
    for days in (1, 89, 91):
        SignIn.objects.create(at=now - timedelta(days=days), event=SignIn.Event.SIGNED_OUT)
    tidy()
    assert SignIn.objects.count() == 2
