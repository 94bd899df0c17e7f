"""Campaigns: a regime kept whole, applied to a branch for a year; and the roll of those whom it concerns."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kiemdiem.apps.campaigns import labels
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.users.models import User
from kiemdiem.core.regime.keeping import KeptRegime
from kiemdiem.shell.scoping import ScopedQuerySet

HASH_LENGTH = 64


class StoredRegime(models.Model):
    """The rules of a plan as they were when a campaign took them, to be run years later. Never changed.

    files: "folder/file.toml" → text, parents included (`core.regime.keeping`); hash: of the regime that they give.
    """

    code = models.CharField(max_length=80)
    number = models.CharField(max_length=80)
    title = models.CharField(max_length=400)
    year = models.PositiveSmallIntegerField()
    hash = models.CharField(max_length=HASH_LENGTH, unique=True)
    files = models.JSONField()
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.number

    @property
    def kept(self) -> KeptRegime:
        """As core runs it."""
        return KeptRegime(self.code, self.files, self.hash)


class Campaign(models.Model):
    """A regime applied to a branch for a year.

    year: the year that is reviewed; roll: number of the version of the roll that holds, 0 before it was opened;
    readings: id of a reading → option, where another than the plan's default was chosen; fingerprint: of regime,
    readings and roll when it was opened; above: the campaign of the tier above; before: that of the year before.
    """

    class State(models.TextChoices):
        PREPARING = "preparing", labels.PREPARING
        OPEN = "open", labels.OPEN
        CLOSED = "closed", labels.CLOSED
        DROPPED = "dropped", labels.DROPPED

    regime = models.ForeignKey(StoredRegime, on_delete=models.PROTECT, related_name="campaigns")
    root = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="campaigns")
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=10, default=State.PREPARING)
    roll = models.PositiveIntegerField(default=0)
    readings = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=HASH_LENGTH, blank=True)
    above = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="below")
    before = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="after")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    opened_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager[Campaign]] = models.Manager.from_queryset(ScopedQuerySet["Campaign"])()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["preparing", "open", "closed", "dropped"]), name="campaign_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["preparing", "dropped"]) | Q(opened_on__isnull=False, roll__gte=1),
                name="open_campaign_has_a_roll",
            ),
            models.UniqueConstraint(
                fields=["root", "year"], condition=Q(state="open"), name="unit_has_one_open_campaign_a_year"
            ),
        ]
        ordering: ClassVar = ["-year", "name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def branch(self) -> str:
        """The stored path of its root, as rights ask for it."""
        return self.root.branch

    @property
    def concerned(self) -> frozenset[int]:
        """A campaign is nobody's own case."""
        return frozenset()

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.State(self.state).label)

    @property
    def is_preparing(self) -> bool:
        return self.state == self.State.PREPARING

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


class ReadingChoice(models.Model):
    """How a doubtful place of the plan is read in this campaign, where that is not the default; the last one holds."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="choices")
    reading = models.CharField(max_length=80)
    option = models.CharField(max_length=80)
    reason = models.TextField(blank=True)
    chosen_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    chosen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "reading"], name="reading_is_chosen_once_in_a_campaign"),
        ]

    def __str__(self) -> str:
        return f"{self.reading}: {self.option}"


class RollVersion(models.Model):
    """One computing of the roll of a campaign: who is reviewed and rated, where, and by whom, as of a day.

    It is laid beside the version that holds and shows nobody anything until it is taken: then all of it holds in one
    moment. run: counts the tasks that took it up, so that of two only the last goes on; counts: what was found, for
    its page; by_hand: which corrections it holds ("applied": keys) and which did not fit ("unfit": key, why);
    fingerprint: of the whole roll; touched: how many standings differ from the version before.
    """

    class State(models.TextChoices):
        COMPUTING = "computing", labels.COMPUTING
        READY = "ready", labels.READY
        TAKEN = "taken", labels.TAKEN
        DROPPED = "dropped", labels.ROLL_DROPPED
        REFUSED = "refused", labels.REFUSED

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="rolls")
    number = models.PositiveIntegerField()
    attempt = models.PositiveIntegerField()
    as_of = models.DateField()
    reason = models.TextField(blank=True)
    state = models.CharField(max_length=10, default=State.COMPUTING)
    run = models.PositiveIntegerField(default=0)
    beat_at = models.DateTimeField()
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    touched = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    by_hand = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=HASH_LENGTH, blank=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["computing", "ready", "taken", "dropped", "refused"]),
                name="roll_has_a_known_state",
            ),
            models.UniqueConstraint(fields=["campaign", "attempt"], name="roll_is_computed_under_one_number"),
            models.UniqueConstraint(
                fields=["campaign"],
                condition=Q(state__in=["computing", "ready"]),
                name="one_roll_is_prepared_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["campaign", "number"], condition=Q(state="taken"), name="roll_is_taken_under_one_number"
            ),
        ]
        ordering: ClassVar = ["campaign", "-attempt"]

    def __str__(self) -> str:
        return f"{self.campaign} {self.number}"


class Subject(models.Model):
    """One who is reviewed or rated in a campaign, or left out by a rule: organisation, collective, member, cadre.

    key: the id that core gives it ("U12:collective"); unit: where it belongs, for a person the cell or body at home;
    what holds of it stands in its `Standing`.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="subjects")
    key = models.CharField(max_length=160)
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    sort_key = models.CharField(max_length=700)
    search_key = models.CharField(max_length=300)

    objects: ClassVar[models.Manager[Subject]] = models.Manager.from_queryset(ScopedQuerySet["Subject"])()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "key"], name="subject_stands_once_in_a_campaign"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["campaign", "sort_key", "id"], name="subject_by_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def concerned(self) -> frozenset[int]:
        """The user behind the person that it is."""
        return self.person.concerned if self.person is not None else frozenset()


