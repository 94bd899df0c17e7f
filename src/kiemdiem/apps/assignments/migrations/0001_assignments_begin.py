"""Who looks after which unit in a campaign, and visiting groups."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("campaigns", "0002_milestones_are_recorded"),
        ("organisations", "0002_path_is_no_key"),
        ("people", "0003_a_person_belongs_to_one_cell"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="VisitingGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("duty", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=200)),
                ("state", models.CharField(default="draft", max_length=10)),
                ("decision", models.CharField(blank=True, max_length=200)),
                ("decided_on", models.DateField(null=True)),
                ("made_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visiting_groups",
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
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="GroupUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="covers",
                        to="assignments.visitinggroup",
                    ),
                ),
            ],
            options={
                "ordering": ["unit__sort_key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="GroupMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_head", models.BooleanField(default=False)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="assignments.visitinggroup",
                    ),
                ),
            ],
            options={
                "ordering": ["-is_head", "person__sort_key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("duty", models.CharField(max_length=80)),
                ("state", models.CharField(default="draft", max_length=10)),
                ("basis", models.CharField(blank=True, max_length=200)),
                ("decision", models.CharField(blank=True, max_length=200)),
                ("decided_on", models.DateField(null=True)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="campaigns.campaign"
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaign_assignments",
                        to="people.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaign_assignments",
                        to="organisations.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["unit__sort_key", "person__sort_key", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "held", "ended"])),
                        name="assignment_has_a_known_state",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "ended"), _negated=True),
                        fields=("campaign", "duty", "unit", "person"),
                        name="person_is_assigned_to_a_unit_once",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="visitinggroup",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "held", "ended"])), name="visiting_group_has_a_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="visitinggroup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "held"), _negated=True),
                    models.Q(("decided_on__isnull", False), models.Q(("decision", ""), _negated=True)),
                    _connector="OR",
                ),
                name="visiting_group_is_held_by_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="visitinggroup",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "ended"), _negated=True),
                fields=("campaign", "name"),
                name="visiting_group_has_a_name_of_its_own",
            ),
        ),
        migrations.AddConstraint(
            model_name="groupunit",
            constraint=models.UniqueConstraint(fields=("group", "unit"), name="group_covers_a_unit_once"),
        ),
        migrations.AddConstraint(
            model_name="groupmember",
            constraint=models.UniqueConstraint(fields=("group", "person"), name="person_is_in_a_group_once"),
        ),
        migrations.AddConstraint(
            model_name="groupmember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_head", True)), fields=("group",), name="group_has_one_head"
            ),
        ),
    ]
