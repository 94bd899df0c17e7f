"""Workbooks (.xlsx): checked for size and kind, looked through for formulas and errors, then read sheet by sheet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import python_calamine

from kiemdiem.core.interchange import errors, limits
from kiemdiem.core.interchange.archives import Archive, BadArchive
from kiemdiem.core.interchange.sheet_scan import CellMarks, scan_sheet
from kiemdiem.core.interchange.sheets import Rows, Sheet

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STRINGS = "xl/sharedStrings.xml"
_STYLES = "xl/styles.xml"
_LONGEST_STRING_XML = 10 * limits.LONGEST_CELL
_LONG = 4_096
_STRING_CELL = re.compile(rb't="s"[^>]*><v>([0-9]+)</v>')


@dataclass(frozen=True)
class _Part:
    """A sheet as the table of contents of the workbook names it."""

    name: str
    part: str
    is_hidden: bool


def read_workbook(path: Path, archive: Archive) -> list[Sheet]:
    """The sheets of a workbook with their cells unread; raises BadArchive with a sentence."""
    parts = _contents(archive)
    if _STYLES in archive:
        archive.read(_STYLES)
    strings = _string_lengths(archive)
    marks = {part.name: _scan(archive, part, strings) for part in parts}
    with _its_faults_are_the_file_s():
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        return [_sheet(book, part, marks[part.name]) for part in parts]


@contextmanager
def _its_faults_are_the_file_s() -> Iterator[None]:
    """What the reader of workbooks throws is a broken file: its errors, and the panics of its own language."""
    try:
        yield
    except (python_calamine.CalamineError, OSError, ValueError):
        raise BadArchive(errors.broken_workbook()) from None
    except BaseException as broken:
        if type(broken).__name__ != "PanicException":
            raise
        raise BadArchive(errors.broken_workbook()) from None


def _sheet(book: python_calamine.CalamineWorkbook, part: _Part, marks: CellMarks) -> Sheet:
    if not marks.columns:
        return Sheet(part.name, lambda: iter(()), is_hidden=part.is_hidden, has_addresses=True)
    found = book.get_sheet_by_name(part.name)

    def rows() -> Rows:
        return enumerate(found.iter_rows(), start=1)

    merged = tuple((a + 1, b, c + 1, d) for (a, b), (c, d) in found.merged_cell_ranges or ())
    start = found.start[1] if found.start else 0
    return Sheet(part.name, rows, start, part.is_hidden, True, marks, merged, marks.last_row)


def _contents(archive: Archive) -> list[_Part]:
    """The worksheets in their order. Sheets of charts and macros hold no table."""
    relations = {
        relation.get("Id"): (relation.get("Type", ""), relation.get("Target", ""))
        for relation in _xml(archive, _RELATIONS)
    }
    found: list[_Part] = []
    for sheet in _xml(archive, _WORKBOOK).iter():
        if not sheet.tag.endswith("}sheet"):
            continue
        key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
        kind, target = relations.get(key, ("", ""))
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if kind.endswith("/worksheet") and part in archive:
            found.append(_Part(sheet.get("name", ""), part, sheet.get("state", "visible") != "visible"))
    if not found:
        raise BadArchive(errors.no_sheets())
    return found


def _xml(archive: Archive, name: str) -> ElementTree.Element:
    if name not in archive:
        raise BadArchive(errors.broken_workbook())
    content = archive.read(name)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise BadArchive(errors.broken_workbook())
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        raise BadArchive(errors.broken_workbook()) from None


def _string_lengths(archive: Archive) -> dict[int, int]:
    """The long ones among the shared texts: number → bytes. Read whole, so that a broken part is known at once."""
    found: dict[int, int] = {}
    if _STRINGS not in archive:
        return found
    rest, count = b"", 0
    for piece in archive.stream(_STRINGS):
        if count == 0 and b"<!DOCTYPE" in piece:
            raise BadArchive(errors.broken_workbook())
        *whole, rest = (rest + piece).split(b"</si>")
        if len(rest) > _LONGEST_STRING_XML or (whole and len(max(whole, key=len)) > _LONGEST_STRING_XML):
            raise BadArchive(errors.cell_too_long(limits.LONGEST_CELL))
        found.update((count + place, len(text)) for place, text in enumerate(whole) if len(text) > _LONG)
        count += len(whole)
    return found


def _scan(archive: Archive, part: _Part, strings: dict[int, int]) -> CellMarks:
    try:
        marks = scan_sheet(lambda: archive.stream(part.part))
        if strings and marks.cells * max(strings.values()) > limits.LONGEST_IN_MEMORY:
            _check_copies(archive.stream(part.part), strings)
    except BadArchive as bad:
        raise BadArchive(errors.in_sheet(part.name, str(bad))) from None
    return marks


def _check_copies(pieces: Iterator[bytes], strings: dict[int, int]) -> None:
    """One long text may be named by a million cells, and the reader of workbooks writes it out for each."""
    counted: Counter[int] = Counter()
    rest = b""
    for piece in pieces:
        rest += piece
        cut = rest.rfind(b"<c ") + 1
        counted.update(number for found in _STRING_CELL.findall(rest[:cut]) if (number := int(found)) in strings)
        rest = rest[max(cut - 1, 0) :]
    counted.update(number for found in _STRING_CELL.findall(rest) if (number := int(found)) in strings)
    total: Any = sum(strings[number] * times for number, times in counted.items())
    if total > limits.LONGEST_IN_MEMORY:
        raise BadArchive(errors.too_much_text(limits.LONGEST_IN_MEMORY // 2**20))
