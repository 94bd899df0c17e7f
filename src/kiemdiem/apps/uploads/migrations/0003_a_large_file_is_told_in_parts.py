"""After a large file was written the history of each thing is told of it: a state of its own, and how far it has come.

Large files of before have one entry alone, and nothing more is told of them: their rows are forgotten.
"""

from django.db import migrations, models

_KNOWN = ["reading", "mapping", "checking", "preview", "writing", "telling", "written", "dropped", "refused"]


class Migration(migrations.Migration):
    """One more state between written and over."""

    dependencies = [("uploads", "0002_old_letters_wait_for_a_choice")]

    operations = [
        migrations.AddField("upload", "first_key", models.PositiveBigIntegerField(default=0)),
        migrations.AddField("upload", "told", models.PositiveIntegerField(default=0)),
        migrations.RemoveConstraint("upload", "upload_has_a_known_state"),
        migrations.AddConstraint(
            "upload",
            models.CheckConstraint(condition=models.Q(state__in=_KNOWN), name="upload_has_a_known_state"),
        ),
        migrations.RemoveConstraint("upload", "upload_is_written_whole"),
        migrations.AddConstraint(
            "upload",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["telling", "written"]), _negated=True),
                    models.Q(("refused", 0), ("written_at__isnull", False)),
                    _connector="OR",
                ),
                name="upload_is_written_whole",
            ),
        ),
    ]
