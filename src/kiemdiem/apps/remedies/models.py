"""What a review found lacking in a subject, and what is done about it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kiemdiem.apps.campaigns.models import Subject
from kiemdiem.apps.remedies import labels
from kiemdiem.apps.users.models import User


class Remedy(models.Model):
    """One shortcoming with its remedy. owner: who does it, in words; note: what was reported last. The campaign in
    which it was found is that of its subject; it is followed in later years until it is done."""

    class State(models.TextChoices):
        NOT_YET = "not_yet", labels.NOT_YET
        UNDER_WAY = "under_way", labels.UNDER_WAY
        DONE = "done", labels.DONE

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="remedies")
    shortcoming = models.TextField()
    text = models.TextField()
    owner = models.CharField(max_length=200)
    due = models.DateField(null=True)
    state = models.CharField(max_length=10, default=State.NOT_YET)
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    reported_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["not_yet", "under_way", "done"]), name="remedy_has_a_known_state"
            ),
            models.CheckConstraint(condition=~Q(state="done") | ~Q(note=""), name="done_remedy_says_what_was_done"),
        ]
        ordering: ClassVar = ["due", "pk"]

    def __str__(self) -> str:
        return self.shortcoming[:80]

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.State(self.state).label)

    @property
    def is_done(self) -> bool:
        return self.state == self.State.DONE
