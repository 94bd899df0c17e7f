"""A database is filled from a copy, and compared with what the copy was said to hold."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import DatabaseError, connection, transaction

from kiemdiem.apps.journal.queries import Head, verify_chains
from kiemdiem.cli.server import words
from kiemdiem.cli.server.archives.copies import (
    continue_numbers,
    copy_at,
    copy_rows,
    count_rows,
    make_tables,
    models_at,
)
from kiemdiem.cli.server.archives.snapshots import Snapshot
from kiemdiem.cli.server.errors import RestoredOtherwise
from kiemdiem.cli.server.standing import is_sqlite

DROP_TABLES = "DROP TABLE {tables} CASCADE"
OWN_FUNCTIONS = """
SELECT function.oid::regprocedure::text FROM pg_proc AS function
WHERE function.pronamespace = current_schema()::regnamespace
AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = function.oid AND deptype = 'e')
"""


def is_whole(file: Path) -> bool:
    """Whether SQLite reads every page of the file and finds it consistent."""
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as opened:
            return [row[0] for row in opened.execute("PRAGMA integrity_check")] == ["ok"]
    except sqlite3.DatabaseError:
        return False


def fill_from(file: Path, snapshot: Snapshot, *, instead: bool = False) -> None:
    """All rows of the copy into the house's own empty database; on a server in one transaction: all of it or nothing.

    instead: what is there now is dropped first, in the same transaction; on a server only.

    Raises:
        RestoredOtherwise: the rows are refused, or do not come out as they were.
    """
    with copy_at(file) as copy:
        if is_sqlite():  # a file that nobody uses yet
            make_tables(snapshot.targets)
            with transaction.atomic():
                _fill(copy, snapshot)
            return
        with transaction.atomic():
            if instead:
                _drop_everything()
            _set_constraints("IMMEDIATE")  # or a step that fills a table could not change it afterwards
            make_tables(snapshot.targets)
            _set_constraints("DEFERRED")
            _fill(copy, snapshot)


def _fill(copy: str, snapshot: Snapshot) -> None:
    found = models_at(snapshot.targets)
    try:
        copy_rows(found, source=copy, target="default")
        connection.check_constraints()
    except DatabaseError as fault:
        raise RestoredOtherwise(what=str(fault).strip().partition("\n")[0]) from None
    continue_numbers(found, "default")
    compare(snapshot)


def _set_constraints(when: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS ALL {when}")


def compare(snapshot: Snapshot) -> None:
    """The house's own database holds what the snapshot held, in the state of its time.

    Raises:
        RestoredOtherwise: it does not; says where.
    """
    found = count_rows(models_at(snapshot.targets), "default")
    for table, wanted in snapshot.counts.items():
        if found.get(table) != wanted:
            what = words.COUNTS_DIFFER.format(table=table, found=found.get(table, 0), wanted=wanted)
            raise RestoredOtherwise(what=what)
    breaks = journal_breaks(snapshot)
    if breaks:
        raise RestoredOtherwise(what=words.JOURNAL_DIFFERS.format(count=breaks))


def journal_breaks(snapshot: Snapshot) -> int:
    """In how many places the journal does not hold, or has not the entries that it had."""
    return len(verify_chains(tuple(Head(one.chain, one.number, one.hash) for one in snapshot.heads)))


def _drop_everything() -> None:
    """Tables and functions of our schema; extensions stay."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        if tables:
            cursor.execute(DROP_TABLES.format(tables=", ".join(map(quote, tables))))
        cursor.execute(OWN_FUNCTIONS)
        for (function,) in cursor.fetchall():
            cursor.execute(f"DROP FUNCTION {function} CASCADE")
