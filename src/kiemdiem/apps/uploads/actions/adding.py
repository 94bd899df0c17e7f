"""Many rows added or changed at once: made ready first, so that nobody waits while they are, then written in one go."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.db import connection, models

from kiemdiem.apps.uploads.values.registers import Rows, Update

_AS_THEY_ARE = (models.CharField, models.TextField, models.IntegerField, models.ForeignKey, models.BooleanField)


@dataclass(frozen=True)
class Ready:
    """A statement and what it is to be run with, once for each row."""

    statement: str
    rows: Sequence[Sequence[Any]]


def ready(batch: Sequence[Rows]) -> list[Ready]:
    """The statements that write these rows."""
    return [_ready(rows) for rows in batch if rows.rows]


def ready_update(update: Update) -> Ready:
    """The statement that writes new values into rows that are still of the version that was seen.

    In the order of their keys, in which everybody holds rows: of two who change the same ones one waits for the other.
    """
    fields = [_field(update.model, one) for one in update.fields]
    name = connection.ops.quote_name
    changes = "".join(f"{name(field.column)} = {_place(field)}, " for field in fields)
    version, key = name("version"), name("id")
    table = name(update.model._meta.db_table)
    statement = f"UPDATE {table} SET {changes}{version} = {version} + 1 WHERE {key} = %s AND {version} = %s"
    rows = [(*values, key, version) for key, version, *values in sorted(update.rows, key=itemgetter(0))]
    return Ready(statement, _turned(fields, rows))


def _ready(rows: Rows) -> Ready:
    fields = [_field(rows.model, one) for one in rows.fields]
    name = connection.ops.quote_name
    columns = ", ".join(name(field.column) for field in fields)
    places = ", ".join(_place(field) for field in fields)
    statement = f"INSERT INTO {name(rows.model._meta.db_table)} ({columns}) VALUES ({places})"
    return Ready(statement, _turned(fields, rows.rows))


def _turned(fields: Sequence[Any], rows: Sequence[tuple[Any, ...]]) -> Sequence[Sequence[Any]]:
    """The rows as the database takes them: their first values are those of the fields."""
    turned = [(place, turn) for place, field in enumerate(fields) if (turn := _turn(field)) is not None]
    if not turned:
        return rows
    made = [list(row) for row in rows]
    for row in made:
        for place, turn in turned:
            row[place] = turn(row[place])
    return made


def _field(model: type[models.Model], name: str) -> Any:
    return next(field for field in model._meta.concrete_fields if name in (field.attname, field.name))


def _place(field: Any) -> str:
    """What stands for a value: PostgreSQL is told where a text is JSON."""
    return "%s::jsonb" if isinstance(field, models.JSONField) and connection.vendor == "postgresql" else "%s"


def _turn(field: Any) -> Callable[[Any], Any] | None:
    """What makes a value of this field one that the database takes; None where it takes it as it is."""
    if isinstance(field, models.JSONField):
        encoder = field.encoder
        return lambda value: json.dumps(value, cls=encoder, ensure_ascii=False)
    if isinstance(field, _AS_THEY_ARE):
        return None
    return lambda value: field.get_db_prep_save(value, connection)


def add(statements: Sequence[Ready]) -> None:
    """Write what was made ready; part of a transaction."""
    with connection.cursor() as cursor:
        for one in statements:
            cursor.executemany(one.statement, one.rows)


def change(statement: Ready) -> int:
    """Write new values; how many rows took them. Part of a transaction."""
    if not statement.rows:
        return 0
    with connection.cursor() as cursor:
        cursor.executemany(statement.statement, statement.rows)
        return int(cursor.rowcount)
