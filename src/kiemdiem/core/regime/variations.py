"""Variations of a regime that differ from it in one entry, made without reading its files again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

from kiemdiem.core.regime.assembling import SHAPES, assemble
from kiemdiem.core.regime.entries.entry import Shape
from kiemdiem.core.regime.entries.identity import Identity
from kiemdiem.core.regime.entries.ratings import RATING_TABLES
from kiemdiem.core.regime.entry_trees import EntryTrees
from kiemdiem.core.regime.faults import BrokenRegime, Fault
from kiemdiem.core.regime.inherit import Raw
from kiemdiem.core.regime.loader import read_raw
from kiemdiem.core.regime.meaning import WITHOUT_TREES
from kiemdiem.core.regime.references import References
from kiemdiem.core.regime.regime import Placed, Regime
from kiemdiem.core.regime.shapes import read_entry
from kiemdiem.core.regime.tables import DECLARING, TABLES
from kiemdiem.core.regime.value_circles import value_circles
from kiemdiem.core.regime.vocabulary import vocabulary_of

Values = Mapping[str, Any]
HEAD = "regime"
"""What stands for a table where the head of regime.toml itself is meant."""
_ALONE = frozenset(RATING_TABLES) - DECLARING | {"exclusion", "award"}
"""Rules: when one is gone only the exemptions that lift it can miss it."""


class Variations:
    """A regime, with its examples unless told otherwise, and what becomes of it when entries are others or gone."""

    def __init__(self, code_or_folder: str | FilePath, *, with_examples: bool = True) -> None:
        faults: list[Fault] = []
        self._raw = read_raw(code_or_folder, faults, with_examples=with_examples)
        regime = assemble(self._raw, faults)
        if regime is None or faults:
            raise BrokenRegime(self._raw.folder.name, faults)
        self.regime = regime
        self._raws = [*self._raw.raws, *self._head()]
        self._seen: dict[str, int] = {}
        self._index = [self._next(raw.table) for raw in self._raws]

    def _next(self, table: str) -> int:
        self._seen[table] = self._seen.get(table, -1) + 1
        return self._seen[table]

    def _head(self) -> Iterator[Raw]:
        """The keys of regime.toml that stand in no table, as an entry of their own."""
        source = self._raw.folder.files["regime.toml"]
        values = {key: value for key, value in source.content.items() if key not in TABLES["regime.toml"]}
        yield Raw(HEAD, values, source, (), self.regime.id)

    @property
    def own_files(self) -> frozenset[str]:
        """The files of the folder itself, as they are shown; a parent's are not among them."""
        return frozenset(source.name for source in self._raw.folder.files.values())

    @property
    def raws(self) -> Sequence[Raw]:
        """The entries as written, parents' merged in, and last the head; a variation names one by its place in here."""
        return self._raws

    def index_of(self, number: int) -> int:
        """The place of an entry within its table."""
        return self._index[number]

    def changed(self, number: int, values: Values | None) -> Regime | None:
        """The regime in which entry `number` has these values, or is gone; None where the loader refuses that."""
        raw = self.raws[number]
        if raw.table == HEAD:
            return self._with_head(values or {})
        if values is None and raw.table in _ALONE:
            return self._without(raw.table, self._index[number])
        if values is None or raw.table in WITHOUT_TREES:
            return self._anew(number, values)
        faults: list[Fault] = []
        entry = read_entry(SHAPES[raw.table], values, raw.source, raw.path, faults)
        if entry is None:
            return None
        index = self._index[number]
        row = Placed(entry, raw.table, index, raw.source, raw.path, values, raw.regime, raw.fills, raw.origin)
        rows = list(self.regime.all(raw.table))
        rows[index] = row
        placed = {**self.regime.placed, raw.table: tuple(rows)}
        if raw.table in DECLARING and vocabulary_of(self.regime.identity, placed) != self.regime.names:
            return self._anew(number, values)
        return self._with_row(row, placed)

    def with_values(self, changes: Mapping[int, Values]) -> Regime:
        """The regime in which these entries have these values; raises BrokenRegime with what the loader says of it."""
        raw = copy(self._raw)
        raw.raws = [replace(one, values=changes.get(number, one.values)) for number, one in enumerate(self._raw.raws)]
        faults: list[Fault] = []
        regime = assemble(raw, faults)
        if regime is None or faults:
            raise BrokenRegime(self._raw.folder.name, faults)
        return regime

    def _with_row(self, row: Placed[Shape], placed: Mapping[str, tuple[Placed[Shape], ...]]) -> Regime | None:
        """Checks one row against all others, which are as they were."""
        faults: list[Fault] = []
        regime, names = self.regime, self.regime.names
        references = References(regime.identity, placed, names, regime.answers, self._raw.folder, faults)
        if not references.check_row(row) or faults:
            return None
        tree = EntryTrees(names, faults).of(row)
        if faults:
            return None
        found = replace(regime, placed=placed, trees={**regime.trees, (row.table, row.index): tree})
        works_out = row.table in ("fact", "value", "score")
        return None if works_out and any(value_circles(found)) else found

    def _with_head(self, values: Values) -> Regime | None:
        faults: list[Fault] = []
        source = self._raw.folder.files["regime.toml"]
        identity = read_entry(Identity, values, source, (), faults)
        if identity is None:
            return None
        raw = copy(self._raw)
        raw.identity = identity
        regime = assemble(raw, faults)
        return None if faults else regime

    def _without(self, table: str, index: int) -> Regime | None:
        """The other rows keep their places, so that their trees stay theirs."""
        faults: list[Fault] = []
        regime = self.regime
        rows = tuple(row for row in regime.all(table) if row.index != index)
        placed = {**regime.placed, table: rows}
        references = References(regime.identity, placed, regime.names, regime.answers, self._raw.folder, faults)
        for row in placed.get("exemption", ()):
            references.check_row(row)
        return None if faults else replace(regime, placed=placed)

    def _anew(self, number: int, values: Values | None) -> Regime | None:
        """All over again: an entry is gone, or one that declares a name says something else."""
        raws = list(self._raw.raws)
        if values is None:
            del raws[number]
        else:
            raws[number] = replace(raws[number], values=values)
        raw = copy(self._raw)
        raw.raws = raws
        faults: list[Fault] = []
        regime = assemble(raw, faults)
        return None if faults else regime
