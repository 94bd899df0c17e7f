"""A commune grows out of SQLite: its journal, taken over to PostgreSQL, still holds. And back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connection, connections

from kiemdiem.apps.journal.models import Chain, Entry, Mention
from kiemdiem.apps.journal.queries import Break, breaks_of
from kiemdiem.apps.users.models import User
from kiemdiem.config.settings import database
from tests import postgresql
from tests.builders.house import make_house
from tests.builders.journal import make_entry

OTHER = "other"
HARD = {"b": 10**30, "a": [True, None, "e\u0301 đ 🙂"], "": {"2": -1, "10": "\u2028"}}


@contextmanager
def an_empty_database_of_the_other_engine(folder: Path) -> Iterator[None]:
    """Under the alias `other`, with all tables and no rows."""
    url, name = f"sqlite:///{folder / 'moved.sqlite3'}", f"moved_{os.getpid()}"
    server = postgresql.address()
    if connection.vendor == "sqlite":
        url = f"{server.rpartition('/')[0]}/{name}"
        with psycopg.connect(server, autocommit=True) as made:
            made.execute(f"CREATE DATABASE {name}")
    connections.settings[OTHER] = {**connections.settings["default"], "OPTIONS": {}, **database(url)}
    try:
        call_command("migrate", database=OTHER, verbosity=0)
        yield
    finally:
        connections[OTHER].close()
        del connections.settings[OTHER], connections[OTHER]


def test_a_journal_that_moved_to_the_other_engine_holds_there(transactional_db: None, tmp_path: Path) -> None:
    make_house()
    for number in range(12):
        make_entry(f"số {number}", reason="Lý do", before=HARD, chain=("house", "campaign 1")[number % 2])
    with an_empty_database_of_the_other_engine(tmp_path):
        for model in (User, Chain, Entry, Mention):
            _copy(model)
        chains = list(Chain.objects.using(OTHER))
        assert connections[OTHER].vendor != connection.vendor
        assert [chain.length for chain in chains] == [chain.length for chain in Chain.objects.all()]
        assert [breaks_of(chain) for chain in chains] == [[], []]
        _change_behind_the_triggers(chains[0], number=3)
        assert breaks_of(chains[0]) == [Break(chains[0].name, 3, "changed")]


def _copy(model: type[Any]) -> None:
    model._base_manager.using(OTHER).bulk_create(model._base_manager.order_by("pk"))


def _change_behind_the_triggers(chain: Chain, *, number: int) -> None:
    with connections[OTHER].cursor() as cursor:
        off = "ALTER TABLE journal_entry DISABLE TRIGGER USER"
        cursor.execute(off if connections[OTHER].vendor == "postgresql" else "DROP TRIGGER journal_entry_no_update")
        cursor.execute("UPDATE journal_entry SET reason = 'x' WHERE number = %s AND chain_id = %s", [number, chain.pk])
