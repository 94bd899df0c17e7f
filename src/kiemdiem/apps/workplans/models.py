"""The days on which deadlines hang: of events, and of deadlines that another body's document fixes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.users.models import User


class EnteredDay(models.Model):
    """A day that the plan leaves open. key: id of an event of the plan, or of the row whose day comes from outside;
    source: the document or the reason that it comes from. Entered anew, it takes the place of what stood."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="entered_days")
    key = models.CharField(max_length=80)
    day = models.DateField()
    source = models.CharField(max_length=200)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "key"], name="day_is_entered_once_in_a_campaign"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.day}"
