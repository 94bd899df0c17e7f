"""The tables of a regime folder as written, with its parents' merged in, before anybody asks what they mean."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

from kiemdiem.core.regime import errors
from kiemdiem.core.regime.entries.identity import Identity
from kiemdiem.core.regime.faults import BrokenRegime, Fault, nearest
from kiemdiem.core.regime.folder import SourceFile, read_folder
from kiemdiem.core.regime.inherit import Raw, merge
from kiemdiem.core.regime.shapes import read_entry, shown
from kiemdiem.core.regime.tables import ANSWERS, DECLARING, FILE_OF, TABLES

Find = Callable[[str, FilePath], FilePath]


class RawRegime:
    """What a folder and its parents hold.

    is_readable: every file could be read; is_whole: no table that declares names is missing; unread: ids that stand
    in tables which could not be taken.
    """

    def __init__(
        self,
        path: FilePath,
        faults: list[Fault],
        find: Find,
        children: tuple[str, ...] = (),
        *,
        with_examples: bool = False,
    ) -> None:
        self._faults, self._find = faults, find
        self.folder = read_folder(path, with_examples=with_examples)
        faults.extend(self.folder.faults)
        self.is_readable = self.is_whole = not self.folder.faults
        self.unread: set[str] = set()
        self.identity, head = self._identity()
        self.sources = {source.name: source for source in self.folder.files.values()}
        own = [raw for name, source in self.folder.files.items() for raw in self._tables(source, name)]
        self.answers = self._answers()
        self.parents: tuple[str, ...] = ()
        self.hash = self.folder.hash
        parent = head.get("extends", "common" if path.name != "common" else None)
        self.raws = self._with_parent(path, parent, own, children) if isinstance(parent, str) else own

    # ------------------------------------------------------------------ the parent
    def _with_parent(self, path: FilePath, name: str, own: list[Raw], children: tuple[str, ...]) -> list[Raw]:
        if name in (*children, path.name):
            return self._without_parent(own, errors.parent_circle([*children, path.name, name]), name)
        try:
            folder = self._find(name, path.parent)
        except BrokenRegime as missing:
            return self._without_parent(own, missing.faults[0].message, name)
        parent = RawRegime(folder, self._faults, self._find, (*children, path.name))
        self.parents = (parent.folder.name, *parent.parents)
        self.answers = parent.answers | self.answers
        self.identity = _inherited(self.identity, parent.identity)
        self.sources = parent.sources | self.sources
        self.hash = hashlib.sha256(f"{parent.hash}{self.folder.hash}".encode()).hexdigest()
        self.is_whole &= parent.is_whole
        self.unread |= parent.unread
        if parent.is_readable:
            return merge(parent.raws, own, self._faults)
        self.is_readable = False
        return [*parent.raws, *_unchanging(own)]

    def _without_parent(self, own: list[Raw], message: str, name: str) -> list[Raw]:
        self.is_readable = self.is_whole = False
        source = self.folder.files.get("regime.toml")
        if source is not None:
            self._faults.append(source.fault(("extends",), message, found=name))
        return _unchanging(own)

    # ------------------------------------------------------------------ the files
    def _identity(self) -> tuple[Identity | None, Mapping[str, Any]]:
        source = self.folder.files.get("regime.toml")
        if source is None:
            return None, {}
        tables = TABLES["regime.toml"]
        values = {key: value for key, value in source.content.items() if key not in tables and not _is_table(value)}
        return read_entry(Identity, values, source, (), self._faults), values

    def _tables(self, source: SourceFile, file: str) -> Iterator[Raw]:
        known = TABLES[file]
        for table, value in source.content.items():
            if table not in known:
                is_of_head = file == "regime.toml" and not _is_table(value)
                if not is_of_head and not (file == "readings.toml" and table == ANSWERS):
                    self._unknown_table(source, file, table, value)
            elif not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
                self._faults.append(source.fault((table,), errors.table_must_repeat(table), found=table))
                self._leave_out(table, value)
            else:
                for index, item in enumerate(value):
                    yield Raw(table, item, source, (table, index), self.folder.name)

    def _unknown_table(self, source: SourceFile, file: str, table: str, value: Any) -> None:
        known = TABLES[file]
        near = nearest(table, known)
        right = FILE_OF.get(table)
        message = errors.with_nearest(errors.table_unknown(table, file), near)
        if right is not None:
            message, near = errors.table_belongs(table, file, right), right
        self._faults.append(
            source.fault((table,), message, on_key=True, found=table, expected=", ".join(known), nearest=near)
        )
        self._leave_out(table if right else near, value)

    def _leave_out(self, table: str, value: Any) -> None:
        """The entries of a table that cannot be taken: their names are there all the same."""
        self.is_whole &= table not in DECLARING
        rows = value if isinstance(value, list) else [value]
        self.unread |= {str(row["id"]) for row in rows if isinstance(row, dict) and "id" in row}

    def _answers(self) -> dict[str, str]:
        source = self.folder.files.get("readings.toml")
        given = source.content.get(ANSWERS, {}) if source else {}
        if source is None or not isinstance(given, dict):
            if source is not None:
                self._faults.append(source.fault((ANSWERS,), errors.table_must_not_repeat(ANSWERS), found=ANSWERS))
            return {}
        for key, value in given.items():
            if not isinstance(value, str):
                message = errors.shape_fault("string_type", key, shown(value))
                self._faults.append(source.fault((ANSWERS, key), message, found=shown(value)))
        return {str(key): value for key, value in given.items() if isinstance(value, str)}


def _inherited(own: Identity | None, parent: Identity | None) -> Identity | None:
    """The head with what it does not say itself: who is rated first, and in which periods; the days of the review
    only where both are about the same year."""
    if own is None or parent is None:
        return own
    keys = ["order", "periods", *(["review_period"] if own.year == parent.year else [])]
    return own.model_copy(update={key: getattr(parent, key) for key in keys if key not in own.model_fields_set})


def _is_table(value: object) -> bool:
    """An array of tables, as opposed to a key of the head."""
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _unchanging(raws: list[Raw]) -> list[Raw]:
    """Without the entries that change a parent's, where the parent is not there."""
    return [raw for raw in raws if "changes" not in raw.values]
