"""Finding persons: by words in any order, by unit, post, authority and kind of membership, in a time that does not
grow with the register.

A list is shown in the order of names, one page of it. Where the conditions leave few, their keys are fetched and
sorted; where they leave many, rows are walked in the order of names, from the rarest word or from the names
themselves, and each is asked the other conditions, until the page is full. Nobody waits for the count of a long list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.access import ids_on_branch, on_branch
from kiemdiem.apps.people.models import Membership, NameWord, Person, Position
from kiemdiem.apps.people.queries.name_words import LEFT, words_in
from kiemdiem.apps.permissions.access import Actor, Scope, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import held_on
from kiemdiem.shell.tables.paging import COUNTED_UP_TO, Counted

SORTED = 1_000
"""So few that fetching and sorting them is quicker than walking a long list past those who do not fit."""
MOST_WORDS = 6
MOST_ENDINGS = 6
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
    """The persons that are sought and may be seen, and the field that holds them in the order of names.

    counted: how many they are, where that is known without asking the rows.
    """

    rows: QuerySet[Person]
    by_name: tuple[str, ...]
    counted: Counted | None = None


@dataclass(frozen=True)
class _Condition:
    """One way in which persons are narrowed: the keys of those who fit, and the same asked of each person."""

    keys: QuerySet[Any]
    holds: Q
    word: str = ""


def people_found(sought: Sought, *, actor: Actor) -> Found:
    """Whom the actor may see of those sought; one query for each condition, one more for each where all are long.

    Nobody counts who fits several long conditions: it would take looking through much of the register.
    """
    rows = Person.objects.scoped("the actor's scope is the first of the conditions")
    if not sought.with_left:
        rows = rows.filter(left_on=None)
    conditions = list(_conditions(sought, actor))
    if not conditions:
        return Found(rows, BY_NAME)
    keys = [set(condition.keys[: SORTED + 1]) for condition in conditions]
    short = [found for found in keys if len(found) <= SORTED]
    if short:
        many = [one for one, found in zip(conditions, keys, strict=True) if len(found) > SORTED]
        return Found(rows.filter(_all(many), pk__in=set.intersection(*short)), BY_NAME)
    counted = _counted(conditions[0]) if len(conditions) == 1 else Counted(0, is_more=True)
    return Found(*_walked(rows, conditions), counted=counted)


def _counted(condition: _Condition) -> Counted:
    count = _count(condition)
    return Counted(min(count, COUNTED_UP_TO), is_more=count > COUNTED_UP_TO)


def _walked(rows: QuerySet[Person], conditions: list[_Condition]) -> tuple[QuerySet[Person], tuple[str, ...]]:
    """The rows to be walked in the order of names, of the rarest word where there is one; the field of that order."""
    words = [one for one in conditions if one.word]
    rarest = min(words, key=_count) if len(words) > 1 else next(iter(words), None)
    others = _all(one for one in conditions if one is not rarest)
    if rarest is None:
        return rows.filter(others), BY_NAME
    return rows.filter(others, name_words__word=rarest.word), BY_WORD


def _conditions(sought: Sought, actor: Actor) -> Iterable[_Condition]:
    scope = scope_of(actor, Permission.VIEW_REGISTERS)
    if not scope.is_whole:
        yield _scope_condition(scope, actor, sought)
    if sought.unit is not None:
        below = Scope(branches=(sought.unit.branch,))
        yield _Condition(_ids(below, actor, sought), on_branch(below, actor.today))
    words = words_in(sought.text)[:MOST_WORDS]
    for place, word in enumerate(words, start=1):
        yield _word_condition(word, sought, is_last=place == len(words))
    held = held_on(actor.today)
    if sought.managed_by:
        yield _record_condition(Position.objects.filter(held, managed_by=sought.managed_by))
    if sought.post:
        yield _record_condition(Position.objects.filter(held, post=sought.post))
    if sought.membership:
        yield _record_condition(Membership.objects.filter(held, kind=sought.membership))


def _scope_condition(scope: Scope, actor: Actor, sought: Sought) -> _Condition:
    own = Q(pk__in=[]) if actor.user_id is None else Q(user_id=actor.user_id)
    himself = Person.objects.scoped("himself").filter(own).order_by().values_list("pk", flat=True)
    if not scope.branches:
        return _Condition(himself, own)
    there = on_branch(scope, actor.today)
    return _Condition(_ids(scope, actor, sought).union(himself.exclude(there), all=True), there | own)


def _ids(scope: Scope, actor: Actor, sought: Sought) -> QuerySet[Person, int]:
    return ids_on_branch(scope, actor.today, with_left=sought.with_left)


def _word_condition(word: str, sought: Sought, *, is_last: bool) -> _Condition:
    """Who bears the word; the last word may still be being typed: where nobody bears it, its beginning counts."""
    borne = [word, f"{LEFT}{word}"] if sought.with_left else [word]
    rows = NameWord.objects.filter(word__in=borne)
    if is_last and not rows.exists():
        borne = _endings(word)
        rows = NameWord.objects.filter(word__in=borne)
    only = borne[0] if len(borne) == 1 else ""
    return _Condition(rows.values_list("person", flat=True), _asked(rows), only)


def _endings(beginning: str) -> list[str]:
    """The first words that begin so, found one after the other: each is one step into the index."""
    found: list[str] = []
    last = beginning
    while len(found) < MOST_ENDINGS:
        rows = NameWord.objects.filter(word__gt=last, word__lte=f"{beginning}{AFTER_ALL}").order_by("word")
        last = rows.values_list("word", flat=True).first() or ""
        if not last.startswith(beginning):
            break
        found.append(last)
    return found or [beginning]


def _record_condition(rows: QuerySet[Any]) -> _Condition:
    return _Condition(rows.order_by().values_list("person", flat=True), _asked(rows.order_by()))


def _asked(rows: QuerySet[Any]) -> Q:
    return Q(Exists(rows.filter(person=OuterRef("pk"))))


def _count(condition: _Condition) -> int:
    return condition.keys[: COUNTED_UP_TO + 1].count()


def _all(conditions: Iterable[_Condition]) -> Q:
    found = Q()
    for condition in conditions:
        found &= condition.holds
    return found
