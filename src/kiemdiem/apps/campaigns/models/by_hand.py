"""What was changed by hand in the computed roll: facts of their own, laid over every roll that is computed later."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kiemdiem.apps.campaigns import labels
from kiemdiem.apps.campaigns.models.campaign import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.users.models import User
from kiemdiem.shell.scoping import ScopedQuerySet


class Correction(models.Model):
    """One change of the roll by hand, with who, when, why, by which body and under which paper; never overwritten.

    key: of the subject, as core names it; unit, person: what it is made of; target: the place, the deciding body or
    the body beside; instead_of: key of the forum that the place replaces, empty where it is one more; only_rating:
    left out of the rating alone; rule, clauses: the line of the plan that it rests on, empty where the plan has none.
    """

    class Does(models.TextChoices):
        TAKE_IN = "take_in", labels.TAKE_IN
        LEAVE_OUT = "leave_out", labels.LEAVE_OUT
        PLACE = "place", labels.PLACE
        AUTHORITY = "authority", labels.AUTHORITY
        TOGETHER = "together", labels.TOGETHER

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="corrections")
    does = models.CharField(max_length=10)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=160)
    name = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    target = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    instead_of = models.CharField(max_length=160, blank=True)
    only_rating = models.BooleanField(default=False)
    rule = models.CharField(max_length=80, blank=True)
    clauses = models.JSONField(default=list)
    decided_by = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField()
    reference = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    revoked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    revoked_because = models.TextField(blank=True)

    objects: ClassVar[models.Manager[Correction]] = models.Manager.from_queryset(ScopedQuerySet["Correction"])()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(does__in=["take_in", "leave_out", "place", "authority", "together"]),
                name="correction_does_something_known",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="correction_has_a_reason"),
            models.CheckConstraint(
                condition=Q(does__in=["take_in", "leave_out"], target=None)
                | Q(does__in=["place", "authority", "together"], target__isnull=False),
                name="correction_has_the_target_that_it_needs",
            ),
            models.UniqueConstraint(
                fields=["campaign", "key", "does", "instead_of"],
                condition=Q(revoked_at=None) & ~Q(does="place", instead_of=""),
                name="correction_stands_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["campaign", "key"], name="correction_by_subject")]
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def branch(self) -> str:
        """The stored path of the unit that its subject belongs to."""
        return self.unit.branch

    @property
    def concerned(self) -> frozenset[int]:
        """Whose own case it is."""
        return self.person.concerned if self.person is not None else frozenset()

    @property
    def does_label(self) -> str:
        """What it does, in words."""
        return str(self.Does(self.does).label)

    @property
    def is_standing(self) -> bool:
        return self.revoked_at is None


def standing_corrections(campaign: Campaign) -> models.QuerySet[Correction]:
    """Those that nobody has revoked, in the order in which they were made."""
    rows = Correction.objects.unscoped("what is laid over the roll").filter(campaign=campaign, revoked_at=None)
    return rows.select_related("unit", "person", "target__of", "decided_by").order_by("made_at", "pk")
