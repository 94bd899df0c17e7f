"""Values of rules changed for one run: `TABLE.ID.KEY=VALUE` to a regime that the loader has checked anew."""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiemdiem.cli.refused import Refused
from kiemdiem.cli.whatif import errors
from kiemdiem.cli.words import near
from kiemdiem.core.engine.cells import BadValue, day, yes_no
from kiemdiem.core.regime.assembling import SHAPES
from kiemdiem.core.regime.entries.ratings import RATING_TABLES
from kiemdiem.core.regime.faults import BrokenRegime, nearest
from kiemdiem.core.regime.regime import Regime, in_force
from kiemdiem.core.regime.shapes import keys_of, shown
from kiemdiem.core.regime.variations import Variations

RULE_TABLES = ("exclusion", *RATING_TABLES, "award")
_FIXED = frozenset({"id", "clauses", "changes", "fills"})
_NUMBER = re.compile(r"(-?\d+)(?:[.,](\d+))?\s*(%?)")
_HEAD_PARTS = 3


@dataclass(frozen=True)
class RuleChange:
    """One `--set` as typed: where it leads and the text of the new value; an empty one takes the key away."""

    word: str
    table: str
    id: str
    kind: str
    path: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class ChangedRule:
    """One value of one entry, before and after."""

    table: str
    id: str
    kinds: tuple[str, ...]
    key: str
    before: str
    after: str

    def to_json(self) -> dict[str, Any]:
        told = {"table": self.table, "id": self.id, "kinds": list(self.kinds), "key": self.key}
        return told | {"from": self.before or None, "to": self.after or None}


class _Wrong(Exception):
    """One change that leads nowhere; the text is a whole sentence."""


def rule_change(text: str) -> RuleChange:
    """A change as typed; only its form is looked at."""
    place, sign, value = text.partition("=")
    parts = [part.strip() for part in place.split(".")]
    if not sign or len(parts) < _HEAD_PARTS or not all(parts):
        raise argparse.ArgumentTypeError(errors.not_a_rule_value(text))
    name, _, kind = parts[1].partition("@")
    return RuleChange(place.strip(), parts[0], name, kind, tuple(parts[2:]), value.strip())


def with_rules(
    regime: Regime, folder: str, changes: Sequence[RuleChange], options: Mapping[str, str]
) -> tuple[Regime, list[ChangedRule]]:
    """The regime with every change, and what was changed; refused with every fault at once.

    options: the readings in force; of several entries of one id only those in force are changed.
    """
    if not changes:
        return regime, []
    variations = Variations(folder, with_examples=False)
    new: dict[int, dict[str, Any]] = {}
    told: list[ChangedRule] = []
    faults: list[str] = []
    for change in changes:
        try:
            for number in _entries(variations, change, options):
                raw = variations.raws[number]
                values = new.get(number, dict(raw.values))
                new[number], old = _set(values, change, change.path, keys_of(SHAPES[raw.table]))
                kinds = tuple(raw.values.get("for", ()))
                told.append(ChangedRule(raw.table, change.id, kinds, ".".join(change.path), old, change.text))
        except _Wrong as wrong:
            faults.append(str(wrong))
    if faults:
        raise Refused(errors.bad_rule_changes(len(faults)), faults)
    try:
        return variations.with_values(new), told
    except BrokenRegime as broken:
        lines = [fault.text() for fault in broken.faults]
        raise Refused(errors.refused_by_regime(len(lines)), lines) from None


def _entries(variations: Variations, change: RuleChange, options: Mapping[str, str]) -> list[int]:
    """The entries meant: those of the id, of the kind if one is named, in force."""
    regime = variations.regime
    if change.table not in RULE_TABLES:
        message = errors.unknown_table(change.word, change.table, RULE_TABLES)
        raise _Wrong(near(message, nearest(change.table, RULE_TABLES)))
    there = [number for number, raw in enumerate(variations.raws) if raw.table == change.table]
    found = [number for number in there if variations.raws[number].values.get("id") == change.id]
    if not found:
        known = list(dict.fromkeys(str(variations.raws[number].values.get("id")) for number in there))
        message = errors.unknown_rule(change.word, change.table, change.id, known)
        raise _Wrong(near(message, nearest(change.id, known)))
    if change.kind:
        found = _of_kind(variations, change, found)
    entries = {number: regime.all(change.table)[variations.index_of(number)].entry for number in found}
    active = [number for number, entry in entries.items() if in_force(entry, options)]
    if not active:
        unders = [_under(getattr(entry, "under", {})) for entry in entries.values()]
        raise _Wrong(errors.rule_not_in_force(change.word, change.id, list(dict.fromkeys(unders))))
    return active


