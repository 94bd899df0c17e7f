"""Many small seasons of one regime as one large one: each with ids of its own, so that nothing ties them together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from random import Random
from typing import Any

from kiemdiem.core.engine.given import BadSeason, SeasonReader
from tests.properties.crowds import crowd
from tests.properties.rating import maker, reader
from tests.properties.seasons import Json

_GROUPS = ("group", "decided_by", "unit", "proposed_by", "peer", "person", "chapter")
_ROWS = ("subjects", "bodies")
_GAPS, _DECIDED = (0.0, 0.1, 0.3), (0.0, 0.2)


def seasons(name: str, seeds: range) -> Iterator[Json]:
    """The seasons of these numbers, those with equal readings, day and period joined."""
    yield from joined(((seed, season_of(name, seed)) for seed in seeds), reader(name))


def large(name: str, subjects: int, *, first: int = 0, heads: int = 4) -> list[Json]:
    """A few large seasons with at least so many subjects in all; heads: how many sets of readings, days and periods."""
    heads_found: dict[str, Json] = {}
    taken: list[tuple[int, Json]] = []
    many = 0
    for seed in count(first):
        season = season_of(name, seed)
        head = {key: value for key, value in season.items() if key not in _ROWS}
        if len(heads_found) < heads:
            heads_found.setdefault(json.dumps(head, sort_keys=True), head)
        chosen = list(heads_found.values())[seed % len(heads_found)]
        season = {**chosen, **{key: season[key] for key in _ROWS if key in season}}
        if _is_taken(season, reader(name)):
            taken.append((seed, season))
            many += len(season["subjects"])
        if many >= subjects:
            return list(joined(taken, None))
    raise AssertionError(name)


def _is_taken(season: Json, read: SeasonReader) -> bool:
    try:
        read.read(dict(season))
    except BadSeason:
        return False
    return True


def joined(numbered: Iterable[tuple[int, Json]], read: SeasonReader | None) -> Iterator[Json]:
    """Seasons by their numbers; those with equal readings, day and period become one. read: drops what it refuses."""
    found: dict[str, Json] = {}
    for seed, season in numbered:
        if read is not None and not _is_taken(season, read):
            continue
        head = {key: value for key, value in season.items() if key not in _ROWS}
        whole = found.setdefault(json.dumps(head, sort_keys=True), {**head, "subjects": [], "bodies": []})
        names = {name: f"{seed}.{name}" for name in _ids(season)}
        mine = renamed({key: season.get(key, []) for key in _ROWS}, names)
        whole["subjects"] += mine["subjects"]
        whole["bodies"] += mine["bodies"]
    yield from found.values()


def season_of(name: str, seed: int) -> Json:
    """Every second season is a crowd before a quota, for chance alone seldom fills one."""
    chance = Random(seed)
    if seed % 2:
        return maker(name).season(chance)
    return crowd(name, chance, "counted", gaps=_GAPS[seed % 3], decided=_DECIDED[seed // 2 % 2])


def _ids(season: Json) -> set[str]:
    found = {row["id"] for key in _ROWS for row in season.get(key, [])}
    groups = (value for row in season["subjects"] for key, value in row.items() if key in _GROUPS)
    return found | {value for value in groups if isinstance(value, str)}


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """The same with other names for those who are in it."""
    if isinstance(value, dict):
        return {key: renamed(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [renamed(item, names) for item in value]
    return names.get(value, value) if isinstance(value, str) else value
