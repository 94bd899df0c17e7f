"""Whether what the entries of a regime name is there: clauses, kinds, levels, facts, readings, rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pydantic_core import PydanticCustomError

from kiemdiem.core.regime import errors
from kiemdiem.core.regime.entries.entry import Cited, Shape
from kiemdiem.core.regime.entries.facts import ByReading, Fact, Reading
from kiemdiem.core.regime.entries.identity import Identity
from kiemdiem.core.regime.entries.plan import PlanItem
from kiemdiem.core.regime.entries.ratings import (
    Ask,
    Award,
    Band,
    Ceiling,
    Exemption,
    Ground,
    Quota,
    Requirement,
    Source,
    Threshold,
    Value,
)
from kiemdiem.core.regime.entries.values import Bound, Expression
from kiemdiem.core.regime.expression.scope import Vocabulary
from kiemdiem.core.regime.faults import Fault, nearest
from kiemdiem.core.regime.folder import Folder
from kiemdiem.core.regime.inherit import Raw, entry_key
from kiemdiem.core.regime.positions import Path
from kiemdiem.core.regime.regime import Placed
from kiemdiem.core.regime.tables import WITHOUT_CLAUSES

_BALLOT_FACTS = {"present_voters", "full_members", "valid_papers"}
_WAYS = ("this_level", "this_level_or_better")
_OUTCOMES = {"exempt", "reviewed_only", "not_rated", "deferred", "as_computed"}


class References:
    """Every name in every entry; faults are added with the place of the name."""

    def __init__(
        self,
        identity: Identity,
        placed: Mapping[str, Sequence[Placed[Shape]]],
        names: Vocabulary,
        answers: Mapping[str, str],
        folder: Folder,
        faults: list[Fault],
    ) -> None:
        self._identity, self._placed, self._names = identity, placed, names
        self._answers, self._folder, self._faults = answers, folder, faults
        self._clauses = {row.id for row in placed.get("clause", ())}
        self._ids = {(table, row.id) for table, rows in placed.items() for row in rows}
        self._kinds = {row.id for row in placed.get("kind", ())}
        self._readings: dict[str, Reading] = {
            row.entry.id: row.entry for row in placed.get("reading", ()) if isinstance(row.entry, Reading)
        }

    def check(self) -> None:
        """Adds every fault of reference."""
        self._identity_itself()
        self._options(self._answers, None, ())
        for table, rows in self._placed.items():
            self._no_twins(rows)
            for row in rows:
                if isinstance(row.entry, Cited):
                    self._cited(row, row.entry)
                if table not in ("example", "clause"):
                    self._entry(row)

    # ------------------------------------------------------------------ the telling
    def _tell(self, row: Placed[Any], path: Path, message: str, found: str = "", known: Iterable[str] = ()) -> None:
        near = nearest(found, known) if found else ""
        self._faults.append(
            row.source.fault(row.path + path, errors.with_nearest(message, near), found=found, nearest=near)
        )

    def _known(self, row: Placed[Any], path: Path, what: str, name: str, known: Iterable[str]) -> None:
        if name not in (names := set(known)):
            self._tell(row, path, errors.unknown_name(what, name), name, names)

    # ------------------------------------------------------------------ what all entries share
    def _identity_itself(self) -> None:
        source = self._folder.files["regime.toml"]
        for index, kind in enumerate(self._identity.order):
            if kind not in self._kinds:
                near = nearest(kind, self._kinds)
                message = errors.with_nearest(errors.unknown_name("kind", kind), near)
                self._faults.append(source.fault(("order", index), message, found=kind, nearest=near))
        for clause in self._identity.clauses:
            if clause not in self._clauses:
                message = errors.unknown_name("clause", clause)
                self._faults.append(source.fault(("clauses",), message, found=clause))

    def _cited(self, row: Placed[Any], entry: Cited, path: Path = ()) -> None:
        for index, clause in enumerate(entry.clauses):
            self._known(row, (*path, "clauses", index), "clause", clause, self._clauses)
        may_be_bare = row.table in WITHOUT_CLAUSES or self._is_common(row)
        if not entry.clauses and not may_be_bare and not path:
            self._tell(row, path, errors.clause_missing())
        for name in type(entry).model_fields:
            value = getattr(entry, name)
            for index, item in enumerate(value if isinstance(value, tuple) else ()):
                if isinstance(item, Cited):
                    self._cited(row, item, (*path, name, index))

    def _is_common(self, row: Placed[Any]) -> bool:
        return self._identity.abstract or row.regime == "common"

    def _no_twins(self, rows: Sequence[Placed[Shape]]) -> None:
        seen: dict[str, Placed[Shape]] = {}
        for row in rows:
            raw = Raw(row.table, row.values, row.source, row.path, row.regime)
            if "id" not in row.values or row.table == "relation":
                continue
            first = seen.setdefault(entry_key(raw), row)
            if first is not row:
                self._tell(row, ("id",), errors.duplicate_id(row.table, row.id, first.where()), row.id)

    def _options(self, given: Mapping[str, str | list[str]], row: Placed[Any] | None, path: Path) -> None:
        for reading, options in given.items():
            found = self._readings.get(reading)
            for option in [options] if isinstance(options, str) else options:
                known = [o.id for o in found.options] if found else []
                if option in known:
                    continue
                what, name, names = ("option", option, known) if found else ("reading", reading, self._readings)
                if row is not None:
                    self._known(row, (*path, reading), what, name, names)
                elif (source := self._folder.files.get("readings.toml")) is not None:
                    message = errors.with_nearest(errors.unknown_name(what, name), nearest(name, names))
                    self._faults.append(source.fault(("readings", reading), message, found=name))

    def _entry(self, row: Placed[Any]) -> None:
        entry = row.entry
        for index, kind in enumerate(getattr(entry, "for_", ())):
            self._known(row, ("for", index), "kind", kind, self._kinds)
        self._options(getattr(entry, "under", {}), row, ("under",))
        for name in type(entry).model_fields:
            value = getattr(entry, name)
            if isinstance(value, ByReading):
                self._by_reading(row, name, value)
        checks: dict[type, Callable[[Placed[Any], Any], None]] = {
            Threshold: self._threshold, Band: self._band, Requirement: self._requirement, Ground: self._level,
            Ceiling: self._ceiling, Exemption: self._exemption, Ask: self._ask, Quota: self._quota,
            Award: self._award, Fact: self._fact, Reading: self._reading, Value: self._value, Source: self._source,
            PlanItem: self._item,
        }  # fmt: skip
        check = checks.get(type(entry))
        if check is not None:
            check(row, entry)

    def _by_reading(self, row: Placed[Any], name: str, value: ByReading) -> None:
        for option in value.options():
            self._options({value.reading: option}, row, (name,))
        found = self._readings.get(value.reading)
        for missing in {o.id for o in found.options} - set(value.options()) if found else ():
            self._tell(row, (name,), errors.unknown_name("value for option", missing), missing)
        if name == "equals":
            for option, text in value.options().items():
                try:
                    Expression.read(str(text))
                except PydanticCustomError as bad:
                    told = bad.context or {}
                    message = errors.bad_expression(str(told.get("found")), str(told.get("wanted")))
                    self._tell(row, (name, option), message)

    # ------------------------------------------------------------------ one table each
    def _codes(self, row: Placed[Any]) -> set[str]:
        """Level codes common to every kind of a rule."""
        found = [set(self._names.scales.get(self._names.levels.get(k, ""), ())) for k in row.entry.for_]
        return set.intersection(*found) if found else set()

    def _level(self, row: Placed[Any], entry: Any) -> None:
        self._known(row, ("level",), "level", entry.level, self._codes(row))

    def _one_of(self, row: Placed[Any], keys: Sequence[str]) -> None:
        if sum(key in row.values for key in keys) != 1:
            self._tell(row, (), errors.exactly_one_of(keys))

    def _numbers(self, row: Placed[Any]) -> set[str]:
        found = [{n for n, t in self._names.facts.get(k, {}).items() if t.base == "number"} for k in row.entry.for_]
        return set.intersection(*found) if found else set()

    def _threshold(self, row: Placed[Any], entry: Threshold) -> None:
        self._level(row, entry)
        self._one_of(row, ("at_least", "above"))
        for name in [entry.of] if isinstance(entry.of, str) else map(str, entry.of.options().values()):
            self._known(row, ("of",), "base", name, _BALLOT_FACTS | self._numbers(row))
        if isinstance(entry.votes, ByReading):
            for option, votes in entry.votes.options().items():
                self._known(
                    row, ("votes", option), "way of adding votes", str(votes), ("this_level", "this_level_or_better")
                )

    def _band(self, row: Placed[Any], entry: Band) -> None:
        self._level(row, entry)
        self._known(row, ("of",), "number fact", entry.of, self._numbers(row))
        for pair in (("from", "above"), ("up_to", "below")):
            if sum(key in row.values for key in pair) == 2:
                self._tell(row, (), errors.exactly_one_of(pair))
        if entry.unmet is not None:
            self._known(row, ("unmet",), "level", entry.unmet, {"next_open", "ask"} | self._codes(row))

    def _requirement(self, row: Placed[Any], entry: Requirement) -> None:
        self._one_of(row, ("level", "level_or_better"))
        for key, code in (("level", entry.level), ("level_or_better", entry.level_or_better)):
            if code is not None:
                self._known(row, (key,), "level", code, self._codes(row))

    def _ceiling(self, row: Placed[Any], entry: Ceiling) -> None:
        if isinstance(entry.at_most, str):
            self._known(row, ("at_most",), "level", entry.at_most, self._codes(row))

    def _exemption(self, row: Placed[Any], entry: Exemption) -> None:
        known = {i for t, i in self._ids if t in ("ceiling", "exclusion", "ground", "requirement", "ask", "quota")}
        for index, rule in enumerate(entry.lifts):
            self._known(row, ("lifts", index), "rule", rule, known)

    def _ask(self, row: Placed[Any], entry: Ask) -> None:
        for index, choice in enumerate(entry.between):
            self._known(row, ("between", index), "choice", choice, _OUTCOMES | self._codes(row))

    def _limit(self, row: Placed[Any], path: Path, limit: Bound | str | None) -> None:
        if isinstance(limit, str):
            facts = {name for facts in self._names.facts.values() for name in facts}
            self._known(row, path, "fact", limit, facts)

    def _quota(self, row: Placed[Any], entry: Quota) -> None:
        self._level(row, entry)
        self._limit(row, ("at_most",), entry.at_most)
        for index, instead in enumerate(entry.instead):
            self._limit(row, ("instead", index, "at_most"), instead.at_most)
            self._options(instead.under, row, ("instead", index, "under"))
        if isinstance(entry.of, list):
            for index, code in enumerate(entry.of):
                self._known(row, ("of", index), "level", code, self._codes(row))
        if len(entry.for_) > 1 and entry.each_kind_apart is None:
            self._tell(row, (), errors.shape_fault("missing", "each_kind_apart", ""))

    def _award(self, row: Placed[Any], entry: Award) -> None:
        self._limit(row, ("at_most",), entry.at_most)
        if (entry.years is None) != (entry.each_year is None):
            self._tell(row, (), errors.exactly_one_of(("years + each_year", "among")))
        if entry.blank is not None:
            self._known(row, ("blank",), "blank", entry.blank, {i for t, i in self._ids if t == "blank"})

    def _source(self, row: Placed[Any], entry: Source) -> None:
        if entry.blank is not None:
            self._known(row, ("blank",), "blank", entry.blank, {i for t, i in self._ids if t == "blank"})

    def _fact(self, row: Placed[Any], entry: Fact) -> None:
        if entry.type == "scale" or entry.scale:
            self._known(row, ("scale",), "scale", entry.scale or "", self._names.scales)
        if entry.vocabulary:
            self._known(row, ("vocabulary",), "vocabulary", entry.vocabulary, self._names.words)
        for index, column in enumerate(entry.columns):
            if column.type == "scale":
                self._known(row, ("columns", index, "scale"), "scale", column.scale or "", self._names.scales)
            if column.vocabulary:
                self._known(row, ("columns", index, "vocabulary"), "vocabulary", column.vocabulary, self._names.words)

    def _reading(self, row: Placed[Any], entry: Reading) -> None:
        options = [option.id for option in entry.options]
        if entry.default is not None:
            self._known(row, ("default",), "option", entry.default, options)
        elif entry.kind != "blank":
            self._tell(row, (), errors.shape_fault("missing", "default", ""))

    def _value(self, row: Placed[Any], entry: Value) -> None:
        self._one_of(row, ("is", "steps", "rows"))

    def _item(self, row: Placed[Any], entry: PlanItem) -> None:
        events = {i for t, i in self._ids if t == "event"}
        for index, due in enumerate(entry.due):
            if due.event is not None:
                self._known(row, ("due", index, "event"), "event", due.event, events)
            for key in due.lacks():
                self._tell(row, ("due", index), errors.shape_fault("missing", key, ""))
