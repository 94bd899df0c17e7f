"""Registers written as a document, planted in the database row by row: the house then holds the same registers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kiemdiem.apps.organisations.models import Decider, Placement, Unit
from kiemdiem.apps.people.models import Assignment, Employment, Membership, Person, Position
from kiemdiem.core.quantities.names import search_key, sort_key

Row = Mapping[str, Any]
LINKS = ("of", "host", "line", "reviewed_with")
UNIT_COLUMNS = ("body", "tier", "agency", "area", "managed_by")
POST_TEXTS = ("title", "rank", "managed_by", "promoted_from", "equivalent")
POST_MARKS = ("presiding", "main", "full_time", "leading", "re_elected")


def plantable(document: Mapping[str, Sequence[Row]], day: date) -> dict[str, list[Row]]:
    """The document without what the database refuses (two main posts, a post held twice, a temporary cell that is
    none), and without units that are founded after the day: of such a day the house has no units to come."""
    found = {table: list(rows) for table, rows in document.items()}
    found["units"] = [
        {key: value for key, value in row.items() if key != "founded_on" or (_day(value) or day) <= day}
        for row in found["units"]
    ]
    mains: set[str] = set()
    for place, row in enumerate(found.get("posts", [])):
        if row.get("main") and not row.get("until"):
            if row["person"] in mains:
                found["posts"][place] = {**row, "main": False}
            mains.add(row["person"])
    found["memberships"] = [
        {key: value for key, value in row.items() if key != "temporary_in" or value != row["cell"]}
        for row in found.get("memberships", [])
    ]
    for table, keys in (("posts", ("person", "unit", "post")), ("employments", ("person", "unit")),
                        ("assignments", ("person", "unit"))):  # fmt: skip
        seen: set[tuple[Any, ...]] = set()
        kept = []
        for row in found.get(table, []):
            key = tuple(row[name] for name in keys)
            if key not in seen or row.get("until"):
                kept.append(row)
            if not row.get("until"):
                seen.add(key)
        found[table] = kept
    return found


def plant(document: Mapping[str, Sequence[Row]]) -> None:
    """Write a document of registers into empty tables."""
    units = _plant_units(document.get("units", []))
    anywhere = next(iter(units.values()))
    cells = {row["person"]: units[row["cell"]] for row in document.get("memberships", []) if not row.get("until")}
    people: dict[str, Person] = {}
    for row in document.get("persons", []):
        facts = {key: _plain(value) for key, value in row.items() if key not in ("id", "name", "admitted_on")}
        people[row["id"]] = Person.objects.create(
            full_name=row["name"], code=row["id"], home=cells.get(row["id"], anywhere), facts=facts,
            admitted_on=_day(row.get("admitted_on")),
            sort_key=sort_key(row["name"]), search_key=search_key(row["name"]),
        )  # fmt: skip
    for row in document.get("memberships", []):
        elsewhere = units.get(row.get("temporary_in", ""))
        Membership.objects.create(
            person=people[row["person"]],
            cell=units[row["cell"]],
            kind=row["kind"],
            temporary_in=elsewhere,
            **_span(row),
        )
    for row in document.get("posts", []):
        texts = {key: row[key] for key in POST_TEXTS if row.get(key)}
        marks = {f"is_{key}": row[key] for key in POST_MARKS if row.get(key) is not None}
        Position.objects.create(
            person=people[row["person"]], unit=units[row["unit"]], post=row["post"], **texts, **marks, **_span(row)
        )
    for row in document.get("employments", []):
        Employment.objects.create(
            person=people[row["person"]], unit=units[row["unit"]], contract=row.get("contract", ""), **_span(row)
        )
    for row in document.get("assignments", []):
        Assignment.objects.create(person=people[row["person"]], unit=units[row["unit"]])
    for row in document.get("deciders", []):
        texts = {key: row.get(key, "") for key in ("post", "body", "how", "basis")}
        Decider.objects.create(unit=units.get(row.get("unit", "")), **texts, **_span(row))


def _plant_units(rows: Sequence[Row]) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    known = {"id", "name", "parent", "flags", "founded_on", *LINKS, *UNIT_COLUMNS}
    for row in rows:
        flags = row.get("flags", {})
        units[row["id"]] = Unit.objects.create(
            name=row["name"], code=row["id"], founded_on=_day(row.get("founded_on")),
            flags=dict.fromkeys(flags, True) if isinstance(flags, list) else dict(flags),
            facts={key: _plain(value) for key, value in row.items() if key not in known},
            sort_key=sort_key(row["name"]), search_key=search_key(row["name"]),
            **{column: row.get(column) or "" for column in UNIT_COLUMNS},
        )  # fmt: skip
    for row in rows:
        unit = units[row["id"]]
        unit.parent = units.get(row.get("parent") or "")
        for link in LINKS:
            setattr(unit, link, units.get(row.get(link) or ""))
        unit.path = _path(row["id"], {one["id"]: one for one in rows}, units)
        unit.save()
        Placement.objects.create(unit=unit, parent=unit.parent, name=unit.name)
    return units


def _path(key: str, rows: Mapping[str, Row], units: Mapping[str, Unit]) -> str:
    above = rows[key].get("parent")
    return f"{_path(above, rows, units) if above else '/'}{units[key].pk}/"


def _span(row: Row) -> dict[str, date | None]:
    return {"since": _day(row.get("since")), "until": _day(row.get("until"))}


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
