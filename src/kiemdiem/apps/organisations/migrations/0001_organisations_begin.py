"""The tables as they begin."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("short_name", models.CharField(blank=True, max_length=80)),
                ("code", models.CharField(max_length=40, unique=True)),
                ("path", models.CharField(max_length=300, null=True, unique=True)),
                ("depth", models.PositiveSmallIntegerField(default=0)),
                ("body", models.CharField(blank=True, max_length=60)),
                ("agency", models.CharField(blank=True, max_length=60)),
                ("tier", models.CharField(blank=True, max_length=60)),
                ("area", models.CharField(blank=True, max_length=80)),
                ("flags", models.JSONField(default=dict)),
                ("managed_by", models.CharField(blank=True, max_length=80)),
                ("founded_on", models.DateField(null=True)),
                ("ended_on", models.DateField(null=True)),
                ("facts", models.JSONField(default=dict)),
                ("sort_key", models.CharField(max_length=700)),
                ("search_key", models.CharField(max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "host",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hosted",
                        to="organisations.unit",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rated_by_line",
                        to="organisations.unit",
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leading_bodies",
                        to="organisations.unit",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="organisations.unit",
                    ),
                ),
                (
                    "reviewed_with",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviewed_together",
                        to="organisations.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("how", models.CharField(max_length=10)),
                ("on", models.DateField()),
                ("decision", models.CharField(blank=True, max_length=200)),
                (
                    "after",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="organisations.unit",
                    ),
                ),
                (
                    "before",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="successors", to="organisations.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("decision", models.CharField(blank=True, max_length=200)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="past_children",
                        to="organisations.unit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placements", to="organisations.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["unit", models.OrderBy(models.F("until"), descending=True, nulls_first=True)],
            },
        ),
        migrations.CreateModel(
            name="Decider",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("post", models.CharField(blank=True, max_length=60)),
                ("body", models.CharField(max_length=120)),
                ("how", models.CharField(blank=True, max_length=20)),
                ("basis", models.CharField(blank=True, max_length=200)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deciders",
                        to="organisations.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("vocabulary", models.CharField(max_length=40)),
                ("code", models.CharField(max_length=60)),
                ("label", models.CharField(max_length=160)),
                ("place", models.PositiveSmallIntegerField()),
                ("is_shipped", models.BooleanField(default=True)),
                ("is_offered", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["vocabulary", "place", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("vocabulary", "code"), name="word_stands_once_in_its_vocabulary")
                ],
            },
        ),
        migrations.CreateModel(
            name="YearlyResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("level", models.CharField(blank=True, max_length=20)),
                ("honours", models.JSONField(default=list)),
                ("decision", models.CharField(blank=True, max_length=200)),
                (
                    "recorded_by",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="results", to="organisations.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["-year", "kind"],
            },
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(fields=["sort_key", "id"], name="unit_by_name"),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(fields=["parent", "sort_key"], name="unit_by_parent"),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on", None), ("founded_on", None), ("ended_on__gte", models.F("founded_on")), _connector="OR"
                ),
                name="unit_ends_after_it_is_founded",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="unit_has_a_name"),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.UniqueConstraint(fields=("before", "after"), name="succession_is_told_once"),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(("how__in", ["merged", "split"])), name="succession_is_of_a_known_sort"
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(("before", models.F("after")), _negated=True), name="unit_does_not_follow_itself"
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("unit",), name="unit_stands_in_one_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since", None), ("until", None), ("until__gte", models.F("since")), _connector="OR"
                ),
                name="placement_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="decider",
            constraint=models.CheckConstraint(
                condition=models.Q(("post", ""), ("unit", None), _negated=True), name="decider_is_for_a_unit_or_a_post"
            ),
        ),
        migrations.AddConstraint(
            model_name="yearlyresult",
            constraint=models.UniqueConstraint(fields=("unit", "year", "kind"), name="unit_has_one_result_a_year"),
        ),
    ]
