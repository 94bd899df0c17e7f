"""Persons who look after units in a campaign, and visiting groups that are sent to them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kiemdiem.apps.assignments import labels
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.users.models import User
from kiemdiem.shell.scoping import ScopedQuerySet

LONGEST_TEXT = 200
# Campaigns in which nobody looks after anything any more.
OVER = (Campaign.State.CLOSED, Campaign.State.DROPPED)


class State(models.TextChoices):
    """draft: waits for the body that decides; held: gives access to the unit; ended: is over."""

    DRAFT = "draft", labels.DRAFT
    HELD = "held", labels.HELD
    ENDED = "ended", labels.ENDED


def _known_state(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(state__in=["draft", "held", "ended"]), name=name)


class Assignment(models.Model):
    """A person who looks after a unit in a campaign.

    duty: id of the kind of assignment in the campaign's plan; basis: on what it rests, as whoever wrote it down says;
    decision, decided_on, decided_by: the decision of the body, where the plan wants one before it holds.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="assignments")
    duty = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="campaign_assignments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="campaign_assignments")
    state = models.CharField(max_length=10, default=State.DRAFT)
    basis = models.CharField(max_length=LONGEST_TEXT, blank=True)
    decision = models.CharField(max_length=LONGEST_TEXT, blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager[Assignment]] = models.Manager.from_queryset(ScopedQuerySet["Assignment"])()

    class Meta:
        constraints: ClassVar = [
            _known_state("assignment_has_a_known_state"),
            models.UniqueConstraint(
                fields=["campaign", "duty", "unit", "person"],
                condition=~Q(state="ended"),
                name="person_is_assigned_to_a_unit_once",
            ),
        ]
        ordering: ClassVar = ["unit__sort_key", "person__sort_key", "pk"]

    def __str__(self) -> str:
        return labels.LINE.format(unit=self.unit, person=self.person)

    @property
    def branch(self) -> str:
        """The stored path of its unit, as rights ask for it."""
        return self.unit.branch

    @property
    def concerned(self) -> frozenset[int]:
        """Looking after a unit is nobody's own case."""
        return frozenset()

    @property
    def state_label(self) -> str:
        return str(State(self.state).label)

    @property
    def is_held(self) -> bool:
        return self.state == State.HELD


class HandedAssignment(models.Model):
    """Who looks after a unit by a decision of a house above, as a package told it. It gives nobody access here.

    who: a person, or a visiting group with its members; duty: id of the kind in the regime, which both houses have.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="handed_assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    duty = models.CharField(max_length=80)
    who = models.TextField()
    decision = models.CharField(max_length=LONGEST_TEXT, blank=True)
    decided_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["unit__sort_key", "duty", "pk"]

    def __str__(self) -> str:
        return labels.LINE.format(unit=self.unit, person=self.who)


class VisitingGroup(models.Model):
    """Persons whom a body sends to attend and direct the review of some units, set up by its decision."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="visiting_groups")
    duty = models.CharField(max_length=80)
    name = models.CharField(max_length=LONGEST_TEXT)
    state = models.CharField(max_length=10, default=State.DRAFT)
    decision = models.CharField(max_length=LONGEST_TEXT, blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            _known_state("visiting_group_has_a_known_state"),
            models.CheckConstraint(
                condition=~Q(state="held") | (Q(decided_on__isnull=False) & ~Q(decision="")),
                name="visiting_group_is_held_by_decision",
            ),
            models.UniqueConstraint(
                fields=["campaign", "name"], condition=~Q(state="ended"), name="visiting_group_has_a_name_of_its_own"
            ),
        ]
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def branch(self) -> str:
        """The stored path of the campaign's unit, as rights ask for it."""
        return self.campaign.branch

    @property
    def concerned(self) -> frozenset[int]:
        return frozenset()

    @property
    def state_label(self) -> str:
        return str(State(self.state).label)

    @property
    def is_held(self) -> bool:
        return self.state == State.HELD

    @property
    def is_over(self) -> bool:
        return self.state == State.ENDED


class GroupMember(models.Model):
    """Somebody in a visiting group; one of them heads it."""

    group = models.ForeignKey(VisitingGroup, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    is_head = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "person"], name="person_is_in_a_group_once"),
            models.UniqueConstraint(fields=["group"], condition=Q(is_head=True), name="group_has_one_head"),
        ]
        ordering: ClassVar = ["-is_head", "person__sort_key", "pk"]

    def __str__(self) -> str:
        return labels.HEAD_OF_GROUP.format(person=self.person) if self.is_head else str(self.person)


class GroupUnit(models.Model):
    """A unit that a visiting group covers."""

    group = models.ForeignKey(VisitingGroup, on_delete=models.PROTECT, related_name="covers")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "unit"], name="group_covers_a_unit_once"),
        ]
        ordering: ClassVar = ["unit__sort_key", "pk"]

    def __str__(self) -> str:
        return str(self.unit)
