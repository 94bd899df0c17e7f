"""An installation in a folder of its own, worked on from outside, as an office does."""

from __future__ import annotations

import http.client
import os
import secrets
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg.sql import SQL, Identifier

from tests import postgresql
from tests.architecture.repository import TOP

PATIENCE = 40.0
LONGEST_COMMAND = 300.0
PAUSE = 0.05


@dataclass
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Installation:
    """A data folder; database: its DATABASE_URL, empty for the SQLite file in the folder."""

    folder: Path
    database: str = ""
    settings: str = "tests.serving.settings"
    more: dict[str, str] = field(default_factory=dict)

    def ask_database(self, question: LiteralString) -> list[tuple[Any, ...]]:
        """Rows of the database itself, or none for what is no question."""
        if self.database:
            with psycopg.connect(self.database.replace("postgres://", "postgresql://", 1)) as connection:
                answered = connection.execute(question)
                return answered.fetchall() if answered.description else []
        with closing(sqlite3.connect(self.folder / "kiemdiem.sqlite3")) as file, file:
            return file.execute(question).fetchall()

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("KIEMDIEM_", "DATABASE_URL"))}
        own = {"KIEMDIEM_FOLDER": str(self.folder), "DJANGO_SETTINGS_MODULE": self.settings}
        return {**kept, **own, **({"DATABASE_URL": self.database} if self.database else {}), **self.more}

    def command(self, *arguments: object) -> list[str]:
        return [sys.executable, "-m", "kiemdiem.cli", *map(str, arguments)]

    def run(self, *arguments: object) -> Ran:
        """One command, to its end."""
        ran = subprocess.run(
            self.command(*arguments),
            cwd=TOP,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST_COMMAND,
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    def start(self, *arguments: object, port: int = 0) -> Served:
        """A server, as soon as it is well."""
        port = port or free_port()
        served = Served(self, port, self._begun("serve", "--port", port, *arguments))
        served.wait_until_well()
        return served

    def _begun(self, *arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(*arguments),
            cwd=TOP,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    @contextmanager
    def serving(self, *arguments: object, port: int = 0) -> Iterator[Served]:
        served = self.start(*arguments, port=port)
        try:
            yield served
        finally:
            served.stop()


@dataclass
class Served:
    """A running server."""

    installation: Installation
    port: int
    process: subprocess.Popen[str]

    def ask(self, page: str, method: str = "GET") -> tuple[int, str]:
        """The status and the text of a page."""
        status, _headers, text = self.ask_whole(page, method)
        return status, text

    def ask_whole(self, page: str, method: str = "GET") -> tuple[int, http.client.HTTPMessage, str]:
        """The status, the headers and the text; over https where the installation has an authority of its own."""
        authority = self.installation.folder / "tls" / "office-ca.crt"
        if authority.with_name("server.crt").exists():
            context = ssl.create_default_context(cafile=str(authority))
            connection: http.client.HTTPConnection = http.client.HTTPSConnection(
                "127.0.0.1", self.port, timeout=PATIENCE, context=context
            )
        else:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, page)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            connection.close()

    def wait_until_well(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f"ended with {self.process.returncode}: {self.process.communicate()[0]}")
            try:
                if self.ask("/health/")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(PAUSE)
        self.kill()
        raise AssertionError("the server did not become well")

    def stop(self, by: signal.Signals = signal.SIGTERM) -> Ran:
        """Ask it to end; what it said."""
        if self.process.poll() is None:
            self.process.send_signal(by)
        out, _ = self.process.communicate(timeout=PATIENCE)
        return Ran(self.process.returncode, out, "")

    def kill(self) -> None:
        """As when somebody pulls the plug."""
        self.process.kill()
        self.process.communicate(timeout=PATIENCE)  # also its worker ends then, which holds the other end of the pipe

    def children(self) -> dict[int, str]:
        """The processes below it and how they were called."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                if parent == self.process.pid:
                    found[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
            except OSError:
                continue
        return found


class Writers:
    """Threads that set up units one after the other and remember which the server has acknowledged."""

    def __init__(self, served: Served, count: int = 4) -> None:
        self.acknowledged: list[str] = []
        self._served = served
        self._ending = threading.Event()
        self._threads = [threading.Thread(target=self._write, args=(number,)) for number in range(count)]
        for thread in self._threads:
            thread.start()

    def wait_for(self, count: int) -> None:
        end = time.monotonic() + PATIENCE
        while len(self.acknowledged) < count:
            assert time.monotonic() < end, f"only {len(self.acknowledged)} were acknowledged"
            time.sleep(PAUSE)

    def end(self) -> list[str]:
        self._ending.set()
        for thread in self._threads:
            thread.join()
        return self.acknowledged

    def _write(self, number: int) -> None:
        count = 0
        while not self._ending.is_set():
            count += 1
            code = f"W{number}-{count}"
            try:
                status, text = self._served.ask(f"/write/{code}/", "POST")
            except (OSError, http.client.HTTPException):
                return
            if status == 200 and text == code:
                self.acknowledged.append(code)


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def new_server_database() -> str:
    """DATABASE_URL of an empty database on the PostgreSQL server of the tests."""
    server = postgresql.address()
    name = f"serving_{secrets.token_hex(6)}"
    with psycopg.connect(server.replace("postgres://", "postgresql://", 1), autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    return f"{server.rpartition('/')[0]}/{name}"
