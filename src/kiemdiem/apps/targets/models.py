"""Targets and tasks of a year for a unit or a person, registered tasks, and dated notes; without any campaign."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.targets import labels
from kiemdiem.apps.users.models import User
from kiemdiem.shell.scoping import ScopedQuerySet

DIGITS, PLACES = 15, 4  # so many digits SQLite gives back as they were written
Holder = Unit | Person


def _one_holder(name: str) -> models.CheckConstraint:
    """A row is about a unit or about a person, never both."""
    return models.CheckConstraint(
        condition=Q(unit=None, person__isnull=False) | Q(unit__isnull=False, person=None), name=name
    )


class HeldRow(models.Model):
    """What is about a unit or a person; rights ask it for its branch, and for those whose own case it is."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def holder(self) -> Holder:
        """The one whom it is about."""
        found = self.unit or self.person
        assert found is not None, "the database holds it to one of the two"
        return found

    @property
    def branch(self) -> str:
        return self.holder.branch

    @property
    def concerned(self) -> frozenset[int]:
        return self.holder.concerned


class SuppliedList(models.Model):
    """A list of targets that comes with the plan of a campaign, as loaded. key: id of the plan's `target_list`."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="supplied_lists")
    key = models.CharField(max_length=80)
    basis = models.CharField(max_length=300)
    loaded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    loaded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "key"], name="list_is_loaded_once_in_a_campaign"),
        ]

    def __str__(self) -> str:
        return self.key


class SuppliedTarget(models.Model):
    """A target of such a list. is_dropped: a later loading does not name it any more."""

    list = models.ForeignKey(SuppliedList, on_delete=models.PROTECT, related_name="targets")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=400)
    measure = models.CharField(max_length=60, blank=True)
    quantity = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, null=True)
    product = models.CharField(max_length=300, blank=True)
    is_quantitative = models.BooleanField(default=True)
    is_dropped = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["list", "title"], name="list_names_a_target_once"),
        ]
        ordering: ClassVar = ["list", "place", "pk"]

    def __str__(self) -> str:
        return self.title


class RegisteredTask(models.Model):
    """A task that somebody registers for a year, sent to the level that manages him, which assigns or returns it.

    registration: id of the plan's `task_registration`; year: in which the task is to be done; decision: the paper.
    """

    class State(models.TextChoices):
        DRAFT = "draft", labels.DRAFT
        SENT = "sent", labels.SENT
        RETURNED = "returned", labels.RETURNED
        ASSIGNED = "assigned", labels.ASSIGNED

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="registered_tasks")
    registration = models.CharField(max_length=80)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="registered_tasks")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=400)
    product = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, default=State.DRAFT)
    registered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    registered_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager[RegisteredTask]] = models.Manager.from_queryset(ScopedQuerySet["RegisteredTask"])()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "sent", "returned", "assigned"]), name="task_has_a_known_state"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="task_has_a_title"),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "year"], name="task_by_person")]

    def __str__(self) -> str:
        return self.title

    @property
    def branch(self) -> str:
        return self.person.branch

    @property
    def concerned(self) -> frozenset[int]:
        return self.person.concerned

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.State(self.state).label)

    @property
    def is_in_hand(self) -> bool:
        """Whether it lies with the registrant, who may change and send it."""
        return self.state in (self.State.DRAFT, self.State.RETURNED)


class Target(HeldRow):
    """A target or task of a unit or a person for a year, and what came of it.

    source: id of a `target_source`; supplied: the target of the plan's list whose result stands here; registered: the
    task that was approved and assigned as this one. Withdrawn ones stay, with the reason in the journal.
    """

    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=400)
    source = models.CharField(max_length=60)
    document = models.CharField(max_length=200, blank=True)
    measure = models.CharField(max_length=60, blank=True)
    quantity = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, null=True)
    product = models.CharField(max_length=300, blank=True)
    is_quantitative = models.BooleanField(default=True)
    supplied = models.ForeignKey(SuppliedTarget, on_delete=models.PROTECT, null=True, related_name="results")
    registered = models.OneToOneField(RegisteredTask, on_delete=models.PROTECT, null=True, related_name="target")
    result_quantity = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, null=True)
    result_product = models.CharField(max_length=300, blank=True)
    result_note = models.TextField(blank=True)
    result_on = models.DateField(null=True)
    result_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager[Target]] = models.Manager.from_queryset(ScopedQuerySet["Target"])()

    class Meta:
        constraints: ClassVar = [
            _one_holder("target_is_of_a_unit_or_a_person"),
            models.CheckConstraint(condition=~Q(title=""), name="target_has_a_title"),
            models.CheckConstraint(condition=~Q(source=""), name="target_has_a_source"),
            models.UniqueConstraint(fields=["supplied", "unit"], name="supplied_target_has_one_result_a_unit"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "year"], name="target_by_unit"),
            models.Index(fields=["person", "year"], name="target_by_person"),
        ]
        ordering: ClassVar = ["year", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def has_result(self) -> bool:
        return self.result_on is not None

    @property
    def is_supplied(self) -> bool:
        """Whether its words come from a list of the plan or from a registration."""
        return self.supplied_id is not None or self.registered_id is not None


class EvaluationNote(HeldRow):
    """What a superior notes about a unit or a person on a day; never changed nor deleted: a later note corrects it.

    role: in which role it was written, as the journal calls it.
    """

    on = models.DateField()
    text = models.TextField()
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrections")
    role = models.CharField(max_length=30)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()

    objects: ClassVar[models.Manager[EvaluationNote]] = models.Manager.from_queryset(ScopedQuerySet["EvaluationNote"])()

    class Meta:
        constraints: ClassVar = [
            _one_holder("note_is_about_a_unit_or_a_person"),
            models.CheckConstraint(condition=~Q(text=""), name="note_says_something"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "on"], name="note_by_unit"),
            models.Index(fields=["person", "on"], name="note_by_person"),
        ]
        ordering: ClassVar = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.on}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only the first time: what was noted stays as it was."""
        assert self.pk is None, "a note is never changed: a later one corrects it"
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never."""
        raise AssertionError("a note is never deleted")
