"""Accounts that are nobody's in the register, for those who may tie them to a record."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from kiemdiem.apps.people.models import Person
from kiemdiem.apps.users.models import User

SUGGESTED = 10


def unlinked_users() -> QuerySet[User]:
    """Accounts of no record; the reader was asked for his right on the whole house."""
    return User.objects.filter(person=None)


def users_like(person: Person) -> list[User]:
    """Some of these whose holder has the person's whole name, or else the last word of it. One query."""
    given = person.full_name.rpartition(" ")[2]
    named = Q(name__iexact=person.full_name) | Q(name__iendswith=f" {given}")
    return list(unlinked_users().filter(named, is_active=True).order_by("name", "username")[:SUGGESTED])
