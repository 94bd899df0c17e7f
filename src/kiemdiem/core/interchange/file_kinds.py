"""What kind of file it is, by what is in it; the name only decides between kinds of text."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from kiemdiem.core.interchange import errors, limits
from kiemdiem.core.interchange.archives import Archive, BadArchive


class FileKind(StrEnum):
    """The kinds that are read and written."""

    JSON = ".json"
    WORKBOOK = ".xlsx"
    CSV = ".csv"
    PARQUET = ".parquet"


class WrongFile(Exception):
    """A file of another kind, or none; the text is a whole sentence."""


_HEAD = 4_096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PARQUET = b"PAR1"
_STRANGERS = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x1f\x8b", "packed"),
    (b"7z\xbc\xaf\x27\x1c", "packed"),
    (b"Rar!", "packed"),
    (b"BZh", "packed"),
    (b"\xfd7zXZ\x00", "packed"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"SQLite format 3\x00", "database"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
)
_IN_ZIPS = (
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "docx"),
    ("ppt/presentation.xml", "pptx"),
    ("content.xml", "ods"),
)
_WORDS_IN_OLE = (
    ("EncryptedPackage", "password"),
    ("EncryptionInfo", "password"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)


def kind_of(path: Path, most_bytes: int = limits.MOST_BYTES) -> tuple[FileKind, Archive | None]:
    """The kind of the file, and its parts where it is packed; raises WrongFile or BadArchive."""
    _check_there(path, most_bytes)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_ZIPS):
        return FileKind.WORKBOOK, _workbook(path)
    if head.startswith(_OLE):
        raise WrongFile(errors.wrong_file(_inside_ole(path)))
    if head.startswith(_PARQUET):
        return FileKind.PARQUET, None
    for mark, kind in _STRANGERS:
        if head.startswith(mark):
            raise WrongFile(errors.wrong_file(kind))
    return _kind_of_text(head, path.suffix.lower()), None


def kind_to_write(path: Path) -> FileKind:
    """The kind that a name asks for; raises WrongFile."""
    try:
        return FileKind(path.suffix.lower())
    except ValueError:
        raise WrongFile(errors.unknown_suffix(path.suffix, [kind.value for kind in FileKind])) from None


def _check_there(path: Path, most_bytes: int) -> None:
    try:
        if path.is_dir():
            raise WrongFile(errors.is_a_folder())
        if not path.exists():
            raise WrongFile(errors.not_there())
        if not path.is_file():
            raise WrongFile(errors.not_a_file())
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError:
        raise WrongFile(errors.may_not_read()) from None
    if size == 0:
        raise WrongFile(errors.empty_file())
    if size > most_bytes:
        raise WrongFile(errors.file_too_large(size // 2**20, most_bytes // 2**20))


def _workbook(path: Path) -> Archive:
    archive = Archive(path)
    if "xl/workbook.xml" in archive:
        return archive
    for part, kind in _IN_ZIPS:
        if part in archive:
            raise WrongFile(errors.wrong_file(kind))
    if not archive.names():
        raise BadArchive(errors.broken_archive())
    raise WrongFile(errors.wrong_file("packed"))


def _inside_ole(path: Path) -> str:
    content = path.read_bytes()
    for word, kind in _WORDS_IN_OLE:
        if word.encode("utf-16-le") in content:
            return kind
    return "ole"


def _kind_of_text(head: bytes, suffix: str) -> FileKind:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start and len(head) < _HEAD:
        raise WrongFile(errors.empty_file())
    lower = start[:200].lower()
    if lower.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        raise WrongFile(errors.wrong_file("html"))
    if lower.startswith(b"<"):
        raise WrongFile(errors.wrong_file("xml"))
    if suffix in (FileKind.WORKBOOK, FileKind.PARQUET, ".xls", ".ods", ".xlsm"):
        raise WrongFile(errors.not_what_it_says(suffix))
    if suffix == FileKind.JSON or (suffix not in (".csv", ".tsv", ".txt") and start[:1] in (b"{", b"[")):
        return FileKind.JSON
    return FileKind.CSV
