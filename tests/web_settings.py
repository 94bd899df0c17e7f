"""Settings of the tests: a folder for each worker, quick passwords, SQLite or PostgreSQL.

KIEMDIEM_TEST_DATABASE=postgresql runs the same tests on a server that lives as long as the run.
"""

import atexit
import os
import shutil
import tempfile


def _remove(folder: str, maker: int) -> None:
    """The folder goes with the process that made it, not with a child that was forked from it."""
    if os.getpid() == maker:
        shutil.rmtree(folder, ignore_errors=True)


ENGINE = os.environ.get("KIEMDIEM_TEST_DATABASE") or "sqlite"
if ENGINE not in {"sqlite", "postgresql"}:
    raise ValueError(f"KIEMDIEM_TEST_DATABASE is {ENGINE!r}; sqlite and postgresql are known")
if ENGINE == "postgresql":
    from tests import postgresql

    os.environ["DATABASE_URL"] = postgresql.address()
# Each worker has a folder of its own inside that of the process which started it; what a worker starts shares it.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
if os.environ.get("KIEMDIEM_TEST_WORKER") != WORKER:
    above = os.environ["KIEMDIEM_FOLDER"] if "KIEMDIEM_TEST_WORKER" in os.environ else None
    os.environ["KIEMDIEM_FOLDER"] = tempfile.mkdtemp(prefix="kiemdiem-tests-", dir=above)
    os.environ["KIEMDIEM_TEST_WORKER"] = WORKER
    atexit.register(_remove, os.environ["KIEMDIEM_FOLDER"], os.getpid())
os.environ.setdefault("KIEMDIEM_HOSTS", "testserver localhost 127.0.0.1")

from kiemdiem.config.settings import *  # noqa: E402, F403  # reads the environment that was just set
from kiemdiem.config.settings import DATABASES, FOLDER, SQLITE_OPTIONS, STORAGES  # noqa: E402  # as above

if ENGINE == "sqlite":  # a file, as in an office, so that threads meet as they do there; but nobody waits for a disk
    DATABASES["default"]["OPTIONS"] = {
        **SQLITE_OPTIONS,
        "init_command": f"{SQLITE_OPTIONS['init_command']} PRAGMA synchronous=OFF;",
    }
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / f"test-{os.getpid()}.sqlite3")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a test signs in often
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
