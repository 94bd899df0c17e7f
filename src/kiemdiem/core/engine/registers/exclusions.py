"""Who of the subjects is exempt or gets no level, asked of the same rules that rate a season."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiemdiem.core.engine.compiling import compile_regime
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.judge import Judge
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.engine.registers import words
from kiemdiem.core.engine.speller import Speller
from kiemdiem.core.engine.words import EXCLUDED_PLAIN, OUTCOMES
from kiemdiem.core.engine.world import Node, World
from kiemdiem.core.regime.regime import Regime


@dataclass(frozen=True)
class Excluded:
    """An exclusion that holds, or (is_sure False) may hold because facts are missing."""

    effect: str
    rule: str
    why: str
    clauses: tuple[str, ...]
    is_sure: bool


def excluded(
    regime: Regime, rows: Sequence[Mapping[str, Any]], *, as_of: date, readings: Mapping[str, str]
) -> dict[str, Excluded]:
    """Subject → the exclusion that holds of it, or that may; others are absent. `rows` in the interchange form."""
    if not rows:
        return {}
    season = SeasonReader(regime).read({"as_of": as_of.isoformat(), "subjects": list(rows)}, readings=readings)
    program = compile_regime(regime, readings)
    world = World(program, season)
    judge, speller = Judge(world), Speller(program, world)
    found: dict[str, Excluded] = {}
    for node in world.nodes:
        for rule in node.program.exclusions:
            holds = judge.holds(node, rule)
            if holds is not False:
                found.setdefault(node.id, _told(node, rule, speller, is_sure=holds is True))
            if holds is True:
                found[node.id] = _told(node, rule, speller, is_sure=True)
                break
    return found


def _told(node: Node, rule: Rule, speller: Speller, *, is_sure: bool) -> Excluded:
    effect = str(rule.entry.effect)
    text = speller.sentence(node, rule, "because") or EXCLUDED_PLAIN.format(outcome=OUTCOMES[effect])
    if not is_sure:
        text = words.UNKNOWN_EXCLUSION.format(rule=text.removesuffix("."))
    return Excluded(effect, rule.id, text, rule.clauses, is_sure)
