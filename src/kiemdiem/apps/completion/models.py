"""Reviews as they are recorded by hand, reasons why there was none, and units that say they are through."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kiemdiem.apps.campaigns.models import Campaign, Subject
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.users.models import User


class Review(models.Model):
    """A subject was reviewed on a day. paper: the minutes or document that says so; on_behalf_reason: why somebody
    else than the unit recorded it, empty where it did so itself."""

    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="review")
    day = models.DateField()
    paper = models.CharField(max_length=200, blank=True)
    on_behalf_reason = models.TextField(blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.subject} {self.day}"


class Excuse(models.Model):
    """Why a subject was not reviewed, as it was said when its unit was marked as through. It stays when the review
    comes later; then it counts no more."""

    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="excuse")
    why = models.TextField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(why=""), name="excuse_says_why")]

    def __str__(self) -> str:
        return f"{self.subject}: {self.why[:60]}"


class CompletedUnit(models.Model):
    """A unit, with those below it, says that it is through with the reviews of a campaign; the last time it said so."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="completed_units")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    on_behalf_reason = models.TextField(blank=True)
    marked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    marked_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "unit"], name="unit_is_through_once_in_a_campaign"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.campaign}"
