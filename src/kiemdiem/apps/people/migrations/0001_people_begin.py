"""The tables as they begin."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_organisations_begin"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("full_name", models.CharField(max_length=120)),
                ("code", models.CharField(max_length=40, unique=True)),
                ("born_on", models.DateField(null=True)),
                ("is_woman", models.BooleanField(null=True)),
                ("card_number", models.CharField(max_length=30, null=True, unique=True)),
                ("admitted_on", models.DateField(null=True)),
                ("full_member_on", models.DateField(null=True)),
                ("service", models.CharField(blank=True, max_length=60)),
                ("service_class", models.CharField(blank=True, max_length=60)),
                ("residence", models.CharField(blank=True, max_length=200)),
                ("facts", models.JSONField(default=dict)),
                ("sort_key", models.CharField(max_length=500)),
                ("search_key", models.CharField(max_length=160)),
                ("left_on", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "home",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="residents", to="organisations.unit"
                    ),
                ),
                (
                    "residence_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NameWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=60)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="name_words", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=60)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="organisations.unit"
                    ),
                ),
                (
                    "temporary_in",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="temporary_members",
                        to="organisations.unit",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": [models.OrderBy(models.F("until"), descending=True, nulls_first=True), "-since"],
            },
        ),
        migrations.CreateModel(
            name="Leave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=60)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leaves", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["-since"],
            },
        ),
        migrations.CreateModel(
            name="Employment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("contract", models.CharField(blank=True, max_length=60)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="employments", to="organisations.unit"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="employments", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": [models.OrderBy(models.F("until"), descending=True, nulls_first=True), "-since"],
            },
        ),
        migrations.CreateModel(
            name="DisciplinaryMeasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measure", models.CharField(max_length=60)),
                ("side", models.CharField(blank=True, max_length=60)),
                ("cause", models.CharField(blank=True, max_length=60)),
                ("decided_on", models.DateField()),
                ("decision", models.CharField(blank=True, max_length=200)),
                ("is_duty_related", models.BooleanField(null=True)),
                ("is_self_discovered", models.BooleanField(null=True)),
                (
                    "handled_in",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handled_violations",
                        to="organisations.unit",
                    ),
                ),
                (
                    "happened_in",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="violations",
                        to="organisations.unit",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="measures", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["-decided_on"],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assigned", to="organisations.unit"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("meeting", models.CharField(blank=True, max_length=200)),
                ("is_excused", models.BooleanField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="absences", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["-on"],
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("post", models.CharField(max_length=60)),
                ("title", models.CharField(blank=True, max_length=120)),
                ("standing", models.CharField(default="other", max_length=10)),
                ("rank", models.PositiveSmallIntegerField(null=True)),
                ("is_main", models.BooleanField(default=False)),
                ("is_presiding", models.BooleanField(default=False)),
                ("is_full_time", models.BooleanField(default=False)),
                ("is_leading", models.BooleanField(null=True)),
                ("is_re_elected", models.BooleanField(null=True)),
                ("managed_by", models.CharField(blank=True, max_length=80)),
                ("promoted_from", models.CharField(blank=True, max_length=60)),
                ("equivalent", models.CharField(blank=True, max_length=60)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="positions", to="people.person"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="positions", to="organisations.unit"
                    ),
                ),
            ],
            options={
                "ordering": [
                    models.OrderBy(models.F("until"), descending=True, nulls_first=True),
                    "-is_main",
                    "rank",
                    "-since",
                ],
            },
        ),
        migrations.CreateModel(
            name="Spell",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=10)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("decision", models.CharField(blank=True, max_length=200)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="spells", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["-since"],
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="results", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["-year", "kind"],
            },
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["sort_key", "id"], name="person_by_name"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["home", "sort_key"], name="person_by_home"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("full_name", ""), _negated=True), name="person_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("admitted_on", None),
                    ("full_member_on", None),
                    ("full_member_on__gte", models.F("admitted_on")),
                    _connector="OR",
                ),
                name="full_member_after_admission",
            ),
        ),
        migrations.AddConstraint(
            model_name="nameword",
            constraint=models.UniqueConstraint(fields=("word", "person"), name="name_word_stands_once"),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since", None), ("until", None), ("until__gte", models.F("since")), _connector="OR"
                ),
                name="membership_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("person",), name="person_has_one_official_cell"
            ),
        ),
        migrations.AddConstraint(
            model_name="leave",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since", None), ("until", None), ("until__gte", models.F("since")), _connector="OR"
                ),
                name="leave_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="employment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since", None), ("until", None), ("until__gte", models.F("since")), _connector="OR"
                ),
                name="employment_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since", None), ("until", None), ("until__gte", models.F("since")), _connector="OR"
                ),
                name="assignment_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.UniqueConstraint(fields=("person", "on", "meeting"), name="absence_is_told_once"),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since", None), ("until", None), ("until__gte", models.F("since")), _connector="OR"
                ),
                name="position_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(("standing__in", ["head", "deputy", "other"])), name="position_has_a_known_standing"
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_main", True), ("until", None)),
                fields=("person",),
                name="person_has_one_main_post",
            ),
        ),
        migrations.AddConstraint(
            model_name="spell",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since", None), ("until", None), ("until__gte", models.F("since")), _connector="OR"
                ),
                name="spell_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="spell",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["exempt", "suspended"])), name="spell_is_of_a_known_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="yearlyresult",
            constraint=models.UniqueConstraint(fields=("person", "year", "kind"), name="person_has_one_result_a_year"),
        ),
    ]
