"""The tables that staging lays out for a few made-up subjects: the columns, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.staging import Stager, Texts
from kiemdiem.core.bulk.tables.engines import Columns
from kiemdiem.core.engine.passing import Pass
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.season import Season, Subject
from kiemdiem.core.regime.entries.identity import Relation

Cells = Mapping[str, Any]


@dataclass
class Recorder:
    """Keeps what is loaded, and works nothing out."""

    columns: dict[str, Columns] = field(default_factory=dict)
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)

    def load(self, name: str, columns: Columns, rows: Iterable[Sequence[Any]]) -> None:
        self.columns[name] = columns
        self.rows[name] = [tuple(row) for row in rows]

    def of(self, name: str) -> list[Cells]:
        """The rows of a table, each by the names of its columns."""
        names = [column for column, _ in self.columns[name]]
        return [dict(zip(names, row, strict=True)) for row in self.rows[name]]


@dataclass(frozen=True)
class Laid:
    """Subjects laid out by staging, in their order; rows: of each table fact, those of each subject."""

    recorder: Recorder
    subjects: dict[str, Cells]

    def rows(self, kind: str, fact: str) -> dict[int, list[Cells]]:
        found: dict[int, list[Cells]] = {}
        for row in self.recorder.of(layout.rows(kind, fact)):
            found.setdefault(row["o"], []).append(row)
        return found


def lay_out(program: Program, season: Season, subjects: Sequence[Subject], texts: Texts) -> Laid:
    """These subjects, of whom each has an id of his own, as staging lays them out; season: its readings and day.

    Their texts get the numbers that `texts` gives them.
    """
    recorder = Recorder()
    made = Season(tuple(subjects), (), season.as_of, season.readings, season.strict, season.period)
    Stager(program, Pass(program, made, None, skips=True).world, recorder).stage()
    known = {row["number"]: row["text"] for row in recorder.of(layout.TEXTS)}
    found: dict[str, Cells] = {
        row["id"]: {**row, **{name: texts.number(known[row[name]]) for name in ("entered", "forum")}}
        for kind in program.kinds
        for row in recorder.of(layout.subjects(kind))
    }
    return Laid(recorder, found)


def silent_models(program: Program) -> list[Subject]:
    """One subject of each kind of whom nothing is told, and one who is led everywhere; their ids are their kinds."""
    relations = [placed.entry.id for placed in program.regime.of("relation", Relation)]
    everywhere = dict.fromkeys(relations, ("?",))
    return [Subject(kind, kind) for kind in program.kinds] + [
        Subject(f"{kind} led", kind, links=everywhere) for kind in program.kinds
    ]
