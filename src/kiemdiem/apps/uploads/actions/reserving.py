"""Keys that nobody else gets, in one piece."""

from __future__ import annotations

from django.db import connection, models
from django.db.models import Max


def reserve_keys(model: type[models.Model], count: int) -> int:
    """The first of `count` keys in one piece that no other row of this table will get; part of a transaction."""
    table = model._meta.db_table
    newest = int(model._base_manager.aggregate(newest=Max("pk"))["newest"] or 0)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            row = cursor.fetchone()
            last = max(newest, int(row[0]) if row else 0)
            if row:
                cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [last + count, table])
            else:
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last + count])
            return last + 1
        # Who adds a row takes the table's lock before he takes a key: with the lock held, keys stand still.
        cursor.execute(f"LOCK TABLE {connection.ops.quote_name(table)} IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [table])
        first = int(cursor.fetchone()[0])
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, first + count])
        return first
