"""Parent and child: what a child regime may fill, change and add."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Protocol

from kiemdiem.core.regime import errors
from kiemdiem.core.regime.faults import Fault, nearest
from kiemdiem.core.regime.folder import SourceFile
from kiemdiem.core.regime.positions import Path

_LOWER_IS_STRICTER = {"at_most", "up_to", "below"}
_HIGHER_IS_STRICTER = {"at_least", "above", "from"}
_HOW = ("changes", "fills")


@dataclass(frozen=True)
class Raw:
    """A table as written, with its place; `fills` names the blank that it answers, `changed` the regime that first
    wrote it where another changed it."""

    table: str
    values: Mapping[str, Any]
    source: SourceFile
    path: Path
    regime: str
    fills: str = ""
    changed: str = ""
    key: str = field(default="", compare=False)

    @property
    def origin(self) -> str:
        """The regime that first wrote this entry."""
        return self.changed or self.regime


class HasValues(Protocol):
    """A table as written, placed or not."""

    @property
    def values(self) -> Mapping[str, Any]: ...


def entry_key(raw: HasValues) -> str:
    """What tells entries of one table apart: the id, or for a reading-dependent twin the id and its `under`."""
    name = str(raw.values.get("id", raw.values.get("number", "")))
    under = raw.values.get("under")
    return f"{name}|{sorted(under.items(), key=str)}" if isinstance(under, dict) else name


def merge(parent: list[Raw], child: list[Raw], faults: list[Fault]) -> list[Raw]:
    """The parent's entries with the child's changes, then the child's own."""
    merged = list(parent)
    by_id = {(raw.table, str(raw.values.get("id"))): index for index, raw in enumerate(parent) if "id" in raw.values}
    blanks = {name for table, name in by_id if table == "blank"}
    for raw in child:
        fills = raw.values.get("fills")
        if fills is not None and fills not in blanks:
            near = nearest(str(fills), blanks)
            message = errors.with_nearest(errors.unknown_name("blank", str(fills)), near)
            faults.append(raw.source.fault((*raw.path, "fills"), message, found=str(fills), nearest=near))
        target = raw.values.get("changes")
        if target is not None:
            _change(raw, str(target), merged, by_id, faults)
        elif (raw.table, str(raw.values.get("id"))) in by_id and "id" in raw.values:
            if raw.table == "vocabulary":
                _add_words(raw, merged, by_id[(raw.table, str(raw.values["id"]))])
            else:
                message = errors.parent_repeated(str(raw.values["id"]))
                faults.append(raw.source.fault((*raw.path, "id"), message, found=str(raw.values["id"])))
        else:
            values = {key: value for key, value in raw.values.items() if key not in _HOW}
            merged.append(replace(raw, values=values, fills=str(raw.values.get("fills", ""))))
    return merged


def _add_words(raw: Raw, merged: list[Raw], index: int) -> None:
    old = merged[index]
    values = dict(old.values)
    values["values"] = [*old.values.get("values", []), *raw.values.get("values", [])]
    values["clauses"] = [*old.values.get("clauses", []), *raw.values.get("clauses", [])]
    merged[index] = replace(old, values=values)


def _change(
    raw: Raw, target: str, merged: list[Raw], by_id: Mapping[tuple[str, str], int], faults: list[Fault]
) -> None:
    index = by_id.get((raw.table, target))
    place = (*raw.path, "changes")
    if index is None:
        near = nearest(target, [name for table, name in by_id if table == raw.table])
        message = errors.with_nearest(errors.unknown_name(f"[[{raw.table}]]", target), near)
        faults.append(raw.source.fault(place, message, found=target, nearest=near))
        return
    old = merged[index]
    how = str(old.values.get("child", "fixed"))
    changed = {key: value for key, value in raw.values.items() if key not in (*_HOW, "clauses")}
    if how == "fixed" and changed:
        faults.append(raw.source.fault(place, errors.parent_closed(target, how), found=target))
        return
    if how == "stricter":
        for key, value in changed.items():
            if not _is_stricter(key, old.values.get(key), value):
                faults.append(raw.source.fault((*raw.path, key), errors.parent_not_stricter(target, key)))
    values = dict(old.values) | changed
    values["clauses"] = [*old.values.get("clauses", []), *raw.values.get("clauses", [])]
    merged[index] = Raw(
        old.table, values, raw.source, raw.path, raw.regime, str(raw.values.get("fills", "")), old.origin
    )


def _is_stricter(key: str, old: object, new: object) -> bool:
    before, after = _number(old), _number(new)
    if before is None or after is None:
        return False
    if key in _LOWER_IS_STRICTER:
        return after <= before
    return key in _HIGHER_IS_STRICTER and after >= before


def _number(value: object) -> Fraction | None:
    text = str(value)
    try:
        return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None
