"""The databases under the tests of the web application."""

from __future__ import annotations

import os
from functools import partial
from threading import Event, Thread

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoDbBlocker

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.users.models import User
from tests.builders.at_once import PATIENCE, at_once
from tests.builders.house import House, make_unit, make_user
from tests.databases_plugin import a_copy_of_the_database


@pytest.mark.django_db
def test_the_database_is_the_one_that_was_asked_for() -> None:
    assert connection.vendor == (os.environ.get("KIEMDIEM_TEST_DATABASE") or "sqlite")


def test_what_a_test_committed_is_seen_by_others_at_once(transactional_db: None) -> None:
    make_unit("Đảng bộ huyện Tân Lương", code="H")
    assert at_once([lambda: Unit.objects.get(code="H").name] * 3) == ["Đảng bộ huyện Tân Lương"] * 3


@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_committed_is_gone_for_the_next(house: House, transactional_db: None, time: str) -> None:
    assert Unit.objects.filter(parent=None).count() == 1


def test_two_writers_wait_for_each_other_and_neither_is_lost(transactional_db: None) -> None:
    names = ["an", "binh", "chi", "dung"]
    assert at_once([partial(make_user, name) for name in names]) == list(User.objects.order_by("username"))
    assert User.objects.count() == len(names)


def test_a_fault_in_one_thread_is_told_and_leaves_the_others_alone(transactional_db: None) -> None:
    make_user("an")
    results = at_once([lambda: make_user("binh").username, lambda: make_user("an").username])
    assert results[0] == "binh"
    assert isinstance(results[1], DatabaseError)


def test_in_a_usual_test_nothing_is_committed(db: None) -> None:
    with transaction.atomic():
        make_user("an")
    assert connection.in_atomic_block


def test_a_visitor_who_is_late_does_not_stand_in_the_way_of_a_copy(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> None:
    is_there, may_go = Event(), Event()

    def stay() -> None:
        connection.ensure_connection()
        is_there.set()
        may_go.wait(PATIENCE)
        connection.close()

    with django_db_blocker.unblock():
        late = Thread(target=stay)
        late.start()
        try:
            assert is_there.wait(PATIENCE)
            with a_copy_of_the_database():
                assert not Unit.objects.exists()
        finally:
            may_go.set()
            late.join(PATIENCE)
