"""`kiemdiem upgrade`: forward with all rows, or back to where it was."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kiemdiem.cli.server.lock import SERVING, Lock
from tests.architecture.repository import TOP
from tests.serving.installation import Installation, free_port, new_server_database

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("postgresql")]
FAILING = "tests.serving.failing_settings"


def rows_of(installation: Installation) -> list[list[tuple[object, ...]]]:
    """What an upgrade that goes back may not change: rows, and the steps that were applied."""
    return [
        installation.ask_database("SELECT id, vocabulary, code, label, place FROM organisations_word ORDER BY id"),
        installation.ask_database("SELECT id, number, hash, sentence FROM journal_entry ORDER BY id"),
        installation.ask_database("SELECT id, username, password, created_at FROM users_user ORDER BY id"),
        sorted(installation.ask_database("SELECT app, name FROM django_migrations")),
    ]


def step_back(installation: Installation) -> None:
    """The journal as an older version of the program left it."""
    command = [sys.executable, "manage.py", "migrate", "journal", "0002", "--verbosity", "0"]
    subprocess.run(command, cwd=TOP, env=installation.environment, check=True)


def test_an_older_database_is_upgraded_with_all_its_rows_and_backed_up_before(installation: Installation) -> None:
    assert installation.run("user", "add", "hoai", "Nguyễn Thị Hoài").code == 0
    step_back(installation)
    before = rows_of(installation)
    refused = installation.run("serve", "--port", free_port())
    assert (refused.code, "kiemdiem upgrade" in refused.err) == (2, True)
    with Lock.take(installation.folder, SERVING):  # as a server would hold it
        assert installation.run("upgrade").code == 2
    ran = installation.run("upgrade")
    assert (ran.code, ran.err) == (0, "")
    assert "System check" not in ran.out
    assert rows_of(installation)[:3] == before[:3]
    (backup,) = (installation.folder / "backups").iterdir()
    assert str(backup) in ran.out.replace("\n", "")
    assert installation.run("journal", "verify").code == 0
    assert "không có gì" in installation.run("upgrade").out


@pytest.mark.parametrize(
    ("engine", "failing"),
    [
        ("postgresql", "halfway"),
        pytest.param("sqlite", "rows", marks=pytest.mark.prove),
        pytest.param("sqlite", "halfway", marks=pytest.mark.prove),
        pytest.param("postgresql", "rows", marks=pytest.mark.prove),
    ],
)
def test_an_upgrade_that_goes_wrong_changes_nothing(
    installation: Installation, tmp_path: Path, engine: str, failing: str
) -> None:
    if engine == "postgresql":
        installation = Installation(tmp_path / "new", database=new_server_database())
        assert installation.run("migrate").code == 0
    assert installation.run("user", "add", "hoai", "Nguyễn Thị Hoài").code == 0
    before = rows_of(installation)
    ran = replace(installation, settings=FAILING, more={"FAILING": failing}).run("upgrade")
    assert (ran.code, "trở lại như trước" in ran.err) == (2, True), ran.err
    assert rows_of(installation) == before
    assert installation.run("journal", "verify").code == 0
    assert installation.run("user", "add", "vinh", "Lê Quang Vinh").code == 0  # numbers go on where they were
