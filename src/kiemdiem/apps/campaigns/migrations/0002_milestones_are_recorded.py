"""Days on which something happened to a unit or a subject of a campaign."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0001_campaigns_begin"),
        ("organisations", "0002_path_is_no_key"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=80)),
                ("day", models.DateField()),
                ("source", models.CharField(blank=True, max_length=200)),
                ("on_behalf_reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="milestones", to="campaigns.campaign"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="campaigns.subject",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="organisations.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("subject__isnull", False), ("unit", None)),
                            models.Q(("subject", None), ("unit__isnull", False)),
                            _connector="OR",
                        ),
                        name="milestone_is_of_a_unit_or_a_subject",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("unit__isnull", False)),
                        fields=("campaign", "kind", "unit"),
                        name="unit_reaches_a_milestone_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("subject__isnull", False)),
                        fields=("campaign", "kind", "subject"),
                        name="subject_reaches_a_milestone_once",
                    ),
                ],
            },
        ),
    ]
