"""The files of a regime folder, read whole or not at all."""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from kiemdiem.core.regime import errors, plain_toml
from kiemdiem.core.regime.faults import Fault, nearest
from kiemdiem.core.regime.positions import Path, Position, Positions

MAX_FILE_BYTES = 4_000_000
CLAUSES_FILE = "clauses.toml"
EXAMPLES_FILE = "examples.toml"
MUTANTS_FILE = "mutants.toml"
"""Why no example can tell a certain change of the regime (`regime mutate`): no law, so no part of what is loaded."""
TREE_FILE = "tree.toml"
"""The organisations that a plan names, for the registers of an office that begins with it: no law either."""
FILES = (
    "regime.toml",
    CLAUSES_FILE,
    "facts.toml",
    "readings.toml",
    "subjects.toml",
    "ratings.toml",
    "awards.toml",
    "conduct.toml",
    "duties.toml",
    "workplan.toml",
    "dossiers.toml",
    "targets.toml",
    EXAMPLES_FILE,
)
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True)
class SourceFile:
    """One TOML file: its name as shown, its text, its content."""

    name: str
    text: str
    content: Mapping[str, Any] = field(hash=False)

    @cached_property
    def positions(self) -> Positions:
        """Places of its keys and values; worked out on first use only."""
        return Positions(self.text)

    def fault(self, path: Path, message: str, *, on_key: bool = False, shift: int = 0, **told: str) -> Fault:
        """A fault at `path`; `shift` moves the column to the right, inside a text."""
        place = self.positions.of_key(path) if on_key else self.positions.of(path)
        return self.fault_at(Position(place.line, place.column + shift), message, **told)

    def fault_at(self, place: Position, message: str, **told: str) -> Fault:
        """A fault at a known place."""
        return Fault(self.name, place.line, place.column, message, **told)


@dataclass(frozen=True)
class Folder:
    """The files of one regime folder by file name, and the faults met in reading them."""

    name: str
    files: Mapping[str, SourceFile]
    faults: tuple[Fault, ...]
    hash: str

    def fault(self, message: str, file: str = "regime.toml", **told: str) -> Fault:
        """A fault of the folder as a whole, told at the head of a file."""
        return Fault(f"{self.name}/{file}", 1, 1, message, **told)


def read_folder(path: FilePath, *, with_examples: bool = True) -> Folder:
    """Reads every TOML file of the folder; faults are collected, nothing is raised.

    Without examples their file still counts in the hash, but nobody looks into it.
    """
    files: dict[str, SourceFile] = {}
    faults: list[Fault] = []
    digest = hashlib.sha256()
    for file in sorted(path.glob("*.toml")):
        shown = f"{path.name}/{file.name}"
        if file.name in {MUTANTS_FILE, TREE_FILE}:
            continue
        if file.name not in FILES:
            near = nearest(file.name, FILES)
            message = errors.with_nearest(errors.file_unknown(file.name), near)
            faults.append(Fault(shown, 1, 1, message, file.name, ", ".join(FILES), near))
            continue
        if file.stat().st_size > MAX_FILE_BYTES:
            faults.append(Fault(shown, 1, 1, errors.file_too_big(file.name, MAX_FILE_BYTES)))
            continue
        raw = file.read_bytes()
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(raw).digest())
        if file.name == EXAMPLES_FILE and not with_examples:
            continue
        source = _read_file(shown, raw, faults)
        if source is not None:
            files[file.name] = source
    if "regime.toml" not in files and not faults:
        faults.append(Fault(f"{path.name}/regime.toml", 1, 1, errors.file_missing("regime.toml")))
    return Folder(path.name, files, tuple(faults), digest.hexdigest())


def _read_file(shown: str, raw: bytes, faults: list[Fault]) -> SourceFile | None:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        line = raw.count(b"\n", 0, bad.start) + 1
        faults.append(Fault(shown, line, 1, errors.not_utf8(shown)))
        return None
    text = text.replace("\r\n", "\n")
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        faults.append(_first_decomposed(shown, text))
        return None
    try:
        return SourceFile(shown, text, plain_toml.loads(text))
    except tomllib.TOMLDecodeError as bad:
        at = _AT.search(str(bad))
        line, column = (int(at.group(1)), int(at.group(2))) if at else (text.count("\n") + 1, 1)
        faults.append(Fault(shown, line, column, errors.not_toml(errors.toml_reason(str(bad)))))
    except RecursionError:
        faults.append(Fault(shown, 1, 1, errors.not_toml(errors.toml_reason(""))))
    return None


def _first_decomposed(shown: str, text: str) -> Fault:
    for number, line in enumerate(text.split("\n"), start=1):
        if not unicodedata.is_normalized("NFC", line):
            return Fault(shown, number, 1, errors.not_nfc())
    return Fault(shown, 1, 1, errors.not_nfc())
