"""Seasons of so many subjects that they are rated in bulk, and what rules say there of whom no sentence is written."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from kiemdiem.cli import labels, words
from kiemdiem.cli.command import chosen_options
from kiemdiem.cli.plain_rules import plain_rules
from kiemdiem.cli.screen import Screen
from kiemdiem.core.bulk.comparing.runs import Given
from kiemdiem.core.bulk.flat.errors import NotFlat
from kiemdiem.core.bulk.flat.staging import FlatSeason
from kiemdiem.core.bulk.rating import stage_season
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.bulk.tables.engines import Tables
from kiemdiem.core.engine.answer import Reason
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.season import Season
from kiemdiem.core.interchange.flat_tables import count_rows, open_flat
from kiemdiem.core.regime.regime import Regime

MANY_SUBJECTS = 50_000
"""From here on the bulk way is taken: one answer for all who are alike, told by rule and not by a sentence for each."""


def staged_of(regime: Regime, season: Season, tables: Tables) -> Given:
    """A season in memory, to be laid out in tables."""

    def stage(program: Program) -> date:
        day: date = stage_season(program, season, tables).world.env.as_of
        return day

    return Given(regime, season, stage)


def flat_season(options: argparse.Namespace, regime: Regime, screen: Screen) -> FlatSeason | None:
    """The input, if it is one flat table of so many rows that it goes into the tables without an object for each;
    None where it is small, of another kind, or only reading row by row is sure to find what stands in it."""
    path = Path(options.input)
    if count_rows(path) < MANY_SUBJECTS:
        return None
    chosen_options(regime, options.reading)
    with screen.working(words.READING_FILE.format(file=path.name), 0):
        try:
            table = open_flat(path, regime)
            if table is None:
                return None
            return FlatSeason(table, DuckTables(), dict(options.reading), strict=options.strict)
        except NotFlat:
            return None


class RuleTexts:
    """What each rule of a regime says in plain words, for reasons that have no sentence of their own."""

    def __init__(self, regime: Regime, options: Mapping[str, str]) -> None:
        rules = plain_rules(regime, options)
        self._texts = {(rule.id, kind): _first_sentence(rule.text) for rule in rules for kind in rule.kinds}

    def told(self, reasons: Sequence[Reason], kind: str) -> tuple[Reason, ...]:
        """The same reasons, each with what its rule says; numbers of one of those alike are left out."""
        return tuple(replace(reason, text=self._text(reason, kind), numbers={}) for reason in reasons)

    def _text(self, reason: Reason, kind: str) -> str:
        """What of a reason holds for everybody alike; a decision, or a reading that asks, says it by itself."""
        rule = self._texts.get((reason.rule, kind))
        if rule is None:
            return reason.text or reason.rule
        effect = labels.RULE_DID.get(reason.effect)
        return labels.DID_OF_RULE.format(effect=effect, rule=rule) if effect else rule


def _first_sentence(text: str) -> str:
    first, more, _ = text.partition(". ")
    return f"{first}." if more else text
