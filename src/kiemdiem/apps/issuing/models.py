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
