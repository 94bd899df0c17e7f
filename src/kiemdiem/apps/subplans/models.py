"""The plan by which a unit carries out the plan above it: earlier days, items of its own."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.users.models import User


class SubPlan(models.Model):
    """What a campaign says beside the regime that it keeps. Until it is issued only who runs the campaign sees it."""

    campaign = models.OneToOneField(Campaign, on_delete=models.PROTECT, related_name="sub_plan")
    number = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField(null=True)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(issued_on=None) | ~models.Q(number=""), name="issued_sub_plan_has_a_number"
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.campaign.name


class OwnDay(models.Model):
    """The last good day that the unit sets for a row of the work plan. row: the id of the row in the regime."""

    plan = models.ForeignKey(SubPlan, on_delete=models.PROTECT, related_name="days")
    row = models.CharField(max_length=80)
    day = models.DateField()
    reason = models.CharField(max_length=400)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "row"], name="own_day_is_set_once_in_a_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.row} {self.day}"


class OwnItem(models.Model):
    """An item that the unit adds. body: who does it, in words; day: the last good one, where one is set."""

    plan = models.ForeignKey(SubPlan, on_delete=models.PROTECT, related_name="items")
    task = models.CharField(max_length=400)
    body = models.CharField(max_length=200)
    day = models.DateField(null=True)
    reason = models.CharField(max_length=400)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.task


class HandedPlan(models.Model):
    """The issued plan of a tier above that has no campaign in this house: it came down by a package.

    place: 0 the nearest above; days: row → {"task", "day", "reason"}; items: {"task", "body", "day", "reason"}.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="handed_plans")
    place = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=80)
    root_name = models.CharField(max_length=200)
    issued_on = models.DateField()
    days = models.JSONField(default=dict)
    items = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "place"], name="handed_plan_has_a_place_of_its_own"),
        ]
        ordering: ClassVar = ["campaign", "place"]

    def __str__(self) -> str:
        return self.number
