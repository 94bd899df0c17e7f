"""From raw rows to judged ones: texts are converted and read, then the register is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kiemdiem.apps.uploads.facts.cells import NotRead, meaning
from kiemdiem.apps.uploads.facts.files import RawRow
from kiemdiem.apps.uploads.facts.old_letters import converted
from kiemdiem.apps.uploads.values.registers import CellFault, Checking, Column, GivenRow, Judged, Value
from kiemdiem.core.quantities.names import OldEncoding


class Reader:
    """Reads the rows of one file by its mapping (place → code)."""

    def __init__(self, columns: Sequence[Column], mapping: Mapping[int, str], encoding: OldEncoding | None) -> None:
        known = {column.code: column for column in columns}
        self.columns = [(place, known[code]) for place, code in sorted(mapping.items())]
        self._encoding = encoding

    def cells(self, row: RawRow) -> list[str]:
        """The texts of the mapped columns, in the order of the file."""
        texts = [row.cells[place] for place, _ in self.columns]
        return converted(texts, self._encoding) if self._encoding is not None else texts

    def given(self, row: RawRow) -> tuple[GivenRow, list[str]]:
        """What the cells mean, and their texts."""
        texts = self.cells(row)
        marked = dict(row.faults)
        values: dict[str, Value] = {}
        faults: list[CellFault] = []
        for (place, column), text in zip(self.columns, texts, strict=True):
            if place in marked:
                faults.append(replace(marked[place], column=column.code))
                continue
            try:
                values[column.code] = meaning(column, text)
            except NotRead as bad:
                faults.append(bad.fault)
        return GivenRow(row.number, values, tuple(faults)), texts

    def judged(self, rows: Sequence[RawRow], checking: Checking) -> list[tuple[GivenRow, list[str], Judged]]:
        """Each row with its texts and what becomes of it."""
        given = [self.given(row) for row in rows]
        answers = checking.judge([row for row, _ in given])
        return [(row, texts, answer) for (row, texts), answer in zip(given, answers, strict=True)]
