"""The work of `kiemdiem upgrade`: back up, migrate, check; where something fails, all is as before."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.utils import timezone

from kiemdiem.cli.exits import Exit
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.server import first_run, words
from kiemdiem.cli.server.archives.copies import count_rows, models_at
from kiemdiem.cli.server.archives.exchange import put_in_place, working_on
from kiemdiem.cli.server.archives.files import DATABASE, Manifest, read_manifest, unpack, working_folder
from kiemdiem.cli.server.archives.filling import fill_from, journal_breaks
from kiemdiem.cli.server.archives.snapshots import Snapshot, copy_sqlite
from kiemdiem.cli.server.backing_up import back_up
from kiemdiem.cli.server.errors import DatabaseEmpty, UpgradeFailed, UpgradeHalfDone
from kiemdiem.cli.server.holding import alone_with_folder
from kiemdiem.cli.server.installation import State
from kiemdiem.cli.server.standing import applied_targets, folder, is_sqlite, standing_of


class CheckFailed(Exception):
    """A check after the steps does not hold; the text says which."""


def run(_options: argparse.Namespace, screen: Screen) -> Exit:
    """Upgrade, or say that nothing waits."""
    with alone_with_folder():
        found = standing_of()
        if found.state == State.EMPTY:
            raise DatabaseEmpty(folder=folder())
        if found.state == State.CURRENT:
            screen.say(words.NOTHING_WAITS)
            return Exit.DONE
        file = _place_of_backup()
        saved = back_up(file)
        screen.say(words.BACKUP_FIRST.format(file=file))
        (_upgrade_file if is_sqlite() else _upgrade_server)(saved, file)
        screen.say(words.UPGRADED.format(count=found.waiting))
    return Exit.DONE


def _place_of_backup() -> Path:
    place = folder() / "backups"
    place.mkdir(mode=0o700, exist_ok=True)
    return place / f"truoc-nang-cap-{timezone.localtime():%Y%m%d-%H%M%S}.zip"


def _upgrade_file(saved: Manifest, file: Path) -> None:
    """On a copy, which takes the place of the database when it has passed; a fall in between changes nothing."""
    with working_folder(folder()) as place:
        copied = place / "upgraded.sqlite3"
        copy_sqlite(copied, with_sessions=True)
        with working_on(copied):
            why = _tried(lambda: _migrate_and_check(saved.snapshot))
        if why:
            raise UpgradeFailed(what=why, file=file)
        put_in_place(copied)


def _upgrade_server(saved: Manifest, file: Path) -> None:
    """In place, and back from the backup where it does not pass: that in one transaction."""
    why = _tried(lambda: _migrate_and_check(saved.snapshot))
    if not why:
        return
    with working_folder(folder()) as place:
        unpack(file, read_manifest(file), place)
        if _tried(lambda: fill_from(place / DATABASE, saved.snapshot, instead=True)):
            raise UpgradeHalfDone(what=why, file=file)
    raise UpgradeFailed(what=why, file=file)


def _tried(work: Callable[[], None]) -> str:
    """Why the work failed, in one line; empty where it did not. Whatever was raised: the way back comes first."""
    try:
        work()
    except CheckFailed as fault:
        return str(fault)
    except Exception as fault:
        return words.STEP_FAILED.format(what=str(fault).strip().partition("\n")[0] or type(fault).__name__)
    return ""


def _migrate_and_check(before: Snapshot) -> None:
    first_run.apply_migrations()
    try:
        call_command("check", fail_level="ERROR", stdout=StringIO(), stderr=StringIO())  # its words are English
    except SystemCheckError as fault:
        raise CheckFailed(words.CHECK_FAILED.format(what=str(fault).partition("\n")[0])) from None
    _require_no_row_lost(before)
    breaks = journal_breaks(before)
    if breaks:
        raise CheckFailed(words.JOURNAL_DIFFERS.format(count=breaks))


def _require_no_row_lost(before: Snapshot) -> None:
    """No table that is still there has fewer rows than before."""
    after = count_rows(models_at(applied_targets()), "default")
    for table, wanted in before.counts.items():
        if table in after and after[table] < wanted:
            raise CheckFailed(words.COUNTS_DIFFER.format(table=table, found=after[table], wanted=wanted))
