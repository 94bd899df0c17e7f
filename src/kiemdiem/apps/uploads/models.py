"""Workbooks on their way into a register: the file, its rows as they were judged, and rows that arrive unseen."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from kiemdiem.apps.uploads import labels
from kiemdiem.apps.users.models import User

HASH_LENGTH = 64


class Upload(models.Model):
    """A file, or a pasted block, on its way into a register.

    tables: the sheets as they were read (`values.tables.Table`); sheet: which of them; mapping: place of a column in
    the file → code of the register's column. old_encoding: of letters of before Unicode, where some were recognised;
    is_converted: whether the user chose to have them converted or kept, None while nobody chose. run: counts the tasks
    that took it up, so that of two only the last goes on. asked_at: when the user asked for the step that runs;
    seen_up_to: the newest row of the register at the check. first_key: that of
    the first new row that was written; told: the last row of the file of which the history tells.
    """

    class State(models.TextChoices):
        READING = "reading", labels.READING
        MAPPING = "mapping", labels.MAPPING
        CHECKING = "checking", labels.CHECKING
        PREVIEW = "preview", labels.PREVIEW
        WRITING = "writing", labels.WRITING
        TELLING = "telling", labels.TELLING
        WRITTEN = "written", labels.WRITTEN
        DROPPED = "dropped", labels.DROPPED
        REFUSED = "refused", labels.REFUSED

    register = models.CharField(max_length=40)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="uploads")
    state = models.CharField(max_length=10, default=State.READING)
    file_name = models.CharField(max_length=200)
    file_hash = models.CharField(max_length=HASH_LENGTH)
    size = models.PositiveBigIntegerField()
    stored = models.CharField(max_length=200, blank=True)
    remarked = models.CharField(max_length=200, blank=True)
    is_pasted = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    tables = models.JSONField(default=list)
    sheet = models.PositiveIntegerField(default=0)
    mapping = models.JSONField(default=dict)
    old_encoding = models.CharField(max_length=10, blank=True)
    is_converted = models.BooleanField(null=True)
    run = models.PositiveIntegerField(default=0)
    beat_at = models.DateTimeField()
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    changed_cells = models.PositiveIntegerField(default=0)
    bad_cells = models.PositiveIntegerField(default=0)
    seen_up_to = models.PositiveBigIntegerField(default=0)
    arrived = models.PositiveIntegerField(default=0)
    first_key = models.PositiveBigIntegerField(default=0)
    told = models.PositiveIntegerField(default=0)
    twins = models.JSONField(default=list)
    note = models.TextField(blank=True)
    written_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["user", "-received_at"], name="upload_by_user")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "reading", "mapping", "checking", "preview", "writing",
                        "telling", "written", "dropped", "refused",
                    ]
                ),
                name="upload_has_a_known_state",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["telling", "written"]) | Q(refused=0, written_at__isnull=False),
                name="upload_is_written_whole",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.file_name

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.State(self.state).label)


class UploadRow(models.Model):
    """A row of a file as it was judged.

    cells: its texts, one for each mapped column; before: place → what the register holds where it differs; faults:
    what is wrong (`values.registers.CellFault`); thing, version: the row of the register that it is about, as it was
    seen; plan: what is to be written, in the register's own terms; identity: by what the row is told from others.
    """

    class State(models.TextChoices):
        NEW = "new", labels.NEW
        CHANGED = "changed", labels.CHANGED
        SAME = "same", labels.SAME
        BAD = "bad", labels.BAD

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10)
    cells = models.JSONField()
    before = models.JSONField(default=dict)
    faults = models.JSONField(default=list)
    thing = models.PositiveBigIntegerField(null=True)
    version = models.PositiveIntegerField(null=True)
    plan = models.JSONField(default=dict)
    identity = models.CharField(max_length=HASH_LENGTH, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["upload", "number"], name="row_of_a_file_is_staged_once"),
            models.CheckConstraint(
                condition=Q(state__in=["new", "changed", "same", "bad"]), name="staged_row_has_a_known_state"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["upload", "state", "number"], name="staged_row_by_state"),
            models.Index(fields=["upload", "identity"], name="staged_row_by_identity"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.State(self.state).label)


class Arrival(models.Model):
    """Rows of a register that are being written and are not there yet: `kind` of thing, first and last key.

    While the row stands, nobody sees those keys (`not_arriving`); when the import ends it is deleted, and all are there
    in one moment. One at a time for each kind.
    """

    kind = models.CharField(max_length=60, unique=True)
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="arrivals")
    first = models.PositiveBigIntegerField()
    last = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.kind} {self.first}-{self.last}"


def not_arriving(kind: str, key: str = "pk") -> Q:
    """The condition that a thing of this kind is not among those that still arrive.

    Two bounds, looked up once for a statement; where nothing arrives they are 0 and leave nothing out. A range that is
    denied keeps every index usable.
    """
    open_one = Arrival.objects.filter(kind=kind)
    first, last = (Coalesce(models.Subquery(open_one.values(bound)[:1]), 0) for bound in ("first", "last"))
    return ~Q(**{f"{key}__range": (first, last)})
