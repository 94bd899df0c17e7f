"""Issued plans of tiers above that came by a package."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0003_bodies_of_the_plan"),
        ("subplans", "0001_subplans_begin"),
    ]

    operations = [
        migrations.CreateModel(
            name="HandedPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField()),
                ("number", models.CharField(max_length=80)),
                ("root_name", models.CharField(max_length=200)),
                ("issued_on", models.DateField()),
                ("days", models.JSONField(default=dict)),
                ("items", models.JSONField(default=list)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handed_plans",
                        to="campaigns.campaign",
                    ),
                ),
            ],
            options={
                "ordering": ["campaign", "place"],
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "place"), name="handed_plan_has_a_place_of_its_own")
                ],
            },
        ),
    ]
