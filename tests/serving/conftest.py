"""Installations for the tests of the server's commands: begun once, copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.serving.installation import Installation


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation with tables and words, and nothing else; not to be written to."""
    installation = Installation(tmp_path_factory.mktemp("begun"))
    ran = installation.run("migrate")
    assert ran.code == 0, ran.err
    return installation


@pytest.fixture
def installation(begun: Installation, tmp_path: Path) -> Installation:
    """An installation of the test's own."""
    folder = tmp_path / "installation"
    shutil.copytree(begun.folder, folder)
    return Installation(folder)
