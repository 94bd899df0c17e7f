"""Difficulties of units, and what was answered."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("campaigns", "0005_groups_of_positions"),
        ("organisations", "0002_path_is_no_key"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RaisedDifficulty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("way", models.CharField(max_length=80)),
                ("text", models.TextField()),
                ("by_way_of", models.CharField(blank=True, max_length=200)),
                ("addressee", models.CharField(max_length=200)),
                ("waiting", models.CharField(max_length=80)),
                ("state", models.CharField(default="open", max_length=10)),
                ("raised_on", models.DateField()),
                ("on_behalf_reason", models.TextField(blank=True)),
                ("raised_at", models.DateTimeField()),
                ("withdrawn_reason", models.TextField(blank=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="difficulties",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="DifficultyAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("document", models.CharField(blank=True, max_length=200)),
                ("answered_on", models.DateField()),
                ("on_behalf_reason", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "difficulty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="difficulties.raiseddifficulty",
                    ),
                ),
            ],
            options={
                "ordering": ["answered_on", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="raiseddifficulty",
            constraint=models.UniqueConstraint(
                fields=("campaign", "number"), name="difficulty_has_its_number_in_a_campaign"
            ),
        ),
        migrations.AddConstraint(
            model_name="raiseddifficulty",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "answered", "withdrawn"])),
                name="difficulty_has_a_known_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="raiseddifficulty",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "withdrawn"), ("withdrawn_reason", ""), _negated=True),
                name="difficulty_is_withdrawn_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="difficultyanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="answer_says_something"
            ),
        ),
    ]
