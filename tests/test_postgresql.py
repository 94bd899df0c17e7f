"""The PostgreSQL server of the tests goes with the process that started it."""

import subprocess
import sys
import time
from pathlib import Path

SHOWS_AND_DIES = """
import os, signal, sys
from tests import postgresql
print(postgresql.address(), flush=True)
os.kill(os.getpid(), signal.SIGKILL) if sys.argv[1] == "killed" else None
"""


def test_the_server_leaves_nothing_behind_even_where_its_process_was_killed() -> None:
    for end in ("ended", "killed"):
        done = subprocess.run(
            [sys.executable, "-c", SHOWS_AND_DIES, end], capture_output=True, text=True, check=False,
            env={"PYTHONPATH": ".", "PATH": "/usr/bin:/bin"}, cwd=Path(__file__).parents[1],
        )  # fmt: skip
        folder = Path(done.stdout.strip().partition("@")[2].rpartition("/")[0].replace("%2F", "/"))
        assert "kiemdiem-postgresql-" in folder.name, done.stderr
        for _ in range(100):
            if not folder.exists():
                break
            time.sleep(0.1)
        assert not folder.exists()
