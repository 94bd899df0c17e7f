"""From a file to its tables: what kind it is, its sheets, where each heading stands and what it means."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from kiemdiem.apps.uploads import words
from kiemdiem.apps.uploads.errors import NoRows, TooManyRows, UnreadableFile, WrongKindOfFile
from kiemdiem.apps.uploads.facts.cells import text_of
from kiemdiem.apps.uploads.facts.old_letters import encoding_of, in_unicode
from kiemdiem.apps.uploads.values.registers import CellFault, Column
from kiemdiem.apps.uploads.values.tables import Table
from kiemdiem.core.interchange.archives import BadArchive
from kiemdiem.core.interchange.delimited import BadText, read_delimited
from kiemdiem.core.interchange.file_kinds import FileKind, WrongFile, kind_of
from kiemdiem.core.interchange.headings import heading_key
from kiemdiem.core.interchange.limits import MOST_HEADING_ROWS
from kiemdiem.core.interchange.sheet_scan import letters
from kiemdiem.core.interchange.sheets import Sheet, is_blank
from kiemdiem.core.interchange.workbooks import read_workbook

MOST_BYTES = 50 * 2**20
_LOOKED_AT = 200


@dataclass(frozen=True)
class RawRow:
    """A row of a file: its number there, its texts by place, and places whose cell is a formula or an error."""

    number: int
    cells: tuple[str, ...]
    faults: tuple[tuple[int, CellFault], ...] = ()


def sheets_of(path: Path, *, named: str) -> list[Sheet]:
    """The sheets of a workbook that are not hidden, or the one table of a text.

    Raises:
        WrongKindOfFile, UnreadableFile
    """
    try:
        kind, archive = kind_of(path, MOST_BYTES)
        if kind == FileKind.CSV:
            return [read_delimited(path)]
        if kind != FileKind.WORKBOOK or archive is None:
            raise WrongKindOfFile(file=named)
        return [sheet for sheet in read_workbook(path, archive) if not sheet.is_hidden]
    except (WrongFile, BadArchive, BadText) as bad:
        raise UnreadableFile(file=named, why=str(bad)) from None


def table_of(sheet: Sheet, columns: Sequence[Column], known: Mapping[str, str]) -> Table | None:
    """Where a sheet's headings stand and what they mean; None where nothing stands in it.

    known: keys of headings → codes that the user chose before.
    """
    top = [(number, [text_of(cell) for cell in cells]) for number, cells in islice(sheet.rows(), MOST_HEADING_ROWS)]
    filled = [(number, cells) for number, cells in top if any(cells)]
    if not filled:
        return None
    names = _names(columns, known)
    number, cells = max(filled, key=lambda row: (sum(code is not None for code in _codes(row[1], names)), -row[0]))
    below = (row for row in sheet.rows() if row[0] > number and not all(map(is_blank, row[1])))
    samples = [[text_of(cell) for cell in row] for _, row in islice(below, _LOOKED_AT)]
    return Table(
        name=sheet.name,
        rows=len(samples) if len(samples) < _LOOKED_AT else max(sheet.row_count - number, 0),
        heading_row=number,
        first_column=sheet.first_column,
        has_addresses=sheet.has_addresses,
        headings=tuple(cells),
        samples=tuple(tuple(row) for row in samples),
        guess=_guess(cells, names),
    )


def _names(columns: Sequence[Column], known: Mapping[str, str]) -> dict[str, str]:
    """What a heading may be called → the code of its column: what was chosen last goes first, aliases last."""
    codes = {column.code for column in columns}
    found = {heading_key(alias): column.code for column in columns for alias in column.aliases}
    found |= {heading_key(column.code): column.code for column in columns}
    found |= {heading_key(column.label): column.code for column in columns}
    return found | {key: code for key, code in known.items() if code in codes}


def _guess(cells: Sequence[str], names: Mapping[str, str]) -> dict[int, str]:
    """Place → code; of two columns with the same meaning the first is taken."""
    found: dict[int, str] = {}
    for place, code in enumerate(_codes(cells, names)):
        if code is not None and code not in found.values():
            found[place] = code
    return found


def _codes(cells: Sequence[str], names: Mapping[str, str]) -> list[str | None]:
    """What each heading means, also where the row was typed in an old encoding; None where it means nothing known."""
    texts = [text.replace("*", "") for text in cells]
    encoding = encoding_of([texts])
    read = texts if encoding is None else [in_unicode(text, encoding) for text in texts]
    return [
        names.get(heading_key(text)) or names.get(heading_key(meant)) for text, meant in zip(texts, read, strict=True)
    ]


def rows_below(sheet: Sheet, table: Table, places: Collection[int], *, most: int) -> Iterator[RawRow]:
    """The rows below the headings that hold anything in these places.

    Raises:
        TooManyRows, NoRows, UnreadableFile
    """
    marks = _marks(sheet, places)
    count = 0
    try:
        for number, cells in sheet.rows():
            if number <= table.heading_row:
                continue
            texts = _texts(cells, len(table.headings))
            faults = tuple((place, fault) for place, fault in marks.get(number, ()))
            if not faults and not any(texts[place] for place in places):
                continue
            count += 1
            if count > most:
                raise TooManyRows(sheet=sheet.name, rows=sheet.row_count, most=most)
            yield RawRow(number, texts, faults)
    except BadText as bad:
        raise UnreadableFile(file=sheet.name, why=str(bad)) from None
    if not count:
        raise NoRows(sheet=sheet.name)


def _texts(cells: Sequence[Any], width: int) -> tuple[str, ...]:
    texts = tuple(text_of(cell) for cell in cells[:width])
    return texts + ("",) * (width - len(texts))


def _marks(sheet: Sheet, places: Collection[int]) -> dict[int, list[tuple[int, CellFault]]]:
    """Row → places in it whose cell is a formula or an error: neither is a value that somebody typed."""
    found: dict[int, list[tuple[int, CellFault]]] = {}
    sorts = (
        (sheet.marks.formulas, words.FORMULA, words.FORMULA_TODO),
        (sheet.marks.errors, words.ERROR_CELL, words.ERROR_CELL_TODO),
    )
    for marks, told, todo in sorts:
        for place in places:
            for row in marks.get(sheet.first_column + place, ()):
                found.setdefault(row, []).append((place, CellFault("", told, todo)))
    return found


def address_of(table: Table, place: int, row: int | None = None) -> str:
    """ "C" or "C7"; the count of the column where the file has no addresses."""
    column = letters(table.first_column + place) if table.has_addresses else str(place + 1)
    return f"{column}{row}" if row is not None and table.has_addresses else column
