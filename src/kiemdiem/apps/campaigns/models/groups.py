"""Groups of equivalent positions: over them ratings are compared and a quota is counted."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kiemdiem.apps.campaigns import labels
from kiemdiem.apps.campaigns.models.campaign import Campaign, Subject
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.users.models import User
from kiemdiem.shell.scoping import ScopedQuerySet


class PeerGroup(models.Model):
    """Subjects of one kind in equivalent positions, within one scope: a body of the tree and all that stands below it.

    A draft of the body until it is approved; whatever is changed afterwards makes it a draft again. paper: the document
    under which somebody else recorded the approval.
    """

    class State(models.TextChoices):
        DRAFT = "draft", labels.GROUP_DRAFT
        APPROVED = "approved", labels.GROUP_APPROVED

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="groups")
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    scope = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default=State.DRAFT)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    paper = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager[PeerGroup]] = models.Manager.from_queryset(ScopedQuerySet["PeerGroup"])()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=["draft", "approved"]), name="group_has_a_known_state"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(approved_at__isnull=False), name="approved_group_says_when"
            ),
            models.UniqueConstraint(
                fields=["campaign", "kind", "scope", "name"], name="group_is_named_once_in_a_scope"
            ),
        ]
        ordering: ClassVar = ["kind", "scope__sort_key", "name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def branch(self) -> str:
        """The stored path of its scope, as rights ask for it."""
        return self.scope.branch

    @property
    def concerned(self) -> frozenset[int]:
        """A group is nobody's own case."""
        return frozenset()

    @property
    def key(self) -> str:
        """How the engine calls it: what stands under `group` in the rows of its subjects."""
        return f"G{self.pk}"

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.State(self.state).label)

    @property
    def is_approved(self) -> bool:
        return self.state == self.State.APPROVED


class GroupedSubject(models.Model):
    """That a subject is in a group. A subject has one kind, and so stands in one group of its family at most."""

    group = models.ForeignKey(PeerGroup, on_delete=models.CASCADE, related_name="places")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="group_places")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject"], name="subject_is_in_one_group"),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.subject}"
