"""Who looks after units by a decision of a house above, as a package told it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assignments", "0001_assignments_begin"),
        ("campaigns", "0005_groups_of_positions"),
        ("organisations", "0002_path_is_no_key"),
    ]

    operations = [
        migrations.CreateModel(
            name="HandedAssignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("duty", models.CharField(max_length=80)),
                ("who", models.TextField()),
                ("decision", models.CharField(blank=True, max_length=200)),
                ("decided_on", models.DateField(null=True)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handed_assignments",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["unit__sort_key", "duty", "pk"],
            },
        ),
    ]
