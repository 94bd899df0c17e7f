"""The subject list as a workbook: who, reviewed or rated, where, by whom, under which clauses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kiemdiem.cli import labels, words
from kiemdiem.core.engine.registers import ComputedSubject, SubjectList
from kiemdiem.core.interchange.workbook_files import new_workbook
from kiemdiem.core.interchange.workbook_styles import Styles, set_up_page
from kiemdiem.core.regime.regime import Regime

WIDEST = 50


def write_subject_workbook(found: SubjectList, regime: Regime, path: Path) -> None:
    """Two sheets: the subjects, and what the registers must still say."""
    with new_workbook(str(path)) as book:
        styles = Styles(book)
        rows = [_row(subject, regime) for subject in found.subjects]
        _sheet(book.add_worksheet(words.SUBJECT_SHEET), words.SUBJECT_SHEET_COLUMNS, rows, styles)
        problems = [*found.problems, *(problem for subject in found.subjects for problem in subject.problems)]
        told = [(one.subject, one.text, ", ".join(one.clauses)) for one in dict.fromkeys(problems)]
        _sheet(book.add_worksheet(words.PROBLEM_SHEET), words.PROBLEM_SHEET_COLUMNS, told, styles)


def _row(subject: ComputedSubject, regime: Regime) -> tuple[str, ...]:
    decides = subject.authority()
    return (
        subject.id,
        regime.kinds[subject.kind].label,
        subject.name,
        words.YES if subject.reviewed else words.NO,
        labels.OUTCOMES.get(subject.outcome, subject.outcome)
        if subject.outcome
        else (words.YES if subject.rated else words.NO),
        subject.why,
        "\n".join(forum.name for forum in subject.forums),
        decides.body if decides else "",
        ", ".join(dict.fromkeys((*subject.clauses, *(decides.clauses if decides else ())))),
        "\n".join(subject.notes),
    )


def _sheet(sheet: Any, columns: Sequence[str], rows: Sequence[Sequence[str]], styles: Styles) -> None:
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(columns):
        cells = [row[place] for row in rows]
        longest = max((len(line) for cell in cells for line in cell.split("\n")), default=0)
        sheet.set_column(place, place, min(WIDEST, max(len(column), longest) + 2))
        sheet.write_string(0, place, column, styles.heading())
        for number, cell in enumerate(cells, start=1):
            sheet.write_string(number, place, cell, styles.cell())
    set_up_page(sheet, repeat=(0, 0), footer="")
