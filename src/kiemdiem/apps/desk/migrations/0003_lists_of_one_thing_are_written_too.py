"""Long lists whose address holds the key of what they are of."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A column for what stands in the address; lists that wait already have nothing there."""

    dependencies = [
        ("desk", "0002_long_lists_are_written_by_a_task"),
    ]

    operations = [
        migrations.AddField(
            model_name="export",
            name="place",
            field=models.JSONField(default=dict),
        ),
    ]
