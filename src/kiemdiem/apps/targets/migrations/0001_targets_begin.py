"""Targets and tasks of the year, lists that come with a plan, registered tasks, dated notes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("campaigns", "0001_campaigns_begin"),
        ("organisations", "0002_path_is_no_key"),
        ("people", "0003_a_person_belongs_to_one_cell"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RegisteredTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("registration", models.CharField(max_length=80)),
                ("year", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=400)),
                ("product", models.CharField(blank=True, max_length=300)),
                ("state", models.CharField(default="draft", max_length=10)),
                ("registered_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decision", models.CharField(blank=True, max_length=200)),
                ("reason", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registered_tasks",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "decided_by",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="registered_tasks", to="people.person"
                    ),
                ),
                (
                    "registered_by",
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
            name="SuppliedList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=80)),
                ("basis", models.CharField(max_length=300)),
                ("loaded_at", models.DateTimeField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supplied_lists",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "loaded_by",
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
            name="SuppliedTarget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=400)),
                ("measure", models.CharField(blank=True, max_length=60)),
                ("quantity", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("product", models.CharField(blank=True, max_length=300)),
                ("is_quantitative", models.BooleanField(default=True)),
                ("is_dropped", models.BooleanField(default=False)),
                (
                    "list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="targets", to="targets.suppliedlist"
                    ),
                ),
            ],
            options={
                "ordering": ["list", "place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=400)),
                ("source", models.CharField(max_length=60)),
                ("document", models.CharField(blank=True, max_length=200)),
                ("measure", models.CharField(blank=True, max_length=60)),
                ("quantity", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("product", models.CharField(blank=True, max_length=300)),
                ("is_quantitative", models.BooleanField(default=True)),
                ("result_quantity", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("result_product", models.CharField(blank=True, max_length=300)),
                ("result_note", models.TextField(blank=True)),
                ("result_on", models.DateField(null=True)),
                ("set_at", models.DateTimeField()),
                ("withdrawn_on", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "registered",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="target",
                        to="targets.registeredtask",
                    ),
                ),
                (
                    "result_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supplied",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="targets.suppliedtarget",
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
            ],
            options={
                "ordering": ["year", "pk"],
            },
        ),
        migrations.CreateModel(
            name="EvaluationNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("text", models.TextField()),
                ("role", models.CharField(max_length=30)),
                ("written_at", models.DateTimeField()),
                (
                    "corrects",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="targets.evaluationnote",
                    ),
                ),
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
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "indexes": [
                    models.Index(fields=["unit", "on"], name="note_by_unit"),
                    models.Index(fields=["person", "on"], name="note_by_person"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person__isnull", False), ("unit", None)),
                            models.Q(("person", None), ("unit__isnull", False)),
                            _connector="OR",
                        ),
                        name="note_is_about_a_unit_or_a_person",
                    ),
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="note_says_something"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="registeredtask",
            index=models.Index(fields=["person", "year"], name="task_by_person"),
        ),
        migrations.AddConstraint(
            model_name="registeredtask",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "sent", "returned", "assigned"])),
                name="task_has_a_known_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="registeredtask",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="task_has_a_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="suppliedlist",
            constraint=models.UniqueConstraint(fields=("campaign", "key"), name="list_is_loaded_once_in_a_campaign"),
        ),
        migrations.AddConstraint(
            model_name="suppliedtarget",
            constraint=models.UniqueConstraint(fields=("list", "title"), name="list_names_a_target_once"),
        ),
        migrations.AddIndex(
            model_name="target",
            index=models.Index(fields=["unit", "year"], name="target_by_unit"),
        ),
        migrations.AddIndex(
            model_name="target",
            index=models.Index(fields=["person", "year"], name="target_by_person"),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("person__isnull", False), ("unit", None)),
                    models.Q(("person", None), ("unit__isnull", False)),
                    _connector="OR",
                ),
                name="target_is_of_a_unit_or_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="target_has_a_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True), name="target_has_a_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.UniqueConstraint(
                fields=("supplied", "unit"), name="supplied_target_has_one_result_a_unit"
            ),
        ),
    ]
