"""Judges the rows of a file of persons: who is meant, what differs, what cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kiemdiem.apps.people.imports import words
from kiemdiem.apps.people.imports.differences import Differences
from kiemdiem.apps.people.imports.rows import Row
from kiemdiem.apps.people.imports.standing import Persons, Standing, identity_of, name_of, persons_of
from kiemdiem.apps.people.imports.units import Boundaries, NotFound, Units
from kiemdiem.apps.people.imports.who import Who
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.uploads import words as said
from kiemdiem.apps.uploads.values.registers import Checking, Column, GivenRow, Judged
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.quantities.names import search_key

_ORDER = ("born_on", "admitted_on", "full_member_on")


@dataclass
class _Seen:
    """Rows of the file that were judged already, by what tells persons apart."""

    codes: dict[str, int] = field(default_factory=dict)
    cards: dict[str, int] = field(default_factory=dict)
    identities: dict[str, tuple[int, str, str]] = field(default_factory=dict)


class PersonsChecking(Checking):
    """Judges one file for one actor."""

    def __init__(self, actor: Actor, columns: Sequence[Column]) -> None:
        self._actor = actor
        self._boundaries = Boundaries(actor)
        self._who = Who(self._boundaries)
        self._units = Units(self._boundaries)
        self._labels = {column.code: column.label for column in columns}
        self._differences = Differences(actor, self._units, columns)
        self._seen = _Seen()

    def judge(self, rows: Sequence[GivenRow]) -> list[Judged]:
        known = persons_of(rows)
        return [self._judge(row, known) for row in rows]

    def _judge(self, given: GivenRow, known: Persons) -> Judged:
        name = name_of(given)
        row = Row(given, name, identity_of(name, given.values.get("born_on")))  # type: ignore[arg-type]  # a day column
        standing = self._who.meant(row, known)
        self._refuse_twice(row)
        for column in ("cell", "workplace", "post_unit"):
            self._find_unit(row, column, standing)
        if standing is None:
            self._check_new(row)
        self._check_days(row, standing)
        if row.faults or given.faults:
            return Judged("bad", faults=tuple(row.faults), identity=row.identity)
        if standing is None:
            return Judged("new", plan=self._differences.of_new(row), identity=row.identity, twin=row.twin)
        return self._differences.of_standing(row, standing)

    def _refuse_twice(self, row: Row) -> None:
        """Two rows of the file about one person."""
        number, card, own = row.given.number, row.value("card_number") or "", row.value("code") or ""
        for column, seen, what in (
            ("code", self._seen.codes, words.SAME_CODE),
            ("card_number", self._seen.cards, words.SAME_CARD),
        ):
            value = row.value(column)
            if value and seen.setdefault(value, number) != number:
                row.tell(column, said.TWICE_IN_FILE.format(row=seen[value], what=what), words.TWICE_TODO)
        if not row.identity:
            return
        first, other, code = self._seen.identities.setdefault(row.identity, (number, card, own))
        if first == number:
            return
        if card and other and card != other:
            day = short_date(row.value("born_on"))
            row.twin = row.twin or words.TWIN_IN_FILE.format(name=row.name, day=day, row=first)
            return
        if not own or not code or own == code:
            told = said.TWICE_IN_FILE.format(row=first, what=words.SAME_PERSON)
            row.tell(self._name_column(row), told, said.TWICE_TODO)

    def _name_column(self, row: Row) -> str:
        return "full_name" if "full_name" in row.given.values else "given_name"

    # ------------------------------------------------------------------ what cannot be
    def _find_unit(self, row: Row, column: str, standing: Standing | None) -> None:
        """The unit that a cell names; the one that the register has there already is known wherever it lies."""
        text = row.value(column)
        if not text:
            return
        held = self._units.by_key.get(standing.unit_in(column)) if standing is not None else None
        if held is not None and search_key(text) in (search_key(held.code), search_key(held.name)):
            row.units[column] = held
            return
        try:
            row.units[column] = self._units.find(text)
        except NotFound as fault:
            row.faults.append(fault.at(column))

    def _check_new(self, row: Row) -> None:
        read = {fault.column for fault in row.given.faults} | {fault.column for fault in row.faults}
        if not row.name and not {"full_name", "family_name", "given_name"} & read:
            row.tell(self._name_column(row), words.NO_NAME, words.NO_NAME_TODO)
        told_apart = row.identity or row.value("code") or row.value("card_number")
        if row.name and not told_apart and "born_on" not in read:
            row.tell("born_on", words.NOT_TOLD_APART, words.NOT_TOLD_APART_TODO)
        if not row.units and not {"cell", "workplace"} & read:
            row.tell("cell" if "cell" in row.given.values else "", words.NO_PLACE, words.NO_PLACE_TODO)

    def _check_days(self, row: Row, standing: Standing | None) -> None:
        """Birth, admission, full membership follow one another, and none has still to come."""
        days: dict[str, date] = {}
        for column in _ORDER:
            old = getattr(standing.person, column) if standing is not None else None
            day = row.value(column) or old
            if day is None:
                continue
            if day > self._actor.today:
                today = short_date(self._actor.today)
                row.tell(column, words.NOT_YET.format(today=today), words.NOT_YET_TODO)
            for earlier, before in days.items():
                if day < before:
                    names = {"first": self._labels[earlier], "second": self._labels[column]}
                    told = words.BEFORE.format(label=_small(names["first"]), day=short_date(before))
                    row.tell(column, told, words.BEFORE_TODO.format(**names))
            days[column] = day


def _small(label: str) -> str:
    """A label within a sentence."""
    return label[:1].lower() + label[1:]
