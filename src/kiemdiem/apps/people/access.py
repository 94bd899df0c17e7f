"""Whose records may be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemdiem.apps.journal.entries import Author
from kiemdiem.apps.organisations.access import units_named
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.permissions.access import Actor, Place, Scope, may, require, scope_of
from kiemdiem.apps.permissions.models import WHOLE_HOUSE, Permission
from kiemdiem.apps.users.models import User
from kiemdiem.shell.rows import held_on


def visible_to(actor: Actor) -> QuerySet[Person]:
    """The persons at home on the actor's branches, those who hold a post there today, and the actor himself."""
    scope = scope_of(actor, Permission.VIEW_REGISTERS)
    found = Person.objects.scoped("the actor's branches, and himself")
    if scope.is_whole:
        return found
    own = Q(pk__in=[]) if actor.user_id is None else Q(user_id=actor.user_id)
    return found.filter(on_branch(scope, actor.today) | own) if scope.branches else found.filter(own)


def on_branch(scope: Scope, day: date) -> Q:
    """The condition that a person is at home in the scope or holds a post there on the day.

    Asked of each person by itself: a list in the order of names stops after a page, however large the branch is.
    """
    units = Unit.objects.scoped("to narrow persons").filter(scope.within("path"))
    posts = Position.objects.filter(held_on(day), person=OuterRef("pk"), unit__in=units)
    return Q(Exists(units.filter(pk=OuterRef("home_id")))) | Q(Exists(posts))


def whose(person: Person, user: User | None) -> Place:
    """An account of no record belongs to the whole house: whoever ties it holds his right there."""
    own = frozenset() if user is None else frozenset({user.pk})
    return Place(WHOLE_HOUSE, person.concerned | own)


def may_link(actor: Actor, person: Person) -> bool:
    """Whether the button is shown: the record is in the register, and is nobody's account yet."""
    is_open = person.left_on is None and person.user_id is None
    return is_open and may(actor, Permission.LINK_USERS, on=whose(person, None))


def may_unlink(actor: Actor, person: Person) -> bool:
    """Whether the button is shown: the record is somebody else's account."""
    return person.user_id is not None and may(actor, Permission.LINK_USERS, on=whose(person, None))


def require_link(actor: Actor, person: Person, user: User | None = None) -> Author:
    """Who ties an account to this person, in the words of the journal.

    Raises:
        MayNot: with the reason.
    """
    author = require(actor, Permission.LINK_USERS, on=whose(person, user))
    return replace(author, branch=person.branch)


def ids_on_branch(scope: Scope, day: date, *, with_left: bool = False) -> QuerySet[Person, int]:
    """The same persons by their keys, each once, found from their units: quick where the branch is small.

    One query at once. Where only the first are taken, the database stops there: nothing is sorted out afterwards.
    """
    units: Any = units_named(scope)
    if units is None:
        units = Unit.objects.scoped("to narrow persons").filter(scope.within("path")).values("pk")
    at_home = Person.objects.scoped("to narrow persons").filter(home__in=units).order_by().values_list("pk", flat=True)
    at_home = at_home if with_left else at_home.filter(left_on=None)
    posts = Position.objects.filter(held_on(day), unit__in=units).exclude(person__in=at_home)
    return at_home.union(posts.order_by().values_list("person", flat=True).distinct(), all=True)
