"""Entries get what the search box looks through: plain words without marks, outside the hash.

The columns are added in words of SQL: Django would make SQLite's table anew, and its triggers would be lost with the old.
"""

from django.db import migrations, models

ADD = "ALTER TABLE journal_entry ADD COLUMN {column} {kind} DEFAULT '' NOT NULL"
DROP = "ALTER TABLE journal_entry DROP COLUMN {column}"
COLUMNS = {"actor_key": "varchar(160)", "search_key": "text"}


class Migration(migrations.Migration):
    """Two columns, and the index of a branch that PostgreSQL also takes for the beginning of a path."""

    dependencies = [("journal", "0003_entries_are_never_replaced")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(ADD.format(column=name, kind=kind), DROP.format(column=name))
                for name, kind in COLUMNS.items()
            ],
            state_operations=[
                migrations.AddField("entry", "actor_key", models.CharField(max_length=160, blank=True, default="")),
                migrations.AddField("entry", "search_key", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.RemoveIndex("entry", "entry_by_branch"),
        migrations.AddIndex(
            "entry",
            models.Index(
                fields=["branch", "id"], name="entry_by_branch", opclasses=["varchar_pattern_ops", "int8_ops"]
            ),
        ),
    ]
