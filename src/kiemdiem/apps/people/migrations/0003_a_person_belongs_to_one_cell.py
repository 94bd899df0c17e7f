"""The database itself refuses that a person belongs to two cells on one day, on both engines."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NAME = "membership_spans_do_not_overlap"
SQLITE = """
CREATE TRIGGER {name}_on_{verb} BEFORE {verb} ON people_membership
WHEN EXISTS (
    SELECT 1 FROM people_membership AS other
    WHERE other.person_id = NEW.person_id AND other.id IS NOT NEW.id
    AND COALESCE(other.since, '0001-01-01') <= COALESCE(NEW.until, '9999-12-31')
    AND COALESCE(NEW.since, '0001-01-01') <= COALESCE(other.until, '9999-12-31')
)
BEGIN SELECT RAISE(ABORT, '{name}'); END
"""
# A range of one number instead of the number itself: plain numbers in a GiST index would need an extension.
POSTGRESQL = """
ALTER TABLE people_membership ADD CONSTRAINT {name}
EXCLUDE USING gist (int8range(person_id, person_id, '[]') WITH &&, daterange(since, until, '[]') WITH &&)
"""


def forbid(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the constraint, or triggers where the engine knows no such constraint."""
    if editor.connection.vendor == "sqlite":
        for verb in ("insert", "update"):
            editor.execute(SQLITE.format(name=NAME, verb=verb))
        return
    editor.execute(POSTGRESQL.format(name=NAME))


def allow(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away again."""
    if editor.connection.vendor == "sqlite":
        for verb in ("insert", "update"):
            editor.execute(f"DROP TRIGGER {NAME}_on_{verb}")
        return
    editor.execute(f"ALTER TABLE people_membership DROP CONSTRAINT {NAME}")


class Migration(migrations.Migration):
    """An exclusion constraint on PostgreSQL, triggers on SQLite."""

    dependencies = [("people", "0002_records_are_told_once")]
    operations = [migrations.RunPython(forbid, allow)]
