"""Random registers of any regime: branches that are alike but for their names, with chance changes and empty places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import date, timedelta
from random import Random
from typing import Any

from pydantic import BaseModel

from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.entries.subjects import SUBJECT_TABLES
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.regime.register_scope import UNIT, register_names, rows_of_kinds

Row = dict[str, Any]
Tables = dict[str, list[Row]]
_LINKS = ("parent", "of", "host", "line", "reviewed_with")
_OF_UNITS = {"units": ("id", *_LINKS), "posts": ("unit",), "memberships": ("cell", "temporary_in")}
_OF_UNITS |= {"employments": ("unit",), "assignments": ("unit",), "deciders": ("unit",)}
_OF_PERSONS = {"persons": ("id",), "posts": ("person",), "memberships": ("person",), "employments": ("person",)}
_OF_PERSONS |= {"assignments": ("person",)}


class RegisterMaker:
    """Makes registers of one regime; the words that its rules ask for come up most."""

    def __init__(self, regime: Regime) -> None:
        self.regime = regime
        self._words = register_names(regime.names, rows_of_kinds(regime.placed)).words
        self._wanted: dict[str, list[str]] = {}
        for table in SUBJECT_TABLES:
            for placed in regime.all(table):
                for key, word in _words_in(placed.entry):
                    self._wanted.setdefault(key, []).append(word)
        kinds = rows_of_kinds(regime.placed)
        self._facts: dict[str, dict[str, Fact]] = {"units": {}, "persons": {}}
        for fact in regime.facts:
            for kind in fact.entry.for_ or tuple(kinds):
                if kind in kinds and fact.entry.equals is None and fact.entry.type in _VALUES:
                    self._facts["units" if kinds[kind] == UNIT else "persons"][fact.id] = fact.entry

    def make(self, seed: int, *, size: int = 12, units: Sequence[Row] = ()) -> tuple[Tables, dict[str, str]]:
        """Registers as given, and the readings under which they are looked at. units: those of the first branch."""
        chance = Random(seed)
        top = self._units(chance, "T", [], chance.randint(2, 4))
        above = [row["id"] for row in top]
        first = self._branch(chance, "A", above, units or self._units(chance, "A", above, chance.randint(4, size)))
        branches = [first, *(_renamed(first, f"B{number}") for number in range(chance.randint(0, 3)))]
        found: Tables = {"units": top}
        for branch in branches:
            for table, rows in branch.items():
                found.setdefault(table, []).extend(rows)
        for _ in range(chance.choice([0, 0, 1, 3, 8])):
            self._change(chance, found)
        keys = [row["id"] for row in found["units"]]
        found["deciders"] = [
            self._decider(chance, keys, found["posts"]) for _ in range(chance.choice([0, 0, 1, 4, 12]))
        ]
        for rows in found.values():
            chance.shuffle(rows)
        readings = {
            key: chance.choice(reading.options).id
            for key, reading in self.regime.readings.items()
            if chance.random() < 0.3
        }
        return found, readings

    # ------------------------------------------------------------------ one branch
    def _branch(self, chance: Random, prefix: str, above: Sequence[str], units: Sequence[Row]) -> Tables:
        keys = [row["id"] for row in units]
        cells = [row["id"] for row in units if row.get("body", "").startswith("chi_bo")]
        cells += chance.sample(keys, min(len(keys), 3 if len(cells) < 2 else 1))
        found: Tables = {"units": [*units], "persons": [], "posts": [], "memberships": [], "employments": []}
        found["assignments"] = []
        usual = self._person(chance)
        for number in range(chance.randint(3, min(24, 2 * len(keys)))):
            person = f"{prefix}-p{number}"
            own = usual if chance.random() < 0.6 else self._person(chance)
            found["persons"].append({"id": person, "name": chance.choice(_NAMES), **own})
            if chance.random() < 0.9:
                found["memberships"].append(self._membership(chance, person, cells, keys))
            if chance.random() < 0.35:
                places = [*keys, *above] if chance.random() < 0.3 else keys
                seat = self._post(chance, person, "")
                for _ in range(chance.choice([1, 1, 1, 2, 3, 6])):
                    post = self._post(chance, person, chance.choice(cells if chance.random() < 0.3 else places))
                    alike = {key: seat[key] for key in ("post", "rank") if key in seat and chance.random() < 0.5}
                    found["posts"].append(post | alike)
                if chance.random() < 0.1:
                    found["posts"].append(dict(found["posts"][-1]))
            for _ in range(chance.choice([0, 0, 0, 1, 1, 2])):
                work = {"person": person, "unit": chance.choice(keys), "contract": self._word(chance, "contract")}
                found["employments"].append(_kept(work | self._span(chance)))
            if chance.random() < 0.1:
                found["assignments"].append({"person": person, "unit": chance.choice(keys)})
        return found

    def _units(self, chance: Random, prefix: str, above: Sequence[str], count: int) -> list[Row]:
        rows: list[Row] = []
        known = list(above)
        for number in range(count):
            row: Row = {"id": f"{prefix}{number}", "name": f"{chance.choice(_UNIT_NAMES)} {prefix}{number}"}
            if self._wanted.get("named") and chance.random() < 0.1:
                row["name"] = f"Đảng bộ {chance.choice(self._wanted['named'])}"
            row["body"] = self._word(chance, "body") if chance.random() < 0.7 else None
            row["agency"] = self._word(chance, "agency") if chance.random() < (0.2 if row["body"] else 0.9) else None
            row["tier"] = self._word(chance, "tier") if chance.random() < 0.5 else None
            row["area"] = chance.choice(["north", "south"]) if chance.random() < 0.3 else None
            row["managed_by"] = self._manager(chance)
            row["founded_on"] = _day(chance, self.regime.identity.year) if chance.random() < 0.2 else None
            if chance.random() < 0.4 and self._wanted.get("unit_flag"):
                row["flags"] = {self._word(chance, "unit_flag"): chance.random() < 0.8}
            for link, odds in zip(_LINKS, (0.7, 0.3, 0.25, 0.1, 0.05), strict=True):
                if known and chance.random() < odds:
                    row[link] = chance.choice(known)
            if chance.random() < 0.6:
                row |= self._facts_of(chance, "units")
            rows.append(_kept(row))
            known.append(row["id"])
        return rows

    def _person(self, chance: Random) -> Row:
        return _kept({"managed_by": self._manager(chance) if "managed_by" in self._facts["persons"] else None}) | (
            self._facts_of(chance, "persons") if chance.random() < 0.8 else {}
        )

    def _membership(self, chance: Random, person: str, cells: Sequence[str], units: Sequence[str]) -> Row:
        row = {"person": person, "cell": chance.choice(cells), "kind": self._word(chance, "membership")}
        row["temporary_in"] = chance.choice(units) if chance.random() < 0.1 else None
        return _kept(row | (self._span(chance) if chance.random() < 0.2 else {}))

    def _post(self, chance: Random, person: str, unit: str) -> Row:
        row: Row = {"person": person, "unit": unit, "post": self._word(chance, "role")}
        for key, odds in (("presiding", 0.3), ("main", 0.4), ("full_time", 0.3), ("leading", 0.1), ("re_elected", 0.1)):
            row[key] = chance.random() < 0.6 if chance.random() < odds else None
        row["rank"] = chance.randint(1, 4) if chance.random() < 0.7 else None
        row["promoted_from"] = self._word(chance, "role") if chance.random() < 0.15 else None
        row["equivalent"] = self._word(chance, "role") if chance.random() < 0.1 else None
        row["title"] = chance.choice(["Giám đốc", "Trưởng ban"]) if chance.random() < 0.1 else None
        row["managed_by"] = self._manager(chance) if chance.random() < 0.2 else None
        return _kept(row | self._span(chance))

    def _decider(self, chance: Random, units: Sequence[str], posts: Sequence[Row]) -> Row:
        if posts and chance.random() < 0.6:
            post = chance.choice(posts)
            return {"body": chance.choice(units), "unit": post["unit"], "post": post["post"]}
        row: Row = {"body": chance.choice([*units, "Ban Thường vụ Tỉnh ủy"]), "how": self._word(chance, "how")}
        row["unit"] = chance.choice(units) if chance.random() < 0.7 else None
        row["post"] = self._word(chance, "role") if chance.random() < 0.5 or row["unit"] is None else None
        row["basis"] = "Quy định mẫu" if chance.random() < 0.3 else None
        return _kept(row | self._span(chance))

    # ------------------------------------------------------------------ chance changes
    def _change(self, chance: Random, tables: Tables) -> None:
        table = chance.choice([name for name, rows in tables.items() if rows and name != "deciders"])
        row = chance.choice(tables[table])
        free = [key for key in row if key not in ("id", "name", "person", "cell", "unit", "kind", "post")]
        if free and chance.random() < 0.6:
            del row[chance.choice(free)]
        elif table == "units":
            row["body"] = self._word(chance, "body")
        elif table == "posts":
            row["post"] = self._word(chance, "role")
        elif table == "persons":
            row |= self._facts_of(chance, "persons")

    # ------------------------------------------------------------------ values
    def _word(self, chance: Random, key: str) -> str | None:
        vocabulary = {"role": "post", "how": "delegation"}.get(key, key)
        wanted = self._wanted.get(key)
        known = wanted if wanted and chance.random() < 0.85 else sorted(self._words.get(vocabulary, ()))
        return chance.choice(known) if known else None

    def _manager(self, chance: Random) -> str | None:
        codes = self.regime.names.scales.get("manager")
        return chance.choice(codes) if codes and chance.random() < 0.4 else None

    def _facts_of(self, chance: Random, table: str) -> Row:
        facts = self._facts[table]
        return {
            name: _VALUES[fact.type](chance, fact, self.regime) for name, fact in facts.items() if chance.random() < 0.5
        }

    def _span(self, chance: Random) -> Row:
        since = _day(chance, self.regime.identity.year) if chance.random() < 0.3 else None
        until = _day(chance, self.regime.identity.year) if chance.random() < 0.1 else None
        return {} if since and until and until < since else {"since": since, "until": until}


_NAMES = ["Trần An", "Lê Bình", "Nguyễn Chi", "Phạm Dũng"]
_UNIT_NAMES = ["Sở", "Chi bộ", "Đảng bộ", "Phòng"]
_VALUES: dict[str, Any] = {
    "yes_no": lambda chance, fact, regime: chance.random() < 0.5,
    "date": lambda chance, fact, regime: _day(chance, regime.identity.year),
    "scale": lambda chance, fact, regime: chance.choice(regime.names.scales[fact.scale]),
}


def _day(chance: Random, year: int) -> str:
    """A day about the end of the year, or of one of the years before."""
    return (
        date(year, 12, 31) - timedelta(days=chance.choice([chance.randint(-90, 400), chance.randint(0, 4000)]))
    ).isoformat()


def _kept(row: Row) -> Row:
    return {key: value for key, value in row.items() if value is not None}


def _words_in(value: object) -> Iterator[tuple[str, str]]:
    """The words that an entry asks for, by the key at which they stand."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            item = getattr(value, name)
            if isinstance(item, tuple) and item and all(isinstance(word, str) for word in item):
                key = {"members": "role", "heads": "role", "flags": "unit_flag", "without_flags": "unit_flag"}
                yield from ((key.get(name, name), word) for word in item)
            else:
                yield from _words_in(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _words_in(item)


def _renamed(branch: Tables, prefix: str) -> Tables:
    """The same branch under other ids; what it hangs on stays."""
    found = deepcopy(branch)
    own = {row["id"] for table in ("units", "persons") for row in branch[table]}
    for keys in (_OF_UNITS, _OF_PERSONS):
        for table, columns in keys.items():
            for row in found.get(table, ()):
                for key in columns:
                    if row.get(key) in own:
                        row[key] = prefix + row[key]
    for row in found["units"]:
        row["name"] = f"{row['name']} ({prefix})"
    return found
