"""Seasons with many who are much alike: candidates for the few places of a quota, or such as rules gave a level."""

from __future__ import annotations

import copy
from random import Random
from typing import Any, Literal

from tests.oracle.kh146_seasons import Maker as KH146Maker
from tests.properties.directions import BETTER
from tests.properties.rating import answer, maker
from tests.properties.seasons import Json, Mood

Wanted = Literal["counted", "ruled", "directed", "spared"]
"""Whom a crowd copies: one counted in a quota, or with a level one of a kind that rules judge, or of one in BETTER.

Spared: of a kind in BETTER with one of the two best levels, who has something to lose.
"""
_MODELS_WANTED = 30
_TRIES = 200
_MODELS: dict[tuple[str, Wanted], list[tuple[Json, str]]] = {}


def crowd(
    name: str,
    chance: Random,
    wanted: Wanted = "counted",
    *,
    most: int = 14,
    gaps: float = 0.0,
    decided: float = 0.0,
) -> Json:
    """A season in which up to `most` subjects of one kind are much like one that reaches a level."""
    if name == "kh146_2014":  # its best class asks for more than chance gives
        return KH146Maker(chance).season()
    models = _models(name, wanted)
    if not models:
        return maker(name).season(chance)
    if wanted == "spared":  # no kind is rare for its being seldom rated so well
        kind = chance.choice(sorted({_model(*model)["kind"] for model in models}))
        models = [model for model in models if _model(*model)["kind"] == kind]
    season, who = chance.choice(models)
    season = copy.deepcopy(season)
    model = _model(season, who)
    for number in range(chance.randint(2, most)):
        season["subjects"].append(_copy(name, chance, model, season, f"S{number + 50}", gaps, decided))
    return season


def _models(name: str, wanted: Wanted) -> list[tuple[Json, str]]:
    """Seasons with a subject to copy."""
    if (name, wanted) in _MODELS:
        return _MODELS[name, wanted]
    found = _MODELS.setdefault((name, wanted), [])
    kinds = _kinds(name, wanted)
    for seed in range(_TRIES if kinds else 0):
        chance = Random(f"model {seed}")
        favourite, period = chance.choice(kinds)
        mood = Mood(0.0, 0.7, 0.0, 0.5)
        season = maker(name).season(chance, most=4, mood=mood, favourite=favourite, period=period)
        answers = answer(name, season, sentences=False)
        who = {item for quota in answers.quotas for item in quota.candidates}
        if wanted != "counted":
            may = maker(name).codes_of(favourite)[: 2 if wanted == "spared" else None]
            who = {
                item for item, told in answers.subjects.items()
                if told.kind == favourite and (told.level if wanted == "spared" else told.own) in may
            }  # fmt: skip
        found += [(season, item) for item in sorted(who)]
        if len(found) >= _MODELS_WANTED:
            break
    return found


def _model(season: Json, who: str) -> Json:
    return next(subject for subject in season["subjects"] if subject["id"] == who)


def _kinds(name: str, wanted: Wanted) -> list[tuple[str, str | None]]:
    """Kinds to copy, each with the period for which a rule judges it; None: any."""
    if wanted in ("directed", "spared"):
        return sorted((kind, None) for regime, kind in BETTER if regime == name)
    tables = ("quota",) if wanted == "counted" else ("threshold", "band", "requirement", "ground", "ceiling")
    rules: list[Any] = [placed.entry for table in tables for placed in maker(name).regime.all(table)]
    return sorted({(kind, rule.period) for rule in rules for kind in rule.for_}, key=str)


def _copy(name: str, chance: Random, model: Json, season: Json, own: str, gaps: float, decided: float) -> Json:
    found: Json = copy.deepcopy(model) | {"id": own}
    found.pop("person", None)
    codes = maker(name).codes_of(model["kind"])
    options = maker(name).regime.chosen(season.get("readings", {}))
    facts = found.get("facts", {})
    for fact in maker(name).facts_of(model["kind"], options):
        if fact.id in facts and chance.random() < 0.04:
            facts[fact.id] = maker(name).value(chance, fact, [own])
        if fact.id in facts and chance.random() < gaps / 4:
            del facts[fact.id]
    if "votes" in found:
        _scatter(chance, found["votes"], codes)
        if chance.random() < gaps:
            del found["votes"]
    if chance.random() < 0.4:
        found["proposed_level"] = chance.choice(codes)
    if chance.random() < gaps:
        found.pop("proposed_level", None)
    if chance.random() < decided:
        found["decided_level"] = chance.choice(codes[:2])
    return found


def _scatter(chance: Random, votes: dict[str, Any], codes: tuple[str, ...]) -> None:
    """Moves some votes of the best level to others."""
    for _ in range(chance.choice((0, 0, 1, 2, 4))):
        if votes.get(codes[0]):
            votes[codes[0]] -= 1
            worse = chance.choice(codes[1:])
            votes[worse] = votes.get(worse, 0) + 1
