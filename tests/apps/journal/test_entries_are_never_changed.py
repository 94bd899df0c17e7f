"""The database itself refuses to change the journal, whoever asks."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from kiemdiem.apps.journal.models import Chain, Entry, Mention
from tests.builders.house import House
from tests.builders.journal import TABLES, behind_the_triggers

CHANGES = {
    "change": "UPDATE {table} SET id = id + 1000000",
    "change of nothing": "UPDATE {table} SET id = id",
    "removal": "DELETE FROM {table}",
    "replacement": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "upsert": "INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT (id) DO UPDATE SET id = 7",
    "emptying": "TRUNCATE {table} CASCADE",
    "emptying with all": "TRUNCATE journal_chain CASCADE",
}
OF_ONE_ENGINE = {"replacement": "sqlite", "emptying": "postgresql", "emptying with all": "postgresql"}
HERE = [
    (table, way)
    for table in TABLES
    for way in CHANGES
    if OF_ONE_ENGINE.get(way, connection.vendor) == connection.vendor
]


@pytest.mark.parametrize(("table", "way"), HERE)
def test_the_database_refuses(house: House, table: str, way: str) -> None:
    before = sorted(Entry.objects.values_list("pk", "hash")), sorted(Mention.objects.values_list("pk", "key"))
    assert all(before)
    if connection.vendor == "postgresql":  # or it refuses only because checks of this transaction are still to come
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(CHANGES[way].format(table=table))
    after = sorted(Entry.objects.values_list("pk", "hash")), sorted(Mention.objects.values_list("pk", "key"))
    assert after == before


OF_CHAINS = {
    "removal": "DELETE FROM journal_chain WHERE name = 'unused'",
    "removal of all": "DELETE FROM journal_chain",
    "new name": "UPDATE journal_chain SET name = 'other' WHERE name = 'unused'",
    "new number": "UPDATE journal_chain SET id = id + 1000000 WHERE name = 'unused'",
    "shortening": "UPDATE journal_chain SET length = length - 1 WHERE length > 0",
}
ON_SQLITE = {
    "replacement": "INSERT OR REPLACE INTO journal_chain SELECT id, 'other', 0, '' FROM journal_chain",
    "replacement by name": "INSERT OR REPLACE INTO journal_chain SELECT id + 9, name, 0, '' FROM journal_chain",
}


@pytest.mark.parametrize("way", [*OF_CHAINS, *(ON_SQLITE if connection.vendor == "sqlite" else ())])
def test_the_database_lets_a_chain_only_grow(house: House, way: str) -> None:
    Chain.objects.create(name="unused")
    before = sorted(Chain.objects.values_list("pk", "name", "length"))
    assert any(length for *_, length in before)
    if connection.vendor == "postgresql":  # as above
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute((OF_CHAINS | ON_SQLITE)[way])
    assert sorted(Chain.objects.values_list("pk", "name", "length")) == before


def test_the_program_s_own_ways_to_write_are_refused_too(house: House) -> None:
    entry = Entry.objects.latest("pk")
    for change in (entry.save, entry.delete, lambda: Entry.objects.update(sentence=""), Mention.objects.all().delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_without_the_triggers_the_same_change_goes_through(house: House) -> None:
    """So it is the triggers that refuse, and nothing else."""
    with behind_the_triggers() as cursor:
        cursor.execute("UPDATE journal_entry SET sentence = 'x'")
    assert set(Entry.objects.values_list("sentence", flat=True)) == {"x"}
