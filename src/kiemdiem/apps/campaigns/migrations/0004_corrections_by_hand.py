"""What is changed by hand in the roll, and what of it each version holds."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0003_bodies_of_the_plan"),
        ("organisations", "0002_path_is_no_key"),
        ("people", "0003_a_person_belongs_to_one_cell"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="rollversion",
            name="by_hand",
            field=models.JSONField(default=dict),
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("does", models.CharField(max_length=10)),
                ("kind", models.CharField(max_length=40)),
                ("key", models.CharField(max_length=160)),
                ("name", models.CharField(max_length=200)),
                ("instead_of", models.CharField(blank=True, max_length=160)),
                ("only_rating", models.BooleanField(default=False)),
                ("rule", models.CharField(blank=True, max_length=80)),
                ("clauses", models.JSONField(default=list)),
                ("reason", models.TextField()),
                ("reference", models.CharField(blank=True, max_length=300)),
                ("made_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                ("revoked_because", models.TextField(blank=True)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="campaigns.campaign"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
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
                "ordering": ["-made_at", "-pk"],
                "indexes": [models.Index(fields=["campaign", "key"], name="correction_by_subject")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("does__in", ["take_in", "leave_out", "place", "authority", "together"])),
                        name="correction_does_something_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="correction_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("does__in", ["take_in", "leave_out"]), ("target", None)),
                            models.Q(("does__in", ["place", "authority", "together"]), ("target__isnull", False)),
                            _connector="OR",
                        ),
                        name="correction_has_the_target_that_it_needs",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("revoked_at", None), models.Q(("does", "place"), ("instead_of", ""), _negated=True)
                        ),
                        fields=("campaign", "key", "does", "instead_of"),
                        name="correction_stands_once",
                    ),
                ],
            },
        ),
    ]
