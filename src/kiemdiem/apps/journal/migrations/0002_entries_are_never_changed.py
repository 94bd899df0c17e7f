"""The database itself refuses to change or delete an entry, on both engines."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("journal_entry", "journal_mention")
SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION journal_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the journal is only ever added to' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
POSTGRESQL = """
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION journal_is_only_added_to()
"""


def forbid(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Put a trigger before every change and every removal."""
    if editor.connection.vendor == "sqlite":
        for table in TABLES:
            for verb in ("update", "delete"):
                editor.execute(SQLITE.format(table=table, verb=verb))
        return
    editor.execute(POSTGRESQL_FUNCTION)
    for table in TABLES:
        editor.execute(POSTGRESQL.format(table=table))


def allow(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again."""
    for table in TABLES:
        if editor.connection.vendor == "sqlite":
            for verb in ("update", "delete"):
                editor.execute(f"DROP TRIGGER {table}_no_{verb}")
        else:
            editor.execute(f"DROP TRIGGER {table}_no_change ON {table}")
    if editor.connection.vendor != "sqlite":
        editor.execute("DROP FUNCTION journal_is_only_added_to()")


class Migration(migrations.Migration):
    """Triggers on entries and their mentions."""

    dependencies = [("journal", "0001_journal_begin")]
    operations = [migrations.RunPython(forbid, allow)]
