"""Which units the bodies of the plan are, kept with each version of the roll."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0002_milestones_are_recorded"),
        ("organisations", "0002_path_is_no_key"),
    ]

    operations = [
        migrations.CreateModel(
            name="BodyUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=300)),
                (
                    "roll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="body_units",
                        to="campaigns.rollversion",
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
                "constraints": [
                    models.UniqueConstraint(fields=("roll", "body", "unit"), name="unit_is_meant_once_in_a_roll")
                ],
            },
        ),
    ]
