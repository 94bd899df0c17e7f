"""The result as a workbook that a secretary reads, prints and hands on: six sheets, each with its title block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kiemdiem.core.engine.answer import Answer, QuotaAnswer, Reason, SubjectAnswer
from kiemdiem.core.interchange import errors, labels, words
from kiemdiem.core.interchange.answer_names import AnswerNames
from kiemdiem.core.interchange.plan_names import plan_with_day
from kiemdiem.core.interchange.whole_files import CannotWrite
from kiemdiem.core.interchange.workbook_styles import BAND, Styles, height_of, new_workbook, set_up_page
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.regime.regime import Regime

MOST_ROWS = 1_000_000
_OPEN, _CHOICE = "#FFF4D6", "#FDE7E7"
_MARK = "•"

Cells = tuple[Sequence[str], str]
"""The texts of a row, and its colour where it wants attention."""


def write_result(answer: Answer, names: AnswerNames, regime: Regime, path: Path) -> None:
    """Write the result workbook."""
    if len(answer.subjects) > MOST_ROWS:
        raise CannotWrite(path.name, errors.sheet_full(MOST_ROWS))
    with new_workbook(str(path), in_order=True) as book:
        _Result(answer, names, regime, book).write()


class _Result:
    def __init__(self, answer: Answer, names: AnswerNames, regime: Regime, book: Any) -> None:
        self._answer, self._names, self._regime, self._book = answer, names, regime, book
        self._styles = Styles(book)
        self._subjects = names.in_order()
        self._under = words.RESULT_REGIME.format(plan=plan_with_day(regime.identity))

    def write(self) -> None:
        self._sheet(labels.RESULT, words.RESULT_TITLE, words.RESULT_COLUMNS, self._results(), words.RESULT_NOTICE)
        self._sheet(labels.REASONS, labels.REASONS, words.REASON_COLUMNS, self._reasons())
        self._sheet(labels.QUOTAS, labels.QUOTAS, words.QUOTA_COLUMNS, self._quotas())
        self._sheet(labels.AWARDS, labels.AWARDS, words.AWARD_COLUMNS, self._awards())
        self._sheet(labels.MISSING, labels.MISSING, words.MISSING_COLUMNS, self._missing())
        self._sheet(labels.READINGS, labels.READINGS, words.READING_COLUMNS, self._readings())
        self._book.set_properties({"title": words.RESULT_TITLE, "subject": self._under})

    # ------------------------------------------------------------------ one sheet
    def _sheet(
        self, name: str, title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Cells], notice: str = ""
    ) -> None:
        styles = self._styles
        sheet = self._book.add_worksheet(name)
        widths = [width for _, width in columns]
        for index, width in enumerate(widths):
            sheet.set_column(index, index, width)
        sheet.set_row(0, 24)
        sheet.write_string(0, 0, title.upper(), styles.title)
        sheet.write_string(1, 0, self._under, styles.of(bold=True))
        sheet.write_string(2, 0, self._basis(), styles.under_title)
        sheet.write_string(3, 0, notice, styles.under_title)
        head = 5
        sheet.set_row(head, height_of([text for text, _ in columns], widths) + 6)
        for index, (text, _) in enumerate(columns):
            sheet.write_string(head, index, text, styles.heading(BAND))
        row = head
        for cells, colour in rows:
            row += 1
            if row > MOST_ROWS:
                break
            look = styles.cell(bg_color=colour) if colour else styles.cell()
            sheet.set_row(row, height_of(cells, widths))
            for index, text in enumerate(cells):
                sheet.write_string(row, index, text[:32_000], look)
        if row == head:
            sheet.write_string(head + 1, 0, words.NONE_HERE, styles.under_title)
        else:
            sheet.autofilter(head, 0, row, len(columns) - 1)
        sheet.freeze_panes(head + 1, 2)
        sheet.hide_gridlines(2)
        set_up_page(sheet, repeat=(head, head), footer=f"{self._under} · {name}")

    def _basis(self) -> str:
        return words.RESULT_BASIS.format(
            as_of=short_date(date.fromisoformat(self._answer.as_of)) if self._answer.as_of else "",
            count=len(self._answer.subjects),
            regime=self._answer.regime,
            hash=self._answer.hash[:12],
        )

    # ------------------------------------------------------------------ rows
    def _results(self) -> Iterator[Cells]:
        names = self._names
        for subject in self._subjects:
            level = names.level(subject.kind, subject.level) if subject.level else ""
            if subject.needs_choice and level:
                level += " *"
            decide = names.to_decide(subject)
            missing = names.missing(subject)
            cells = (
                subject.id,
                names.own_name(subject.id),
                names.unit(subject.id),
                names.kind(subject.kind),
                labels.OUTCOMES[subject.outcome],
                level,
                _listed(reason.text for reason in subject.reasons),
                _listed(reason.text for reason in subject.why_not),
                _listed(missing),
                _listed(decide),
            )
            yield cells, _CHOICE if subject.choices or subject.needs_choice else _OPEN if missing else ""

    def _reasons(self) -> Iterator[Cells]:
        for subject in self._subjects:
            for part, reasons in (
                (words.REASON_PART, subject.reasons),
                (words.WHY_NOT_PART, subject.why_not),
                (words.CONFLICT_PART, subject.conflicts),
                (words.FOLLOW_UP_PART, subject.follow_ups),
            ):
                for reason in reasons:
                    yield self._reason(subject, part, reason), ""

    def _reason(self, subject: SubjectAnswer, part: str, reason: Reason) -> tuple[str, ...]:
        return (
            subject.id,
            self._names.own_name(subject.id),
            part,
            labels.STAGES.get(reason.stage, reason.stage),
            reason.text,
            ", ".join(reason.clauses),
            self._names.places(reason.clauses),
            reason.rule,
        )

    def _quotas(self) -> Iterator[Cells]:
        names = self._names
        awards = {award.id: award.label for award in self._answer.awards}
        for quota in self._answer.quotas:
            kinds = quota.kinds
            cells = (
                awards.get(quota.id) or (names.level(kinds[0], quota.level) if kinds else quota.level),
                quota.group_name or quota.group,
                ", ".join(names.kind(kind) for kind in kinds),
                _number(quota.base),
                _number(quota.limit),
                "\n".join([quota.text, *quota.notes]),
                names.names(quota.candidates),
                names.names(quota.chosen),
                str(quota.over) if quota.over else "",
                names.names(quota.ties),
                ", ".join(quota.clauses),
                quota.id,
            )
            yield cells, _quota_colour(quota)

    def _awards(self) -> Iterator[Cells]:
        names = self._names
        order = {subject.id: place for place, subject in enumerate(self._subjects)}
        kinds = {award.id: place for place, award in reversed(list(enumerate(self._answer.awards)))}
        shown = [award for award in self._answer.awards if award.state != "not_eligible"]
        for award in sorted(shown, key=lambda one: (kinds[one.id], order.get(one.subject, 0))):
            clauses = dict.fromkeys(clause for reason in award.reasons for clause in reason.clauses)
            cells = (
                award.label,
                award.subject,
                names.own_name(award.subject),
                names.unit(award.subject),
                labels.AWARD_STATES[award.state],
                words.PRIORITY if award.priority else "",
                _listed(reason.text for reason in award.reasons),
                ", ".join(clauses),
            )
            yield cells, _OPEN if award.state == "incomplete" else _CHOICE if award.state == "over_limit" else ""

    def _missing(self) -> Iterator[Cells]:
        names = self._names
        rows = [
            (fact.supplied_by, place, subject, fact)
            for place, subject in enumerate(self._subjects)
            for fact in subject.missing
        ]
        for supplier, _, subject, fact in sorted(rows, key=lambda row: (row[0], row[1])):
            cells = (
                supplier,
                subject.id,
                names.own_name(subject.id),
                names.unit(subject.id),
                fact.label,
                names.name(fact.of) if fact.of else "",
                ", ".join(fact.clauses),
            )
            yield cells, ""

    def _readings(self) -> Iterator[Cells]:
        defaults = self._regime.chosen({})
        for name, reading in self._regime.readings.items():
            options = {option.id: option.label for option in reading.options}
            chosen, default = self._answer.readings.get(name, ""), defaults.get(name, "")
            cells = (
                reading.question,
                options.get(chosen, chosen),
                options.get(default, default),
                words.CHOSEN_OTHERWISE if chosen != default else "",
                ", ".join(reading.clauses),
                f"{name} = {chosen}",
            )
            yield cells, _OPEN if chosen != default else ""


def _listed(texts: Iterable[str]) -> str:
    """One text as it is, several as a list."""
    found = list(dict.fromkeys(text for text in texts if text))
    return found[0] if len(found) == 1 else "\n".join(f"{_MARK} {text}" for text in found)


def _number(value: Any) -> str:
    if isinstance(value, list | tuple):
        return words.FROM_TO.format(least=value[0], greatest=value[1])
    return "" if value is None else str(value)


def _quota_colour(quota: QuotaAnswer) -> str:
    return _CHOICE if quota.over or quota.ties else ""
