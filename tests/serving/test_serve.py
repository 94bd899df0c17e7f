"""`kiemdiem serve`, as a person runs it."""

from __future__ import annotations

import os
import re
import signal
import socket
import sqlite3
import stat
import time
from pathlib import Path

import pytest

from tests.serving.installation import PATIENCE, PAUSE, Installation, Writers, free_port

pytestmark = pytest.mark.slow
CODE = re.compile(r"^    [a-z]+(?:-[a-z]+)+$", re.M)


def codes_in(installation: Installation) -> set[str]:
    with sqlite3.connect(installation.folder / "kiemdiem.sqlite3") as database:
        return {code for (code,) in database.execute("SELECT code FROM organisations_unit")}


def test_a_first_start_makes_everything_and_prints_the_code_once(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "new")
    with installation.serving() as served:
        assert served.ask("/health/") == (200, '{"state": "well"}')
        said = served.stop()
    assert (said.code, len(CODE.findall(said.out))) == (0, 1)
    assert stat.S_IMODE((tmp_path / "new" / "kiemdiem.sqlite3").stat().st_mode) == 0o600
    with installation.serving() as served:
        assert CODE.findall(served.stop(signal.SIGINT).out) == []


def test_a_folder_is_served_once_and_a_port_is_taken_once(installation: Installation, tmp_path: Path) -> None:
    with installation.serving() as served:
        again = installation.run("serve", "--port", free_port())
        assert (again.code, str(installation.folder) in again.err) == (2, True)
        other = Installation(tmp_path / "other").run("serve", "--port", served.port)
        assert (other.code, f"--port {served.port + 1}" in other.err) == (2, True)
        assert not (tmp_path / "other" / "kiemdiem.sqlite3").exists()


@pytest.mark.prove
def test_a_port_of_another_program_is_refused(installation: Installation) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        ran = installation.run("serve", "--port", other.getsockname()[1])
    assert (ran.code, "Cổng" in ran.err) == (2, True)


def test_a_worker_that_dies_is_followed_by_another(installation: Installation) -> None:
    with installation.serving() as served:
        (worker,) = [pid for pid, called in served.children().items() if "config.worker" in called]
        os.kill(worker, signal.SIGKILL)
        end = time.monotonic() + PATIENCE
        while not any("config.worker" in called and pid != worker for pid, called in served.children().items()):
            assert time.monotonic() < end
            time.sleep(PAUSE)
        served.wait_until_well()


def test_no_acknowledged_act_is_lost_when_the_server_is_killed(installation: Installation) -> None:
    served = installation.start()
    writers = Writers(served)
    writers.wait_for(60)
    served.kill()
    acknowledged = writers.end()
    assert set(acknowledged) <= codes_in(installation)
    with installation.serving(port=served.port) as again:  # the port is free again, and the folder
        assert again.ask("/write/after/", "POST") == (200, "after")


def test_a_server_that_is_stopped_answers_what_it_has_taken(installation: Installation) -> None:
    served = installation.start()
    writers = Writers(served)
    writers.wait_for(30)
    assert served.stop().code == 0
    acknowledged = writers.end()
    written = codes_in(installation)
    assert set(acknowledged) <= written
    assert len(written - set(acknowledged)) == 0, "what was written was told to who asked for it"


@pytest.mark.prove
def test_a_demo_is_planted_once_and_never_among_real_data(installation: Installation, tmp_path: Path) -> None:
    with Installation(tmp_path / "demo").serving("--demo", "--size", "tiny") as served:
        first = served.stop().out
    with Installation(tmp_path / "demo").serving("--demo", "--size", "tiny") as served:
        second = served.stop().out
    assert ("quantri" in first, "quantri" in second) == (True, True)
    assert CODE.findall(first + second) == []
    with installation.serving() as served:
        assert served.ask("/write/real/", "POST") == (200, "real")
    assert installation.run("serve", "--demo", "--port", free_port()).code == 2


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param("DELETE FROM django_migrations WHERE app = 'people'", "kiemdiem upgrade", id="older"),
        pytest.param(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9000_later', '2021-12-20')",
            "9000_later",
            id="newer",
            marks=pytest.mark.prove,
        ),
        pytest.param("DELETE FROM django_migrations", "không phải của kiemdiem", id="foreign", marks=pytest.mark.prove),
    ],
)
def test_a_database_of_another_version_or_program_is_refused(
    installation: Installation, change: str, told: str
) -> None:
    with sqlite3.connect(installation.folder / "kiemdiem.sqlite3") as database:
        database.execute(change)
    ran = installation.run("serve", "--port", free_port())
    assert (ran.code, told in ran.err) == (2, True)
