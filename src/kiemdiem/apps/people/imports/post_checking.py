"""Judges the rows of a file of posts: a row is one post of one person, and a person has as many rows as posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kiemdiem.apps.people.imports import words
from kiemdiem.apps.people.imports.post_columns import FIELDS
from kiemdiem.apps.people.imports.rows import Row
from kiemdiem.apps.people.imports.standing import Standing, identity_of, name_of, persons_of, plain
from kiemdiem.apps.people.imports.units import Boundaries, Known, NotFound, Units
from kiemdiem.apps.people.imports.who import Who
from kiemdiem.apps.people.models import Position
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.uploads import words as said
from kiemdiem.apps.uploads.facts.cells import shown_value
from kiemdiem.apps.uploads.values.registers import Checking, Column, GivenRow, Judged
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.quantities.names import search_key, sort_key

Posts = Mapping[int, Sequence[Position]]
Span = tuple[date, date]


@dataclass
class _Seen:
    """Posts of the rows that were judged already: their days by person, unit and post; the main post of each person."""

    spans: dict[tuple[int, int, str], list[tuple[Span, int]]] = field(default_factory=lambda: defaultdict(list))
    mains: dict[int, int] = field(default_factory=dict)


class PostsChecking(Checking):
    """Judges one file for one actor."""

    def __init__(self, actor: Actor, columns: Sequence[Column]) -> None:
        self._actor = actor
        boundaries = Boundaries(actor)
        self._who, self._units = Who(boundaries), Units(boundaries)
        self._columns = {column.code: column for column in columns}
        self._seen = _Seen()

    def judge(self, rows: Sequence[GivenRow]) -> list[Judged]:
        known = persons_of(rows)
        read = [Row(row, name_of(row), identity_of(name_of(row), row.values.get("born_on"))) for row in rows]  # type: ignore[arg-type]  # a day column
        whose = [self._whose(row, self._who.meant(row, known)) for row in read]
        posts = _posts_of([one.person.pk for one in whose if one is not None])
        return [self._judge(row, one, posts) for row, one in zip(read, whose, strict=True)]

    def _whose(self, row: Row, standing: Standing | None) -> Standing | None:
        """The person of the row, whom all of its cells must name."""
        code = row.value("code")
        column = next((one for one in ("code", "card_number", "full_name", "given_name") if row.value(one)), "")
        if standing is None or (code and standing.person.code != code):
            if not row.faults:
                row.tell(column, words.NO_PERSON, words.NO_PERSON_TODO)
            return None
        person = standing.person
        if row.name and sort_key(row.name) != sort_key(person.full_name):
            told = words.OTHER_NAME.format(name=person.full_name, code=person.code)
            row.tell("full_name" if row.value("full_name") else "given_name", told, words.OTHER_NAME_TODO)
        return standing

    def _judge(self, row: Row, standing: Standing | None, posts: Posts) -> Judged:
        held = posts.get(standing.person.pk, ()) if standing is not None else ()
        unit = self._unit(row, held)
        read = {fault.column for fault in row.given.faults}
        if not row.value("post") and "post" not in read:
            row.tell("post", words.POST_MISSING, words.POST_MISSING_TODO)
        if standing is None or unit is None or row.faults or row.given.faults:
            return Judged("bad", faults=tuple(row.faults))
        same = [post for post in held if (post.unit_id, post.post) == (unit.pk, row.value("post"))]
        return self._answer(row, standing, unit, _meant(row, same), same)

    def _unit(self, row: Row, held: Sequence[Position]) -> Known | None:
        """The unit that the cell names; one in which the person has a post already is known wherever it lies."""
        text = row.value("post_unit")
        if not text:
            if "post_unit" not in {fault.column for fault in row.given.faults}:
                row.tell("post_unit", words.POST_UNIT_MISSING, words.POST_UNIT_MISSING_TODO)
            return None
        alike = [post for post in held if post.post == row.value("post")]
        known = {post.pk: self._units.by_key[post.unit_id] for post in alike}
        key = search_key(text)
        by_code = [known[post.pk] for post in alike if search_key(known[post.pk].code) == key]
        lasting = [known[post.pk] for post in alike if post.until is None and search_key(known[post.pk].name) == key]
        if by_code or lasting:
            return (by_code or lasting)[0]
        try:
            return self._units.find(text)
        except NotFound as fault:
            past = [unit for unit in known.values() if search_key(unit.name) == key]
            if past:
                return past[-1]
            row.faults.append(fault.at("post_unit"))
            return None

    # ------------------------------------------------------------------ what it comes to
    def _answer(
        self, row: Row, standing: Standing, unit: Known, old: Position | None, same: Sequence[Position]
    ) -> Judged:
        values = {column: row.value(column) for column in FIELDS if row.value(column) not in (None, "")}
        held = {column: getattr(old, name) if old is not None else None for column, name in FIELDS.items()}
        changed = {column: value for column, value in values.items() if value != held[column]}
        since, until = (values.get(column, held[column]) for column in ("since", "until"))
        self._check_days(row, since, until, [post for post in same if post is not old])
        self._check_file(row, (standing.person.pk, unit.pk, row.value("post")), (since, until), values)
        before = {column: shown_value(self._columns[column], held[column] or None) for column in changed}
        if old is None:
            before |= {"post": "", "post_unit": ""}
        is_own = standing.person.user_id is not None and standing.person.user_id == self._actor.user_id
        if before and is_own:
            row.tell(next(iter(before)), words.OWN_RECORD, words.OWN_RECORD_TODO)
        if row.faults:
            return Judged("bad", thing=standing.person.pk, faults=tuple(row.faults))
        if old is not None and not changed:
            return Judged("same", thing=standing.person.pk, version=standing.person.version)
        plan: dict[str, Any] = {"home": standing.person.home_id, "at": old.pk if old is not None else None}
        plan["unit"], plan["post"] = unit.pk, row.value("post")
        plan["set"] = {FIELDS[column]: plain(value) for column, value in changed.items()}
        return Judged("changed", thing=standing.person.pk, version=standing.person.version, before=before, plan=plan)

    def _check_days(self, row: Row, since: date | None, until: date | None, others: Sequence[Position]) -> None:
        column = "until" if row.value("until") else "since" if row.value("since") else "post"
        if since is not None and until is not None and until < since:
            names = {"first": self._columns["since"].label, "second": self._columns["until"].label}
            told = words.BEFORE.format(label=names["first"].lower(), day=short_date(since))
            row.tell(column, told, words.BEFORE_TODO.format(**names))
        for other in others:
            if _cross(_span(since, until), _span(other.since, other.until)):
                days = words.DAYS_OF.format(
                    since=short_date(other.since) if other.since else words.NO_DAY,
                    until=short_date(other.until) if other.until else words.STILL,
                )
                row.tell(column, words.POST_CROSSES.format(days=days), words.POST_CROSSES_TODO)
                return

    def _check_file(
        self, row: Row, key: tuple[int, int, str], days: tuple[date | None, date | None], values: Mapping[str, Any]
    ) -> None:
        """Two rows about one post, or two main posts of one person."""
        number, span = row.given.number, _span(*days)
        for other, first in self._seen.spans[key]:
            if _cross(span, other):
                row.tell("post", said.TWICE_IN_FILE.format(row=first, what=words.SAME_POST), words.SAME_POST_TODO)
                break
        self._seen.spans[key].append((span, number))
        if values.get("is_main") and days[1] is None:
            first = self._seen.mains.setdefault(key[0], number)
            if first != number:
                row.tell("is_main", words.MAIN_TWICE.format(row=first), words.MAIN_TWICE_TODO)


def _meant(row: Row, same: Sequence[Position]) -> Position | None:
    """The record of this post that a row is about: the one with its first day, else the one that is held today."""
    since = row.value("since")
    for post in same:
        if since is not None and post.since == since:
            return post
    held = next((post for post in same if post.until is None), None)
    return held if held is not None and (since is None or held.since is None) else None


def _span(since: date | None, until: date | None) -> Span:
    return since or date.min, until or date.max


def _cross(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _posts_of(keys: Sequence[int]) -> Posts:
    """All posts of these persons, past ones too. One query."""
    found: dict[int, list[Position]] = defaultdict(list)
    for post in Position.objects.filter(person__in=set(keys)).order_by("pk"):
        found[post.person_id].append(post)
    return found
