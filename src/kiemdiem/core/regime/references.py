"""Whether what the entries of a regime name is there: clauses, kinds, readings, and by table all the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic_core import PydanticCustomError

from kiemdiem.core.regime import errors
from kiemdiem.core.regime.entries.entry import Cited, Shape
from kiemdiem.core.regime.entries.facts import ByReading, Fact, FromLeaves, Reading
from kiemdiem.core.regime.entries.identity import Blank, Identity
from kiemdiem.core.regime.entries.values import Expression
from kiemdiem.core.regime.expression.scope import Vocabulary
from kiemdiem.core.regime.faults import Fault, nearest
from kiemdiem.core.regime.fields import fields_holding
from kiemdiem.core.regime.folder import Folder
from kiemdiem.core.regime.inherit import entry_key
from kiemdiem.core.regime.name_references import NameReferences
from kiemdiem.core.regime.plan_references import PlanReferences
from kiemdiem.core.regime.positions import Path
from kiemdiem.core.regime.regime import Placed
from kiemdiem.core.regime.rule_references import RuleReferences
from kiemdiem.core.regime.tables import WITHOUT_CLAUSES
from kiemdiem.core.regime.telling import Teller

Tables = Mapping[str, Sequence[Placed[Shape]]]


class References:
    """Every name in every entry; faults are added with the place of the name."""

    def __init__(
        self,
        identity: Identity,
        placed: Tables,
        names: Vocabulary,
        answers: Mapping[str, str],
        folder: Folder,
        faults: list[Fault],
        unread: frozenset[str] = frozenset(),
    ) -> None:
        self._identity, self._placed = identity, placed
        self._answers, self._folder = answers, folder
        self._teller = Teller(faults, unread)
        self._clauses = {row.id for row in placed.get("clause", ())}
        self._kinds = {row.id for row in placed.get("kind", ())}
        self._readings: dict[str, Reading] = {
            row.entry.id: row.entry for row in placed.get("reading", ()) if isinstance(row.entry, Reading)
        }
        self._names = NameReferences(names, self._kinds, self._teller)
        self._rules = RuleReferences(names, placed, self._teller, self.options)
        self._plan = PlanReferences(placed, self._teller, self.options)

    def check_names(self) -> bool:
        """The entries that declare names: kinds, scales, vocabularies, relations, facts; False where one is wrong."""
        before = len(self._teller.faults)
        for rows in self._placed.values():
            for row in rows:
                self._names.check(row)
        return len(self._teller.faults) == before

    def check_citations(self) -> None:
        """What does not rest on declared names: the head, clauses, readings, the work plan."""
        self._identity_itself()
        self._answered()
        for rows in self._placed.values():
            self._no_twins(rows)
            for row in rows:
                if isinstance(row.entry, Cited):
                    self._cited(row, row.entry)
                if row.table not in ("example", "clause"):
                    self._shared(row)
                    self._plan.check(row)

    def check_rules(self) -> set[tuple[str, int]]:
        """What the rules name; gives the rules whose kinds are wrong, so that nobody looks further into them."""
        homeless: set[tuple[str, int]] = set()
        for table, rows in self._placed.items():
            for row in rows if table not in ("example", "clause") else ():
                if not self._for(row) or not self._rules.check(row):
                    homeless.add((row.table, row.index))
        return homeless

    def check_row(self, row: Placed[Any]) -> bool:
        """All of this for one row alone; False where no more can be said of its expressions."""
        self._names.check(row)
        if isinstance(row.entry, Cited):
            self._cited(row, row.entry)
        self._shared(row)
        self._plan.check(row)
        return self._for(row) and self._rules.check(row)

    # ------------------------------------------------------------------ what all entries share
    def _identity_itself(self) -> None:
        for index, kind in enumerate(self._identity.order):
            self._of_head("order", index, "kind", kind, self._kinds)
        for index, clause in enumerate(self._identity.clauses):
            self._of_head("clauses", index, "clause", clause, self._clauses)

    def _of_head(self, key: str, index: int, what: str, name: str, known: set[str]) -> None:
        if name in known or name in self._teller.unread:
            return
        near = nearest(name, known)
        message = errors.with_nearest(errors.unknown_name(what, name), near)
        source = self._folder.files["regime.toml"]
        self._teller.faults.append(source.fault((key, index), message, found=name, nearest=near))

    def _answered(self) -> None:
        """The child's answers to readings: `[readings]` in readings.toml."""
        source = self._folder.files.get("readings.toml")
        given = source.content.get("readings") if source else None
        if source is None or not isinstance(given, Mapping):
            return
        for reading, option in given.items():
            if isinstance(option, str):
                trouble = self._trouble(reading, option)
                if trouble is not None:
                    what, name, known = trouble
                    near = nearest(name, known)
                    message = errors.with_nearest(errors.unknown_name(what, name), near)
                    fault = source.fault(
                        ("readings", reading), message, on_key=what == "reading", found=name, nearest=near
                    )
                    self._teller.faults.append(fault)

    def _trouble(self, reading: str, option: str) -> tuple[str, str, list[str]] | None:
        """What is unknown about an option of a reading: kind of thing, name, known names."""
        found = self._readings.get(reading)
        if found is None:
            return None if reading in self._teller.unread else ("reading", reading, list(self._readings))
        known = [o.id for o in found.options]
        return None if option in known else ("option", option, known)

    def options(self, row: Placed[Any], path: Path, given: Mapping[str, str | list[str]]) -> None:
        """The readings and options of an `under`."""
        for reading, options in given.items():
            listed = options if isinstance(options, list) else [options]
            for index, option in enumerate(listed):
                trouble = self._trouble(reading, option)
                if trouble is None:
                    continue
                what, name, known = trouble
                at = (*path, reading) if what == "reading" or not isinstance(options, list) else (*path, reading, index)
                self._teller.tell(row, at, errors.unknown_name(what, name), name, known, on_key=what == "reading")
                if what == "reading":
                    break

    def _cited(self, row: Placed[Any], entry: Cited, path: Path = ()) -> None:
        for index, clause in enumerate(entry.clauses):
            self._teller.known(row, (*path, "clauses", index), "clause", clause, self._clauses)
        may_be_bare = row.table in WITHOUT_CLAUSES or self._identity.abstract or row.regime == "common"
        if not entry.clauses and not may_be_bare and not path:
            self._teller.tell(row, path, errors.clause_missing())
        for name in fields_holding(type(entry), Cited):
            value = getattr(entry, name)
            if isinstance(value, Cited):
                self._cited(row, value, (*path, name))
            for index, item in enumerate(value if isinstance(value, tuple) else ()):
                if isinstance(item, Cited):
                    self._cited(row, item, (*path, name, index))

    def _no_twins(self, rows: Sequence[Placed[Shape]]) -> None:
        seen: dict[str, Placed[Shape]] = {}
        for row in rows:
            if "id" not in row.values or row.table == "relation":
                continue
            first = seen.setdefault(entry_key(row), row)
            if first is not row:
                self._teller.tell(row, ("id",), errors.duplicate_id(row.table, row.id, first.where()), row.id)

    def _for(self, row: Placed[Any]) -> bool:
        """Whether every kind of an entry is declared."""
        kinds = getattr(row.entry, "for_", ()) if not isinstance(row.entry, Fact | Blank) else ()
        known = [
            self._teller.known(row, ("for", index), "kind", kind, self._kinds) and kind in self._kinds
            for index, kind in enumerate(kinds)
        ]
        return all(known)

    def _shared(self, row: Placed[Any]) -> None:
        self.options(row, ("under",), getattr(row.entry, "under", {}))
        period = getattr(row.entry, "period", None)
        if isinstance(period, str):
            self._teller.known(row, ("period",), "period", period, self._identity.periods)
        for name in fields_holding(row.entry.__class__, ByReading):
            value = getattr(row.entry, name)
            if isinstance(value, ByReading):
                self._by_reading(row, (name,), value)
            elif isinstance(value, FromLeaves) and isinstance(value.way, ByReading):
                self._by_reading(row, (name, "way"), value.way)

    def _by_reading(self, row: Placed[Any], path: Path, value: ByReading) -> None:
        found = self._readings.get(value.reading)
        if found is None:
            self._teller.known(row, (*path, "reading"), "reading", value.reading, self._readings)
            return
        known = [option.id for option in found.options]
        for option in value.options():
            if option not in known:
                self._teller.tell(
                    row, (*path, option), errors.unknown_name("option", option), option, known, on_key=True
                )
        for missing in known:
            if missing not in value.options():
                self._teller.tell(row, path, errors.unknown_name("value for option", missing), missing)
        if path == ("equals",):
            for option, text in value.options().items():
                try:
                    Expression.read(str(text))
                except PydanticCustomError as bad:
                    told = bad.context or {}
                    message = errors.bad_expression(str(told.get("found")), str(told.get("wanted")))
                    self._teller.tell(row, (*path, option), message, shift=int(told.get("at", 0)) + 1)
