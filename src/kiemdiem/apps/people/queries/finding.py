"""Finding persons: by words in any order, by unit, post, authority and kind of membership, in a time that does not
grow with the register.

A list is shown in the order of names, one page of it. Where a condition leaves few, their keys are fetched and sorted;
where all leave many, the rows are walked in the order of names, from the rarest word or from the names themselves, and
each is asked the conditions, until the page is full.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.access import held_on, ids_on_branch, on_branch
from kiemdiem.apps.people.models import Membership, NameWord, Person, Position
from kiemdiem.apps.people.queries.name_words import words_in
from kiemdiem.apps.permissions.access import Actor, Scope, scope_of
from kiemdiem.apps.permissions.models import Permission

FEW = 3_000
"""So few that fetching and sorting them is quicker than walking a long list past those who do not fit."""
COUNTED_WORDS = 20_000
MOST_WORDS = 6
AFTER_ALL = "z" * 20  # sorts behind every end of a word, in every collation
BY_NAME = ("sort_key",)
BY_WORD = ("name_words__sort_key",)


@dataclass(frozen=True)
class Sought:
    """What a list is narrowed by; empty where it is not."""

    text: str = ""
    unit: Unit | None = None
    managed_by: str = ""
    post: str = ""
    membership: str = ""
    with_left: bool = False


@dataclass(frozen=True)
class Found:
    """The persons that are sought and may be seen, and the field that holds them in the order of names."""

    rows: QuerySet[Person]
    by_name: tuple[str, ...]


@dataclass(frozen=True)
class _Condition:
    """One way in which persons are narrowed: the keys of those who fit, and the same asked of each person."""

    keys: QuerySet[Any]
    holds: Q
    word: str = ""


def people_found(sought: Sought, *, actor: Actor) -> Found:
    """Whom the actor may see of those sought; one query for each condition that is set, none for the rows yet."""
    few: set[int] | None = None
    many: list[_Condition] = []
    for condition in _conditions(sought, actor):
        keys = list(condition.keys[: FEW + 1])
        if len(keys) > FEW:
            many.append(condition)
        else:
            few = set(keys) if few is None else few & set(keys)
    rows = Person.objects.scoped("the actor's scope is the first of the conditions")
    if not sought.with_left:
        rows = rows.filter(left_on=None)
    if few is not None:
        return Found(rows.filter(_all(many), pk__in=few), BY_NAME)
    words = [condition for condition in many if condition.word]
    if not words:
        return Found(rows.filter(_all(many)), BY_NAME)
    rarest = words[0] if len(words) == 1 else min(words, key=_count)
    others = [condition for condition in many if condition is not rarest]
    return Found(rows.filter(_all(others), name_words__word=rarest.word), BY_WORD)


def _conditions(sought: Sought, actor: Actor) -> Iterable[_Condition]:
    scope = scope_of(actor, Permission.VIEW_REGISTERS)
    if not scope.is_whole:
        yield _scope_condition(scope, actor)
    if sought.unit is not None:
        below = Scope(branches=(sought.unit.branch,))
        yield _Condition(ids_on_branch(below, actor.today), on_branch(below, actor.today))
    words = words_in(sought.text)[:MOST_WORDS]
    for place, word in enumerate(words, start=1):
        yield _word_condition(word, is_last=place == len(words))
    held = held_on(actor.today)
    if sought.managed_by:
        yield _record_condition(Position.objects.filter(held, managed_by=sought.managed_by))
    if sought.post:
        yield _record_condition(Position.objects.filter(held, post=sought.post))
    if sought.membership:
        yield _record_condition(Membership.objects.filter(held, kind=sought.membership))


def _scope_condition(scope: Scope, actor: Actor) -> _Condition:
    own = Q(pk__in=[]) if actor.user_id is None else Q(user_id=actor.user_id)
    himself = Person.objects.scoped("himself").filter(own).order_by().values_list("pk", flat=True)
    if not scope.branches:
        return _Condition(himself, own)
    return _Condition(ids_on_branch(scope, actor.today).union(himself), on_branch(scope, actor.today) | own)


def _word_condition(word: str, *, is_last: bool) -> _Condition:
    """Who bears the word; the last word may still be being typed: where nobody bears it, its beginning counts."""
    rows = NameWord.objects.filter(word=word)
    if is_last and not rows.exists():
        rows = NameWord.objects.filter(word__gte=word, word__lte=f"{word}{AFTER_ALL}", word__startswith=word)
        return _Condition(rows.values_list("person", flat=True), _asked(rows))
    return _Condition(rows.values_list("person", flat=True), _asked(rows), word)


def _record_condition(rows: QuerySet[Any]) -> _Condition:
    return _Condition(rows.order_by().values_list("person", flat=True), _asked(rows.order_by()))


def _asked(rows: QuerySet[Any]) -> Q:
    return Q(Exists(rows.filter(person=OuterRef("pk"))))


def _count(condition: _Condition) -> int:
    return condition.keys[:COUNTED_WORDS].count()


def _all(conditions: Iterable[_Condition]) -> Q:
    found = Q()
    for condition in conditions:
        found &= condition.holds
    return found