def _of_kind(variations: Variations, change: RuleChange, found: Sequence[int]) -> list[int]:
    kinds = variations.regime.kinds
    kind = next((one.id for one in kinds.values() if change.kind in (one.id, one.label)), "")
    if not kind:
        message = errors.unknown_kind(change.word, change.kind, list(kinds))
        raise _Wrong(near(message, nearest(change.kind, kinds)))
    of_kind = [number for number in found if kind in variations.raws[number].values.get("for", (kind,))]
    if not of_kind:
        known = dict.fromkeys(one for number in found for one in variations.raws[number].values["for"])
        raise _Wrong(errors.rule_of_other_kinds(change.word, change.id, kind, list(known)))
    return of_kind


def _under(under: Mapping[str, str | list[str]]) -> str:
    return ", ".join(
        f"{key}={wanted if isinstance(wanted, str) else '|'.join(wanted)}" for key, wanted in under.items()
    )


# ------------------------------------------------------------------ inside one entry
def _set(values: Any, change: RuleChange, path: Sequence[str], known: Sequence[str] = ()) -> tuple[Any, str]:
    """The values with the one at `path` replaced, and what stood there; nothing that was given is touched."""
    step, rest = path[0], path[1:]
    if isinstance(values, Mapping):
        if known and step in _FIXED:
            raise _Wrong(errors.fixed_key(change.word, step))
        if step not in values and (rest or step not in known):
            names = [name for name in (known or values) if name not in _FIXED]
            raise _Wrong(near(errors.unknown_key(change.word, step, names), nearest(step, names)))
        if rest:
            inner, old = _set(values[step], change, rest)
            return {**values, step: inner}, old
        old = _told(values[step]) if step in values else ""
        if not change.text:
            return {key: value for key, value in values.items() if key != step}, old
        return {**values, step: _new_value(change, values.get(step))}, old
    if isinstance(values, list):
        index = _index(values, step, change)
        if rest:
            inner, old = _set(values[index], change, rest)
        else:
            inner, old = _new_value(change, values[index]), _told(values[index])
        return [*values[:index], inner, *values[index + 1 :]], old
    raise _Wrong(errors.not_a_list(change.word, ".".join(change.path[: -len(path)])))


def _index(items: Sequence[Any], step: str, change: RuleChange) -> int:
    """An item of a list by its id, or by its number from 1."""
    names = [
        str(item["id"]) if isinstance(item, Mapping) and "id" in item else str(n) for n, item in enumerate(items, 1)
    ]
    if step in names:
        return names.index(step)
    if step.isdecimal() and 0 < int(step) <= len(items):
        return int(step) - 1
    raise _Wrong(near(errors.no_such_item(change.word, step, names), nearest(step, names)))


def _new_value(change: RuleChange, old: Any) -> Any:
    """The new value in the type of the old one; how well it fits is for the loader to say."""
    text = change.text
    number = _NUMBER.fullmatch(text)
    plain = "".join((number[1], f".{number[2]}" if number[2] else "", number[3])) if number else text
    try:
        if isinstance(old, bool):
            return yes_no(text)
        if isinstance(old, date):
            return day(text)
    except BadValue as bad:
        raise _Wrong(errors.bad_value(change.word, str(bad))) from None
    if isinstance(old, str):
        return plain
    if isinstance(old, int):
        return int(plain) if number and not number[2] and not number[3] else plain
    return _from_toml(change, plain, old)


def _told(value: Any) -> str:
    """A value as it was written; what holds others is only hinted at."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return value if isinstance(value, str) else shown(value)


def _from_toml(change: RuleChange, text: str, old: Any) -> Any:
    """A list, a table or what was not there: as TOML; what is no TOML is text, or a list parted by commas."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        if isinstance(old, list) and all(isinstance(item, str) for item in old) and "[" not in text:
            return [part.strip() for part in text.split(",")]
        if isinstance(old, list | Mapping):
            raise _Wrong(errors.unreadable_value(change.word, _told(old))) from None
        return text
