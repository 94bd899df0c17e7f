"""Records as small tables: the headings of each sort, and the cells of a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.safestring import SafeString

from kiemdiem.apps.people import labels
from kiemdiem.apps.people.queries.vocabularies import Words, told
from kiemdiem.apps.people.values.kinds import KINDS, Kind, Record
from kiemdiem.apps.people.views.people_table import result_mark
from kiemdiem.shell.days import short_day
from kiemdiem.shell.marks import Soft, Two
from kiemdiem.shell.tables.columns import Cell, cell_html

Make = Callable[[Any, Words], Cell]
NAMES = labels.RECORD_FIELDS


@dataclass(frozen=True)
class RecordLine:
    """One record: what it is in one line, and its cells with their headings."""

    record: Record
    told: str
    cells: tuple[tuple[str, SafeString], ...]
    may_end: bool


@dataclass(frozen=True)
class RecordTable:
    """The records of one sort as the page shows them."""

    kind: Kind
    title: str
    headings: tuple[str, ...]
    lines: tuple[RecordLine, ...]
    add_label: str
    empty: str


def record_table(kind: Kind, records: list[Record], words: Words) -> RecordTable:
    """The table of these records of one sort."""
    columns = COLUMNS[kind.slug]
    lines = tuple(
        RecordLine(
            record=record,
            told=told(record, words),
            cells=tuple((heading, cell_html(make(record, words))) for heading, make in columns),
            may_end=kind.has_end and getattr(record, "until") is None,  # noqa: B009  # not every sort has a last day
        )
        for record in records
    )
    title, add_label, empty = labels.TABLES[kind.slug]
    return RecordTable(kind, title, tuple(heading for heading, _ in columns), lines, add_label, empty)


def _word(field: str, vocabulary: str) -> Make:
    return lambda record, words: words.label(vocabulary, getattr(record, field)).capitalize() or None


def _plain(field: str) -> Make:
    return lambda record, _: getattr(record, field) or None


def _unit(field: str) -> Make:
    return lambda record, _: str(getattr(record, field)) if getattr(record, field) else None


def _day(field: str) -> Make:
    return lambda record, _: short_day(getattr(record, field))


def _yes_no(field: str) -> Make:
    return lambda record, _: {True: labels.YES, False: labels.NO, None: None}[getattr(record, field)]


def _until(words_for_none: str) -> Make:
    return lambda record, _: short_day(record.until) or Soft(words_for_none)


def _post(record: Any, words: Words) -> Cell:
    name = record.title or words.label("post", record.post).capitalize()
    notes = [labels.STANDINGS[record.standing]] if record.standing != "other" else []
    notes += [labels.MAIN_POST] if record.is_main else []
    return Two(name, ", ".join(notes))


def _membership(record: Any, words: Words) -> Cell:
    elsewhere = labels.TEMPORARY.format(cell=record.temporary_in) if record.temporary_in else ""
    return Two(record.cell.name, elsewhere)


def _managed_by(record: Any, words: Words) -> Cell:
    return words.label("manager", record.managed_by) or None


_SINCE = (NAMES["since"], _day("since"))
COLUMNS: Mapping[str, tuple[tuple[str, Make], ...]] = MappingProxyType(
    {
        "chuc-vu": (
            (labels.POST, _post), (labels.HELD_AT, _unit("unit")), (labels.MANAGED_BY, _managed_by),
            _SINCE, (NAMES["until"], _until(labels.HOLDING)),
        ),
        "sinh-hoat": (
            (NAMES["cell"], _membership), (labels.KIND, _word("kind", "membership")),
            _SINCE, (NAMES["until"], _until(labels.ATTENDING)),
        ),
        "cong-tac": (
            (labels.WORKPLACE, _unit("unit")), (NAMES["contract"], _word("contract", "contract")),
            _SINCE, (NAMES["until"], _until(labels.LASTING)),
        ),
        "phu-trach": ((labels.IN_CHARGE_OF, _unit("unit")), _SINCE, (NAMES["until"], _until(labels.LASTING))),
        "mien-dinh-chi": (
            (NAMES["kind"], lambda record, _: labels.SPELLS[record.kind].capitalize()),
            (NAMES["decision"], _plain("decision")),
            _SINCE, (NAMES["until"], _until(labels.LASTING)),
        ),
        "nghi": ((NAMES["kind"], _word("kind", "leave")), _SINCE, (NAMES["until"], _until(labels.LASTING))),
        "ky-luat": (
            (NAMES["measure"], _word("measure", "discipline_measure")), (NAMES["decided_on"], _day("decided_on")),
            (NAMES["happened_in"], _unit("happened_in")), (NAMES["handled_in"], _unit("handled_in")),
            (NAMES["decision"], _plain("decision")),
        ),
        "vang": (
            (NAMES["on"], _day("on")), (NAMES["meeting"], _plain("meeting")),
            (NAMES["is_excused"], _yes_no("is_excused")),
        ),
        "ket-qua": (
            (NAMES["year"], lambda record, _: record.year),
            (labels.RATED_AS, lambda record, _: labels.RESULT_KINDS.get(record.kind, record.kind).capitalize()),
            (NAMES["level"], lambda record, _: result_mark(record)), (NAMES["decision"], _plain("decision")),
            (NAMES["honours"], lambda record, _: ", ".join(record.honours)),
        ),
    }
)  # fmt: skip
assert set(COLUMNS) == set(KINDS)
