"""Persons and what the registers hold of them; each record has its days, so that any past day can be asked for."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people import labels
from kiemdiem.apps.uploads.models import not_arriving
from kiemdiem.apps.users.models import User
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.shell.scoping import ScopedQuerySet


def _in_order(name: str) -> models.CheckConstraint:
    """A span's last day is not before its first; an empty day leaves that side open."""
    return models.CheckConstraint(
        condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")), name=f"{name}_ends_after_it_begins"
    )


class PersonManager(models.Manager["Person"]):
    """Persons; those whom a large import is still writing are not there yet."""

    def get_queryset(self) -> ScopedQuerySet[Person]:
        rows: ScopedQuerySet[Person] = ScopedQuerySet(self.model, using=self._db, hints=self._hints)  # type: ignore[attr-defined]  # the stubs forget it
        return rows.filter(not_arriving("people.person"))

    def scoped(self, why: str) -> ScopedQuerySet[Person]:
        """See ScopedQuerySet."""
        return self.get_queryset().scoped(why)

    def unscoped(self, why: str) -> ScopedQuerySet[Person]:
        """See ScopedQuerySet."""
        return self.get_queryset().unscoped(why)


class RecordManager(models.Manager[Any]):
    """Records of the persons who are there."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(not_arriving("people.person", "person__id"))


class Person(models.Model):
    """A cadre, member, civil servant or employee.

    home: the unit on whose branch the record is kept: the cell of official membership, else the workplace. It decides
    who may read and write the record. service: kind of employment in words; residence_unit: the cell or chapter where
    he lives, when it is in the tree.
    """

    full_name = models.CharField(max_length=120)
    code = models.CharField(max_length=40, unique=True)
    user = models.OneToOneField(User, on_delete=models.PROTECT, null=True, related_name="person")
    home = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="residents")
    born_on = models.DateField(null=True)
    is_woman = models.BooleanField(null=True)
    card_number = models.CharField(max_length=30, null=True, unique=True)
    admitted_on = models.DateField(null=True)
    full_member_on = models.DateField(null=True)
    service = models.CharField(max_length=60, blank=True)
    service_class = models.CharField(max_length=60, blank=True)
    residence = models.CharField(max_length=200, blank=True)
    residence_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    facts = models.JSONField(default=dict)
    sort_key = models.CharField(max_length=500)
    search_key = models.CharField(max_length=160)
    left_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(full_name=""), name="person_has_a_name"),
            models.CheckConstraint(
                condition=Q(admitted_on=None) | Q(full_member_on=None) | Q(full_member_on__gte=F("admitted_on")),
                name="full_member_after_admission",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["sort_key", "id"], name="person_by_name"),
            models.Index(fields=["home", "sort_key"], name="person_by_home"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def branch(self) -> str:
        """The stored path of the home unit, as rights ask for it."""
        return self.home.branch

    @property
    def concerned(self) -> frozenset[int]:
        """Whose own case this record is."""
        return frozenset() if self.user_id is None else frozenset({self.user_id})


class NameWord(models.Model):
    """One word of a person's name without marks, or a number of his: what the search box looks up.

    sort_key: that of the person, so that whoever bears a word is found in the order of names without sorting.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="name_words")
    word = models.CharField(max_length=60)
    sort_key = models.CharField(max_length=500)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["word", "person"], name="name_word_stands_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["word", "sort_key", "person"], name="name_word_in_order"),
        ]

    def __str__(self) -> str:
        return self.word


