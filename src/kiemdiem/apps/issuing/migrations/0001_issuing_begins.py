"""The issue of a plan, and to whom it goes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("campaigns", "0004_corrections_by_hand"),
        ("organisations", "0002_path_is_no_key"),
        ("people", "0003_a_person_belongs_to_one_cell"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanIssue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=80)),
                ("issued_on", models.DateField()),
                ("issuer", models.CharField(max_length=200)),
                ("signed_by", models.CharField(max_length=200)),
                ("issued_at", models.DateTimeField()),
                (
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="issue", to="campaigns.campaign"
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Addressee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("line", models.PositiveSmallIntegerField()),
                ("to", models.CharField(max_length=600)),
                ("mark", models.CharField(blank=True, max_length=60)),
                ("filed", models.CharField(blank=True, max_length=200)),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="addressees", to="issuing.planissue"
                    ),
                ),
            ],
            options={
                "ordering": ["line", "unit__sort_key", "person__sort_key", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="planissue",
            constraint=models.CheckConstraint(
                condition=models.Q(("number", ""), _negated=True), name="issued_plan_has_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="addressee",
            constraint=models.UniqueConstraint(
                fields=("issue", "line", "unit", "person"), name="addressee_stands_once_in_a_line"
            ),
        ),
        migrations.AddConstraint(
            model_name="addressee",
            constraint=models.CheckConstraint(
                condition=models.Q(("unit", None), ("person", None), _connector="OR"),
                name="addressee_is_a_unit_or_a_person",
            ),
        ),
    ]
