"""Compares two regimes entry by entry: what was added, what is gone, which keys say something else now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from kiemdiem.core.regime.entries.entry import Shape
from kiemdiem.core.regime.inherit import entry_key
from kiemdiem.core.regime.regime import Placed, Regime

Change = Literal["added", "removed", "changed"]
HEAD = "regime"
_UNSAID = frozenset({"id", "clauses", "changes", "fills"})
_LISTS = ("distribution", "legal_basis", "clash")
"""Tables without ids: an entry is known by what it says."""


@dataclass(frozen=True)
class KeyChange:
    """One key of an entry: what it said and what it says; None where it did not stand."""

    key: str
    old: Any
    new: Any

    def to_json(self) -> dict[str, Any]:
        return {"key": self.key, "old": _plain(self.old), "new": _plain(self.new)}


@dataclass(frozen=True)
class EntryChange:
    """One entry that is not the same in both; where: its lines (empty where it does not stand)."""

    table: str
    id: str
    change: Change
    keys: tuple[KeyChange, ...]
    old_clauses: tuple[str, ...]
    new_clauses: tuple[str, ...]
    old_where: str = ""
    new_where: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "table": self.table,
            "id": self.id,
            "change": self.change,
            "keys": [key.to_json() for key in self.keys],
            "clauses": {"old": list(self.old_clauses), "new": list(self.new_clauses)},
            "where": {"old": self.old_where, "new": self.new_where},
        }


def diff(old: Regime, new: Regime, *, tables: frozenset[str] | None = None) -> list[EntryChange]:
    """Every entry that differs, by table in the order of the files; the clause register and examples are left out
    unless `tables` names them."""
    wanted = (set(old.placed) | set(new.placed)) - {"clause", "example"} if tables is None else tables
    order = [*old.placed, *(table for table in new.placed if table not in old.placed)]
    found = [] if tables is not None and HEAD not in tables else list(_heads(old, new))
    for table in order:
        if table in wanted:
            found += _entries(table, _by_key(old, table), _by_key(new, table))
    return found


def _heads(old: Regime, new: Regime) -> Iterator[EntryChange]:
    before, after = (regime.identity.model_dump(by_alias=True, exclude_unset=True) for regime in (old, new))
    keys = _keys(before, after)
    if keys:
        yield EntryChange(HEAD, new.id, "changed", keys, old.identity.clauses, new.identity.clauses)


def _entries(
    table: str, before: Mapping[str, Placed[Shape]], after: Mapping[str, Placed[Shape]]
) -> Iterator[EntryChange]:
    for key, old in before.items():
        now = after.get(key)
        if now is None:
            yield EntryChange(table, old.id, "removed", _keys(old.values, {}), _cited(old), (), old.where())
        elif keys := _keys(old.values, now.values):
            yield EntryChange(table, now.id, "changed", keys, _cited(old), _cited(now), old.where(), now.where())
    for key, now in after.items():
        if key not in before:
            yield EntryChange(table, now.id, "added", _keys({}, now.values), (), _cited(now), "", now.where())


def _by_key(regime: Regime, table: str) -> dict[str, Placed[Shape]]:
    """The entries of a table by what tells them apart; a number is added where two are alike."""
    found: dict[str, Placed[Shape]] = {}
    for placed in regime.all(table):
        key = _key(placed)
        number = 2
        while key in found:
            key, number = f"{_key(placed)}#{number}", number + 1
        found[key] = placed
    return found


def _key(placed: Placed[Shape]) -> str:
    if placed.table in _LISTS:
        return " ".join(str(placed.values.get(name, "")) for name in ("number", "date", "issuer", "to", "items"))
    if placed.table == "relation":
        return f"{placed.id} {placed.values.get('from')}"
    return entry_key(placed)


def _cited(placed: Placed[Shape]) -> tuple[str, ...]:
    return tuple(getattr(placed.entry, "clauses", ()))


def _keys(before: Mapping[str, Any], after: Mapping[str, Any], inside: str = "") -> tuple[KeyChange, ...]:
    """The keys that differ; a table inside an entry is looked into, a list is compared whole."""
    found: list[KeyChange] = []
    for key in dict.fromkeys((*before, *after)):
        if key in _UNSAID:
            continue
        old, new = before.get(key), after.get(key)
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            found += _keys(old, new, f"{inside}{key}.")
        elif _bare(old) != _bare(new) or type(old) is not type(new):
            found.append(KeyChange(f"{inside}{key}", old, new))
    return tuple(found)


def _bare(value: Any) -> Any:
    """A value without the clauses that its parts cite: two plans never cite the same."""
    if isinstance(value, Mapping):
        return {key: _bare(item) for key, item in value.items() if key != "clauses"}
    return [_bare(item) for item in value] if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
