"""`python -m kiemdiem.cli.country`: write a flat season file of a whole invented country, and its tree of units."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import duckdb

from kiemdiem.cli.country import errors, words
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.guarded import guarded
from kiemdiem.cli.outputs import refuse_bad_output
from kiemdiem.cli.parser import Parser, a_count, argparse_in_vietnamese
from kiemdiem.cli.refused import Refused
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.words import OUTPUT, REGIME, number
from kiemdiem.core.bulk.tables.duckdb_tables import errno_of
from kiemdiem.core.interchange import CannotWrite
from kiemdiem.core.interchange.errors import why_not_written
from kiemdiem.core.regime.loader import load
from kiemdiem.core.samples.country import COUNTRY, SMALLEST, TooSmall, write_country

ENDINGS = (".parquet", ".csv")
PROG = "python -m kiemdiem.cli.country"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the country; the exit code."""

    def work(screen: Screen) -> int:
        with argparse_in_vietnamese():
            options = _parser().parse_args(arguments)
        regime = load(options.regime)
        output = refuse_bad_output(Path(), options.output, ENDINGS)
        units = refuse_bad_output(Path(), options.units, ENDINGS)
        assert output is not None
        if units == output:
            raise Refused(errors.same_file(options.units))
        try:
            made = write_country(regime, output, seed=options.seed, size=options.subjects, units=units)
        except duckdb.IOException as failed:
            told = next((one for one in (output, units) if one is not None and f".{one.stem}." in str(failed)), output)
            raise CannotWrite(str(told), why_not_written(errno_of(failed))) from failed
        except TooSmall:
            raise Refused(errors.too_small(number(options.subjects), regime.id)) from None
        shape = made.shape
        screen.say(
            words.MADE.format(
                count=number(made.subjects), provinces=number(shape.province), districts=number(shape.district),
                communes=number(shape.commune), cells=number(shape.cell), file=output,
            )
        )  # fmt: skip
        if units is not None:
            screen.say(words.MADE_UNITS.format(file=units))
        readings = "".join(f" --reading {name}={option}" for name, option in made.readings.items())
        screen.say(words.NEXT.format(regime=options.regime, file=output, readings=readings))
        return int(Exit.DONE)

    return guarded(work)


def _parser() -> Parser:
    parser = Parser(prog=PROG, description=words.ABOUT)
    parser.add_argument("regime", metavar=REGIME, help=words.REGIME_HELP)
    told = words.COUNT_HELP.format(count=number(COUNTRY), least=number(SMALLEST))
    parser.add_argument("--subjects", metavar=words.COUNT, type=a_count, default=COUNTRY, help=told)
    parser.add_argument("--seed", metavar=words.COUNT, type=a_count, default=1, help=words.SEED_HELP)
    parser.add_argument("-o", "--output", metavar=OUTPUT, required=True, help=words.OUTPUT_HELP)
    parser.add_argument("--units", metavar=words.UNITS, help=words.UNITS_HELP)
    return parser


if __name__ == "__main__":
    sys.exit(main())
