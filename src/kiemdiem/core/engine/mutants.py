"""Every small change to the entries of a regime: numbers, bounds, bases, levels, kinds, days, bodies, conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kiemdiem.core.engine.mutated_texts import Neighbours, bounds_beside, expressions_beside, neighbours
from kiemdiem.core.regime.expression.checked import FactOf
from kiemdiem.core.regime.expression.walk import nodes_of
from kiemdiem.core.regime.inherit import Raw
from kiemdiem.core.regime.positions import Path
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.regime.variations import HEAD, Variations

GONE = "–"
_DAY = timedelta(days=1)
_EXPRESSIONS = frozenset({"when", "holds", "needed_when", "among", "each_year", "priority", "is", "gives", "rank_by"})
_LEVELS = frozenset({"level", "level_or_better", "unmet", "at_most", "between", "of", "route"})
_BOUNDS = frozenset({"at_least", "above", "at_most", "from", "up_to", "below", "range", "max", "min", "gives", "rows"})
_SWAPPED_KEYS = {"at_least": "above", "above": "at_least", "from": "above", "up_to": "below", "below": "up_to"}
_WORDS: Mapping[str, Sequence[str]] = {
    "votes": ("this_level", "this_level_or_better"),
    "counted": ("before_choice", "after_choice"),
    "effect": ("exempt", "reviewed_only", "not_rated", "deferred"),
    "if_unknown": ("wait", "skip"),
    "when_empty": ("fails", "holds", "ask"),
    "unmet": ("next_open", "ask"),
    "several": ("ask", "lowest"),
    "force": ("binding", "advice"),
    "purpose": ("rate", "propose"),
    "by": ("ballot", "points", "proposal", "conditions"),
    "column": ("authority", "self"),
    "where_options_differ": ("default", "ask"),
    "without": ("proposed_level", "nothing", "stop"),
    "blocks": ("decision", "nothing"),
    "act": ("score", "propose", "vet", "decide", "re_decide"),
    "ballot": ("none", "open", "secret"),
    "role": ("preamble", "named", "reading_list"),
    "between": ("not_rated", "as_computed", "exempt"),
    "round_half": ("up", "even"),
}
_ABSENT: Mapping[str, Sequence[str]] = {
    "yes_no": ("unknown", "no"),
    "count": ("unknown", "0", "none"),
    "number": ("unknown", "0", "none"),
    "share": ("unknown", "0", "none"),
    "date": ("unknown", "none"),
    "scale": ("unknown", "none"),
    "text": ("unknown", "empty"),
    "texts": ("unknown", "empty"),
    "unit": ("unknown", "empty"),
    "table": ("unknown", "empty"),
}
"""What an empty place may mean, by the type of the fact."""
_BASES = ("present_voters", "full_members", "valid_papers")
_COUNTED = ("rated", "in_group")
_DUE = {"before": "by", "by": "before", "after": "before_event", "before_event": "same_day", "with_plan": "none"}
_BODIES = frozenset(
    {
        "who", "by", "body", "issuer", "sent_to", "addressee", "organiser", "chair", "chair_while_head_is_reviewed",
        "directing", "directing_in_person", "advising", "compiling", "implementing", "addressed", "cooperating",
        "consulted", "takes_part", "invited", "to", "decided_by", "proposed_to", "number", "source",
    }
)  # fmt: skip
_DROPPED = frozenset({"when", "under", "release", "unmet", "needed_when", "until", "parent", "from_others"})
_LEFT = frozenset(
    {
        "clauses", "id", "label", "note", "title", "question", "why", "options", "because", "failed", "place",
        "supplied_by", "offered_when", "evidence", "keeps", "refused", "unit_of_measure", "short", "child", "sub_plan",
        "printed", "text", "task", "produces", "wants", "priority_label", "none_text", "open_list", "says",
        "base_label", "number_as_printed", "signed_by", "needs", "form",
    }
)  # fmt: skip
_LEFT_IN = {
    HEAD: frozenset({"extends", "abstract", "tier", "place"}),
    "follow_up": frozenset({"act"}),
    "distribution": frozenset({"purpose"}),
    "item": frozenset({"number"}),
    "scale": frozenset({"ordered"}),  # an order that is not there only allows comparisons that no rule makes
}
_ANOTHER_BODY = "*"
"""What stands in the place of a named body: nobody bears this name."""


@dataclass(frozen=True)
class Mutant:
    """One change: the entry by its place among the raw ones, its values with the change (None: gone), and what it is.

    id stays the same when lines move; path: where in the entry the change lies.
    """

    number: int
    values: Mapping[str, Any] | None
    id: str
    path: Path
    old: str
    new: str

    def where(self, raw: Raw) -> str:
        """`kh61_2021/ratings.toml:12`."""
        return f"{raw.source.name}:{raw.source.positions.of(raw.path + self.path).line}"


def mutants_of(
    variations: Variations, tables: frozenset[str], readers: frozenset[str] | None = None
) -> Iterator[Mutant]:
    """The changes to every entry that stands in the regime's own folder, in these tables.

    Facts and columns that no rule reads are left out: registers hold them, and no answer turns on them.
    readers: the tables whose rules somebody tries (None: all); facts and readings that only other rules ask for
    nobody could tell.
    """
    changer = _Changer(variations.regime)
    read = names_read(variations.regime, readers)
    chosen_between = None if readers is None else _readings_asked(variations.regime, readers)
    seen: dict[str, int] = {}
    for number, raw in enumerate(variations.raws):
        is_own = raw.table in tables and raw.source.name in variations.own_files
        if raw.table == "reading" and chosen_between is not None and raw.values.get("id") not in chosen_between:
            continue
        if is_own and (raw.table != "fact" or raw.values.get("id") in read):
            for path, values, old, new in changer.changes(raw, read):
                way = ".".join(map(str, path))
                name = f"{_name(raw)}{f' {way}' if way else ''}: {old} → {new}"
                seen[name] = seen.get(name, 0) + 1
                unique = name if seen[name] == 1 else f"{name} #{seen[name]}"
                yield Mutant(number, values, unique, path, old, new)


def names_read(regime: Regime, readers: frozenset[str] | None = None) -> frozenset[str]:
    """The facts and columns that some expression or rule of a regime reads, or only those of these tables."""
    found: set[str] = {"marks", "score"} if regime.all("score") else set()
    for (table, _), trees in regime.trees.items():
        for tree in trees.fields.values() if readers is None or table in readers else ():
            for node in nodes_of(tree):
                if isinstance(node, FactOf):
                    found.add(node.name)
    for table in ("threshold", "band", "quota", "award", "value"):
        for placed in regime.all(table):
            found |= set(_words_in({key: placed.values.get(key) for key in ("of", "at_most", "within", "instead")}))
    for fact in regime.facts:
        if fact.entry.from_others is not None:
            found |= {fact.entry.from_others.table, fact.entry.from_others.by}
    return frozenset(found)


def _readings_asked(regime: Regime, readers: frozenset[str]) -> frozenset[str]:
    """The readings that some entry of these tables is under, or goes by."""

    def within(value: Any) -> Iterator[str]:
        if isinstance(value, Mapping):
            yield from value.get("under", ())
            yield from [value["reading"]] if isinstance(value.get("reading"), str) else []
        for item in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
            yield from within(item)

    return frozenset(name for table in readers for placed in regime.all(table) for name in within(placed.values))


def _words_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _words_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from _words_in(item)


def _own_keys(raw: Raw) -> set[str]:
    """The keys that stand in the entry itself; a parent's that it changes are the parent's own."""
    found: Any = raw.source.content
    for step in raw.path:
        found = found[step]
    return set(found)


def _name(raw: Raw) -> str:
    """`threshold top`, with the readings that tell a twin from its twin; without an id by what the entry says."""
    values = raw.values
    under = values.get("under")
    told = str(values.get("id") or values.get("number") or values.get("to") or values.get("first") or "")
    if isinstance(under, Mapping):
        told += " (" + ", ".join(f"{key} = {_shown(under[key])}" for key in sorted(under)) + ")"
    return f"{raw.table} {told}".rstrip()


Change = tuple[Path, Mapping[str, Any] | None, str, str]
"""Path inside the entry, the values with the change, what stood there, what stands there now."""


class _Changer:
    def __init__(self, regime: Regime) -> None:
        self._codes: Neighbours = neighbours(regime.names.scales)
        self._kinds = tuple(regime.kinds)
        self._best = {codes[0] for codes in regime.names.scales.values()}
        self._readings = {name: [o.id for o in reading.options] for name, reading in regime.readings.items()}

    def changes(self, raw: Raw, read: frozenset[str]) -> Iterator[Change]:
        """Every change of one entry, and its leaving; of its columns only those that are read."""
        values = dict(raw.values)
        own = _own_keys(raw)
        for key in (key for key in values if key in own):
            if key == "absent":
                # What is worked out, or gathered from others, is there: nobody asks what its absence would mean.
                if not {"equals", "from_others"} & values.keys():
                    yield from _absences((), values)
            elif key == "votes" and values.get("level") in self._best:
                pass  # no level is better than the best: both ways of adding votes are one
            elif key not in _LEFT and key not in _LEFT_IN.get(raw.table, ()):
                for path, value, old, new in self._of_key(raw.table, key, values[key]):
                    if key != "columns" or values[key][path[0]].get("id") in read:
                        yield (key, *path), {**values, key: value}, old, new
            if key in _DROPPED:
                yield (key,), {k: v for k, v in values.items() if k != key}, _shown(values[key]), GONE
        for key, other in _SWAPPED_KEYS.items():
            if key in own and other not in values and not isinstance(values[key], date):
                swapped = {other if k == key else k: v for k, v in values.items()}
                yield (key,), swapped, f"{key} = {_shown(values[key])}", f"{other} = {_shown(values[key])}"
        if "changes" not in own and raw.table != HEAD:
            yield (), None, str(values.get("id", raw.table)), GONE

    # ------------------------------------------------------------------ one key
    def _of_key(self, table: str, key: str, value: Any) -> Iterator[tuple[Path, Any, str, str]]:
        """Path inside the value, the value with the change, old and new as text."""
        if isinstance(value, bool):
            yield (), not value, _shown(value), _shown(not value)
        elif isinstance(value, int):
            for other in (value - 1, value + 1):
                yield (), other, str(value), str(other)
        elif isinstance(value, date):
            for day in (value - _DAY, value + _DAY):
                yield (), day, value.isoformat(), day.isoformat()
        elif isinstance(value, str):
            for text in dict.fromkeys(self._texts(table, key, value)):
                yield (), text, value, text
        elif isinstance(value, list):
            yield from self._of_list(table, key, value)
        elif isinstance(value, Mapping):
            yield from self._of_table(table, key, value)

    def _texts(self, table: str, key: str, value: str) -> Iterator[str]:
        if key == "kind":
            yield from [_DUE[value]] if value in _DUE else [kind for kind in self._kinds if kind != value][:1]
            return
        if key == "default":
            yield from (
                option
                for options in self._readings.values()
                if value in options
                for option in options
                if option != value
            )
            return
        if key in _LEVELS:
            yield from self._codes.get(value, ())
        if key in _BOUNDS:
            yield from bounds_beside(value)
        is_word = value in _WORDS.get(key, ())
        yield from (word for word in _WORDS.get(key, ()) if is_word and word != value)
        if key == "of":
            for choices in (_BASES, _COUNTED):
                yield from (base for base in choices if value in choices and base != value)
        if key in _EXPRESSIONS or key == "equals" or (key == "at_most" and value not in self._codes):
            yield from expressions_beside(value, self._codes)
        if key in _BODIES and not is_word:
            yield _ANOTHER_BODY

    def _of_list(self, table: str, key: str, items: Sequence[Any]) -> Iterator[tuple[Path, Any, str, str]]:
        for index, item in enumerate(items):
            if len(items) > 1 or isinstance(item, Mapping):
                yield (index,), [*items[:index], *items[index + 1 :]], _shown(item), GONE
            for path, value, old, new in self._of_key(table, key, item):
                yield (index, *path), [*items[:index], value, *items[index + 1 :]], old, new
        if key == "for" and len(items) == 1:
            other = next((kind for kind in self._kinds if kind not in items), None)
            if other is not None:
                yield (0,), [other], items[0], other

    def _of_table(self, table: str, key: str, value: Mapping[str, Any]) -> Iterator[tuple[Path, Any, str, str]]:
        if key == "under":
            yield from self._of_under(value)
            return
        is_by_reading = "reading" in value
        for name, item in value.items():
            if name == "absent":
                yield from _absences((), value)
            if name in _LEFT or name in ("reading", "absent"):
                continue
            for path, changed, old, new in self._of_key(table, key if is_by_reading else name, item):
                yield (name, *path), {**value, name: changed}, old, new
            if name in _DROPPED:
                yield (name,), {k: v for k, v in value.items() if k != name}, _shown(item), GONE
        for name, other in _SWAPPED_KEYS.items():
            if name in value and other not in value and not isinstance(value[name], date):
                swapped = {other if k == name else k: v for k, v in value.items()}
                yield (name,), swapped, f"{name} = {_shown(value[name])}", f"{other} = {_shown(value[name])}"

    def _of_under(self, value: Mapping[str, Any]) -> Iterator[tuple[Path, Any, str, str]]:
        for reading, options in value.items():
            listed = options if isinstance(options, list) else [options]
            for other in self._readings.get(reading, ()):
                if other not in listed:
                    yield (reading,), {**value, reading: other}, _shown(options), other


def _absences(path: Path, values: Mapping[str, Any]) -> Iterator[Change]:
    """The other things that an empty place may mean."""
    given = str(values["absent"])
    for other in _ABSENT.get(str(values.get("type", "")), ("unknown",)):
        if other != given:
            yield (*path, "absent"), {**values, "absent": other}, given, other


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        text = "{ " + ", ".join(f"{key} = {_shown(item)}" for key, item in value.items()) + " }"
    elif isinstance(value, list):
        text = "[" + ", ".join(map(_shown, value)) + "]"
    elif isinstance(value, bool):
        text = str(value).lower()
    else:
        text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"
