"""A user counts how often all sessions were ended."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("users", "0001_users_begin")]

    operations = [
        migrations.AddField("user", "sessions_ended", models.PositiveIntegerField(default=0)),
    ]
