"""Prompts with their answers and reports, and signs of trouble with the places that they mark."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("campaigns", "0002_milestones_are_recorded"),
        ("organisations", "0002_path_is_no_key"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PromptReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("document", models.CharField(max_length=200)),
                ("reported_on", models.DateField()),
                ("last_good_day", models.DateField(null=True)),
                ("prompted", models.PositiveIntegerField()),
                ("lacking", models.JSONField(default=list)),
                ("reported_at", models.DateTimeField()),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prompt_reports",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["campaign", "-reported_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ReviewPrompt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("rule", models.CharField(max_length=80)),
                ("proposer_name", models.CharField(blank=True, max_length=200)),
                ("on_behalf_reason", models.TextField(blank=True)),
                ("matter", models.TextField()),
                ("basis", models.CharField(blank=True, max_length=200)),
                ("basis_on", models.DateField(null=True)),
                ("state", models.CharField(default="proposed", max_length=10)),
                ("proposed_at", models.DateTimeField()),
                ("collected_at", models.DateTimeField(null=True)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decision_reason", models.TextField(blank=True)),
                ("consulted_on", models.DateField(null=True)),
                ("consulted_said", models.TextField(blank=True)),
                ("document", models.CharField(blank=True, max_length=200)),
                ("document_on", models.DateField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="prompts", to="campaigns.campaign"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "former_superior",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "sent_by",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="prompts", to="campaigns.subject"
                    ),
                ),
            ],
            options={
                "ordering": ["campaign", "number"],
            },
        ),
        migrations.CreateModel(
            name="PromptReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("replied_on", models.DateField()),
                ("reply_for_reason", models.TextField(blank=True)),
                ("replied_at", models.DateTimeField()),
                ("result", models.TextField(blank=True)),
                ("result_on", models.DateField(null=True)),
                ("result_for_reason", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "replied_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "result_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "prompt",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reply", to="prompts.reviewprompt"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TroubleSign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sign", models.CharField(blank=True, max_length=80)),
                ("what", models.TextField()),
                ("noticed_on", models.DateField()),
                ("source", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField()),
                (
                    "campaign",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trouble_signs",
                        to="campaigns.campaign",
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trouble_signs",
                        to="organisations.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["unit", "noticed_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="MarkedPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("considered_on", models.DateField(null=True)),
                ("considered_source", models.CharField(blank=True, max_length=200)),
                ("directed_on", models.DateField(null=True)),
                ("directed_source", models.CharField(blank=True, max_length=200)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marked_places",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "unit"), name="place_is_marked_once_in_a_campaign")
                ],
            },
        ),
        migrations.CreateModel(
            name="NoPrompts",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("document", models.CharField(blank=True, max_length=200)),
                ("decided_on", models.DateField()),
                ("decided_at", models.DateTimeField()),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="no_prompts", to="campaigns.campaign"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "authority"), name="authority_has_no_prompts_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="reviewprompt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["proposed", "withdrawn", "collected", "submitted", "accepted", "rejected", "sent"])
                ),
                name="prompt_has_a_known_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewprompt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "sent"), _negated=True),
                    models.Q(("decided_at__isnull", False), ("document_on__isnull", False), ("sent_at__isnull", False)),
                    _connector="OR",
                ),
                name="prompt_is_sent_after_its_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewprompt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("proposer__isnull", False), models.Q(("proposer_name", ""), _negated=True), _connector="OR"
                ),
                name="prompt_has_a_proposer",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewprompt",
            constraint=models.UniqueConstraint(
                fields=("campaign", "number"), name="prompt_has_its_number_in_a_campaign"
            ),
        ),
        migrations.AddConstraint(
            model_name="promptreply",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("result", ""), ("result_on", None)),
                    models.Q(models.Q(("result", ""), _negated=True), ("result_on__isnull", False)),
                    _connector="OR",
                ),
                name="result_of_a_prompt_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="troublesign",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("campaign", None), ("sign", "")),
                    models.Q(("campaign__isnull", False), models.Q(("sign", ""), _negated=True)),
                    _connector="OR",
                ),
                name="sign_is_named_when_it_is_taken_up",
            ),
        ),
    ]
