"""Judges the rows of a file of targets: a row is one target of one unit or person for one year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from hashlib import blake2b
from typing import Any

from kiemdiem.apps.people.imports import words as people_words
from kiemdiem.apps.people.imports.standing import Persons, persons_of
from kiemdiem.apps.people.imports.units import Boundaries, NotFound, Units
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.targets.imports import words
from kiemdiem.apps.targets.imports.columns import CHANGEABLE, DESCRIBED, NUMBERED, TEXTS
from kiemdiem.apps.targets.models import Target
from kiemdiem.apps.targets.values.given import FIRST_YEAR, GREATEST, LAST_YEAR, PLACES, read, stored
from kiemdiem.apps.uploads import words as said
from kiemdiem.apps.uploads.facts.cells import shown_value
from kiemdiem.apps.uploads.values.registers import CellFault, Checking, Column, GivenRow, Judged
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.quantities.names import search_key, sort_key
from kiemdiem.core.quantities.numbers import exact, format_number

YEAR_DIGITS = 4
_DIGEST = 16
HolderKey = tuple[int | None, int | None]
"""The key of a unit, or that of a person."""


def holders_within(actor: Actor) -> Boundaries:
    """The branches on which the actor may both take in files and set targets."""
    return Boundaries(actor, Permission.SET_TARGETS)


def identity_of(holder: HolderKey, year: int, title: str) -> str:
    """The same for two rows exactly where they are about the same target."""
    return blake2b(f"{holder} {year} {search_key(title)}".encode(), digest_size=_DIGEST).hexdigest()


@dataclass
class _Row:
    """A row while it is judged. place: the unit of the holder, of a person the one in which he is at home."""

    given: GivenRow
    holder: HolderKey = (None, None)
    place: int = 0
    year: int = 0
    quantity: Fraction | None = None
    faults: list[CellFault] = field(default_factory=list)

    def value(self, column: str) -> Any:
        return self.given.values.get(column)

    def tell(self, column: str, told: str, todo: str) -> None:
        self.faults.append(CellFault(column, told, todo))

    @property
    def is_bad(self) -> bool:
        return bool(self.faults or self.given.faults)


class TargetsChecking(Checking):
    """Judges one file for one actor."""

    def __init__(self, actor: Actor, columns: Sequence[Column]) -> None:
        self._actor = actor
        self._boundaries = holders_within(actor)
        self._units = Units(self._boundaries)
        self._columns = {column.code: column for column in columns}
        self._seen: dict[str, int] = {}

    def judge(self, rows: Sequence[GivenRow]) -> list[Judged]:
        persons = persons_of(rows)
        read_rows = [self._read(row, persons) for row in rows]
        standing = _standing(read_rows)
        return [self._answer(row, standing) for row in read_rows]

    # ------------------------------------------------------------------ what a row says
    def _read(self, given: GivenRow, persons: Persons) -> _Row:
        row = _Row(given)
        unread = {fault.column for fault in given.faults}
        if not unread & {"unit", "code"}:
            self._meet(row, persons)
        if "year" not in unread:
            self._year(row)
        if not row.value("title") and "title" not in unread:
            row.tell("title", words.NO_TITLE, words.NO_TITLE_TODO)
        self._quantity(row)
        return row

    def _meet(self, row: _Row, persons: Persons) -> None:
        """The unit or the person whom the target is given to."""
        unit, code = row.value("unit"), row.value("code")
        if not unit and not code:
            row.tell("unit", words.NO_HOLDER, words.NO_HOLDER_TODO)
        elif unit and code:
            row.tell("code", words.TWO_HOLDERS, words.TWO_HOLDERS_TODO)
        elif unit:
            try:
                row.place = self._units.find(unit).pk
            except NotFound as fault:
                row.faults.append(fault.at("unit"))
            row.holder = (row.place, None)
        else:
            self._meet_person(row, persons.by_code.get(code))

    def _meet_person(self, row: _Row, standing: Any) -> None:
        if standing is None or not self._boundaries.has(standing.path):
            row.tell("code", words.NO_PERSON, words.NO_PERSON_TODO)
            return
        person, name = standing.person, row.value("full_name")
        row.holder, row.place = (None, person.pk), person.home_id
        if name and sort_key(name) != sort_key(person.full_name):
            told = people_words.OTHER_NAME.format(name=person.full_name, code=person.code)
            row.tell("full_name", told, people_words.OTHER_NAME_TODO)
        if person.left_on is not None:
            told = people_words.HAS_LEFT.format(name=person.full_name, day=short_date(person.left_on))
            row.tell("code", told, people_words.HAS_LEFT_TODO)
        if self._actor.user_id is not None and person.user_id == self._actor.user_id:
            row.tell("code", words.OWN_CASE, words.OWN_CASE_TODO)

    def _year(self, row: _Row) -> None:
        text = row.value("year") or ""
        if not text:
            row.tell("year", words.NO_YEAR, words.NO_YEAR_TODO)
        elif len(text) == YEAR_DIGITS and text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR:
            row.year = int(text)
        else:
            row.tell("year", words.BAD_YEAR.format(text=text), words.BAD_YEAR_TODO)

    def _quantity(self, row: _Row) -> None:
        text = row.value("quantity")
        if not text:
            return
        try:
            row.quantity = exact(text, places=PLACES)
        except HouseError as fault:
            row.tell("quantity", fault.sentence, words.BAD_NUMBER_TODO)
            return
        if not 0 <= row.quantity < GREATEST:
            row.tell("quantity", words.OUT_OF_RANGE, words.OUT_OF_RANGE_TODO)

    # ------------------------------------------------------------------ what it comes to
    def _answer(self, row: _Row, standing: Mapping[str, Sequence[Target]]) -> Judged:
        if row.holder == (None, None) or not row.year or not row.value("title") or row.faults:
            return Judged("bad", faults=tuple(row.faults))
        identity = identity_of(row.holder, row.year, row.value("title"))
        first = self._seen.setdefault(identity, row.given.number)
        if first != row.given.number:
            told = said.TWICE_IN_FILE.format(row=first, what=words.SAME_TARGET)
            row.tell("title", told, words.SAME_TARGET_TODO)
        known = standing.get(identity, ())
        if len(known) > 1:
            row.tell("title", words.SEVERAL.format(count=len(known)), words.SEVERAL_TODO)
        elif known and known[0].is_supplied:
            row.tell("title", words.SUPPLIED, words.SUPPLIED_TODO)
        old = known[0] if len(known) == 1 else None
        values = _values(row, old)
        if not values["source"] and "source" not in {fault.column for fault in row.given.faults}:
            row.tell("source", words.NO_SOURCE, words.NO_SOURCE_TODO)
        if values["sort"] == NUMBERED and values["quantity"] is None:
            row.tell("quantity", words.NO_QUANTITY, words.NO_QUANTITY_TODO)
        if row.is_bad:
            return Judged("bad", thing=old.pk if old else None, faults=tuple(row.faults))
        if old is None:
            return Judged("new", plan=_plan(row, values), identity=identity)
        return self._known(row, old, values)

    def _known(self, row: _Row, old: Target, values: Mapping[str, Any]) -> Judged:
        held = held_by(old)
        changed = {code: values[code] for code in CHANGEABLE if values[code] != held[code]}
        if not changed:
            return Judged("same", thing=old.pk, version=old.version)
        before = {code: self._told(code, held[code]) for code in changed}
        plan = _plan(row, {**held, **changed}) | {"changed": sorted(changed)}
        return Judged("changed", thing=old.pk, version=old.version, before=before, plan=plan)

    def _told(self, code: str, value: Any) -> str:
        if isinstance(value, Fraction):
            return format_number(value)
        return shown_value(self._columns[code], value or None)


def _values(row: _Row, old: Target | None) -> dict[str, Any]:
    """What the row says, and of empty cells what stands already."""
    held: dict[str, Any] = (
        held_by(old) if old is not None else dict.fromkeys(TEXTS, "") | {"source": "", "quantity": None}
    )
    given = {code: row.value(code) for code in ("source", "sort", *TEXTS) if row.value(code)}
    quantity = row.quantity if row.quantity is not None else held["quantity"]
    sort = given.get("sort") or held.get("sort") or (DESCRIBED if quantity is None else NUMBERED)
    return {**held, **given, "quantity": quantity, "sort": sort}


def held_by(target: Target) -> dict[str, Any]:
    """Code of a column → what the target says now."""
    texts: dict[str, Any] = {name: getattr(target, name) for name in ("source", *TEXTS)}
    sort = NUMBERED if target.is_quantitative else DESCRIBED
    return texts | {"sort": sort, "quantity": read(target.quantity)}


def _plan(row: _Row, values: Mapping[str, Any]) -> dict[str, Any]:
    """The target in plain values. place: of a person the unit, which may have ended since, negative."""
    unit, person = row.holder
    plain = {name: values[name] for name in ("source", "sort", *TEXTS)}
    number = stored(values["quantity"])
    return {
        "unit": unit,
        "person": person,
        "place": row.place if unit else -row.place,
        "year": row.year,
        "title": row.value("title"),
        "quantity": None if number is None else str(number),
        **plain,
    }


def _standing(rows: Sequence[_Row]) -> Mapping[str, Sequence[Target]]:
    """Identity → the targets that hold, of everybody whom these rows are about. Two queries at most."""
    found: dict[str, list[Target]] = defaultdict(list)
    years = {row.year for row in rows}
    for place, name in enumerate(("unit", "person")):
        keys = {row.holder[place] for row in rows} - {None}
        if not keys:
            continue
        targets = Target.objects.unscoped("a file is held against what stands; holders were asked for").filter(
            **{f"{name}__in": keys}, year__in=years, withdrawn_on=None
        )
        for one in targets.order_by("pk"):
            found[identity_of((one.unit_id, one.person_id), one.year, one.title)].append(one)
    return found
