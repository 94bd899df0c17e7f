"""The issue of a plan, and to whom it goes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.users.models import User


class PlanIssue(models.Model):
    """That the plan of a campaign was issued: number and day, and who signed on whose behalf, as the plan has it."""

    campaign = models.OneToOneField(Campaign, on_delete=models.PROTECT, related_name="issue")
    number = models.CharField(max_length=80)
    issued_on = models.DateField()
    issuer = models.CharField(max_length=200)
    signed_by = models.CharField(max_length=200)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(number=""), name="issued_plan_has_a_number")]

    def __str__(self) -> str:
        return self.number


class Addressee(models.Model):
    """Where the plan goes: a unit or a person whom a line of its list means, or the words alone where nobody is found.

    line: place of the line in the list; mark: as printed behind it; filed: where the copy is kept, for that line.
    """

    issue = models.ForeignKey(PlanIssue, on_delete=models.PROTECT, related_name="addressees")
    line = models.PositiveSmallIntegerField()
    to = models.CharField(max_length=600)
    mark = models.CharField(max_length=60, blank=True)
    filed = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issue", "line", "unit", "person"], name="addressee_stands_once_in_a_line"),
            models.CheckConstraint(condition=Q(unit=None) | Q(person=None), name="addressee_is_a_unit_or_a_person"),
        ]
        ordering: ClassVar = ["line", "unit__sort_key", "person__sort_key", "pk"]

    def __str__(self) -> str:
        return str(self.unit or self.person or self.to)


class GuidanceDocument(models.Model):
    """A document by which a body of the plan guides the units under it. guidance: id of the entry of the plan that it
    carries out; basis: what it stands on, as the body writes it; on_behalf_reason: why somebody else put it down."""

    SAID: ClassVar = ("number", "issued_on", "about", "basis")
    """What it says of itself."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="guidance_documents")
    guidance = models.CharField(max_length=80)
    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=80)
    issued_on = models.DateField()
    about = models.CharField(max_length=400)
    basis = models.CharField(max_length=200, blank=True)
    on_behalf_reason = models.TextField(blank=True)
    filed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    filed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["campaign", "guidance", "issuer", "number"], name="guidance_document_is_filed_once"
            ),
            models.CheckConstraint(condition=~Q(number="") & ~Q(about=""), name="guidance_document_says_what_it_is"),
        ]
        ordering: ClassVar = ["issued_on", "pk"]

    def __str__(self) -> str:
        return self.number


class GuidanceReceipt(models.Model):
    """A unit that a guidance document reaches, and the day on which it received it; none while it has not."""

    document = models.ForeignKey(GuidanceDocument, on_delete=models.PROTECT, related_name="receipts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField(null=True)
    on_behalf_reason = models.TextField(blank=True)
    received_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "unit"], name="guidance_document_reaches_a_unit_once"),
        ]
        ordering: ClassVar = ["unit__sort_key", "pk"]

    def __str__(self) -> str:
        return str(self.unit)
