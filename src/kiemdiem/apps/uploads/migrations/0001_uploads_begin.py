"""Files that come in, their rows as they were judged, and rows that arrive unseen."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The tables of this room."""

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("register", models.CharField(max_length=40)),
                ("state", models.CharField(default="reading", max_length=10)),
                ("file_name", models.CharField(max_length=200)),
                ("file_hash", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("stored", models.CharField(blank=True, max_length=200)),
                ("remarked", models.CharField(blank=True, max_length=200)),
                ("is_pasted", models.BooleanField(default=False)),
                ("received_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField()),
                ("tables", models.JSONField(default=list)),
                ("sheet", models.PositiveIntegerField(default=0)),
                ("mapping", models.JSONField(default=dict)),
                ("old_encoding", models.CharField(blank=True, max_length=10)),
                ("is_converted", models.BooleanField(default=False)),
                ("run", models.PositiveIntegerField(default=0)),
                ("beat_at", models.DateTimeField()),
                ("total", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("created", models.PositiveIntegerField(default=0)),
                ("updated", models.PositiveIntegerField(default=0)),
                ("unchanged", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                ("changed_cells", models.PositiveIntegerField(default=0)),
                ("bad_cells", models.PositiveIntegerField(default=0)),
                ("seen_up_to", models.PositiveBigIntegerField(default=0)),
                ("arrived", models.PositiveIntegerField(default=0)),
                ("twins", models.JSONField(default=list)),
                ("note", models.TextField(blank=True)),
                ("written_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uploads", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Arrival",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=60, unique=True)),
                ("first", models.PositiveBigIntegerField()),
                ("last", models.PositiveBigIntegerField()),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="arrivals", to="uploads.upload"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="UploadRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("state", models.CharField(max_length=10)),
                ("cells", models.JSONField()),
                ("before", models.JSONField(default=dict)),
                ("faults", models.JSONField(default=list)),
                ("thing", models.PositiveBigIntegerField(null=True)),
                ("version", models.PositiveIntegerField(null=True)),
                ("plan", models.JSONField(default=dict)),
                ("identity", models.CharField(blank=True, max_length=64)),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="uploads.upload"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="upload",
            index=models.Index(fields=["user", "-received_at"], name="upload_by_user"),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["reading", "mapping", "checking", "preview", "writing", "written", "dropped", "refused"],
                    )
                ),
                name="upload_has_a_known_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "written"), _negated=True),
                    models.Q(("refused", 0), ("written_at__isnull", False)),
                    _connector="OR",
                ),
                name="upload_is_written_whole",
            ),
        ),
        migrations.AddIndex(
            model_name="uploadrow",
            index=models.Index(fields=["upload", "state", "number"], name="staged_row_by_state"),
        ),
        migrations.AddIndex(
            model_name="uploadrow",
            index=models.Index(fields=["upload", "identity"], name="staged_row_by_identity"),
        ),
        migrations.AddConstraint(
            model_name="uploadrow",
            constraint=models.UniqueConstraint(fields=("upload", "number"), name="row_of_a_file_is_staged_once"),
        ),
        migrations.AddConstraint(
            model_name="uploadrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["new", "changed", "same", "bad"])),
                name="staged_row_has_a_known_state",
            ),
        ),
    ]
