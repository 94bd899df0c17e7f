"""Prompts that a house above sent came by a package: whose committee decided, and their number there."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0005_groups_of_positions"),
        ("organisations", "0002_path_is_no_key"),
        ("prompts", "0001_prompts_begin"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="reviewprompt",
            name="authority_name",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="reviewprompt",
            name="handed_number",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddConstraint(
            model_name="reviewprompt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("authority_name", ""), ("handed_number", None)),
                    models.Q(
                        ("handed_number__isnull", False),
                        ("state", "sent"),
                        models.Q(("authority_name", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="handed_prompt_was_sent_by_an_authority",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewprompt",
            constraint=models.UniqueConstraint(fields=("campaign", "handed_number"), name="prompt_is_handed_down_once"),
        ),
    ]
