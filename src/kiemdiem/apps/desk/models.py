"""Whose house this is, and how somebody likes to see a list."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kiemdiem.apps.users.models import User

LONGEST_OFFICE = 120
LONGEST_NAME = 60
LONGEST_QUERY = 2_000
MOST_OF_A_LIST = 20
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
