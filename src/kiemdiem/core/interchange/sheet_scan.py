"""A quick look at a sheet's own XML: how far its cells reach, and which of them are formulas or errors.

The reader of workbooks keeps neither: a formula comes out as its last value, an error as an empty cell, and a cell far
away makes it lay out everything between. Sheets written the usual way are searched as bytes; any other is parsed.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

from kiemdiem.core.interchange import errors, limits
from kiemdiem.core.interchange.archives import BadArchive

_AT_ADDRESS = re.compile(rb' r="([A-Z]{1,3})[0-9]{1,7}"')
_FILLED = re.compile(rb'<c r="([A-Z]{1,3})[0-9]{1,7}"(?:[^>]*[^>/])?>')
_FORMULA = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*><f[ />]')
_ERROR = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]* t="e"')
_ADDRESS = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})")
_PREFIXED_CELL = re.compile(rb"<[^\s<>/:]+:c[\s/>]")
_LONGEST_PIECE = 2**22
_END = 200


@dataclass
class CellMarks:
    """Formulas and errors: column (from 0) → rows (from 1); and the reach of the cells that hold anything."""

    formulas: dict[int, array[int]] = field(default_factory=dict)
    errors: dict[int, array[int]] = field(default_factory=dict)
    columns: set[int] = field(default_factory=set)
    last_row: int = 0
    cells: int = 0

    @property
    def laid_out(self) -> int:
        """How many cells a reader lays out that keeps the empty ones too."""
        return self.last_row * (max(self.columns) - min(self.columns) + 1) if self.columns else 0


class _Unusual(Exception):
    """The XML is not written the usual way."""


def scan_sheet(pieces: Callable[[], Iterable[bytes]]) -> CellMarks:
    """Looks through the XML of a sheet; raises BadArchive with a sentence where it cannot be read within bounds."""
    try:
        marks = _Search().through(pieces())
        if marks.laid_out > limits.MOST_CELLS:  # cells that only have a look are not laid out
            marks.columns = {number(name) for piece in pieces() for name in _FILLED.findall(piece)}
    except _Unusual:
        marks = _Parser().through(pieces())
    if marks.last_row > limits.MOST_ROWS:
        raise BadArchive(errors.too_many_rows(limits.MOST_ROWS))
    if marks.columns and max(marks.columns) >= limits.MOST_COLUMNS:
        raise BadArchive(errors.too_many_columns(limits.MOST_COLUMNS, letters(max(marks.columns))))
    if marks.laid_out > limits.MOST_CELLS:
        raise BadArchive(errors.cell_far_away(f"{letters(max(marks.columns))}{marks.last_row}"))
    return marks


def letters(column: int) -> str:
    """The letters of a column counted from 0."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def number(letters_: bytes) -> int:
    """The column, counted from 0, that these letters name."""
    found = 0
    for sign in letters_:
        found = found * 26 + sign - ord("A") + 1
    return found - 1


class _Search:
    """Searches the bytes of a sheet whose cells all begin with their address, as every program writes them."""

    def __init__(self) -> None:
        self.marks = CellMarks()
        self._names: set[bytes] = set()
        self._news = self._unlike_known()

    def _unlike_known(self) -> re.Pattern[bytes]:
        """What begins like a cell, and is none of a column met before: nearly nothing, so nothing is built of it."""
        known = b"|".join(sorted(self._names)) or b"-"
        return re.compile(rb'<c(?! r="(?:' + known + rb")[0-9])")

    def through(self, pieces: Iterable[bytes]) -> CellMarks:
        rest = b""
        is_first = True
        for piece in pieces:
            rest += piece
            if is_first:
                _check_head(rest)
                is_first = False
            cut = rest.rfind(b"<c ")
            if cut > 0:
                self._look(rest[:cut])
                rest = rest[cut:]
            elif len(rest) > _LONGEST_PIECE:
                raise BadArchive(errors.cell_too_long(limits.LONGEST_CELL))
        if b"</worksheet>" not in rest[-_END:]:
            raise _Unusual
        self._look(rest)
        self.marks.columns = {number(name) for name in self._names}
        return self.marks

    def _look(self, piece: bytes) -> None:
        if b"<!" in piece or (b":c" in piece and _PREFIXED_CELL.search(piece)):
            raise _Unusual
        found = self._news.search(piece)
        while found:
            self._meet(piece, found.end())
            found = self._news.search(piece, found.end())
        count = piece.count(b"<c ")
        if not count:
            return
        self.marks.cells += count
        last = _ADDRESS.match(piece, piece.rfind(b'<c r="') + len(b'<c r="'))
        self.marks.last_row = max(self.marks.last_row, int(last[2]) if last else 0)
        if b"<f" in piece:
            _note(_FORMULA.findall(piece), self.marks.formulas)
        if b't="e"' in piece:
            _note(_ERROR.findall(piece), self.marks.errors)

    def _meet(self, piece: bytes, at: int) -> None:
        """A cell of a new column, or a longer word that begins with the same letter."""
        address = _AT_ADDRESS.match(piece, at)
        if address:
            self._names.add(address[1])
            self._news = self._unlike_known()
        elif not piece[at : at + 1].isalpha():
            raise _Unusual


def _check_head(head: bytes) -> None:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"<worksheet" not in head[:4096] or b"UTF-16" in head[:200].upper():
        raise _Unusual
    if b"<!DOCTYPE" in head[:4096] or b"<!ENTITY" in head[:4096]:
        raise BadArchive(errors.broken_archive())


def _note(found: list[tuple[bytes, bytes]], marks: dict[int, array[int]]) -> None:
    for name, row in found:
        marks.setdefault(number(name), array("I")).append(int(row))


class _Parser:
    """Follows rows and cells that may lack their addresses, as the reader of workbooks does."""

    def __init__(self) -> None:
        self.marks = CellMarks()
        self._row, self._column = 0, -1
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.StartDoctypeDeclHandler = self._refuse

    def _refuse(self, *_declared: object) -> None:
        raise BadArchive(errors.broken_archive())

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self._row = int(attributes.get("r", self._row + 1))
                self._column = -1
            case "c":
                self._cell(attributes)
            case "f":
                self.marks.formulas.setdefault(self._column, array("I")).append(self._row)

    def _cell(self, attributes: dict[str, str]) -> None:
        address = _ADDRESS.fullmatch(attributes["r"].encode()) if "r" in attributes else None
        self._column = number(address[1]) if address else self._column + 1
        self._row = int(address[2]) if address else self._row
        self.marks.columns.add(self._column)
        self.marks.last_row = max(self.marks.last_row, self._row)
        self.marks.cells += 1
        if attributes.get("t") == "e":
            self.marks.errors.setdefault(self._column, array("I")).append(self._row)

    def through(self, pieces: Iterable[bytes]) -> CellMarks:
        try:
            for piece in pieces:
                self._parser.Parse(piece, False)
            self._parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, OverflowError):
            raise BadArchive(errors.broken_archive()) from None
        return self.marks
