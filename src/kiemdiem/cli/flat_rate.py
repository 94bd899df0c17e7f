"""A large flat file rated from file to file by an engine of tables, and its first page out of counts."""

from __future__ import annotations

import argparse
import os
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import duckdb

from kiemdiem.cli import errors, words
from kiemdiem.cli.answer_names import AnswerNames
from kiemdiem.cli.command import chosen_options
from kiemdiem.cli.in_bulk import MANY_SUBJECTS
from kiemdiem.cli.plain_expressions import upper_first
from kiemdiem.cli.refused import Refused
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.summary import MOST_ROWS, Page, open_lists, show_page
from kiemdiem.core.bulk.asking import rate_options
from kiemdiem.core.bulk.errors import EngineNotThere, NotInBulk
from kiemdiem.core.bulk.flat import words as flat_words
from kiemdiem.core.bulk.flat.errors import NotFlat, not_simple
from kiemdiem.core.bulk.flat.staging import FlatSeason
from kiemdiem.core.bulk.flat.summing import FlatSummary
from kiemdiem.core.bulk.flat.writing import FlatResult
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables, is_out_of_room
from kiemdiem.core.bulk.tables.engines import FileTables
from kiemdiem.core.engine.answer import SubjectAnswer
from kiemdiem.core.interchange import BadInput, InputFault
from kiemdiem.core.interchange.errors import broken_parquet
from kiemdiem.core.interchange.flat_tables import count_rows, open_flat
from kiemdiem.core.regime.regime import Regime

ENGINES = ("python", "duckdb", "spark")
FLAT_ENDINGS = (".csv", ".parquet")
MEMORY, AT_FIRST = 512, 200
"""MB that DuckDB may take, and what it begins with: 5.6 million members fit into the first, process and all."""
SPARK_MASTER, SPARK_SCRATCH = "KIEMDIEM_SPARK_MASTER", "KIEMDIEM_SPARK_SCRATCH"
"""Variables of the environment: the master of a cluster, and a folder that all its machines read and write."""


def engine_for(options: argparse.Namespace, output: Path | None, screen: Screen) -> str:
    """Which engine rates: the one that is named, else DuckDB for a large flat file whose result is flat too."""
    named = str(options.engine or "")
    is_flat = output is None or output.suffix.lower() in FLAT_ENDINGS
    if named in ("", "python"):
        if named or options.json or not is_flat:
            return "python"
        rows = count_rows(Path(options.input))
        if rows <= MANY_SUBJECTS:
            return "python"
        screen.note(words.RATED_IN_BULK.format(rows=words.number(rows)))
        return "duckdb"
    if options.json:
        raise Refused(errors.no_json_in_bulk(named))
    if not is_flat:
        raise Refused(errors.unknown_ending(str(output), FLAT_ENDINGS))
    return named


def rate_flat(options: argparse.Namespace, engine: str, regime: Regime, output: Path | None, screen: Screen) -> bool:
    """Rates the input and shows the first page; False, with a remark, where it has to be read row by row."""
    chosen_options(regime, options.reading)
    path = Path(options.input)
    try:
        with _ended_tidily(), _told_in_words(path.name), _tables(engine) as tables:
            with screen.working(
                words.READING_FILE.format(file=path.name), path.stat().st_size // 1024 if path.is_file() else 0
            ):
                table = open_flat(path, regime)
                if table is None:
                    raise NotFlat(not_simple())
                season = FlatSeason(table, tables, dict(options.reading), strict=options.strict)
            with screen.working(words.RATING.format(count=words.number(table.row_count)), table.row_count):
                found = rate_options(regime, season.season, tables, season.stage)
            as_of = season.season.as_of or found.waves.program.period[1]
            result = FlatResult(season, found, as_of.isoformat())
            if output is not None:
                with screen.working(words.WRITING_FILE.format(file=output.name), table.row_count):
                    result.write(output)
            show_page(_page(regime, result), screen)
    except (NotFlat, NotInBulk) as reason:
        screen.note(words.ROW_BY_ROW.format(why=reason if isinstance(reason, NotFlat) else words.RULES_NOT_IN_BULK))
        return False
    except EngineNotThere as missing:
        raise Refused(str(missing)) from None
    screen.note(words.SENTENCES_FOR_ALL)
    return True


@contextmanager
def _tables(engine: str) -> Iterator[FileTables]:
    """The tables of a run; what does not fit the memory lies in a folder that goes with them."""
    if engine == "spark":
        from kiemdiem.core.bulk.tables.spark_tables import SparkTables, connect

        session = connect(os.environ.get(SPARK_MASTER) or "local[*]")
        session.sparkContext.setLogLevel("ERROR")  # what it warns of is no matter of a person who rates
        tables: FileTables = SparkTables(session, scratch=os.environ.get(SPARK_SCRATCH, ""))
        try:
            yield tables
        finally:
            tables.close()
            session.stop()
        return
    with tempfile.TemporaryDirectory(prefix="kiemdiem-") as scratch:
        tables = DuckTables(memory=MEMORY, at_first=AT_FIRST, scratch=Path(scratch))
        try:
            yield tables
        finally:
            tables.close()


@contextmanager
def _told_in_words(file: str) -> Iterator[None]:
    """Where the file's own pages are broken, the work ends in words that name it."""
    try:
        yield
    except (duckdb.IOException, duckdb.InvalidInputException) as failed:
        if is_out_of_room(failed):
            raise
        raise BadInput(file, [InputFault(broken_parquet())]) from failed


@contextmanager
def _ended_tidily() -> Iterator[None]:
    """Whoever ends the process politely leaves no scratch behind: the same as a person's Ctrl-C."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class NamesOfAlike(AnswerNames):
    """Names for answers that many share: which other subject is waited for, and facts of others, are not told apart."""

    def lacking(self, subject: SubjectAnswer) -> str:
        known = [fact.label for fact in subject.missing if fact.label and not fact.of]
        more = [flat_words.LACKS_MORE] if len(known) < len(subject.missing) else []
        if known or more:
            return words.LACKS.format(what="; ".join(dict.fromkeys([*known, *more])))
        return upper_first(flat_words.WAITS)


def _page(regime: Regime, result: FlatResult) -> Page:
    summary = FlatSummary(result)
    shown: dict[str, str] = {}
    names = NamesOfAlike(regime, lambda who: shown.get(who, ""))
    open_ones = []
    for title, is_on, told in open_lists(names):
        wanted = [(kind, at) for kind, at, answer in summary.answers() if is_on(answer)]
        count, first = summary.those(wanted, MOST_ROWS)
        shown |= {one.id: one.name for one in first}
        open_ones.append((title, count, [(one, told(one)) for one in first]))
    near, quotas = summary.quotas(MOST_ROWS)
    awards = [(one.label, one.limits, one.states) for one in summary.awards() if one.states]
    return Page(names, result.as_of, summary.levels(), near, quotas, awards, open_ones)
