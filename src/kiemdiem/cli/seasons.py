"""A season from a file, under the regime and the readings that the command line names."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from kiemdiem.cli import words
from kiemdiem.cli.command import chosen_options
from kiemdiem.cli.screen import Screen
from kiemdiem.core.engine.answer import Answer
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.engine.season import Season
from kiemdiem.core.interchange import read_season_file
from kiemdiem.core.regime.regime import Regime


def read_season(options: argparse.Namespace, regime: Regime, screen: Screen) -> Season:
    """The season of the input file; refused with every fault."""
    readings = dict(options.reading)
    chosen_options(regime, options.reading)
    return read_season_of(Path(options.input), regime, readings, options.strict, screen)


def read_season_of(path: Path, regime: Regime, readings: Mapping[str, str], strict: bool, screen: Screen) -> Season:
    kilobytes = path.stat().st_size // 1024 if path.is_file() else 0
    with screen.working(words.READING_FILE.format(file=path.name), kilobytes) as watch:
        return read_season_file(path, regime, readings=readings, strict=strict, note=screen.note, progress=watch)


def rate_season(regime: Regime, season: Season, screen: Screen) -> Answer:
    count = len(season.subjects)
    with screen.working(words.RATING.format(count=words.number(count)), count) as watch:
        return rate(regime, season, progress=watch)
