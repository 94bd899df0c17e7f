"""Whose packages are taken, and which have come."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.exchange import labels
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.users.models import User

HASH_LENGTH, FINGERPRINT_LENGTH = 64, 39


class TrustedSender(models.Model):
    """An office whose packages are taken here: its key was compared with the paper that it printed."""

    fingerprint = models.CharField(max_length=FINGERPRINT_LENGTH)
    name = models.CharField(max_length=200)
    trusted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    trusted_at = models.DateTimeField()
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["fingerprint"], condition=Q(ended_at=None), name="sender_is_trusted_once"),
        ]
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class ReceivedPackage(models.Model):
    """A file of a trusted sender. origin: campaign and unit as the sender numbers them; stored: where the file lies."""

    class State(models.TextChoices):
        WAITING = "waiting", labels.WAITING
        TAKING = "taking", labels.TAKING
        TAKEN = "taken", labels.TAKEN
        DROPPED = "dropped", labels.DROPPED

    file_hash = models.CharField(max_length=HASH_LENGTH)
    stored = models.CharField(max_length=200)
    sender = models.ForeignKey(TrustedSender, on_delete=models.PROTECT, related_name="packages")
    origin = models.CharField(max_length=120)
    name = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, related_name="packages")
    state = models.CharField(max_length=10, default=State.WAITING)
    received_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True)
    run = models.PositiveIntegerField(default=0)
    beat_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "taking", "taken", "dropped"]), name="package_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state="taken") | Q(campaign__isnull=False, taken_at__isnull=False),
                name="taken_package_has_a_campaign",
            ),
            models.UniqueConstraint(
                fields=["file_hash"], condition=~Q(state="dropped"), name="package_is_received_once"
            ),
        ]
        ordering: ClassVar = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.State(self.state).label)

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def is_being_taken(self) -> bool:
        return self.state == self.State.TAKING


class PackageOrder(models.Model):
    """A package that somebody asked for: a task writes it, he fetches it, it is forgotten with its file.

    asked_at: the moment at which he asked, which may be rehearsed; made_at, written_at, beat_at: the machine's own
    clock. stored: under which name the file lies or will lie; run: counts the tasks that took it up.
    """

    class State(models.TextChoices):
        WAITING = "waiting", labels.ORDER_WAITING
        READY = "ready", labels.ORDER_READY
        REFUSED = "refused", labels.ORDER_REFUSED

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="package_orders")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=State.WAITING)
    stored = models.CharField(max_length=200)
    file_name = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    written_at = models.DateTimeField(null=True)
    run = models.PositiveIntegerField(default=0)
    beat_at = models.DateTimeField()
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "ready", "refused"]), name="package_order_has_a_known_state"
            ),
            models.CheckConstraint(condition=~Q(state="ready") | ~Q(file_name=""), name="ready_package_has_a_file"),
        ]
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name or self.unit.name

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.State(self.state).label)

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY
