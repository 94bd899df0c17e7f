"""A difficulty that a unit met in carrying out a plan, and its answers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.difficulties import labels
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.users.models import User
from kiemdiem.shell.scoping import ScopedQuerySet


class RaisedDifficulty(models.Model):
    """What a unit could not settle by itself, open until it is answered.

    number: within the campaign; way: id of the entry of the plan that says where it goes; by_way_of, addressee and
    waiting: the body that passes it on, the one that answers, and what it is called meanwhile, as the plan prints them;
    on_behalf_reason: why somebody else put it down.
    """

    class State(models.TextChoices):
        OPEN = "open"
        ANSWERED = "answered", labels.ANSWERED
        WITHDRAWN = "withdrawn", labels.WITHDRAWN

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="difficulties")
    number = models.PositiveIntegerField()
    way = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    by_way_of = models.CharField(max_length=200, blank=True)
    addressee = models.CharField(max_length=200)
    waiting = models.CharField(max_length=80)
    state = models.CharField(max_length=10, default=State.OPEN)
    raised_on = models.DateField()
    on_behalf_reason = models.TextField(blank=True)
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    raised_at = models.DateTimeField()
    withdrawn_reason = models.TextField(blank=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager[RaisedDifficulty]] = models.Manager.from_queryset(
        ScopedQuerySet["RaisedDifficulty"]
    )()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "number"], name="difficulty_has_its_number_in_a_campaign"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "answered", "withdrawn"]), name="difficulty_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn", withdrawn_reason=""), name="difficulty_is_withdrawn_with_a_reason"
            ),
        ]
        ordering: ClassVar = ["-number"]

    def __str__(self) -> str:
        return labels.NAME.format(number=self.number)

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def state_label(self) -> str:
        """The state in words; while it is open, those of the plan."""
        return self.waiting if self.is_open else str(self.State(self.state).label)


class DifficultyAnswer(models.Model):
    """What was answered, and by which document; one difficulty may be answered more than once."""

    difficulty = models.ForeignKey(RaisedDifficulty, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField()
    document = models.CharField(max_length=200, blank=True)
    answered_on = models.DateField()
    on_behalf_reason = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text=""), name="answer_says_something")]
        ordering: ClassVar = ["answered_on", "pk"]

    def __str__(self) -> str:
        return self.document or str(self.answered_on)
