"""A grant keeps the role under which it was given, and the one under which a second person agreed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("permissions", "0001_permissions_begin")]

    operations = [
        migrations.AddField(
            model_name="grant",
            name="granted_under",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="permissions.grant",
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="seconded_under",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="permissions.grant",
            ),
        ),
    ]
