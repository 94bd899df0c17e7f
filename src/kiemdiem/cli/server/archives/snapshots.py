"""The database at one moment, as a SQLite file, while others go on writing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.db import connections, transaction

from kiemdiem.cli.server.archives.copies import NOT_KEPT, copy_at, copy_rows, count_rows, make_shelves, models_at
from kiemdiem.cli.server.standing import Targets, applied_targets, is_sqlite


@dataclass(frozen=True)
class ChainHead:
    """The last entry of a chain of the journal at that moment."""

    chain: str
    number: int
    hash: str


@dataclass(frozen=True)
class Snapshot:
    """What a copy of the database holds. targets: the last step of each room; counts: rows of each table."""

    targets: Targets
    counts: dict[str, int]
    heads: list[ChainHead]


def take_snapshot(file: Path) -> Snapshot:
    """Copy the house's database into this file."""
    if is_sqlite():
        copy_sqlite(file)
    else:
        _copy_other(file)
    with copy_at(file):
        found = look_at("copy")
    with closing(sqlite3.connect(file, isolation_level=None)) as opened:
        opened.execute("VACUUM")
    return found


def look_at(alias: str) -> Snapshot:
    """What a database of ours holds now."""
    targets = applied_targets(alias)
    found = models_at(targets)
    chains = next(model for model in found if model._meta.label == "journal.Chain")
    heads = [
        ChainHead(chain.name, chain.length, chain.head)  # type: ignore[attr-defined]  # a model of that time
        for chain in chains._base_manager.using(alias).order_by("name")
        if chain.length  # type: ignore[attr-defined]  # as above
    ]
    return Snapshot(targets, count_rows(found, alias), heads)


def copy_sqlite(file: Path, *, with_sessions: bool = False) -> None:
    """SQLite's own online backup: the whole file in one step, so that it is one moment; writers do not wait for it."""
    connection = connections["default"]
    connection.ensure_connection()
    assert connection.connection is not None
    with closing(sqlite3.connect(file, isolation_level=None)) as target:
        connection.connection.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        if not with_sessions:
            target.execute("PRAGMA secure_delete=ON")
            there = {name for (name,) in target.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            for table in NOT_KEPT & there:
                target.execute(f'DELETE FROM "{table}"')


def _copy_other(file: Path) -> None:
    """Row by row within one transaction that sees one moment: no program of the server's version is needed."""
    with copy_at(file) as copy, transaction.atomic():
        with connections["default"].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        found = models_at(applied_targets())
        make_shelves(found, copy)
        with transaction.atomic(using=copy):
            copy_rows(found, source="default", target=copy)
