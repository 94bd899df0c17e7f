"""CSV: UTF-8 with or without its mark, parted by semicolon, comma or tab; read line by line."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from kiemdiem.core.engine.labels import ENCODINGS
from kiemdiem.core.interchange import errors, limits
from kiemdiem.core.interchange.sheets import Rows, Sheet
from kiemdiem.core.quantities.names import looks_like_tcvn3_or_vni

_CHUNK = 2**20
_SEPARATORS = ";\t,"


class Reader(Protocol):
    """What the csv module reads with."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


class BadText(Exception):
    """A text file that is not read: the line, and a whole sentence."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def read_delimited(path: Path, most_rows: int = limits.MOST_ROWS) -> Sheet:
    """The table of a CSV file with its rows unread; raises BadText. Rows count as lines of the file."""
    lines = check_text(path, longest_line=limits.LONGEST_LINE)
    separator, skip = separator_of(path)

    def rows() -> Rows:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for _ in range(skip):
                file.readline()
            reader = csv.reader(file, delimiter=separator, strict=True)
            yield from _numbered(reader, skip, most_rows)

    return Sheet("", rows, row_count=lines)


def _numbered(reader: Reader, skip: int, most_rows: int) -> Rows:
    line = skip + 1
    count = 0
    try:
        for cells in reader:
            count += 1
            if count > most_rows:
                raise BadText(errors.too_many_rows(most_rows))
            if len(cells) > limits.MOST_COLUMNS:
                raise BadText(errors.too_many_columns(limits.MOST_COLUMNS, str(len(cells))), line)
            if cells:
                yield line, cells
            line = skip + reader.line_num + 1
    except csv.Error:
        raise BadText(errors.unreadable_line(), line) from None


def check_text(path: Path, *, longest_line: int | None = None) -> int:
    """Refuses what is no UTF-8 text, naming the line, before anything is read; how many lines there are."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line, since = 1, 0
    for chunk in _chunks(path):
        if line == 1 and chunk[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            raise BadText(errors.utf16())
        if b"\0" in chunk:
            raise BadText(errors.binary_in_text(), line + chunk[: chunk.index(b"\0")].count(b"\n"))
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError as broken:
            at = max(broken.start - (len(broken.object) - len(chunk)), 0)
            line += chunk[:at].count(b"\n")
            raise BadText(errors.not_utf8(_old_encoding(chunk, at)), line) from None
        since = since + len(chunk) if b"\n" not in chunk and b"\r" not in chunk else 0
        if longest_line is not None and since > longest_line:
            raise BadText(errors.line_too_long(), line)
        line += chunk.count(b"\n")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise BadText(errors.cut_off(), line) from None
    return line


def _old_encoding(chunk: bytes, at: int) -> str:
    start = chunk.rfind(b"\n", 0, at) + 1
    end = chunk.find(b"\n", at)
    line = chunk[start : end if end >= 0 else len(chunk)][:2_000].decode("cp1252", errors="ignore")
    for cell in line.replace("\t", ";").replace(",", ";").split(";"):
        encoding = looks_like_tcvn3_or_vni(cell.strip())
        if encoding is not None:
            return ENCODINGS[encoding.value]
    return ""


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def separator_of(path: Path) -> tuple[str, int]:
    """The sign that parts the cells, and how many lines stand before the table: the first line with words decides."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for count in range(limits.MOST_HEADING_ROWS):
            line = file.readline()
            if count == 0 and line.lower().startswith("sep=") and len(line.strip()) == len("sep=") + 1:
                return line.strip()[-1], 1
            found = max(_SEPARATORS, key=lambda sign: _outside_quotes(line, sign))
            if _outside_quotes(line, found):
                return found, 0
    return ";", 0


def is_plainly_written(path: Path, separator: str) -> tuple[str, bool] | None:
    """What ends the lines of a CSV and whether there are quotes; None where two readers might part it differently.

    Whole lines with their quotes in pairs, at the borders of cells, and one sort of line end throughout.
    """
    sign = re.escape(separator.encode())
    cell = b'(?:[^"' + sign + b']*|"(?:[^"]|"")*")'
    line = re.compile(cell + b"(?:" + sign + cell + b")*\r?")
    ends, is_quoted, rest = set[str](), False, b""
    for chunk in _chunks(path):
        text = rest + chunk
        cut = text.rfind(b"\n") + 1
        text, rest = text[:cut], text[cut:]
        if not _is_regular(text, ends):
            return None
        if b'"' in text:
            is_quoted = True
            if not all(line.fullmatch(one) for one in text.split(b"\n") if b'"' in one):
                return None
    if b"\r" in rest or (b'"' in rest and not line.fullmatch(rest)):
        return None
    return (ends or {"\n"}).pop(), is_quoted or b'"' in rest


def _is_regular(text: bytes, ends: set[str]) -> bool:
    """Whether all lines of a text end alike, and as those before."""
    lines, returns = text.count(b"\n"), text.count(b"\r")
    if lines:
        ends.add("\r\n" if returns else "\n")
    return returns in (0, lines) and returns == text.count(b"\r\n") and len(ends) <= 1


def _outside_quotes(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])
