"""Builders for the journal: an act of no room, entries of it, and the hand that goes behind the triggers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from django.db import connection, transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Act, Author, Ref
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.journal.queries import HOUSE
from tests.builders.house import NOON

TABLES = ("journal_entry", "journal_mention")
CHAINS = "journal_chain"
SOMEBODY = Author(user_id=None, name="Lý Thị Vân", role="secretary", branch="/1/", at=NOON)


@dataclass(frozen=True)
class Tried(Act):
    """An act that only tests do."""

    code: ClassVar[str] = "tests.tried"
    says: ClassVar[str] = "Thử {what}."
    what: str
    about: tuple[Ref, ...] = ()
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class BackedUp(Act):
    """An act on the machine that only tests do."""

    code: ClassVar[str] = "tests.backed_up"
    says: ClassVar[str] = "Sao lưu vào {file}."
    is_operation: ClassVar[bool] = True
    file: str


def make_entry(
    what: str = "nhật ký",
    *,
    by: Author = SOMEBODY,
    reason: str = "",
    chain: str = HOUSE,
    act: Act | None = None,
    **given: Any,
) -> Entry:
    with transaction.atomic():
        return record(act or Tried(what=what, **given), by=by, reason=reason, chain=chain)


def on_branch(path: str) -> Author:
    return replace(SOMEBODY, branch=path)


@contextmanager
def behind_the_triggers() -> Iterator[Any]:
    """A cursor of somebody who owns the database and has taken the triggers away; they come back afterwards."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # or PostgreSQL refuses to alter what waits to be checked
            for table in (*TABLES, CHAINS):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield cursor
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in (*TABLES, CHAINS):
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = list(cursor.fetchall())
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield cursor
        for _, sql in triggers:
            cursor.execute(sql)
