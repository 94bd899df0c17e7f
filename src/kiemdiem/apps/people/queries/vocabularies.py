"""The words of the registers by their codes, and values as a sentence or a cell shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.vocabulary import Vocabularies, vocabularies
from kiemdiem.apps.people import labels
from kiemdiem.apps.people.models import Absence, DisciplinaryMeasure, Leave, Membership, Position, Spell, YearlyResult
from kiemdiem.apps.people.values.kinds import KINDS, Record, kind_of
from kiemdiem.core.quantities.long_dates import short_date

VOCABULARIES = ("manager", *sorted({word for kind in KINDS.values() for word in kind.words.values()}))
OWN_WORDS: dict[str, dict[Any, str]] = {"is_woman": {True: labels.WOMAN, False: labels.MAN}}
"""Fields whose yes and no have words of their own."""
Words = Vocabularies


def words_of() -> Words:
    """The words that records are written with. One query."""
    return vocabularies(*VOCABULARIES)


def shown(value: Any, *, words: Words, vocabulary: str = "") -> str:
    """A value of a record in words."""
    if isinstance(value, bool):
        return labels.YES if value else labels.NO
    if value in (None, "", ()):
        return labels.EMPTY
    if isinstance(value, Unit):
        return value.name
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, tuple | list):
        return ", ".join(str(one) for one in value)
    if vocabulary:
        return words.label(vocabulary, str(value))
    return labels.STANDINGS.get(value) or labels.SPELLS.get(value) or labels.RESULT_KINDS.get(value) or str(value)


def span(since: date | None, until: date | None) -> str:
    """The days of a record in words."""
    first = labels.SINCE.format(since=short_date(since)) if since else ""
    last = labels.UNTIL.format(until=short_date(until)) if until else labels.STILL
    return f"{first} {last}".strip()


def told(record: Record, words: Words) -> str:
    """A record in one line, as the journal and refusals name it."""
    if isinstance(record, DisciplinaryMeasure):
        return f"{words.label('discipline_measure', record.measure)}, {short_date(record.decided_on)}"
    if isinstance(record, Absence):
        return ", ".join(part for part in (short_date(record.on), record.meeting) if part)
    if isinstance(record, YearlyResult):
        kind = labels.RESULT_KINDS.get(record.kind, record.kind)
        return f"{record.year}, {kind}: {record.level or labels.EMPTY}"
    what: tuple[str, ...]
    if isinstance(record, Position):
        what = (record.title or words.label("post", record.post), record.unit.name)
    elif isinstance(record, Membership):
        what = (words.label("membership", record.kind), record.cell.name)
    elif isinstance(record, Spell):
        what = (labels.SPELLS.get(record.kind, record.kind),)
    elif isinstance(record, Leave):
        what = (words.label("leave", record.kind),)
    else:
        what = (record.unit.name,)
    return ", ".join((*what, span(record.since, record.until)))


def changes(record: Record, before: object, after: object, words: Words) -> str:
    """What differs between two values of one record, field by field: before and after."""
    return _changes(kind_of(record).fields, before, after, labels.RECORD_FIELDS, kind_of(record).words, words)


def person_changes(before: object, after: object, fields: Iterable[str], words: Words) -> str:
    """The same for the first page of a record."""
    return _changes(fields, before, after, labels.PERSON_FIELDS, {}, words)


def _changes(
    fields: Iterable[str],
    before: object,
    after: object,
    names: Mapping[str, str],
    vocabularies: Mapping[str, str],
    words: Words,
) -> str:
    found = []
    for field in fields:
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            vocabulary = vocabularies.get(field, "")
            own = OWN_WORDS.get(field, {})
            texts = [own.get(value) or shown(value, words=words, vocabulary=vocabulary) for value in (old, new)]
            found.append(labels.CHANGE.format(field=names[field], before=texts[0], after=texts[1]))
    return "; ".join(found)
