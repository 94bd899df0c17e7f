"""The people of a unit as its pages list them: what each has there, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms import BoundField

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people import labels
from kiemdiem.apps.people.forms.moving import MovePeopleForm
from kiemdiem.apps.people.models import Employment, Membership, Person, Position
from kiemdiem.apps.people.queries.left_behind import Left, OnUnit
from kiemdiem.apps.people.queries.moves import Fate, Move, Moves
from kiemdiem.apps.people.queries.vocabularies import Words, span
from kiemdiem.apps.people.values.kinds import kind_of
from kiemdiem.core.quantities.long_dates import short_date


@dataclass(frozen=True)
class LeftLine:
    """A person with what is recorded of him on the unit; posts: the choice for each of his posts there."""

    person: Person
    told: tuple[str, ...]
    posts: tuple[BoundField, ...] = ()
    is_ticked: bool = False


@dataclass(frozen=True)
class MoveLine:
    """A person, where he goes, which of his records end, which begin, and what else is to be known of them."""

    person: Person
    to: Unit
    ends: tuple[str, ...]
    begins: tuple[str, ...]
    others: tuple[str, ...]
    clash: str


def left_lines(left: Sequence[Left], words: Words, form: MovePeopleForm | None = None) -> list[LeftLine]:
    """The people who are listed, with their choices where there is a form."""
    ticked = form.ticked if form is not None else frozenset()
    return [
        LeftLine(
            person=one.person,
            told=tuple(_told(record, words) for record in one.records) or (labels.STEP_HOME.capitalize(),),
            posts=tuple(form.post_field(post.pk) for post in one.posts) if form is not None else (),
            is_ticked=one.person.pk in ticked,
        )
        for one in left
    ]


def move_lines(moves: Moves, words: Words, *, most: int) -> list[MoveLine]:
    """What becomes of every record, person by person, as many as a page lists: first of those who cannot go yet."""
    in_order = sorted(moves.each, key=lambda move: move.clash is None)
    return [_line(move, moves, words) for move in in_order[:most]]


def _line(move: Move, moves: Moves, words: Words) -> MoveLine:
    ends: list[str] = []
    begins: list[str] = []
    others: list[str] = []
    until, since = short_date(moves.along.last_day), short_date(moves.along.on)
    for step in move.steps:
        name = _name(step.record, words)
        if step.fate in (Fate.MOVED, Fate.ENDED, Fate.JOINED):
            ends.append(labels.STEP_ENDS.format(told=name, until=until))
        if step.fate is Fate.MOVED:
            begins.append(labels.STEP_BEGINS.format(told=name, since=since))
        notes = {
            Fate.JOINED: labels.STEP_THERE,
            Fate.REWRITTEN: labels.STEP_REWRITTEN,
            Fate.KEPT: labels.STEP_KEPT,
        }
        if step.fate in notes:
            others.append(notes[step.fate].format(told=name))
    if not move.steps and move.left.is_home:
        others.append(labels.STEP_HOME.capitalize())
    clash = labels.STEP_CLASH.format(told=_name(move.clash, words)) if move.clash is not None else ""
    return MoveLine(move.person, move.to, tuple(ends), tuple(begins), tuple(others), clash)


def _name(record: OnUnit, words: Words) -> str:
    """What a record is, in words, without the unit."""
    if isinstance(record, Position):
        return (record.title or words.label("post", record.post)).capitalize()
    if isinstance(record, Membership):
        return labels.MEMBER_AS.format(kind=words.label("membership", record.kind))
    if isinstance(record, Employment) and record.contract:
        return labels.WORKS_BY.format(contract=words.label("contract", record.contract))
    return kind_of(record).label.capitalize()


def _told(record: OnUnit, words: Words) -> str:
    """The same with its days."""
    return f"{_name(record, words)}, {span(record.since, record.until)}"