class Grounds(models.Model):
    """Why, where and by whom, once for all who are alike: rules, clauses, forums, authorities, polls, notes.

    content: `ComputedSubject` as plain values without what belongs to the one subject; digest: of the content.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="grounds")
    digest = models.CharField(max_length=HASH_LENGTH)
    content = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "digest"], name="grounds_are_kept_once"),
        ]

    def __str__(self) -> str:
        return self.digest[:12]


class Standing(models.Model):
    """What holds of a subject from one version of the roll to another (`until` is the first in which it does not).

    outcome: why it is not rated, as the engine calls it; forums: how many; decided_by: the body that decides its level;
    own: of what was computed, that which is its own and not of all who are alike (persons, period, problems); facts:
    what the registers say of it, as a row of a season; digest: of all this, by which a later version is compared.
    """

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="standings")
    since = models.PositiveIntegerField()
    until = models.PositiveIntegerField(null=True)
    is_reviewed = models.BooleanField()
    is_rated = models.BooleanField()
    outcome = models.CharField(max_length=30, blank=True)
    why = models.TextField(blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    forums = models.PositiveSmallIntegerField(default=0)
    problems = models.PositiveSmallIntegerField(default=0)
    own = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    grounds = models.ForeignKey(Grounds, on_delete=models.PROTECT, related_name="standings")
    digest = models.CharField(max_length=HASH_LENGTH)

    objects: ClassVar[models.Manager[Standing]] = models.Manager.from_queryset(ScopedQuerySet["Standing"])()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject", "since"], name="standing_begins_once_in_a_version"),
            models.UniqueConstraint(
                fields=["subject"], condition=Q(until=None), name="subject_has_one_newest_standing"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="standing_ends_after_it_begins"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject"], condition=Q(is_rated=False), name="standing_that_is_not_rated"),
            models.Index(fields=["subject"], condition=Q(is_reviewed=False), name="standing_without_a_review"),
            models.Index(fields=["subject"], condition=Q(problems__gt=0), name="standing_with_problems"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.since}"


def holding(number: int) -> Q:
    """The condition that a standing holds in this version of the roll."""
    return Q(since__lte=number) & (Q(until=None) | Q(until__gt=number))


class BodyUnit(models.Model):
    """A unit that a body of the plan is, as a version of the roll found it in the registers.

    body: id of the body in the regime; name: of the unit, or of its leading body that only the plan implies.
    """

    roll = models.ForeignKey(RollVersion, on_delete=models.PROTECT, related_name="body_units")
    body = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["roll", "body", "unit"], name="unit_is_meant_once_in_a_roll"),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.name}"


class Milestone(models.Model):
    """Something of the campaign that happened to a unit or a subject on a day; deadlines hang on it.

    kind: id of an event of the plan that each unit has for itself, or what a room above records; source: the document
    that says so; on_behalf_reason: why somebody else than the unit recorded it, empty where it did so itself.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="milestones")
    kind = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="milestones")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, null=True, related_name="milestones")
    day = models.DateField()
    source = models.CharField(max_length=200, blank=True)
    on_behalf_reason = models.TextField(blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(unit=None, subject__isnull=False) | Q(unit__isnull=False, subject=None),
                name="milestone_is_of_a_unit_or_a_subject",
            ),
            models.UniqueConstraint(
                fields=["campaign", "kind", "unit"],
                condition=Q(unit__isnull=False),
                name="unit_reaches_a_milestone_once",
            ),
            models.UniqueConstraint(
                fields=["campaign", "kind", "subject"],
                condition=Q(subject__isnull=False),
                name="subject_reaches_a_milestone_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"


class ReviewForum(models.Model):
    """A body before which somebody is reviewed in a campaign; sort: cell, body or conference."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="forums")
    key = models.CharField(max_length=160)
    name = models.CharField(max_length=300)
    sort = models.CharField(max_length=12)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    sort_key = models.CharField(max_length=900)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "key"], name="forum_stands_once_in_a_campaign"),
        ]

    def __str__(self) -> str:
        return self.name


class Hearing(models.Model):
    """That subjects with these grounds are heard before this forum."""

    grounds = models.ForeignKey(Grounds, on_delete=models.PROTECT, related_name="hearings")
    forum = models.ForeignKey(ReviewForum, on_delete=models.PROTECT, related_name="hearings")
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["grounds", "forum"], name="grounds_name_a_forum_once"),
        ]

    def __str__(self) -> str:
        return f"{self.forum}"
