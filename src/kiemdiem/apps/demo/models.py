"""The day on which a branch of the demo lives."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.core.quantities.long_dates import short_date


class Rehearsal(models.Model):
    """A root of the demo, the regime that it tries, and the day that it is there."""

    root = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="rehearsal")
    regime = models.CharField(max_length=60)
    day = models.DateField()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(regime=""), name="rehearsal_has_a_regime")]

    def __str__(self) -> str:
        return f"{self.regime} {short_date(self.day)}"

    @property
    def branch(self) -> str:
        """The stored path of the root, as rights ask for it."""
        return self.root.branch

    @property
    def concerned(self) -> frozenset[int]:
        """A day is nobody's own case."""
        return frozenset()
