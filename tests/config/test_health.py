"""The page that whoever watches the installation asks."""

import os
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, connection
from django.test import Client, override_settings
from django.utils import timezone

from kiemdiem.cli.server.tls.names import names_of
from kiemdiem.cli.server.tls.reading import Shown
from kiemdiem.config import health as room
from kiemdiem.config.heartbeat import beat, heartbeat_file


@pytest.fixture
def alive() -> None:
    beat(settings.FOLDER)


@pytest.mark.django_db
@pytest.mark.usefixtures("alive")
def test_a_stranger_hears_that_all_is_well(client: Client) -> None:
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (200, {"state": "well"})


@pytest.mark.django_db
@pytest.mark.usefixtures("alive")
def test_a_worker_that_no_longer_beats_is_seen(client: Client) -> None:
    os.utime(heartbeat_file(settings.FOLDER), (0, 0))
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (503, {"state": "ill"})


@pytest.mark.django_db
def test_a_worker_that_never_began_is_seen(tmp_path: Path) -> None:
    assert room.illnesses(tmp_path) == ["worker"]


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_seen(tmp_path: Path) -> None:
    def silent(*_given: object) -> None:
        raise DatabaseError

    with connection.execute_wrapper(silent):
        assert "database" in room.illnesses(tmp_path)


@pytest.mark.django_db
@pytest.mark.usefixtures("alive")
def test_a_disk_without_room_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LEAST_ROOM", 10**18)
    assert room.illnesses(settings.FOLDER) == ["disk"]


@pytest.mark.django_db
@pytest.mark.usefixtures("alive")
def test_the_page_is_only_read(client: Client) -> None:
    assert client.post("/health/").status_code == 405


def shown(until: datetime) -> Shown:
    return Shown(names_of(["may-chu"]), until - timedelta(days=100), until, "AA:BB", "aabb", is_of_office=True)


@pytest.mark.django_db
@pytest.mark.usefixtures("alive")
@pytest.mark.parametrize(
    ("days", "status", "told"),
    [
        (31, 200, {"state": "well"}),
        (29, 200, {"state": "well", "warnings": ["certificate"]}),
        (-1, 503, {"state": "ill"}),
    ],
)
def test_a_certificate_is_told_of_before_its_end(client: Client, days: int, status: int, told: dict[str, Any]) -> None:
    certificate = shown(timezone.now() + timedelta(days=days))
    with override_settings(ENVIRONMENT=replace(settings.ENVIRONMENT, certificate=certificate)):
        answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (status, told)
