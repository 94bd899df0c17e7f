"""What the tests need of the two databases: transactions that are real, in a database that is thrown away.

A test in which transactions commit (threads, a server, a killed job) asks for `transactional_db` as with pytest-django,
or for `live_server`. It gets a copy of the migrated database: emptying tables afterwards, as Django does, would be
refused by the triggers of the journal and would lose the words that migrations bring.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, connections
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

TransactionTestCase._fixture_teardown = lambda self: None  # type: ignore[attr-defined]  # the copy is thrown away


@pytest.fixture
def transactional_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database of this test's own, in which every transaction is real."""
    with django_db_blocker.unblock(), a_copy_of_the_database():
        yield


@pytest.fixture(autouse=True)
def _copy_before_anything_is_written(request: pytest.FixtureRequest) -> None:
    """However such a test asks for its copy, it has it before another fixture of its own commits something."""
    mark = request.node.get_closest_marker("django_db")
    is_marked = mark is not None and bool(mark.kwargs.get("transaction"))
    if is_marked or not {"transactional_db", "live_server"}.isdisjoint(request.fixturenames):
        request.getfixturevalue("transactional_db")


@contextmanager
def a_copy_of_the_database() -> Iterator[None]:
    """Within it, all connections of this process lead to a copy; afterwards to where they led before."""
    original = str(connection.settings_dict["NAME"])
    copy = f"{original}_own"
    connections.close_all()
    _copy(original, copy)
    connection.settings_dict["NAME"] = copy  # the dictionary that every thread's connection is made from
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = original
        _drop(copy)


def _copy(original: str, copy: str) -> None:
    _drop(copy)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [copy])
        connection.close()
        return
    with connection._nodb_cursor() as cursor:
        # A request of a page that was closed may still be answered, and PostgreSQL copies only what nobody has open.
        others = "FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
        cursor.execute(f"SELECT pg_terminate_backend(pid) {others}", [original])
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{original}" STRATEGY file_copy')


def _drop(copy: str) -> None:
    if connection.vendor == "sqlite":
        for file in (copy, f"{copy}-wal", f"{copy}-shm"):
            Path(file).unlink(missing_ok=True)
        return
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')


def pytest_report_header() -> str:
    return f"database of the web tests: {os.environ.get('KIEMDIEM_TEST_DATABASE') or 'sqlite'}"
