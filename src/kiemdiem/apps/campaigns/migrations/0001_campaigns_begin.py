"""Campaigns, the regimes that they keep, and their rolls."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0002_path_is_no_key"),
        ("people", "0003_a_person_belongs_to_one_cell"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredRegime",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=80)),
                ("number", models.CharField(max_length=80)),
                ("title", models.CharField(max_length=400)),
                ("year", models.PositiveSmallIntegerField()),
                ("hash", models.CharField(max_length=64, unique=True)),
                ("files", models.JSONField()),
                ("stored_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Campaign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("state", models.CharField(default="preparing", max_length=10)),
                ("roll", models.PositiveIntegerField(default=0)),
                ("readings", models.JSONField(default=dict)),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                ("made_at", models.DateTimeField()),
                ("opened_on", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "above",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="below",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "before",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="after",
                        to="campaigns.campaign",
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
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "root",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="campaigns", to="organisations.unit"
                    ),
                ),
                (
                    "regime",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaigns",
                        to="campaigns.storedregime",
                    ),
                ),
            ],
            options={
                "ordering": ["-year", "name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Grounds",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64)),
                ("content", models.JSONField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="grounds", to="campaigns.campaign"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReadingChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reading", models.CharField(max_length=80)),
                ("option", models.CharField(max_length=80)),
                ("reason", models.TextField(blank=True)),
                ("chosen_at", models.DateTimeField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="choices", to="campaigns.campaign"
                    ),
                ),
                (
                    "chosen_by",
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
            name="ReviewForum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=160)),
                ("name", models.CharField(max_length=300)),
                ("sort", models.CharField(max_length=12)),
                ("sort_key", models.CharField(max_length=900)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="forums", to="campaigns.campaign"
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
        ),
        migrations.CreateModel(
            name="Hearing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "grounds",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hearings", to="campaigns.grounds"
                    ),
                ),
                (
                    "forum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hearings", to="campaigns.reviewforum"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RollVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("attempt", models.PositiveIntegerField()),
                ("as_of", models.DateField()),
                ("reason", models.TextField(blank=True)),
                ("state", models.CharField(default="computing", max_length=10)),
                ("run", models.PositiveIntegerField(default=0)),
                ("beat_at", models.DateTimeField()),
                ("total", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("touched", models.PositiveIntegerField(default=0)),
                ("counts", models.JSONField(default=dict)),
                ("problems", models.JSONField(default=list)),
                ("note", models.TextField(blank=True)),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                ("asked_at", models.DateTimeField()),
                ("taken_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rolls", to="campaigns.campaign"
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["campaign", "-attempt"],
            },
        ),
        migrations.CreateModel(
            name="Subject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=160)),
                ("kind", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                ("sort_key", models.CharField(max_length=700)),
                ("search_key", models.CharField(max_length=300)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="subjects", to="campaigns.campaign"
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
            ],
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(null=True)),
                ("is_reviewed", models.BooleanField()),
                ("is_rated", models.BooleanField()),
                ("outcome", models.CharField(blank=True, max_length=30)),
                ("why", models.TextField(blank=True)),
                ("decided_by", models.CharField(blank=True, max_length=200)),
                ("forums", models.PositiveSmallIntegerField(default=0)),
                ("problems", models.PositiveSmallIntegerField(default=0)),
                ("own", models.JSONField(default=dict)),
                ("facts", models.JSONField(default=dict)),
                ("digest", models.CharField(max_length=64)),
                (
                    "grounds",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="standings", to="campaigns.grounds"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="standings", to="campaigns.subject"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="grounds",
            constraint=models.UniqueConstraint(fields=("campaign", "digest"), name="grounds_are_kept_once"),
        ),
        migrations.AddConstraint(
            model_name="readingchoice",
            constraint=models.UniqueConstraint(
                fields=("campaign", "reading"), name="reading_is_chosen_once_in_a_campaign"
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewforum",
            constraint=models.UniqueConstraint(fields=("campaign", "key"), name="forum_stands_once_in_a_campaign"),
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.UniqueConstraint(fields=("grounds", "forum"), name="grounds_name_a_forum_once"),
        ),
        migrations.AddConstraint(
            model_name="rollversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["computing", "ready", "taken", "dropped", "refused"])),
                name="roll_has_a_known_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="rollversion",
            constraint=models.UniqueConstraint(
                fields=("campaign", "attempt"), name="roll_is_computed_under_one_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="rollversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["computing", "ready"])),
                fields=("campaign",),
                name="one_roll_is_prepared_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="rollversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "taken")),
                fields=("campaign", "number"),
                name="roll_is_taken_under_one_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="campaign",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["preparing", "open", "closed", "dropped"])),
                name="campaign_has_a_known_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="campaign",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["preparing", "dropped"]),
                    models.Q(("opened_on__isnull", False), ("roll__gte", 1)),
                    _connector="OR",
                ),
                name="open_campaign_has_a_roll",
            ),
        ),
        migrations.AddConstraint(
            model_name="campaign",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")), fields=("root", "year"), name="unit_has_one_open_campaign_a_year"
            ),
        ),
        migrations.AddIndex(
            model_name="subject",
            index=models.Index(fields=["campaign", "sort_key", "id"], name="subject_by_name"),
        ),
        migrations.AddConstraint(
            model_name="subject",
            constraint=models.UniqueConstraint(fields=("campaign", "key"), name="subject_stands_once_in_a_campaign"),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.UniqueConstraint(fields=("subject", "since"), name="standing_begins_once_in_a_version"),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("subject",), name="subject_has_one_newest_standing"
            ),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gt", models.F("since")), _connector="OR"),
                name="standing_ends_after_it_begins",
            ),
        ),
    ]
