"""The days on which deadlines hang, which units the plan means, and what each of them has done of its work."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kiemdiem.apps.campaigns.models import Campaign, Subject
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.users.models import User
from kiemdiem.apps.workplans import labels


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


class BodyCorrection(models.Model):
    """That a body of the plan is, or is not, this unit, whatever the registers give; by hand, with a reason."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="body_corrections")
    body = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    is_meant = models.BooleanField()
    reason = models.TextField()
    corrected_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    corrected_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "body", "unit"], name="unit_is_corrected_once_in_a_body"),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.unit_id}"


class Progress(models.Model):
    """What a unit has done of one part of the plan. part: id of a part of an item, or of the item where it has none.

    evidence: the document that shows it; on_behalf_reason: why somebody else than the unit marked it; returned_remark:
    what the directing body found wanting, empty while it is not sent back.
    """

    class State(models.TextChoices):
        DONE = "done", labels.DONE
        RETURNED = "returned", labels.RETURNED

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="progress")
    part = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default=State.DONE)
    day = models.DateField()
    evidence = models.CharField(max_length=200, blank=True)
    remark = models.TextField(blank=True)
    on_behalf_reason = models.TextField(blank=True)
    marked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    marked_at = models.DateTimeField()
    returned_remark = models.TextField(blank=True)
    returned_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    returned_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "part", "unit"], name="part_is_done_once_by_a_unit"),
            models.CheckConstraint(condition=Q(state__in=["done", "returned"]), name="progress_has_a_known_state"),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.day}"


class ResponsibleHead(models.Model):
    """The head who answers for the review of a unit in a campaign."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="responsible_heads")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    named_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "unit"], name="unit_has_one_responsible_head"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.person_id}"


class Acknowledgement(models.Model):
    """That somebody was told of the plan: the part of an item that a unit ticks off one by one."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="acknowledgements")
    part = models.CharField(max_length=80)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="acknowledgements")
    day = models.DateField()
    acknowledged_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    acknowledged_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["part", "subject"], name="subject_acknowledges_a_part_once"),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.subject_id}"


class Reminder(models.Model):
    """That a unit was told by hand of work that it still owes; of one item once a day. day: in Hanoi."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="reminders")
    item = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    day = models.DateField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["campaign", "item", "unit", "day"], name="unit_is_reminded_once_a_day_of_an_item"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.unit_id} {self.day}"


class NoticeDays(models.Model):
    """How many days before a last good day an office reminds of it: on its own campaigns and those of its branch that
    have no days of their own. days: whole numbers, the greatest first; the greatest is what pages call soon."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="notice_days")
    days = models.JSONField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return ", ".join(str(day) for day in self.days)
