"""A chain is never removed, renamed or shortened, whoever asks: the database itself refuses, on both engines."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

WHY = "a chain of the journal only grows"
OTHER = "NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.length < OLD.length"
SQLITE = {
    "removal": "BEFORE DELETE ON journal_chain",
    "other": f"BEFORE UPDATE ON journal_chain WHEN {OTHER}",
    "replacement": (
        "BEFORE INSERT ON journal_chain WHEN EXISTS (SELECT 1 FROM journal_chain WHERE id = NEW.id OR name = NEW.name)"
    ),
}
POSTGRESQL = (
    f"""
    CREATE FUNCTION journal_chain_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{WHY}' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE TRIGGER journal_chain_no_removal BEFORE DELETE OR TRUNCATE ON journal_chain
    FOR EACH STATEMENT EXECUTE FUNCTION journal_chain_only_grows()
    """,
    f"""
    CREATE TRIGGER journal_chain_no_other BEFORE UPDATE ON journal_chain
    FOR EACH ROW WHEN ({OTHER}) EXECUTE FUNCTION journal_chain_only_grows()
    """,
)


def forbid(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Put a trigger before everything but growing."""
    if editor.connection.vendor == "sqlite":
        for name, moment in SQLITE.items():
            editor.execute(f"CREATE TRIGGER journal_chain_no_{name} {moment} BEGIN SELECT RAISE(ABORT, '{WHY}'); END")
        return
    for statement in POSTGRESQL:
        editor.execute(statement)


def allow(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again."""
    if editor.connection.vendor == "sqlite":
        for name in SQLITE:
            editor.execute(f"DROP TRIGGER journal_chain_no_{name}")
        return
    for name in ("removal", "other"):
        editor.execute(f"DROP TRIGGER journal_chain_no_{name} ON journal_chain")
    editor.execute("DROP FUNCTION journal_chain_only_grows()")


class Migration(migrations.Migration):
    """Triggers on chains."""

    dependencies = [("journal", "0004_entries_can_be_searched")]
    operations = [migrations.RunPython(forbid, allow)]
