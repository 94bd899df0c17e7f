"""The journal: chains of entries that are only ever added to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from kiemdiem.apps.users.models import User
from kiemdiem.shell.scoping import ScopedQuerySet

HASH_LENGTH = 64


class Chain(models.Model):
    """One sequence of entries: the house has one, each campaign has one. `head` is the hash of the last entry."""

    name = models.CharField(max_length=60, unique=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=HASH_LENGTH, blank=True, default="")

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """One act. `sentence` is what a person reads, `content` what a program reads; the hash covers both.

    `branch` is the stored path of the unit on whose branch the act was done, empty for the whole house. The two keys
    are words without marks for the search box; the hash does not cover them.
    """

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    act = models.CharField(max_length=80)
    actor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=120)
    role = models.CharField(max_length=40, blank=True)
    branch = models.CharField(max_length=300, blank=True)
    sentence = models.TextField()
    reason = models.TextField(blank=True)
    content = models.JSONField()
    request = models.CharField(max_length=36, blank=True)
    previous = models.CharField(max_length=HASH_LENGTH, blank=True)
    hash = models.CharField(max_length=HASH_LENGTH)
    actor_key = models.CharField(max_length=160, blank=True, default="")
    search_key = models.TextField(blank=True, default="")

    objects: ClassVar[models.Manager[Entry]] = models.Manager.from_queryset(ScopedQuerySet["Entry"])()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "number"], name="chain_has_each_number_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-at", "-id"], name="entry_by_moment"),
            models.Index(fields=["act"], name="entry_by_act"),
            models.Index(
                fields=["branch", "id"], name="entry_by_branch", opclasses=["varchar_pattern_ops", "int8_ops"]
            ),
        ]

    def __str__(self) -> str:
        return self.sentence


class Mention(models.Model):
    """A thing that an entry is about: its kind (`organisations.unit`) and key. Covered by the hash of its entry."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="mentions")
    kind = models.CharField(max_length=60)
    key = models.PositiveBigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "key", "entry"], name="entry_mentions_a_thing_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
