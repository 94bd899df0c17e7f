"""Whether what the rules of ratings.toml and awards.toml name is there: levels, facts, other rules, groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from kiemdiem.core.regime import errors
from kiemdiem.core.regime.entries.facts import ByReading
from kiemdiem.core.regime.entries.ratings import (
    Again,
    Ask,
    Award,
    Band,
    Ceiling,
    Exemption,
    Ground,
    Quota,
    Requirement,
    Score,
    Source,
    Threshold,
    Value,
)
from kiemdiem.core.regime.entries.subjects import Roll, Waived
from kiemdiem.core.regime.entries.values import Bound
from kiemdiem.core.regime.expression.scope import Vocabulary
from kiemdiem.core.regime.positions import Path
from kiemdiem.core.regime.regime import Placed
from kiemdiem.core.regime.telling import Options, Teller

_BALLOT_FACTS = {"present_voters", "full_members", "valid_papers"}
_WAYS = ("this_level", "this_level_or_better")
_OUTCOMES = {"exempt", "reviewed_only", "not_rated", "deferred", "as_computed"}
_LIFTED = ("ceiling", "exclusion", "ground", "requirement", "ask", "threshold")
_NEED_LEVELS = (Source, Threshold, Band, Requirement, Ground, Ceiling, Ask, Quota)


class RuleReferences:
    """Looks at one rule at a time; its kinds are declared."""

    def __init__(
        self, names: Vocabulary, placed: Mapping[str, Sequence[Placed[Any]]], teller: Teller, options: Options
    ) -> None:
        self._names, self._teller, self._options = names, teller, options
        self._ids = {(table, row.id) for table, rows in placed.items() for row in rows}
        rows = [row for table in _LIFTED for row in placed.get(table, ())]
        self._closed = [(row.id, row.origin, row.entry.child) for row in rows if row.entry.child != "open"]
        self._lifted = self._ids_of(*_LIFTED)
        self._blanks = self._ids_of("blank")

    def _ids_of(self, *tables: str) -> set[str]:
        return {name for table, name in self._ids if table in tables}

    def check(self, row: Placed[Any]) -> bool:
        """Adds every fault of reference of a rule; False where its expressions stand on nothing."""
        checks: dict[type, Callable[[Placed[Any], Any], None]] = {
            Threshold: self._threshold, Band: self._band, Requirement: self._requirement, Ground: self._level,
            Ceiling: self._ceiling, Exemption: self._exemption, Ask: self._ask, Quota: self._quota,
            Award: self._award, Value: self._value, Source: self._source, Score: self._score, Roll: self._roll,
        }  # fmt: skip
        entry = row.entry
        if isinstance(entry, _NEED_LEVELS):
            without = [index for index, kind in enumerate(entry.for_) if kind not in self._names.levels]
            for index in without:
                self._teller.tell(row, ("for", index), errors.kind_without_scale(entry.for_[index]), entry.for_[index])
            if without:
                return False
        check = checks.get(type(entry))
        if check is not None:
            check(row, entry)
        return not isinstance(entry, Value) or entry.over is None or entry.over in self._lists()

    # ------------------------------------------------------------------ levels and numbers
    def _codes(self, row: Placed[Any]) -> list[str]:
        """Level codes common to every kind of a rule, best first."""
        found = [self._names.scales.get(self._names.levels.get(k, ""), ()) for k in row.entry.for_]
        return [code for code in found[0] if all(code in codes for codes in found)] if found else []

    def _level(self, row: Placed[Any], entry: Any) -> None:
        self._teller.known(row, ("level",), "level", entry.level, self._codes(row))

    def _numbers(self, row: Placed[Any]) -> set[str]:
        found = [{n for n, t in self._names.facts.get(k, {}).items() if t.base == "number"} for k in row.entry.for_]
        return set.intersection(*found) if found else set()

    def _threshold(self, row: Placed[Any], entry: Threshold) -> None:
        self._level(row, entry)
        self._teller.one_of(row, ("at_least", "above"))
        for key in ("at_least", "above"):
            self._part(row, (key,), getattr(entry, key))
        bases = _BALLOT_FACTS | self._numbers(row)
        if isinstance(entry.of, str):
            self._teller.known(row, ("of",), "base", entry.of, bases)
        else:
            for option, name in entry.of.options().items():
                self._teller.known(row, ("of", option), "base", str(name), bases)
        if isinstance(entry.votes, ByReading):
            for option, votes in entry.votes.options().items():
                self._teller.known(row, ("votes", option), "way of adding votes", str(votes), _WAYS)

    def _band(self, row: Placed[Any], entry: Band) -> None:
        self._level(row, entry)
        self._teller.known(row, ("of",), "number fact", entry.of, self._numbers(row))
        lower = [(key, b) for key, b in (("from", entry.from_), ("above", entry.above)) if b is not None]
        upper = [(key, b) for key, b in (("up_to", entry.up_to), ("below", entry.below)) if b is not None]
        self._teller.at_most_one_of(row, ("from", "above"))
        self._teller.at_most_one_of(row, ("up_to", "below"))
        if not lower and not upper:
            self._teller.tell(row, (), errors.band_unbounded())
        if len(lower) == len(upper) == 1:
            (low_key, low), (high_key, high) = lower[0], upper[0]
            includes_both = low_key == "from" and high_key == "up_to"
            if low.value > high.value or (low.value == high.value and not includes_both):
                self._teller.tell(row, (low_key,), errors.band_empty(low.text, high.text))
        if entry.unmet is not None:
            self._teller.known(row, ("unmet",), "level", entry.unmet, ["next_open", "ask", *self._codes(row)])

    def _requirement(self, row: Placed[Any], entry: Requirement) -> None:
        self._teller.one_of(row, ("level", "level_or_better"))
        for key, code in (("level", entry.level), ("level_or_better", entry.level_or_better)):
            if code is not None:
                self._teller.known(row, (key,), "level", code, self._codes(row))

    def _ceiling(self, row: Placed[Any], entry: Ceiling) -> None:
        if isinstance(entry.at_most, str):
            self._teller.known(row, ("at_most",), "level", entry.at_most, self._codes(row))

    def _exemption(self, row: Placed[Any], entry: Exemption) -> None:
        for index, rule in enumerate(entry.lifts):
            if rule in self._ids_of("quota") - self._lifted:
                self._teller.tell(row, ("lifts", index), errors.quota_not_lifted(rule), rule)
            elif self._teller.known(row, ("lifts", index), "rule", rule, self._lifted):
                how = next((how for name, of, how in self._closed if name == rule and of != row.origin), None)
                if how is not None:
                    self._teller.tell(row, ("lifts", index), errors.parent_not_lifted(rule, how), rule)

    def _ask(self, row: Placed[Any], entry: Ask) -> None:
        for index, choice in enumerate(entry.between):
            self._teller.known(row, ("between", index), "choice", choice, _OUTCOMES | set(self._codes(row)))

    # ------------------------------------------------------------------ groups
    def _part(self, row: Placed[Any], path: Path, bound: Bound | None) -> None:
        if bound is not None and bound.is_share and bound.value > 1:
            self._teller.tell(row, path, errors.shape_fault("beyond_the_whole", str(path[-1]), bound.text))

    def _limit(self, row: Placed[Any], path: Path, limit: Bound | str | None) -> None:
        if not isinstance(limit, str):
            self._part(row, path, limit)
        else:
            facts = {name for facts in self._names.facts.values() for name in facts}
            self._teller.known(row, path, "fact", limit, facts)

    def _group(self, row: Placed[Any], entry: Quota | Award) -> None:
        self._limit(row, ("at_most",), entry.at_most)
        for index, instead in enumerate(entry.instead):
            self._limit(row, ("instead", index, "at_most"), instead.at_most)
            self._options(row, ("instead", index, "under"), instead.under)
        for index, code in enumerate(entry.of if isinstance(entry.of, list) else ()):
            self._teller.known(row, ("of", index), "level", code, self._codes(row))
        if len(entry.for_) > 1 and entry.each_kind_apart is None and (isinstance(entry, Quota) or entry.within):
            self._teller.lacks(row, (), "each_kind_apart")
        for index, key in enumerate(entry.within):
            keys: set[str] = {"group", "person"}
            for kind in entry.for_:
                keys |= set(self._names.relations.get(kind, {})) | set(self._names.facts.get(kind, {}))
            self._teller.known(row, ("within", index), "group key", key, keys)

    def _quota(self, row: Placed[Any], entry: Quota) -> None:
        self._level(row, entry)
        self._group(row, entry)

    def _award(self, row: Placed[Any], entry: Award) -> None:
        self._group(row, entry)
        if (entry.years is None) != (entry.each_year is None):
            self._teller.lacks(row, (), "each_year" if entry.each_year is None else "years")
        if entry.at_most is not None and not entry.within:
            self._teller.lacks(row, (), "within")
        if isinstance(entry.again, ByReading):
            for option, again in entry.again.options().items():
                self._teller.known(row, ("again", option), "way of counting again", str(again), get_args(Again))
        if entry.blank is not None:
            self._teller.known(row, ("blank",), "blank", entry.blank, self._blanks)
        if entry.honour is not None:
            self._teller.known(row, ("honour",), "award", entry.honour, self._ids_of("award"))

    # ------------------------------------------------------------------ the others
    def _source(self, row: Placed[Any], entry: Source) -> None:
        if entry.blank is not None:
            self._teller.known(row, ("blank",), "blank", entry.blank, self._blanks)

    def _roll(self, row: Placed[Any], entry: Roll) -> None:
        if isinstance(entry.waived_when, ByReading):
            for option, way in entry.waived_when.options().items():
                self._teller.known(row, ("waived_when", option), "way of waiving", str(way), get_args(Waived))

    def _value(self, row: Placed[Any], entry: Value) -> None:
        self._teller.one_of(row, ("is", "steps", "rows"))
        if entry.over is not None:
            self._teller.known(row, ("over",), "table fact", entry.over, self._lists())
        if entry.rows:
            self._rows(row, entry)

    def _rows(self, row: Placed[Any], entry: Value) -> None:
        """The amounts by value of a scale: of which fact or column, and for which of its values."""
        if entry.of is None:
            self._teller.lacks(row, (), "of")
            return
        types = self._names.columns if entry.over else self._names.facts
        found = [types.get(name, {}) for name in ([entry.over] if entry.over else entry.for_)]
        scaled = {name for name, of in found[0].items() if of.base == "scale"}
        if self._teller.known(row, ("of",), "scale fact", entry.of, scaled) and entry.of in scaled:
            codes = self._names.scales.get(found[0][entry.of].scale, ())
            for code in entry.rows:
                if code not in codes:
                    message = errors.code_of_scale(code, found[0][entry.of].scale)
                    self._teller.tell(row, ("rows", code), message, code, codes, on_key=True)

    def _lists(self) -> set[str]:
        """What a value may be one for each row of."""
        tables = {name for facts in self._names.facts.values() for name, t in facts.items() if t.base == "records"}
        return tables | set(self._names.scales)

    def _score(self, row: Placed[Any], entry: Score) -> None:
        groups: Sequence[str] = [group.id for group in entry.groups]
        self._teller.no_twins(row, "groups", "id", groups)
        self._teller.no_twins(row, "criteria", "id", (criterion.id for criterion in entry.criteria))
        for index, criterion in enumerate(entry.criteria):
            self._teller.known(row, ("criteria", index, "group"), "score group", criterion.group, groups)
