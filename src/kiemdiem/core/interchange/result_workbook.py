"""The result as a workbook that a secretary reads, prints and hands on: seven sheets, each with its title block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from kiemdiem.core.engine.answer import Answer, QuotaAnswer, Reason, SubjectAnswer
from kiemdiem.core.interchange import labels, words
from kiemdiem.core.interchange.answer_names import AnswerNames
from kiemdiem.core.interchange.plan_names import plan_with_day
from kiemdiem.core.interchange.result_sheets import MOST_ROWS, Cell, Cells, ResultSheets
from kiemdiem.core.interchange.watching import Progress, Steps, unwatched
from kiemdiem.core.interchange.workbook_files import new_workbook
from kiemdiem.core.interchange.workbook_styles import QUIET
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.quantities.numbers import format_places
from kiemdiem.core.regime.regime import Regime

_OPEN, _CHOICE = "#FFF4D6", "#FDE7E7"
_MARK = "•"
_NO_LEVEL = "-"  # before an outcome, so that it is no code of a level


def write_result(
    answer: Answer,
    names: AnswerNames,
    regime: Regime,
    path: Path,
    *,
    progress: Progress = unwatched,
    most_rows: int = MOST_ROWS,
) -> None:
    """Write the result workbook; a sheet with more than `most_rows` rows goes on in another."""
    steps = Steps(progress, _count_rows(answer))
    with new_workbook(str(path), in_order=True) as book:
        _Result(answer, names, regime).write(book, steps, most_rows)
    steps.end()


def _count_rows(answer: Answer) -> int:
    """How many rows there will be, near enough for somebody who waits."""
    of_subjects = sum(
        1 + len(one.reasons) + len(one.why_not) + len(one.conflicts) + len(one.follow_ups) + len(one.missing)
        for one in answer.subjects.values()
    )
    return of_subjects + len(answer.quotas) + sum(award.state != "not_eligible" for award in answer.awards)


class _Result:
    def __init__(self, answer: Answer, names: AnswerNames, regime: Regime) -> None:
        self._answer, self._names, self._regime = answer, names, regime
        self._subjects = names.in_order()
        self._under = words.RESULT_REGIME.format(plan=plan_with_day(regime.identity))

    def write(self, book: Any, steps: Steps, most_rows: int) -> None:
        sheets = ResultSheets(book, self._under, self._basis(), steps, most_rows)
        sheets.add(labels.RESULT, words.RESULT_TITLE, words.RESULT_COLUMNS, self._results(), notice=words.RESULT_NOTICE)
        sheets.add(labels.SUMMARY, labels.SUMMARY, words.SUMMARY_COLUMNS, self._summary(), centred=(2, 3))
        sheets.add(labels.REASONS, labels.REASONS, words.REASON_COLUMNS, self._reasons())
        sheets.add(labels.QUOTAS, labels.QUOTAS, words.QUOTA_COLUMNS, self._quotas(), centred=(3, 4, 8))
        sheets.add(labels.AWARDS, labels.AWARDS, words.AWARD_COLUMNS, self._awards())
        sheets.add(labels.MISSING, labels.MISSING, words.MISSING_COLUMNS, self._missing())
        sheets.add(labels.READINGS, labels.READINGS, words.READING_COLUMNS, self._readings())
        book.set_properties({"title": words.RESULT_TITLE, "subject": self._under})

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

    def _summary(self) -> Iterator[Cells]:
        """How many of each kind are at each level, and without one."""
        counted: dict[str, Counter[str]] = {}
        for subject in self._subjects:
            level = subject.level if subject.outcome == "rated" else None
            counted.setdefault(subject.kind, Counter())[level or f"{_NO_LEVEL}{subject.outcome}"] += 1
        order = dict.fromkeys((*self._regime.identity.order, *self._regime.kinds))
        for kind in (kind for kind in order if kind in counted):
            counts, total = counted[kind], counted[kind].total()
            scale = self._regime.scales.get(self._regime.kinds[kind].scale or "")
            lines = [(value.label, counts[value.code]) for value in scale.values] if scale else []
            outcomes = ((label, counts[f"{_NO_LEVEL}{outcome}"]) for outcome, label in labels.OUTCOMES.items())
            lines += [(label, count) for label, count in outcomes if count]
            for label, count in lines:
                yield (self._names.kind(kind), label, count, percent(count, total) if count else ""), ""
            yield (self._names.kind(kind), words.TOTAL, total, ""), QUIET

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
                quota.over or "",
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


def _number(value: Any) -> Cell:
    if isinstance(value, list | tuple):
        return words.FROM_TO.format(least=value[0], greatest=value[1])
    return "" if value is None else value if isinstance(value, int) else str(value)


def percent(part: int, whole: int) -> str:
    """The share as it is reported, to one decimal; nothing is decided by it."""
    return words.PERCENT.format(number=format_places(Fraction(100 * part, whole), 1))


def _quota_colour(quota: QuotaAnswer) -> str:
    return _CHOICE if quota.over or quota.ties else ""
