"""The answer as one flat row for each subject, for CSV and Parquet: codes for programs, sentences for people."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb

from kiemdiem.core.engine.answer import Answer, Reason, SubjectAnswer
from kiemdiem.core.interchange.answer_names import AnswerNames
from kiemdiem.core.interchange.watching import Progress, unwatched, watched

COLUMNS: Mapping[str, str] = {
    "id": "VARCHAR",
    "name": "VARCHAR",
    "kind": "VARCHAR",
    "unit": "VARCHAR",
    "outcome": "VARCHAR",
    "level": "VARCHAR",
    "level_label": "VARCHAR",
    "attained": "VARCHAR",
    "range": "VARCHAR[]",
    "needs_choice": "BOOLEAN",
    "provisional": "BOOLEAN",
    "choices": "VARCHAR[]",
    "who": "VARCHAR",
    "reasons": "VARCHAR[]",
    "rules": "VARCHAR[]",
    "clauses": "VARCHAR[]",
    "why_not": "VARCHAR[]",
    "missing": "VARCHAR[]",
    "missing_labels": "VARCHAR[]",
    "waiting_for": "VARCHAR[]",
    "assumed": "VARCHAR[]",
    "conflicts": "VARCHAR[]",
    "follow_ups": "VARCHAR[]",
    "awards": "VARCHAR[]",
    "blanks": "VARCHAR[]",
    "regime": "VARCHAR",
    "hash": "VARCHAR",
    "as_of": "VARCHAR",
}
"""Column → its type in Parquet; in CSV the items of a list stand in one cell, parted by `; `."""
OPENS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = dict[str, Any]


def answer_rows(answer: Answer, names: AnswerNames) -> Iterator[Row]:
    """One row for each subject, in the order of the answer."""
    awards: dict[str, list[str]] = {}
    for award in answer.awards:
        if award.state != "not_eligible":
            awards.setdefault(award.subject, []).append(f"{award.id}: {award.state}")
    for subject in answer.subjects.values():
        yield _row(answer, subject, names, awards.get(subject.id, []))


def _row(answer: Answer, subject: SubjectAnswer, names: AnswerNames, awards: list[str]) -> Row:
    return {
        "id": subject.id,
        "name": names.own_name(subject.id),
        "kind": subject.kind,
        "unit": names.unit_id(subject.id) if names.unit(subject.id) else "",
        "outcome": subject.outcome,
        "level": subject.level,
        "level_label": names.level(subject.kind, subject.level) if subject.level else None,
        "attained": subject.attained,
        "range": list(subject.range),
        "needs_choice": subject.needs_choice,
        "provisional": subject.provisional,
        "choices": list(subject.choices),
        "who": subject.who,
        "reasons": _texts(subject.reasons),
        "rules": list(dict.fromkeys(reason.rule for reason in subject.reasons)),
        "clauses": list(dict.fromkeys(clause for reason in subject.reasons for clause in reason.clauses)),
        "why_not": _texts(subject.why_not),
        "missing": [f"{fact.of}.{fact.fact}" if fact.of else fact.fact for fact in subject.missing],
        "missing_labels": names.missing(subject),
        "waiting_for": list(subject.waiting_for),
        "assumed": list(subject.assumed),
        "conflicts": _texts(subject.conflicts),
        "follow_ups": _texts(subject.follow_ups),
        "awards": awards,
        "blanks": list(subject.blanks),
        "regime": answer.regime,
        "hash": answer.hash,
        "as_of": answer.as_of,
    }


def _texts(reasons: Iterable[Reason]) -> list[str]:
    return [reason.text for reason in reasons]


def write_csv(rows: Iterable[Row], path: Path, columns: Iterable[str] = tuple(COLUMNS)) -> None:
    """UTF-8, commas; a text that a spreadsheet would take for a formula gets an apostrophe in front."""
    columns = tuple(columns)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([csv_cell(row[column]) for column in columns])


def csv_cell(value: Any) -> str:
    """A value as it stands in a cell of a CSV."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "; ".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(OPENS_A_FORMULA) else text


def write_parquet(rows: Iterable[Row], path: Path) -> None:
    """By DuckDB, from lines of JSON laid beside the file while it is written."""
    lines = path.with_name(f"{path.name}.jsonl")
    try:
        with lines.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        types = ", ".join(f"{name}: '{kind}'" for name, kind in COLUMNS.items())
        with duckdb.connect() as connection:
            connection.execute("SET preserve_insertion_order = true")
            source = f"read_json(?, format = 'newline_delimited', columns = {{{types}}})"
            target = str(path).replace("'", "''")
            connection.execute(f"COPY (SELECT * FROM {source}) TO '{target}' (FORMAT parquet)", [str(lines)])
    finally:
        lines.unlink(missing_ok=True)


def write_json(answer: Answer, path: Path, progress: Progress = unwatched) -> None:
    """The whole answer, one subject a line, so that two answers can be compared line by line."""
    whole = replace(answer, subjects={}, quotas=[], awards=[]).to_json()
    subjects = watched(answer.subjects.items(), len(answer.subjects), progress)
    long = {
        "subjects": ("{}", (f"{_text(name)}: {_text(found.to_json())}" for name, found in subjects)),
        "quotas": ("[]", (_text(quota.to_json()) for quota in answer.quotas)),
        "awards": ("[]", (_text(award.to_json()) for award in answer.awards)),
    }
    with path.open("w", encoding="utf-8") as file:
        file.write("{\n")
        for number, (key, value) in enumerate(whole.items()):
            file.write(f"{',' if number else ''}{_text(key)}: ")
            if key in long:
                brackets, lines = long[key]
                file.write(f"{brackets[0]}\n")
                file.writelines(f",\n{line}" if place else line for place, line in enumerate(lines))
                file.write(f"\n{brackets[1]}\n")
            else:
                file.write(f"{_text(value)}\n")
        file.write("}\n")


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    """Exact numbers and days as text; anything else is a fault of ours."""
    if isinstance(value, Fraction | Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
