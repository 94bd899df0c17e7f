"""Whether the entries that declare names hang together: kinds and scales, relations, facts with their columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiemdiem.core.regime import errors
from kiemdiem.core.regime.entries.facts import Column, Fact, FromLeaves, Reading
from kiemdiem.core.regime.entries.identity import Blank, Kind, Relation, Scale, Vocabulary
from kiemdiem.core.regime.expression import scope
from kiemdiem.core.regime.positions import Path
from kiemdiem.core.regime.regime import Placed
from kiemdiem.core.regime.telling import Teller


class NameReferences:
    """Looks at one entry at a time."""

    def __init__(self, names: scope.Vocabulary, kinds: set[str], teller: Teller) -> None:
        self._names, self._kinds, self._teller = names, kinds, teller

    def check(self, row: Placed[Any]) -> None:
        """Adds every fault of an entry that declares names."""
        checks: dict[type, Callable[[Placed[Any], Any], None]] = {
            Kind: self._kind,
            Scale: self._values,
            Vocabulary: self._values,
            Relation: self._relation,
            Blank: self._blank,
            Fact: self._fact,
            Reading: self._reading,
        }
        check = checks.get(type(row.entry))
        if check is not None:
            check(row, row.entry)

    def _kind(self, row: Placed[Any], entry: Kind) -> None:
        if entry.scale is not None:
            self._teller.known(row, ("scale",), "scale", entry.scale, self._names.scales)

    def _values(self, row: Placed[Any], entry: Scale | Vocabulary) -> None:
        self._teller.no_twins(row, "values", "code", (value.code for value in entry.values))

    def _relation(self, row: Placed[Any], entry: Relation) -> None:
        for key, kinds in (("from", entry.from_), ("to", entry.to)):
            for index, kind in enumerate(kinds):
                self._teller.known(row, (key, index), "kind", kind, self._kinds)

    def _blank(self, row: Placed[Any], entry: Blank) -> None:
        for index, kind in enumerate(entry.for_):
            self._teller.known(row, ("for", index), "kind", kind, self._kinds)

    def _fact(self, row: Placed[Any], entry: Fact) -> None:
        for index, kind in enumerate(entry.for_):
            self._teller.known(row, ("for", index), "kind", kind, self._kinds)
        self._typed(row, entry, ())
        self._teller.no_twins(row, "columns", "id", (column.id for column in entry.columns))
        for index, column in enumerate(entry.columns):
            self._typed(row, column, ("columns", index))
        if entry.columns and entry.type != "table":
            self._teller.tell(row, ("columns",), errors.only_for_tables("columns"))
        elif entry.type == "table" and not entry.columns:
            self._teller.lacks(row, (), "columns")
        if entry.from_others is not None:
            self._teller.known(row, ("from_others", "table"), "table fact", entry.from_others.table, self._tables())
        if entry.from_leaves is not None:
            self._from_leaves(row, entry.from_leaves)

    def _from_leaves(self, row: Placed[Any], entry: FromLeaves) -> None:
        known = self._names.words.get("leave", ())
        for key, kind in (("kind", entry.kind), ("not_during", entry.not_during)):
            if kind is not None and kind not in known:
                self._teller.tell(row, ("from_leaves", key), errors.word_of_vocabulary(kind, "leave"), kind, known)
        if entry.way != "one_stretch" and entry.days_per_month is None:
            self._teller.lacks(row, ("from_leaves",), "days_per_month")

    def _tables(self) -> set[str]:
        return {name for facts in self._names.facts.values() for name, t in facts.items() if t.base == "records"}

    def _typed(self, row: Placed[Any], entry: Fact | Column, path: Path) -> None:
        if entry.type == "scale" and entry.scale is None:
            self._teller.lacks(row, path, "scale")
        elif entry.scale is not None:
            self._teller.known(row, (*path, "scale"), "scale", entry.scale, self._names.scales)
        if entry.vocabulary:
            self._teller.known(row, (*path, "vocabulary"), "vocabulary", entry.vocabulary, self._names.words)
        if entry.range is not None and entry.range[0].value > entry.range[1].value:
            self._teller.tell(row, (*path, "range"), errors.range_reversed(entry.range[0].text, entry.range[1].text))

    def _reading(self, row: Placed[Any], entry: Reading) -> None:
        options = [option.id for option in entry.options]
        self._teller.no_twins(row, "options", "id", options)
        if entry.default is not None:
            self._teller.known(row, ("default",), "option", entry.default, options)
        elif entry.kind != "blank":
            self._teller.lacks(row, (), "default")
