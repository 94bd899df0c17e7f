"""From tables to a season: which sheet holds what, its rows as plain objects, and every fault back at its cell."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from kiemdiem.core.engine.cells import BadValue, identifier
from kiemdiem.core.engine.given import BadSeason, SeasonReader, refuse_another_regime
from kiemdiem.core.engine.given_faults import MOST_KEPT, GivenFault, Place
from kiemdiem.core.engine.given_subjects import GivenSubject
from kiemdiem.core.engine.labels import KEYS
from kiemdiem.core.engine.season import Season
from kiemdiem.core.interchange import errors, labels
from kiemdiem.core.interchange.catalogue import ABOUT, BODIES, RECORDS, SUBJECTS, Path, catalogue
from kiemdiem.core.interchange.headings import Layout, find_headings, heading_key
from kiemdiem.core.interchange.input_faults import BadInput, InputFault
from kiemdiem.core.interchange.records import RowBuilder, Tell, is_blank_row, with_cell, with_fact
from kiemdiem.core.interchange.sheet_roles import assign_sheets
from kiemdiem.core.interchange.sheets import Sheet, is_blank
from kiemdiem.core.interchange.watching import Progress, unwatched, watched
from kiemdiem.core.quantities.errors import shown
from kiemdiem.core.regime.faults import nearest
from kiemdiem.core.regime.regime import Regime

NEEDED: Mapping[str, tuple[Path, ...]] = {
    SUBJECTS: (("id",), ("kind",)),
    ABOUT: (("value",),),
    "previous": (("id",), ("period",)),
    "decisions": (("id",), ("kind",), ("at",)),
}
_MOST_HINTED = 2_000  # ids among which a like one is looked for

Rows = dict[str, list[tuple[int, dict[str, Any]]]]
Note = Callable[[str], None]


def read_tables(
    file: str,
    sheets: Sequence[Sheet],
    regime: Regime,
    readings: Mapping[str, str],
    strict: bool,
    note: Note,
    progress: Progress = unwatched,
) -> Season:
    """The season that the tables of a file hold; raises BadInput with every fault."""
    reading = _TableSeason(file, regime, progress)
    return reading.read(sheets, readings, strict, note)


class _TableSeason:
    def __init__(self, file: str, regime: Regime, progress: Progress) -> None:
        self._file, self._regime, self._progress = file, regime, progress
        self._tables = catalogue(regime)
        self._faults: list[InputFault] = []
        self._layouts: dict[str, Layout] = {}
        self._records: dict[str, Rows] = {}
        self._rows_of: dict[tuple[int, str], list[int]] = {}
        self._numbers: dict[str, array[int]] = {SUBJECTS: array("L"), BODIES: array("L")}
        self._about_rows: dict[Place, int] = {}

    def read(self, sheets: Sequence[Sheet], readings: Mapping[str, str], strict: bool, note: Note) -> Season:
        roles = assign_sheets(sheets, self._tables, self._faults, note)
        self._refuse_another_regime(roles.get(ABOUT))
        for code, sheet in roles.items():
            layout = find_headings(sheet, self._tables[code], NEEDED.get(code, (("id",),)), self._faults)
            if layout is not None:
                self._layouts[code] = layout
                self._check_cells(layout)
        if SUBJECTS not in self._layouts or self._is_beyond_reading():
            raise self._refusal([])
        given: dict[str, Any] = self._about()
        given["bodies"] = list(self._objects(BODIES))
        for code in self._layouts:
            if code not in (SUBJECTS, BODIES, ABOUT):
                self._records[code] = self._gather(code)
        given["subjects"] = self._subjects()
        try:
            season = SeasonReader(self._regime).read(given, readings=readings, strict=strict, place_of=self._called)
        except BadSeason as bad:
            raise self._refusal(bad.faults, bad.total) from None
        if self._faults:
            raise self._refusal([])
        return season

    def _refuse_another_regime(self, about: Sheet | None) -> None:
        """Looks for the name of the regime before anything else: nothing in a file for another one would fit."""
        told, self._faults = self._faults, []
        layout = find_headings(about, self._tables[ABOUT], NEEDED[ABOUT], self._faults) if about is not None else None
        if layout is not None:
            self._layouts[ABOUT] = layout
            given, self._faults = self._about(), []
            try:
                refuse_another_regime(given, self._regime)
            except BadSeason as bad:
                raise self._refusal(bad.faults) from None
            self._layouts.clear()
        self._faults = told

    def _is_beyond_reading(self) -> bool:
        """Whether columns that every row needs are not there: reading on would only say so for each row."""
        layout = self._layouts[SUBJECTS]
        return any(layout.index_of(path) is None for path in NEEDED[SUBJECTS])

    def _tell(self, fault: InputFault) -> None:
        if len(self._faults) < MOST_KEPT:
            self._faults.append(fault)

    # ------------------------------------------------------------------ cells that are not values
    def _check_cells(self, layout: Layout) -> None:
        sheet = layout.sheet
        for index, column in enumerate(layout.columns):
            place = sheet.first_column + index
            for message, marks in (
                (errors.formula(), sheet.marks.formulas.get(place)),
                (errors.error_cell(), sheet.marks.errors.get(place)),
            ):
                for row in marks or ():
                    if row >= layout.first and (column is not None or row <= layout.last):
                        self._tell(layout.fault(message, row, index))
            for top, left, bottom, right in sheet.merged:
                if column is not None and bottom >= layout.first and left <= place <= right:
                    first = sheet.address(top, left - sheet.first_column)
                    last = sheet.address(bottom, right - sheet.first_column)
                    self._tell(layout.fault(errors.merged(f"{first}:{last}"), max(top, layout.first), index))

    # ------------------------------------------------------------------ rows
    def _cells(self, layout: Layout) -> Iterator[tuple[int, Sequence[Any]]]:
        """The rows below the headings that hold anything, all of one width."""
        width, last = len(layout.columns), layout.last
        key = layout.index_of(layout.table.key) or 0
        for number, cells in layout.sheet.rows():
            if number <= last:
                continue
            if len(cells) != width:
                if not is_blank_row(cells[width:]):
                    self._tell(layout.fault(errors.too_many_cells(len(cells), width), number, None))
                    continue
                cells = [*cells[:width], *[""] * (width - len(cells))]
            if cells[key] or not is_blank_row(cells):
                yield number, cells

    def _objects(self, code: str) -> Iterator[dict[str, Any]]:
        """The objects of a table's rows; the number of each row is kept beside it."""
        layout = self._layouts.get(code)
        if layout is None:
            return
        build = RowBuilder(layout, self._tables, self._regime.identity.year)
        numbers = self._numbers.setdefault(code, array("L"))
        for number, cells in self._cells(layout):
            row = build(cells, self._teller(layout, number))
            if row:
                numbers.append(number)
                yield row

    def _teller(self, layout: Layout, number: int) -> Tell:
        return lambda message, index: self._tell(layout.fault(message, number, index))

    def _gather(self, code: str) -> Rows:
        """The rows of a table by the id of their subject."""
        found: Rows = {}
        layout = self._layouts[code]
        numbers = self._numbers.setdefault(code, array("L"))
        for row in self._objects(code):
            number = numbers[-1]
            try:
                key = identifier(row.pop("id")) if not is_blank(row.get("id")) else ""
            except BadValue as bad:
                self._tell(layout.fault(str(bad), number, layout.index_of(("id",))))
                continue
            if not key:
                self._tell(layout.fault(errors.missing_subject_id(), number, layout.index_of(("id",))))
            elif not row:
                self._tell(layout.fault(errors.only_an_id(), number, layout.index_of(("id",)), key))
            else:
                found.setdefault(key, []).append((number, row))
        return found

    def _subjects(self) -> Iterator[GivenSubject]:
        layout = self._layouts[SUBJECTS]
        build = RowBuilder(layout, self._tables, self._regime.identity.year)
        numbers = self._numbers[SUBJECTS]
        rest = {code: set(rows) for code, rows in self._records.items()}
        for number, cells in watched(self._cells(layout), layout.sheet.row_count, self._progress):
            numbers.append(number)
            given = build.subject(cells)
            if build.has_special:
                given = build.with_special(given, cells, self._teller(layout, number))
            yield self._with_records(given, cells, rest) if rest else given
        for code, ids in rest.items():
            self._strangers(code, ids)

    def _with_records(self, given: GivenSubject, cells: Sequence[Any], rest: Mapping[str, set[str]]) -> GivenSubject:
        """The subject with its rows of the other sheets."""
        try:
            key = identifier(given.id)
        except BadValue:
            return given
        for code, rows in self._records.items():
            if key not in rest[code]:
                continue
            rest[code].discard(key)
            found = rows[key]
            path = (code,) if code in RECORDS else ("facts", code)
            index = self._layouts[SUBJECTS].index_of(path)
            if index is not None and not is_blank(cells[index]):
                layout = self._layouts[code]
                self._tell(layout.fault(errors.in_two_places(layout.table.label), found[0][0], None, key))
            pair = (code, [row for _, row in found])
            given = with_cell(given, pair) if code in RECORDS else with_fact(given, pair)
            self._rows_of[len(self._numbers[SUBJECTS]) - 1, code] = [line for line, _ in found]
        return given

    def _strangers(self, code: str, ids: set[str]) -> None:
        """Ids of another sheet that no subject has."""
        layout = self._layouts[code]
        index = self._layouts[SUBJECTS].index_of(("id",))
        known: list[str] = []
        if ids and index is not None:
            rows = islice(self._cells(self._layouts[SUBJECTS]), _MOST_HINTED)
            known = [str(cells[index]) for _, cells in rows]
        for key in sorted(ids):
            for number, _ in self._records[code][key]:
                message = errors.unknown_subject(shown(key), self._layouts[SUBJECTS].sheet.name, nearest(key, known))
                self._tell(layout.fault(message, number, layout.index_of(("id",)), key))

    # ------------------------------------------------------------------ the head
    def _about(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        layout = self._layouts.get(ABOUT)
        if layout is None:
            return found
        names: dict[str, tuple[str, ...]] = {}
        for key in ("regime", "as_of", "period"):
            names |= {heading_key(key): (key,), heading_key(KEYS[key]): (key,)}
        for key, reading in self._regime.readings.items():
            for name in (labels.READING_CODE + key, key, reading.question):
                names.setdefault(heading_key(name), ("readings", key))
        for row in self._objects(ABOUT):
            number = self._numbers[ABOUT][-1]
            item = row.get("code") or row.get("item") or ""
            value = row.get("value")
            if is_blank(value):
                continue
            place = names.get(heading_key(str(row.get("code") or ""))) or names.get(
                heading_key(str(row.get("item") or ""))
            )
            if place is None:
                known = [*KEYS.values(), *self._regime.readings]
                message = errors.unknown_item(shown(item), nearest(str(item), known))
                self._tell(layout.fault(message, number, layout.index_of(("item",))))
                continue
            self._about_rows[place] = number
            if len(place) == 1:
                found[place[0]] = value
            else:
                found.setdefault("readings", {})[place[1]] = value
        return found

    # ------------------------------------------------------------------ faults back to their cells
    def _refusal(self, faults: Sequence[GivenFault], total: int = 0) -> BadInput:
        cells = {(fault.sheet, fault.cell) for fault in self._faults if fault.cell}
        more = [found for fault in faults if ((found := self._placed(fault)).sheet, found.cell) not in cells]
        every = [*self._faults, *more]
        order = {layout.sheet.name: place for place, layout in enumerate(self._layouts.values())}
        every.sort(key=lambda fault: (order.get(fault.sheet, -1), fault.row or 0))
        return BadInput(self._file, every, len(self._faults) + len(more) + max(0, total - len(faults)))

    def _called(self, place: Place) -> str:
        fault = self._placed(GivenFault(place, ""))
        told = errors.place(fault.sheet if fault.cell else "", fault.cell, fault.row, "", "")
        return told[:1].lower() + told[1:]

    def _placed(self, fault: GivenFault) -> InputFault:
        place = fault.place
        if not place or place[0] not in (SUBJECTS, BODIES) or len(place) < 2:
            layout = self._layouts.get(ABOUT)
            row = self._about_rows.get(place)
            if layout is not None and row is not None:
                return layout.fault(fault.message, row, layout.index_of(("value",)), fault.subject)
            shown_place = KEYS.get(str(place[0]), "") if place else ""
            name = self._layouts[SUBJECTS].sheet.name if place == (SUBJECTS,) else ""
            return InputFault(fault.message, name, column="" if place == (SUBJECTS,) else shown_place)
        code, number, rest = str(place[0]), int(place[1]), place[2:]
        inner = str(rest[1]) if rest[:1] == ("facts",) and len(rest) > 1 else str(rest[0]) if rest else ""
        lines = self._rows_of.get((number, inner)) if code == SUBJECTS else None
        if lines is not None:
            layout = self._layouts[inner]
            below = rest[2:] if rest[0] == "facts" else rest[1:]
            line = lines[int(below[0])] if below else lines[0]
            return layout.fault(fault.message, line, _index(layout, below[1:]), fault.subject)
        layout = self._layouts[code]
        return layout.fault(fault.message, self._numbers[code][number], _index(layout, rest), fault.subject)


def _index(layout: Layout, steps: Sequence[str | int]) -> int | None:
    """The column of a place within a row; of the votes as a whole, the first column of votes."""
    path = tuple(str(step) for step in steps)
    for length in (2, 1):
        found = layout.index_of(path[:length])
        if found is not None:
            return found
    return next(
        (
            index
            for index, column in enumerate(layout.columns)
            if path and column is not None and column.path[0] == path[0]
        ),
        None,
    )
