"""Packages are made and taken by tasks: what was asked for, how far it is, and why it was refused."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0005_groups_of_positions"),
        ("exchange", "0001_packages_begin"),
        ("organisations", "0002_path_is_no_key"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PackageOrder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField()),
                ("made_at", models.DateTimeField()),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("stored", models.CharField(max_length=200)),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("written_at", models.DateTimeField(null=True)),
                ("run", models.PositiveIntegerField(default=0)),
                ("beat_at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="receivedpackage",
            name="package_has_a_known_state",
        ),
        migrations.AddField(
            model_name="receivedpackage",
            name="asked_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="receivedpackage",
            name="asked_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="receivedpackage",
            name="beat_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="receivedpackage",
            name="note",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="receivedpackage",
            name="run",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name="receivedpackage",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "taking", "taken", "dropped"])),
                name="package_has_a_known_state",
            ),
        ),
        migrations.AddField(
            model_name="packageorder",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="packageorder",
            name="campaign",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="package_orders", to="campaigns.campaign"
            ),
        ),
        migrations.AddField(
            model_name="packageorder",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="packageorder",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "ready", "refused"])),
                name="package_order_has_a_known_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="packageorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "ready"), _negated=True),
                    models.Q(("file_name", ""), _negated=True),
                    _connector="OR",
                ),
                name="ready_package_has_a_file",
            ),
        ),
    ]
