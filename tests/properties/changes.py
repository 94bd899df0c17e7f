"""Changes to a season that must not matter, or matter in one direction only."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from kiemdiem.core.regime.entries.facts import Fact
from tests.properties.seasons import SeasonMaker

Json = dict[str, Any]
_NAMES = ("Lê Thị Mơ", "Trần Văn Núi", "Phạm Sông", "Đỗ Thị Mây", "Chi bộ Đồi Cọ")


def relabelled(season: Json, chance: Random) -> tuple[Json, dict[str, str]]:
    """The same season with other ids, names and order; old id → new id."""
    old = sorted(set(_ids(season)))
    new = [f"m{number}" for number in range(len(old))]
    chance.shuffle(new)
    ids = dict(zip(old, new, strict=True))
    changed = _replaced(season, ids)
    for row in (*changed["subjects"], *changed.get("bodies", ())):
        row["name"] = chance.choice(_NAMES)
    return _shuffled(changed, chance), ids


def _ids(season: Json) -> Iterator[str]:
    for row in (*season["subjects"], *season.get("bodies", ())):
        yield row["id"]
    for subject in season["subjects"]:
        for value in subject.values():
            yield from (v for v in (value if isinstance(value, list) else [value]) if _is_id(v))


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 4 and value[:1] in "SGZP" and value[1:].isdigit()


def _replaced(value: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(item, ids) for key, item in value.items()}
    if isinstance(value, list):
        return [_replaced(item, ids) for item in value]
    return ids.get(value, value) if isinstance(value, str) else value


def _shuffled(value: Any, chance: Random) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: _shuffled(value[key], chance) for key in keys}
    if isinstance(value, list):
        items = [_shuffled(item, chance) for item in value]
        chance.shuffle(items)
        return items
    return value


_SILENT = ("none", "from_superior")  # an empty place says something even where nothing is assumed


def with_gaps(maker: SeasonMaker, season: Json, chance: Random, *, strict: bool) -> Json:
    """The season without some of what was given: only what silence leaves unknown, or strictly anything."""
    found = copy.deepcopy(season)
    options = maker.regime.chosen(season.get("readings", {}))
    share = chance.choice((0.1, 0.3, 0.5))
    for subject in found["subjects"]:
        facts = subject.get("facts", {})
        for fact in maker.facts_of(subject["kind"], options):
            asked = fact.absent == "unknown" or (strict and fact.absent not in _SILENT)
            if fact.id in facts and asked and chance.random() < share:
                del facts[fact.id]
            elif isinstance(facts.get(fact.id), list) and fact.type == "table":
                _empty_cells(facts[fact.id], fact, chance, share, strict)
        for row in subject.get("previous", ()):
            for key in ("level", "score", "state"):
                if key in row and chance.random() < share / 2:
                    del row[key]
        for key in ("votes", "present_voters", "full_members", "proposed_level", "previous"):
            if key in subject and chance.random() < share:
                del subject[key]
        for ballot in (subject, *subject.get("ballots", ())):
            for code in list(ballot.get("votes", ())):
                if chance.random() < share / 2:
                    del ballot["votes"][code]
    for body in found.get("bodies", ()):
        if chance.random() < share:
            body.pop("level", None)
    return found


def _empty_cells(rows: list[Json], fact: Fact, chance: Random, share: float, strict: bool) -> None:
    may = {c.id for c in fact.columns if c.absent == "unknown" or (strict and c.absent != "none")} - {"criterion"}
    for row in rows:
        for column in list(row):
            if column in may and chance.random() < share:
                del row[column]


def with_better_paper(codes: tuple[str, ...], subject: Json, chance: Random, at_least: int | None) -> Json | None:
    """The subject after one paper moved to a better level.

    An invalid paper becomes a vote for a level as good as `at_least` (an index) or better.
    """
    votes = subject.get("votes", {})
    if len(votes) < len(codes) or "present_voters" not in subject:
        return None
    moves = [(low, high) for low in range(len(codes)) for high in range(low) if votes[codes[low]]]
    if subject["present_voters"] > sum(votes.values()):
        moves += [(-1, high) for high in range((at_least if at_least is not None else 0) + 1)]
    if not moves:
        return None
    low, high = chance.choice(moves)
    changed = dict(votes)
    if low >= 0:
        changed[codes[low]] -= 1
    changed[codes[high]] += 1
    return subject | {"votes": changed}
