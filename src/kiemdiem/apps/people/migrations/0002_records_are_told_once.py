"""A record of a person is told once, and what lists ask for has an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Constraints, indexes, and the order of names beside each word."""

    dependencies = [
        ("organisations", "0001_organisations_begin"),
        ("people", "0001_people_begin"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="assignment",
            options={"ordering": [models.OrderBy(models.F("until"), descending=True, nulls_first=True), "-since"]},
        ),
        migrations.AddField(
            model_name="disciplinarymeasure",
            name="act",
            field=models.CharField(blank=True, default="", max_length=400),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="disciplinarymeasure",
            name="reason",
            field=models.CharField(blank=True, default="", max_length=400),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="disciplinarymeasure",
            name="committed_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="disciplinarymeasure",
            name="effective_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="nameword",
            name="sort_key",
            field=models.CharField(default="", max_length=500),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["kind", "person"], name="membership_by_kind"),
        ),
        migrations.AddIndex(
            model_name="nameword",
            index=models.Index(fields=["word", "sort_key", "person"], name="name_word_in_order"),
        ),
        migrations.AddIndex(
            model_name="position",
            index=models.Index(fields=["post", "person"], name="position_by_post"),
        ),
        migrations.AddIndex(
            model_name="position",
            index=models.Index(fields=["managed_by", "person"], name="position_by_manager"),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)),
                fields=("person", "unit"),
                name="person_is_in_charge_of_a_unit_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="disciplinarymeasure",
            constraint=models.UniqueConstraint(
                fields=("person", "measure", "side", "decided_on"), name="measure_is_told_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="employment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("person", "unit"), name="person_works_in_a_place_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="leave",
            constraint=models.UniqueConstraint(fields=("person", "kind", "since"), name="leave_is_told_once"),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("temporary_in", models.F("cell")), _negated=True), name="temporary_cell_is_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("person", "unit", "post"), name="person_holds_a_post_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="spell",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("person", "kind"), name="spell_of_a_kind_lasts_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="yearlyresult",
            constraint=models.CheckConstraint(
                condition=models.Q(("year__gte", 1930)), name="result_is_of_a_year_of_the_party"
            ),
        ),
    ]