class Position(models.Model):
    """A post that a person holds in a unit. rank: 1 is the highest; managed_by: the authority that manages it."""

    class Standing(models.TextChoices):
        HEAD = "head", labels.HEAD
        DEPUTY = "deputy", labels.DEPUTY
        OTHER = "other", labels.OTHER

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="positions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="positions")
    post = models.CharField(max_length=60)
    title = models.CharField(max_length=120, blank=True)
    standing = models.CharField(max_length=10, default=Standing.OTHER)
    rank = models.PositiveSmallIntegerField(null=True)
    is_main = models.BooleanField(default=False)
    is_presiding = models.BooleanField(default=False)
    is_full_time = models.BooleanField(default=False)
    is_leading = models.BooleanField(null=True)
    is_re_elected = models.BooleanField(null=True)
    managed_by = models.CharField(max_length=80, blank=True)
    promoted_from = models.CharField(max_length=60, blank=True)
    equivalent = models.CharField(max_length=60, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    objects: ClassVar[models.Manager[Position]] = RecordManager()

    class Meta:
        constraints: ClassVar = [
            _in_order("position"),
            models.CheckConstraint(
                condition=Q(standing__in=["head", "deputy", "other"]), name="position_has_a_known_standing"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(is_main=True, until=None), name="person_has_one_main_post"
            ),
            models.UniqueConstraint(
                fields=["person", "unit", "post"], condition=Q(until=None), name="person_holds_a_post_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["post", "person"], name="position_by_post"),
            models.Index(fields=["managed_by", "person"], name="position_by_manager"),
        ]
        ordering: ClassVar = [F("until").desc(nulls_first=True), "-is_main", "rank", "-since"]

    def __str__(self) -> str:
        return self.title or self.post


class Membership(models.Model):
    """Party membership in a cell. kind: a word (full, probationary); temporary_in: the cell of temporary activity.

    The spans of one person never overlap: the database itself refuses it (migration 0003).
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    cell = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    kind = models.CharField(max_length=60)
    temporary_in = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="temporary_members")
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    objects: ClassVar[models.Manager[Membership]] = RecordManager()

    class Meta:
        constraints: ClassVar = [
            _in_order("membership"),
            models.UniqueConstraint(fields=["person"], condition=Q(until=None), name="person_has_one_official_cell"),
            models.CheckConstraint(condition=~Q(temporary_in=F("cell")), name="temporary_cell_is_another"),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "person"], name="membership_by_kind")]
        ordering: ClassVar = [F("until").desc(nulls_first=True), "-since"]

    def __str__(self) -> str:
        return self.kind


class Employment(models.Model):
    """Employment in an agency, with the kind of contract as a word."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="employments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="employments")
    contract = models.CharField(max_length=60, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    objects: ClassVar[models.Manager[Employment]] = RecordManager()

    class Meta:
        constraints: ClassVar = [
            _in_order("employment"),
            models.UniqueConstraint(
                fields=["person", "unit"], condition=Q(until=None), name="person_works_in_a_place_once"
            ),
        ]
        ordering: ClassVar = [F("until").desc(nulls_first=True), "-since"]

    def __str__(self) -> str:
        return self.contract


class Assignment(models.Model):
    """Somebody from above who is in charge of a unit or follows it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assigned")
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            _in_order("assignment"),
            models.UniqueConstraint(
                fields=["person", "unit"], condition=Q(until=None), name="person_is_in_charge_of_a_unit_once"
            ),
        ]
        ordering: ClassVar = [F("until").desc(nulls_first=True), "-since"]

    def __str__(self) -> str:
        return f"{self.person_id} {self.unit_id}"


class Spell(models.Model):
    """A time in which party activity rests: exempted from it, or suspended from it."""

    class Kind(models.TextChoices):
        EXEMPT = "exempt", labels.EXEMPT
        SUSPENDED = "suspended", labels.SUSPENDED

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="spells")
    kind = models.CharField(max_length=10)
    since = models.DateField()
    until = models.DateField(null=True)
    decision = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            _in_order("spell"),
            models.CheckConstraint(condition=Q(kind__in=["exempt", "suspended"]), name="spell_is_of_a_known_kind"),
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(until=None), name="spell_of_a_kind_lasts_once"
            ),
        ]
        ordering: ClassVar = ["-since"]

    def __str__(self) -> str:
        return str(self.Kind(self.kind).label)


class Leave(models.Model):
    """Sick, maternity or other leave; kind is a word; no last day: it lasts."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="leaves")
    kind = models.CharField(max_length=60)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            _in_order("leave"),
            models.UniqueConstraint(fields=["person", "kind", "since"], name="leave_is_told_once"),
        ]
        ordering: ClassVar = ["-since"]

    def __str__(self) -> str:
        return self.kind


class DisciplinaryMeasure(models.Model):
    """A measure against a person: what for, where the violation happened, and where it was handled.

    measure, side, cause: words; act, reason: free text. A measure runs from `effective_on`, else from its decision.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="measures")
    measure = models.CharField(max_length=60)
    side = models.CharField(max_length=60, blank=True)
    cause = models.CharField(max_length=60, blank=True)
    act = models.CharField(max_length=400, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    committed_on = models.DateField(null=True)
    decided_on = models.DateField()
    effective_on = models.DateField(null=True)
    decision = models.CharField(max_length=200, blank=True)
    happened_in = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="violations")
    handled_in = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="handled_violations")
    is_duty_related = models.BooleanField(null=True)
    is_self_discovered = models.BooleanField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "measure", "side", "decided_on"], name="measure_is_told_once"),
        ]
        ordering: ClassVar = ["-decided_on"]

    def __str__(self) -> str:
        return self.measure


class Absence(models.Model):
    """A meeting of the cell that a member missed; excused: whether a reason was accepted."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="absences")
    on = models.DateField()
    meeting = models.CharField(max_length=200, blank=True)
    is_excused = models.BooleanField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "on", "meeting"], name="absence_is_told_once"),
        ]
        ordering: ClassVar = ["-on"]

    def __str__(self) -> str:
        return short_date(self.on)


class YearlyResult(models.Model):
    """What a person came to in a past year as a member or as a cadre, with the honours of that year."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="results")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40)
    level = models.CharField(max_length=20, blank=True)
    honours = models.JSONField(default=list)
    decision = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "year", "kind"], name="person_has_one_result_a_year"),
            models.CheckConstraint(condition=Q(year__gte=1930), name="result_is_of_a_year_of_the_party"),
        ]
        ordering: ClassVar = ["-year", "kind"]

    def __str__(self) -> str:
        return f"{self.year} {self.level}"
