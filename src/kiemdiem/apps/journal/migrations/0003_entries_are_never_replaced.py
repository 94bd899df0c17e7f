"""SQLite replaces a row (INSERT OR REPLACE) without asking the triggers of its removal: refuse that too."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TAKEN = {
    "journal_entry": "id = NEW.id OR (chain_id = NEW.chain_id AND number = NEW.number)",
    "journal_mention": "id = NEW.id OR (kind = NEW.kind AND key = NEW.key AND entry_id = NEW.entry_id)",
}
TRIGGER = """
CREATE TRIGGER {table}_no_replacement BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {taken})
BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END
"""


def forbid(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Put a trigger before every row that would take the place of another."""
    if editor.connection.vendor == "sqlite":
        for table, taken in TAKEN.items():
            editor.execute(TRIGGER.format(table=table, taken=taken))


def allow(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again."""
    if editor.connection.vendor == "sqlite":
        for table in TAKEN:
            editor.execute(f"DROP TRIGGER {table}_no_replacement")


class Migration(migrations.Migration):
    """A trigger on entries and one on their mentions."""

    dependencies = [("journal", "0002_entries_are_never_changed")]
    operations = [migrations.RunPython(forbid, allow)]
