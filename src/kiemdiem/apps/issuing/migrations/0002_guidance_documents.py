"""Guidance documents of bodies of the plan, and who received them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0005_groups_of_positions"),
        ("issuing", "0001_issuing_begins"),
        ("organisations", "0002_path_is_no_key"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="GuidanceDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("guidance", models.CharField(max_length=80)),
                ("number", models.CharField(max_length=80)),
                ("issued_on", models.DateField()),
                ("about", models.CharField(max_length=400)),
                ("basis", models.CharField(blank=True, max_length=200)),
                ("on_behalf_reason", models.TextField(blank=True)),
                ("filed_at", models.DateTimeField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guidance_documents",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "filed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["issued_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="GuidanceReceipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("received_on", models.DateField(null=True)),
                ("on_behalf_reason", models.TextField(blank=True)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="issuing.guidancedocument",
                    ),
                ),
                (
                    "received_by",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["unit__sort_key", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="guidancedocument",
            constraint=models.UniqueConstraint(
                fields=("campaign", "guidance", "issuer", "number"), name="guidance_document_is_filed_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="guidancedocument",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("number", ""), _negated=True), models.Q(("about", ""), _negated=True)),
                name="guidance_document_says_what_it_is",
            ),
        ),
        migrations.AddConstraint(
            model_name="guidancereceipt",
            constraint=models.UniqueConstraint(
                fields=("document", "unit"), name="guidance_document_reaches_a_unit_once"
            ),
        ),
    ]
