"""The path of a unit may change in many rows at once; as a unique key it held up whoever wrote about those units."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_organisations_begin")]

    operations = [
        migrations.AlterField(
            model_name="unit",
            name="path",
            field=models.CharField(db_index=True, max_length=300, null=True),
        ),
    ]
