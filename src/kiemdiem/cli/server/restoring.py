"""The work of `kiemdiem restore`: a backup becomes an installation, all of it or nothing."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from kiemdiem.cli.exits import Exit
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.server import first_run, words
from kiemdiem.cli.server.archives.exchange import put_in_place, working_on
from kiemdiem.cli.server.archives.files import DATABASE, FOLDERS, Manifest, read_manifest, unpack, working_folder
from kiemdiem.cli.server.archives.filling import compare, fill_from, is_whole
from kiemdiem.cli.server.errors import ArchiveDamaged, ArchiveNewer, NotEmpty
from kiemdiem.cli.server.holding import alone_with_folder
from kiemdiem.cli.server.standing import folder, is_sqlite


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    """Restore and say what was compared."""
    file = Path(options.file).resolve()
    with alone_with_folder():
        _require_empty()
        manifest = read_manifest(file)
        _require_known(manifest)
        with working_folder(folder()) as place:
            unpack(file, manifest, place)
            if not is_whole(place / DATABASE):
                raise ArchiveDamaged(file=file, part=DATABASE)
            _restore(manifest, place)
    seen = manifest.snapshot
    told = words.RESTORED.format(
        folder=folder(),
        rows=sum(seen.counts.values()),
        tables=len(seen.counts),
        files=manifest.uploads,
        entries=sum(head.number for head in seen.heads),
    )
    screen.say(told)
    return Exit.DONE


def _restore(manifest: Manifest, place: Path) -> None:
    """Files first: the database comes last, and with it the installation is there."""
    for name in FOLDERS:
        if (place / name).exists():
            shutil.copytree(place / name, folder() / name, dirs_exist_ok=True)
    try:
        _restore_database(manifest, place / DATABASE)
    except BaseException:
        for name in FOLDERS:
            shutil.rmtree(folder() / name, ignore_errors=True)
        raise


def _restore_database(manifest: Manifest, copy: Path) -> None:
    if not is_sqlite():
        fill_from(copy, manifest.snapshot)
        first_run.apply_migrations()
        return
    is_the_file = manifest.engine == "sqlite"
    ready = copy if is_the_file else copy.with_name("restored.sqlite3")
    with working_on(ready):
        if is_the_file:
            compare(manifest.snapshot)
        else:
            fill_from(copy, manifest.snapshot)
        first_run.apply_migrations()
    put_in_place(ready)


def _require_empty() -> None:
    """Refuse where something is; names what.

    Raises:
        NotEmpty: in the database or in a folder of files.
    """
    found = []
    tables = connection.introspection.table_names()
    if is_sqlite() and not tables:
        connection.close()
        Path(str(connection.settings_dict["NAME"])).unlink(missing_ok=True)  # made by looking
    if tables:
        found.append(words.FOUND_DATABASE.format(count=len(tables)))
    for name in FOLDERS:
        files = [file for file in (folder() / name).rglob("*") if file.is_file()]
        if files:
            found.append(words.FOUND_FOLDER.format(name=name, count=len(files)))
    if found:
        raise NotEmpty(folder=folder(), found="; ".join(found))


def _require_known(manifest: Manifest) -> None:
    known = MigrationLoader(None).graph.nodes
    unknown = [step for step in manifest.snapshot.targets if step not in known]
    if unknown:
        raise ArchiveNewer(migration=".".join(unknown[0]))
