"""The posts of persons as the imports know them: a file of its own, a row for each post.

A list of persons has one row for each and room for one post. Who holds several has them here, with their days: as many
rows as posts, each naming the person by code, card number, or name and birthday. Nobody is added by such a file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Prefetch

from kiemdiem.apps.organisations.queries.received import branches_written_on
from kiemdiem.apps.people.access import visible_to
from kiemdiem.apps.people.imports import words
from kiemdiem.apps.people.imports.post_checking import PostsChecking
from kiemdiem.apps.people.imports.post_columns import DAYS, FIELDS, post_columns
from kiemdiem.apps.people.imports.units import Boundaries, Units
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.uploads.values.registers import (
    Changes,
    Checking,
    Column,
    Planned,
    Register,
    Rows,
    Update,
    Value,
)
from kiemdiem.shell.rows import in_parts

AT_ONCE = 2_000


class PostsRegister(Register):
    """Posts of persons who are in the register."""

    code: ClassVar[str] = "chuc-vu"
    model: ClassVar[type[models.Model]] = Position
    permission: ClassVar[Permission] = Permission.EDIT_PEOPLE
    title: ClassVar[str] = words.POSTS_TITLE
    noun: ClassVar[str] = words.POSTS_NOUN
    list_url: ClassVar[str] = "people"
    batch: ClassVar[int] = 250
    needs: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("code", "card_number", "full_name", "given_name"),
        ("post",),
        ("post_unit",),
    )

    @property
    def about(self) -> type[models.Model]:
        return Person

    def columns(self) -> tuple[Column, ...]:
        return post_columns()

    def checking(self, actor: Actor) -> Checking:
        return PostsChecking(actor, self.columns())

    def units(self, plans: Iterable[Mapping[str, Any]]) -> frozenset[int]:
        """Where the record is kept; and the unit of a new post. The unit of a post that only changes may have ended."""
        found: set[int] = set()
        for plan in plans:
            found.add(-plan["home"])
            if plan["at"] is None:
                found.add(plan["unit"])
        return frozenset(found)

    def branches(self, units: frozenset[int]) -> frozenset[str]:
        return branches_written_on(units)

    def added_since(self, newest: int, before: int | None) -> Mapping[str, str]:
        return {}  # nobody is added by a file of posts

    def removed(self) -> Sequence[tuple[type[models.Model], str]]:
        return ()

    def built(self, rows: Iterator[Planned], *, actor: Actor) -> Iterator[list[Rows]]:
        return iter(())

    def changes(self, rows: Iterator[Planned], *, actor: Actor) -> Changes:
        planned = list(rows)
        persons = {row.key: row.version for row in planned}
        written = _written(planned, sorted(persons))
        standing = [post for post in written if not post._state.adding]
        begun = [post for post in written if post._state.adding]
        changes = Changes(updates=[Update(Person, (), sorted(persons.items()))] if persons else [])
        if standing:  # rows without a version of their own: taken out and put back, under that of the person
            changes.removals = [(Position, "pk", [post.pk for post in standing])]
        changes.inserts = [Rows.of(Position, some) for some in (standing, begun) if some]
        return changes

    def listed(self, actor: Actor) -> Iterator[Mapping[str, Value]]:
        boundaries = Boundaries(actor)
        units = Units(boundaries)
        held = Position.objects.filter(until=None).order_by("-is_main", "pk")
        rows = visible_to(actor).filter(left_on=None).select_related("home").order_by("sort_key", "pk")
        for person in rows.prefetch_related(Prefetch("positions", held, to_attr="held_posts")).iterator(AT_ONCE):
            posts: list[Position] = person.held_posts  # see above
            for post in posts if boundaries.has(person.home.path or "") else ():
                fields: dict[str, Value] = {column: getattr(post, name) for column, name in FIELDS.items()}
                whose = {name: getattr(person, name) for name in ("code", "full_name", "born_on", "card_number")}
                yield whose | fields | {"post": post.post, "post_unit": units.shown(post.unit_id)}


def _written(planned: Sequence[Planned], persons: Sequence[int]) -> list[Position]:
    """The posts as they stand afterwards: those that change, those that lose the mark of the main one, the new ones."""
    by_person: dict[int, list[Position]] = defaultdict(list)
    rows = Position._base_manager.all()
    for post in in_parts(persons, lambda some: rows.filter(person__in=some)):
        by_person[post.person_id].append(post)
    written: dict[int, Position] = {}
    for row in planned:
        posts = by_person[row.key]
        at = row.plan["at"]
        post = next((one for one in posts if at is not None and one.pk == at), None)
        if post is None:
            post = Position(person_id=row.key, unit_id=row.plan["unit"], post=row.plan["post"])
            posts.append(post)
        for field, value in row.plan["set"].items():
            setattr(post, field, date.fromisoformat(value) if field in DAYS else value)
        written[id(post)] = post
        if post.is_main and post.until is None:
            for other in posts:
                if other is not post and other.is_main and other.until is None:
                    other.is_main = False
                    written[id(other)] = other
    return list(written.values())


POSTS = PostsRegister()
