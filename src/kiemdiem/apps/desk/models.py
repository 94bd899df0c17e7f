"""Whose house this is, how somebody likes to see a list, and long lists on their way to a file."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kiemdiem.apps.desk import labels
from kiemdiem.apps.users.models import User

LONGEST_OFFICE = 120
LONGEST_NAME = 60
LONGEST_QUERY = 2_000
MOST_OF_A_LIST = 20
MOST_EXPORTS = 3
THE_ONE = 1


class Office(models.Model):
    """The office whose house this is: its name stands where one signs in, above every page and on every print.

    There is one row, or none until the name is given.
    """

    name = models.CharField(max_length=LONGEST_OFFICE)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(id=THE_ONE), name="house_is_of_one_office"),
        ]

    def __str__(self) -> str:
        return self.name


class SavedView(models.Model):
    """How a user likes to see a list: filter, columns, order and size of a page, as they stand behind its address.

    list: the name of the url of the list; query: read as if it had been typed, whenever it is used, so it opens
    nothing that its user may not see. is_default: the list opens with it.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="saved_views")
    list = models.CharField(max_length=40)
    name = models.CharField(max_length=LONGEST_NAME)
    query = models.CharField(max_length=LONGEST_QUERY, blank=True)
    is_default = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "list", "name"], name="view_of_a_list_is_named_once"),
            models.UniqueConstraint(
                fields=["user", "list"], condition=Q(is_default=True), name="list_opens_with_one_view"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Export(models.Model):
    """A list that is too long to be written while its reader waits: a task writes it, he fetches it, it is forgotten.

    asked_at: the moment at which he asked, which may be rehearsed; made_at and written_at: the machine's own clock.
    grants: the roles that he held when it was written, by their keys. place: what stands in the address of the list
    besides its name, as {"campaign_id": 5}.
    """

    class State(models.TextChoices):
        WAITING = "waiting", labels.EXPORT_STATES["waiting"]
        READY = "ready", labels.EXPORT_STATES["ready"]
        REFUSED = "refused", labels.EXPORT_STATES["refused"]

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="exports")
    list_name = models.CharField(max_length=40)
    place = models.JSONField(default=dict)
    query = models.CharField(max_length=LONGEST_QUERY, blank=True)
    kind = models.CharField(max_length=4)
    state = models.CharField(max_length=10, default=State.WAITING)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField()
    written_at = models.DateTimeField(null=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    grants = models.JSONField(default=list)
    stored = models.CharField(max_length=200, blank=True)
    file_name = models.CharField(max_length=100, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "ready", "refused"]), name="export_has_a_known_state"
            ),
            models.CheckConstraint(condition=~Q(state="ready") | ~Q(stored=""), name="export_that_is_ready_has_a_file"),
        ]

    def __str__(self) -> str:
        return f"{self.list_name}.{self.kind}"
