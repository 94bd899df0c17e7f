"""A database beside the house's own: a SQLite file with a copy of every row, whatever the house itself runs on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.color import no_style
from django.db import connections, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from kiemdiem.cli.server.standing import Targets

COPY = "copy"
AT_ONCE = 1_000
NOT_KEPT = frozenset({"django_session", "accounts_session"})
"""Who was signed in is nobody's affair later: after a restore everybody signs in again."""
Model = type[models.Model]


@contextmanager
def copy_at(file: Path) -> Iterator[str]:
    """The alias under which the file is open; it is closed afterwards, and whole in itself."""
    described = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        # Whoever reads the file later sees it whole or finds that it is not: nothing has to survive a fall here.
        "OPTIONS": {"init_command": "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;"},
    }
    settings = {"default": connections.settings["default"], COPY: described}
    connections.settings[COPY] = connections.configure_settings(settings)[COPY]
    try:
        yield COPY
    finally:
        connections[COPY].close()
        del connections[COPY]
        del connections.settings[COPY]


def models_at(targets: Targets) -> list[Model]:
    """Every table as it was after these steps: rows are carried between databases of that state, not of today's."""
    state = MigrationLoader(None).project_state(targets)
    found = [
        model
        for model in state.apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.db_table not in NOT_KEPT
    ]
    for model in found:
        for field in model._meta.local_fields:
            if isinstance(field, models.DateField):
                field.auto_now = field.auto_now_add = False  # a copied row keeps its moments
    return found


def make_tables(targets: Targets) -> None:
    """The tables of that state in the house's own database, which is empty: with every trigger that steps have made."""
    MigrationExecutor(connections["default"]).migrate(targets)


def make_shelves(found: list[Model], alias: str) -> None:
    """Room for the rows in a copy, without running steps: those of libraries write into the house's own database,
    whichever they are told."""
    connection = connections[alias]
    with connection.schema_editor() as editor:
        for model in found:
            if not model._meta.auto_created:
                editor.create_model(model)
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for room, step in MigrationRecorder(connections["default"]).applied_migrations():
        recorder.record_applied(room, step)


def copy_rows(found: list[Model], *, source: str, target: str) -> None:
    """Every row of every table, as it is; rows that steps have put into the new tables make way."""
    for model in reversed(found):
        waiting = model._base_manager.using(target)
        if waiting.exists():
            waiting.all()._raw_delete(target)
    for model in found:
        rows = model._base_manager.using(source).order_by("pk").iterator(chunk_size=AT_ONCE)
        batch: list[models.Model] = []
        for row in rows:
            batch.append(row)
            if len(batch) == AT_ONCE:
                model._base_manager.using(target).bulk_create(batch)
                batch = []
        model._base_manager.using(target).bulk_create(batch)


def count_rows(found: list[Model], alias: str) -> dict[str, int]:
    """How many rows each table has."""
    return {model._meta.db_table: model._base_manager.using(alias).count() for model in found}


def continue_numbers(found: list[Model], alias: str) -> None:
    """New rows get numbers after those that were copied; SQLite sees to it by itself."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), found):
            cursor.execute(statement)
