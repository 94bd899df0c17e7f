"""`python -m kiemdiem.cli.show_samples`: rate the ready sample of every plan and show what comes of it."""

from __future__ import annotations

import sys
from pathlib import Path

import python_calamine

from kiemdiem.cli import words
from kiemdiem.cli.guarded import guarded
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.summary import show_levels
from kiemdiem.cli.tables import table
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.interchange import read_season_file, write_answer
from kiemdiem.core.regime.loader import load, shipped_codes
from kiemdiem.core.samples.ready_seasons import ready_file

FOLDER = Path("build") / "samples"
ROWS = 6
LONGEST = 150
ID, NAME, OUTCOME, LEVEL, REASONS = 0, 1, 4, 5, 6
"""Columns of the first page."""


def show_samples(screen: Screen, folder: Path = FOLDER) -> int:
    """Every sample: its result as a workbook in the folder, the first page of it and the levels on the terminal."""
    folder.mkdir(parents=True, exist_ok=True)
    for code in shipped_codes():
        regime = load(code)
        season = read_season_file(ready_file(code), regime)
        answer = rate(regime, season)
        result = folder / f"{code}-{words.RESULT_FILE}.xlsx"
        write_answer(answer, season, regime, result)
        screen.out.rule(code)
        _first_page(result, screen)
        show_levels(regime, answer, screen)
        screen.say()
        screen.say(words.WRITTEN.format(file=result))
        screen.say()
    screen.say(words.SAMPLES_NEXT)
    return 0


def _first_page(result: Path, screen: Screen) -> None:
    """The head of the workbook's first sheet and its first rows."""
    book = python_calamine.CalamineWorkbook.from_path(str(result))
    rows = [[str(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python()]
    head = next(number for number, row in enumerate(rows) if sum(map(bool, row)) > 1)
    for number, row in enumerate(rows[:head]):
        if row[0]:
            screen.say(row[0], "bold" if not number else "")
    screen.say()
    columns = [rows[head][place] for place in (ID, NAME, LEVEL, REASONS)]
    shown = [
        (row[ID], row[NAME], row[LEVEL] or row[OUTCOME], _short(row[REASONS]))
        for row in rows[head + 1 : head + 1 + ROWS]
    ]
    screen.show(table(columns, shown, wide=(3,)))
    screen.say(words.AND_MORE.format(count=words.number(len(rows) - head - 1 - ROWS)))


def _short(cell: str) -> str:
    """Every line of a cell, for a later reason may undo an earlier one; each cut to a readable length."""
    return "\n".join(line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…" for line in cell.split("\n"))


if __name__ == "__main__":
    sys.exit(guarded(show_samples))
