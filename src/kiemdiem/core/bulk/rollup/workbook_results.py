"""The results out of the workbook that a secretary has: its sheets of levels and honours, labels back to codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from kiemdiem.core.bulk.rollup import errors
from kiemdiem.core.interchange import labels, words
from kiemdiem.core.interchange.archives import Archive
from kiemdiem.core.interchange.input_faults import refused
from kiemdiem.core.interchange.sheets import Sheet
from kiemdiem.core.interchange.workbooks import read_workbook
from kiemdiem.core.quantities.errors import shown
from kiemdiem.core.regime.entries.ratings import Award
from kiemdiem.core.regime.regime import Regime

_CHOICE_MARK = " *"
_ID, _UNIT, _KIND, _OUTCOME, _LEVEL = (words.RESULT_COLUMNS[place][0] for place in (0, 2, 3, 4, 5))
_AWARD, _OF, _STATE = (words.AWARD_COLUMNS[place][0] for place in (0, 1, 4))
_BASIS = re.compile(
    re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^ ,]*)", re.escape(words.RESULT_BASIS)).replace(r"\ ", " ")  # {regime} → a group
)

Texts = tuple[str, ...]


def read_workbook_results(
    path: Path, archive: Archive, regime: Regime, units: Mapping[str, str]
) -> tuple[list[Texts], list[Texts], dict[str, str]]:
    """Rows of `result` and `award_of`, and what the head says; units: name → id where one unit alone bears the name."""
    sheets = read_workbook(path, archive)
    kinds = {kind.label: kind.id for kind in regime.kinds.values()}
    outcomes = {label: code for code, label in labels.OUTCOMES.items()}
    rows: list[Texts] = []
    told: dict[str, str] = {}
    for sheet in _named(sheets, labels.RESULT):
        told = told or _told(sheet)
        for row in _rows(sheet, (_ID, _UNIT, _KIND, _OUTCOME, _LEVEL)):
            name, unit, kind, outcome, level = row
            if kind not in kinds:
                raise refused(path.name, errors.unknown_kind(shown(kind), shown(name), _KIND))
            code = _level(path, regime, kinds[kind], level.removesuffix(_CHOICE_MARK), name)
            place = units.get(unit, "") if unit else name
            choice = "1" if level.endswith(_CHOICE_MARK) else ""
            rows.append((name, place, kinds[kind], outcomes.get(outcome, ""), code, choice))
    if not told:
        raise refused(path.name, errors.not_a_result([labels.RESULT]))
    of_kind = {row[0]: row[2] for row in rows}
    states = {label: code for code, label in labels.AWARD_STATES.items()}
    awards = _awards(regime)
    given: list[Texts] = [
        (name, awards[label, of_kind[name]], states[state])
        for sheet in _named(sheets, labels.AWARDS)
        for label, name, state in _rows(sheet, (_AWARD, _OF, _STATE))
        if name in of_kind and (label, of_kind[name]) in awards and state in states
    ]
    return rows, given, told


def _named(sheets: Sequence[Sheet], name: str) -> list[Sheet]:
    """The sheet of this name and those on which it goes on."""
    return [sheet for sheet in sheets if sheet.name == name or sheet.name.startswith(f"{name} (")]


def _rows(sheet: Sheet, columns: Texts) -> Iterator[Texts]:
    """The cells of these columns below the headings; a row that is shorter, such as a remark, is none."""
    places: list[int] = []
    for _, cells in sheet.rows():
        texts = ["" if cell is None else str(cell).strip() for cell in cells]
        if not places:
            places = [texts.index(one) for one in columns] if set(columns) <= set(texts) else []
        elif len(texts) > max(places) and sum(map(bool, texts)) > 1:
            yield tuple(texts[place] for place in places)


def _told(sheet: Sheet) -> dict[str, str]:
    """Regime, fingerprint and day from the lines above the headings."""
    for _, cells in sheet.rows():
        found = _BASIS.fullmatch(str(cells[0] or "")) if cells else None
        if found is not None:
            day = found["as_of"]
            as_of = datetime.strptime(day, "%d/%m/%Y").date().isoformat() if day else ""  # noqa: DTZ007  # a day alone
            return {"regime": found["regime"], "hash": found["hash"], "as_of": as_of}
    return {}


def _level(path: Path, regime: Regime, kind: str, label: str, name: str) -> str:
    if not label:
        return ""
    scale: Any = regime.scales.get(regime.kinds[kind].scale or "")
    for value in scale.values if scale is not None else ():
        if value.label == label:
            return str(value.code)
    raise refused(path.name, errors.unknown_level(shown(label), regime.kinds[kind].label, shown(name), _LEVEL))


def _awards(regime: Regime) -> dict[tuple[str, str], str]:
    """(label, kind) → the award; where two bear one name, the first."""
    found: dict[tuple[str, str], str] = {}
    for placed in regime.of("award", Award):
        for kind in placed.entry.for_:
            found.setdefault((placed.entry.label, kind), placed.id)
    return found
