"""Write an answer to a file of the kind that its name asks for; whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import duckdb

from kiemdiem.core.engine.answer import Answer
from kiemdiem.core.engine.season import Season
from kiemdiem.core.interchange import errors
from kiemdiem.core.interchange.answer_names import AnswerNames
from kiemdiem.core.interchange.answer_rows import answer_rows, write_csv, write_json, write_parquet
from kiemdiem.core.interchange.file_kinds import FileKind, WrongFile, kind_to_write
from kiemdiem.core.interchange.result_workbook import write_result
from kiemdiem.core.interchange.watching import Progress, unwatched, watched
from kiemdiem.core.interchange.whole_files import CannotWrite, written_whole
from kiemdiem.core.regime.regime import Regime


def write_answer(answer: Answer, season: Season, regime: Regime, path: Path, *, progress: Progress = unwatched) -> None:
    """Write the answer as .json, .xlsx, .csv or .parquet; raises CannotWrite and leaves nothing half-written."""
    path = Path(path)
    try:
        kind = kind_to_write(path)
    except WrongFile as wrong:
        raise CannotWrite(path.name, str(wrong)) from None
    names = AnswerNames(answer, season, regime)
    count = len(answer.subjects)
    with written_whole(path) as beside:
        match kind:
            case FileKind.JSON:
                write_json(answer, beside, progress)
            case FileKind.WORKBOOK:
                write_result(answer, names, regime, beside, progress=progress)
            case FileKind.CSV:
                write_csv(watched(answer_rows(answer, names), count, progress), beside)
            case FileKind.PARQUET:
                try:
                    write_parquet(watched(answer_rows(answer, names), count, progress), beside)
                except duckdb.IOException:
                    raise CannotWrite(path.name, errors.why_not_written(None)) from None
