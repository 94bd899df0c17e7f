"""From a folder to a regime: whole, or not at all and with every fault at once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path as FilePath
from typing import Any

from kiemdiem.core.regime import errors, meaning
from kiemdiem.core.regime.entries.entry import Shape
from kiemdiem.core.regime.entries.identity import Identity
from kiemdiem.core.regime.faults import BrokenRegime, Fault, nearest
from kiemdiem.core.regime.folder import Folder, SourceFile, read_folder
from kiemdiem.core.regime.inherit import Raw, merge
from kiemdiem.core.regime.regime import Placed, Regime
from kiemdiem.core.regime.register_scope import RegisterScope
from kiemdiem.core.regime.shapes import read_entry
from kiemdiem.core.regime.tables import ANSWERS, TABLES

Placement = dict[str, tuple[Placed[Shape], ...]]


def shipped() -> FilePath:
    """The folder of the regimes that come with the program."""
    with as_file(files("kiemdiem") / "regimes") as path:
        return FilePath(path)


def shipped_codes() -> list[str]:
    """The codes of the regimes that come with the program, in order; parents that cannot be run are left out."""
    folders = (path for path in shipped().iterdir() if (path / "regime.toml").is_file())
    return sorted(path.name for path in folders if path.name != "common")


def find(code_or_folder: str, *, beside: FilePath | None = None) -> FilePath:
    """The folder of a regime by code (a neighbour first, then the shipped ones) or by path."""
    candidates = [FilePath(code_or_folder)] if "/" in code_or_folder or code_or_folder.startswith(".") else []
    if beside is not None:
        candidates.append(beside / code_or_folder)
    candidates += [shipped() / code_or_folder, FilePath(code_or_folder)]
    for path in candidates:
        if path.is_dir() and (path / "regime.toml").exists():
            return path
    known = shipped_codes()
    near = nearest(code_or_folder, known)
    message = errors.with_nearest(errors.not_a_folder(code_or_folder), near)
    raise BrokenRegime(code_or_folder, [Fault(code_or_folder, 1, 1, message, code_or_folder, ", ".join(known), near)])


def load(code_or_folder: str | FilePath, *, with_examples: bool = False) -> Regime:
    """The regime of this code or folder; its examples are read only for who runs or shows them.

    Raises BrokenRegime with every fault of the folder (and of its parents); nothing is loaded by half.
    """
    path = code_or_folder if isinstance(code_or_folder, FilePath) else find(code_or_folder)
    faults: list[Fault] = []
    loaded = _Loaded(path, faults, with_examples=with_examples)
    if faults:
        raise BrokenRegime(path.name, faults)
    regime = _assemble(loaded, faults)
    if faults or regime is None:
        raise BrokenRegime(path.name, faults)
    return regime


class _Loaded:
    """The raw tables of a folder with its parents' merged in."""

    def __init__(
        self, path: FilePath, faults: list[Fault], children: tuple[str, ...] = (), *, with_examples: bool = False
    ) -> None:
        self.folder = read_folder(path, with_examples=with_examples)
        faults.extend(self.folder.faults)
        self.identity, identity_raw = _identity(self.folder, faults)
        self.sources = {source.name: source for source in self.folder.files.values()}
        own = [raw for name, source in self.folder.files.items() for raw in _tables(source, name, path.name, faults)]
        self.answers = _answers(self.folder)
        self.parents: tuple[str, ...] = ()
        self.hash = self.folder.hash
        parent_name = identity_raw.get("extends", "common" if path.name != "common" else None)
        if isinstance(parent_name, str):
            if parent_name in (*children, path.name):
                circle = errors.parent_circle([*children, path.name, parent_name])
                faults.append(self.folder.files["regime.toml"].fault(("extends",), circle, found=parent_name))
            else:
                own = self._with_parent(path, parent_name, own, faults, (*children, path.name))
        self.raws = own

    def _with_parent(
        self, path: FilePath, name: str, own: list[Raw], faults: list[Fault], children: tuple[str, ...]
    ) -> list[Raw]:
        try:
            parent = _Loaded(find(name, beside=path.parent), faults, children)
        except BrokenRegime as missing:
            source = self.folder.files.get("regime.toml")
            faults.extend(
                [source.fault(("extends",), missing.faults[0].message, found=name)] if source else missing.faults
            )
            return own
        self.parents = (parent.folder.name, *parent.parents)
        self.answers = parent.answers | self.answers
        self.sources = parent.sources | self.sources
        self.hash = hashlib.sha256(f"{parent.hash}{self.folder.hash}".encode()).hexdigest()
        return merge(parent.raws, own, faults)


def _identity(folder: Folder, faults: list[Fault]) -> tuple[Identity | None, Mapping[str, Any]]:
    source = folder.files.get("regime.toml")
    if source is None:
        return None, {}
    values = {key: value for key, value in source.content.items() if key not in TABLES["regime.toml"]}
    return read_entry(Identity, values, source, (), faults), values


def _tables(source: SourceFile, file: str, regime: str, faults: list[Fault]) -> list[Raw]:
    found: list[Raw] = []
    known = TABLES[file]
    for table, value in source.content.items():
        if table not in known:
            if file == "regime.toml" or (file == "readings.toml" and table == ANSWERS):
                continue
            near = nearest(table, known)
            message = errors.with_nearest(errors.table_unknown(table, file), near)
            faults.append(
                source.fault((table,), message, on_key=True, found=table, expected=", ".join(known), nearest=near)
            )
        elif not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            faults.append(source.fault((table,), errors.table_must_repeat(table), found=table))
        else:
            found += [Raw(table, item, source, (table, index), regime) for index, item in enumerate(value)]
    return found


def _answers(folder: Folder) -> dict[str, str]:
    source = folder.files.get("readings.toml")
    given = source.content.get(ANSWERS, {}) if source else {}
    return {str(key): str(value) for key, value in given.items()} if isinstance(given, dict) else {}


def _assemble(loaded: _Loaded, faults: list[Fault]) -> Regime | None:
    placed: dict[str, list[Placed[Shape]]] = {}
    shapes = {table: shape for tables in TABLES.values() for table, shape in tables.items()}
    for raw in loaded.raws:
        entry = read_entry(shapes[raw.table], raw.values, raw.source, raw.path, faults)
        if entry is not None:
            rows = placed.setdefault(raw.table, [])
            rows.append(Placed(entry, raw.table, len(rows), raw.source, raw.path, raw.values, raw.regime, raw.fills))
    if loaded.identity is None or faults:
        return None
    tables = {table: tuple(rows) for table, rows in placed.items()}
    found = meaning.Meaning(loaded.identity, tables, loaded.answers, loaded.folder, faults)
    trees = found.trees | RegisterScope(tables, found.names, faults).trees
    return Regime(
        loaded.identity, tables, found.names, trees, loaded.answers, loaded.hash, loaded.sources, loaded.parents
    )
