"""Django's own checks of an installation that is open to others."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.repository import TOP


@pytest.mark.slow
@pytest.mark.parametrize("https", ["", "1"])
def test_django_finds_nothing_to_warn_of(tmp_path: Path, https: str) -> None:
    environment = {**os.environ, "KIEMDIEM_FOLDER": str(tmp_path), "KIEMDIEM_HTTPS": https}
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # a browser of another test may be open in this process
    environment["DJANGO_SETTINGS_MODULE"] = "kiemdiem.config.settings"
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    ran = subprocess.run(command, cwd=TOP, env=environment, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
