"""The few standings of a roll that a list is narrowed to are found without reading all of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0005_groups_of_positions"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                fields=["subject"], condition=models.Q(is_rated=False), name="standing_that_is_not_rated"
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                fields=["subject"], condition=models.Q(is_reviewed=False), name="standing_without_a_review"
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(fields=["subject"], condition=models.Q(problems__gt=0), name="standing_with_problems"),
        ),
    ]
