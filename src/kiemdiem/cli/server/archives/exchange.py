"""On SQLite a database is made ready beside the one in use and takes its place in one step, or never."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from kiemdiem.cli.server.errors import FolderBusy
from kiemdiem.cli.server.standing import folder


def own_file() -> Path:
    """The file of the house's own database."""
    return Path(str(connection.settings_dict["NAME"]))


@contextmanager
def working_on(file: Path) -> Iterator[None]:
    """Within it the house's own database is this file."""
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(file)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def put_in_place(file: Path) -> None:
    """The file becomes the house's database; whoever held the old one open must be gone: the caller holds the folder.

    Raises:
        FolderBusy: somebody still has the old one open, without the lock.
    """
    place = own_file()
    if place.exists():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    for made in (file, place):
        if made.with_name(f"{made.name}-wal").exists():
            raise FolderBusy(folder=folder())
    with file.open("rb") as opened:
        os.fsync(opened.fileno())
    file.replace(place)
    _write_down(place.parent)


def _write_down(place: Path) -> None:
    """The new name is on the disk too."""
    if os.name == "nt":
        return
    opened = os.open(place, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
