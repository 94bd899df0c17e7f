"""From raw rows to judged ones: texts are converted and read, then the register is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kiemdiem.apps.uploads.facts.cells import NotRead, OldLettersFound, meaning
from kiemdiem.apps.uploads.facts.files import RawRow
from kiemdiem.apps.uploads.facts.old_letters import converted
from kiemdiem.apps.uploads.values.registers import CellFault, Checking, Column, GivenRow, Judged, Value
from kiemdiem.core.quantities.names import OldEncoding


class Reader:
    """Reads the rows of one file by its mapping (place → code). encoding: of old letters that are converted; keeps_old:
    old letters stay. Where neither was chosen, `old` counts the cells that wait for it."""

    def __init__(
        self, columns: Sequence[Column], mapping: Mapping[int, str], encoding: OldEncoding | None, *, keeps_old: bool
    ) -> None:
        known = {column.code: column for column in columns}
        self.columns = [(place, known[code]) for place, code in sorted(mapping.items())]
        self.old: Counter[OldEncoding] = Counter()
        self._encoding, self._keeps_old = encoding, keeps_old

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
                values[column.code] = meaning(column, text, keeps_old=self._keeps_old)
            except NotRead as bad:
                faults.append(bad.fault)
                if isinstance(bad, OldLettersFound):
                    self.old[bad.encoding] += 1
        return GivenRow(row.number, values, tuple(faults)), texts

    def judged(self, rows: Sequence[RawRow], checking: Checking) -> list[tuple[GivenRow, list[str], Judged]]:
        """Each row with its texts and what becomes of it."""
        given = [self.given(row) for row in rows]
        answers = checking.judge([row for row, _ in given])
        return [(row, texts, answer) for (row, texts), answer in zip(given, answers, strict=True)]
