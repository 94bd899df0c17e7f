"""`kiemdiem rate`: a season in, every subject's answer out, and its first page on the terminal."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiemdiem.cli import words
from kiemdiem.cli.command import Command, add_input, add_json, add_reading, add_regime, add_strict
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.flat_rate import ENGINES, engine_for, rate_flat
from kiemdiem.cli.house import words as house_words
from kiemdiem.cli.house.options import add_house, house_reading, refuse_mixed
from kiemdiem.cli.house.votes import laid_over
from kiemdiem.cli.outputs import refuse_bad_output
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.seasons import rate_season, read_season
from kiemdiem.cli.summary import show_summary
from kiemdiem.core.engine.season import Season
from kiemdiem.core.interchange import write_answer
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime

ENDINGS = (".json", ".xlsx", ".csv", ".parquet")


def add(parser: argparse.ArgumentParser) -> None:
    add_regime(parser, as_option=True)
    add_input(parser)
    parser.add_argument("-o", "--output", metavar=words.OUTPUT, help=words.OUTPUT_HELP)
    add_reading(parser)
    add_strict(parser)
    add_house(parser, told=house_words.HOUSE_RATE_HELP)
    add_json(parser)
    parser.add_argument("--engine", metavar=words.ENGINE, choices=ENGINES, help=words.ENGINE_HELP)


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    refuse_mixed(options, given=options.input, is_wanted=False)
    output = refuse_bad_output(Path(options.input), options.output, ENDINGS)
    regime = load(options.regime)
    engine = engine_for(options, output, screen)
    if engine != "python" and not options.house and rate_flat(options, engine, regime, output, screen):
        _say_where(output, screen)
        return Exit.DONE
    season = read_season(options, regime, screen)
    if options.house:
        season = _from_house(options, regime, season)
    answer = rate_season(regime, season, screen)
    if output is not None:
        with screen.working(words.WRITING_FILE.format(file=output.name), len(season.subjects)) as watch:
            write_answer(answer, season, regime, output, progress=watch)
    if options.json:
        screen.json(answer.to_json())
        return Exit.DONE
    show_summary(regime, answer, screen)
    _say_where(output, screen)
    return Exit.DONE


def _from_house(options: argparse.Namespace, regime: Regime, given: Season) -> Season:
    """The subjects of the house on the day of the file, with the votes and levels that stand in it."""
    house = house_reading(options).read(regime, given.as_of or regime.review_period()[1], options.branch)
    return laid_over(house.season(given.readings, strict=given.strict), given)


def _say_where(output: Path | None, screen: Screen) -> None:
    screen.say()
    screen.say(words.WRITTEN.format(file=output) if output else words.NOT_WRITTEN)


COMMAND = Command(words.RATE_ABOUT, add, run, words.RATE_EXAMPLE)
