"""Units, the tree they stand in today, and where they stood before; words for kinds and posts are rows, not code."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kiemdiem.apps.organisations import labels
from kiemdiem.apps.users.models import User
from kiemdiem.shell.scoping import ScopedQuerySet

SEPARATOR = "/"


class Word(models.Model):
    """A word of the registers: a kind of body or agency, a tier, a post, a flag, a kind of leave or discipline.

    vocabulary: which list it belongs to (`body`, `agency`, `tier`, `post` …), as in the regimes' vocabularies.
    """

    vocabulary = models.CharField(max_length=40)
    code = models.CharField(max_length=60)
    label = models.CharField(max_length=160)
    place = models.PositiveSmallIntegerField()
    is_shipped = models.BooleanField(default=True)
    is_offered = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vocabulary", "code"], name="word_stands_once_in_its_vocabulary"),
        ]
        ordering: ClassVar = ["vocabulary", "place", "code"]

    def __str__(self) -> str:
        return self.label


class Unit(models.Model):
    """A node of the tree: a party organisation, an agency, a division, or a body that leads one of them.

    path: ids from the root to this unit, each followed by the separator ("/1/15/233/"): today's tree. `Placement` keeps
    how the tree was. It ends with the unit's own id and so is nobody else's; it is no key, because a key that changes
    holds up everybody who writes a row about the unit. A unit that came up in another stands below that other one.
    body, agency, tier, flags: codes of words. of: the unit that this body leads; host: the agency in which it stands;
    line: the body that rates it by its sector; reviewed_with: whose review it shares.
    """

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    code = models.CharField(max_length=40, unique=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    path = models.CharField(max_length=300, null=True, db_index=True)
    depth = models.PositiveSmallIntegerField(default=0)
    body = models.CharField(max_length=60, blank=True)
    agency = models.CharField(max_length=60, blank=True)
    tier = models.CharField(max_length=60, blank=True)
    area = models.CharField(max_length=80, blank=True)
    flags = models.JSONField(default=dict)
    managed_by = models.CharField(max_length=80, blank=True)
    of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="leading_bodies")
    host = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="hosted")
    line = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="rated_by_line")
    reviewed_with = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="reviewed_together")
    founded_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    facts = models.JSONField(default=dict)
    sort_key = models.CharField(max_length=700)
    search_key = models.CharField(max_length=300)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager[Unit]] = models.Manager.from_queryset(ScopedQuerySet["Unit"])()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(founded_on=None) | Q(ended_on__gte=F("founded_on")),
                name="unit_ends_after_it_is_founded",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="unit_has_a_name"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["sort_key", "id"], name="unit_by_name"),
            models.Index(fields=["parent", "sort_key"], name="unit_by_parent"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def branch(self) -> str:
        """The stored path, as rights ask for it."""
        return self.path or ""

    @property
    def concerned(self) -> frozenset[int]:
        """A unit is nobody's own case."""
        return frozenset()


class Placement(models.Model):
    """Where a unit stood in the tree, from a day to a day; no last day: it stands there still."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="past_children")
    name = models.CharField(max_length=200)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    decision = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit"], condition=Q(until=None), name="unit_stands_in_one_place"),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="placement_ends_after_it_begins",
            ),
        ]
        ordering: ClassVar = ["unit", F("until").desc(nulls_first=True)]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """One unit that came out of another: by a merger, a division, or a change of kind."""

    class How(models.TextChoices):
        MERGED = "merged", labels.MERGED
        SPLIT = "split", labels.SPLIT

    before = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successors")
    after = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="predecessors")
    how = models.CharField(max_length=10)
    on = models.DateField()
    decision = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["before", "after"], name="succession_is_told_once"),
            models.CheckConstraint(condition=Q(how__in=["merged", "split"]), name="succession_is_of_a_known_sort"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="unit_does_not_follow_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class Decider(models.Model):
    """A row of the table of decentralisation: which body decides on a unit, or on holders of a post in it."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="deciders")
    post = models.CharField(max_length=60, blank=True)
    body = models.CharField(max_length=120)
    how = models.CharField(max_length=20, blank=True)
    basis = models.CharField(max_length=200, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(unit=None, post=""), name="decider_is_for_a_unit_or_a_post"),
        ]

    def __str__(self) -> str:
        return self.body


class YearlyResult(models.Model):
    """What a unit came to in a past year, as it was before this program or as a decision here left it."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="results")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40)
    level = models.CharField(max_length=20, blank=True)
    honours = models.JSONField(default=list)
    decision = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "year", "kind"], name="unit_has_one_result_a_year"),
        ]
        ordering: ClassVar = ["-year", "kind"]

    def __str__(self) -> str:
        return f"{self.year} {self.level}"
