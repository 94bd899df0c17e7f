"""The work of `kiemdiem backup`: one file with everything, while others go on working."""

from __future__ import annotations

import argparse
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from django.db import connection
from django.utils import timezone

from kiemdiem.cli.exits import Exit
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.server import words
from kiemdiem.cli.server.archives.files import Manifest, refuse_place, working_folder, write_archive
from kiemdiem.cli.server.archives.snapshots import take_snapshot
from kiemdiem.cli.server.errors import DatabaseEmpty, FileNotWritable
from kiemdiem.cli.server.holding import beside_others
from kiemdiem.cli.server.installation import State
from kiemdiem.cli.server.standing import folder, standing_of


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    """Back up and say what is in it."""
    file = Path(options.file).resolve()
    with beside_others():
        made = back_up(file)
    counts = made.snapshot.counts
    screen.say(words.BACKED_UP.format(file=file, rows=sum(counts.values()), tables=len(counts), files=made.uploads))
    return Exit.DONE


def back_up(file: Path) -> Manifest:
    """The backup of the installation, whatever the state of its database.

    First the database, then the files: a row never points to a file that is not in the backup.

    Raises:
        DatabaseEmpty: there is nothing to back up.
        FileThere, FileNotWritable: it cannot be written there.
    """
    refuse_place(file)
    if standing_of().state == State.EMPTY:
        raise DatabaseEmpty(folder=folder())
    about = {"program": _version(), "made_at": timezone.now().isoformat(), "engine": connection.vendor}
    try:
        with working_folder(file.parent) as place:
            database = place / "database.sqlite3"
            snapshot = take_snapshot(database)
            return write_archive(file, database=database, data=folder(), about=about, snapshot=snapshot)
    except OSError as fault:
        raise FileNotWritable(file=file, why=fault.strerror or "") from None


def _version() -> str:
    try:
        return version("kiemdiem")
    except PackageNotFoundError:  # run from the sources, not installed
        return ""
