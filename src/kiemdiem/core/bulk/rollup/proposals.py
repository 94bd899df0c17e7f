"""The season of one branch with what was found as proposed levels: the same rows, nothing else of them changed."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from kiemdiem.core.bulk.rollup import errors
from kiemdiem.core.bulk.rollup.branch import Found
from kiemdiem.core.bulk.tables.duckdb_tables import errno_of, is_out_of_room
from kiemdiem.core.engine.cells import BadValue, identifier
from kiemdiem.core.engine.labels import KEYS
from kiemdiem.core.interchange.archives import BadArchive
from kiemdiem.core.interchange.catalogue import ABOUT, BODIES, SUBJECTS, catalogue
from kiemdiem.core.interchange.delimited import BadText, read_delimited
from kiemdiem.core.interchange.errors import broken_parquet
from kiemdiem.core.interchange.file_kinds import FileKind, WrongFile, kind_of
from kiemdiem.core.interchange.headings import HeadingNames, Layout, find_headings
from kiemdiem.core.interchange.input_faults import BadInput, InputFault, refused
from kiemdiem.core.interchange.json_documents import read_json
from kiemdiem.core.interchange.sheet_roles import assign_sheets
from kiemdiem.core.interchange.sheets import Sheet, is_blank
from kiemdiem.core.interchange.whole_files import written_whole
from kiemdiem.core.interchange.workbook_files import new_workbook
from kiemdiem.core.interchange.workbook_styles import Styles
from kiemdiem.core.interchange.workbooks import read_workbook
from kiemdiem.core.quantities.errors import shown
from kiemdiem.core.regime.regime import Regime

_LEVEL = "proposed_level"
_MADE_INTO = {
    FileKind.PARQUET: (".parquet", ".csv"),
    FileKind.CSV: (".csv",),
    FileKind.JSON: (".json",),
    FileKind.WORKBOOK: (".xlsx",),
}
Cells = Sequence[Any]


def write_proposals(season: Path, found: Mapping[str, Found], regime: Regime, path: Path) -> int:
    """Write the subjects of `found` as they stand in the season file, with the level found as the proposed one.

    How many were written. Raises BadInput where the season lacks one of them, or where the ending of `path` is not one
    that such a file can become.
    """
    try:
        kind = FileKind.PARQUET if season.suffix.lower() == ".parquet" and season.is_file() else kind_of(season)[0]
        if path.suffix.lower() not in _MADE_INTO[kind]:
            raise refused(season.name, errors.other_ending(_MADE_INTO[kind]))
        with written_whole(path) as beside:
            match kind:
                case FileKind.PARQUET:
                    there = _columns(season, found, regime, beside)
                case FileKind.JSON:
                    there = _document(season, found, regime, beside)
                case FileKind.CSV:
                    there = _delimited(season, found, regime, beside)
                case FileKind.WORKBOOK:
                    there = _workbook(season, found, regime, beside)
            missing = [name for name in found if name not in there]
            if missing:
                raise refused(season.name, errors.not_of_this_season(shown(missing[0]), len(missing)))
    except (BadText, BadArchive, WrongFile) as bad:
        raise refused(season.name, str(bad)) from None
    return len(found)


def _level_of(found: Found, entered: Any) -> Any:
    """What stands in the cell of the proposal: the level found, nothing while it is open, else what stood there."""
    return found.proposal or (None if found.is_open else entered)


# ---------------------------------------------------------------------- parquet, of any size
def _columns(season: Path, found: Mapping[str, Found], regime: Regime, path: Path) -> Container[str]:
    """By DuckDB, row by row in their order: no subject becomes an object."""
    names = HeadingNames(catalogue(regime)[SUBJECTS])
    source = "".join(f"[{sign}]" if sign in "[*?" else sign for sign in str(season.absolute()))
    with duckdb.connect(config={"threads": 1}) as connection:
        run = connection.execute
        try:
            there = [str(row[0]) for row in run("DESCRIBE SELECT * FROM read_parquet(?)", [source]).fetchall()]
            own = {column.path: name for name in there for column in names.meant(name)}
            if ("id",) not in own:
                raise refused(season.name, errors.no_subjects())
            key, level = _named(own["id",]), own.get((_LEVEL,))
            run("CREATE TABLE found (id VARCHAR, proposal VARCHAR, is_open BOOLEAN)")
            _fill(connection, found)
            entered = f"s.{_named(level)}::VARCHAR" if level else "NULL"
            cell = f"coalesce(b.proposal, CASE WHEN NOT b.is_open THEN {entered} END)"
            chosen = f"s.* REPLACE ({cell} AS {_named(level)})" if level else f"s.*, {cell} AS {_LEVEL}"
            joined = f"read_parquet(?) AS s JOIN found AS b ON b.id = s.{key}::VARCHAR"
            how = "FORMAT csv, HEADER" if path.suffix.lower() == ".csv" else "FORMAT parquet, COMPRESSION zstd"
            target = "'" + str(path).replace("'", "''") + "'"
            run("SET disabled_optimizers = 'join_order,build_side_probe_side'")  # rows stay in their order
            run(f"COPY (SELECT {chosen} FROM {joined}) TO {target} ({how})", [source])
            return {str(row[0]) for row in run(f"SELECT s.{key}::VARCHAR FROM {joined}", [source]).fetchall()}
        except duckdb.Error as failed:
            if path.name in str(failed):  # the system would not write
                raise OSError(errno_of(failed), str(failed)) from failed
            if is_out_of_room(failed):
                raise
            raise refused(season.name, broken_parquet()) from None


def _fill(connection: duckdb.DuckDBPyConnection, found: Mapping[str, Found]) -> None:
    """The table `found`, from three lists that DuckDB takes apart itself."""
    lists = list(found), [one.proposal or None for one in found.values()], [one.is_open for one in found.values()]
    connection.execute(
        "INSERT INTO found SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::BOOLEAN[])", lists
    )


def _named(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


# ---------------------------------------------------------------------- JSON
def _document(season: Path, found: Mapping[str, Found], regime: Regime, path: Path) -> Container[str]:
    """The document with the subjects of the branch, and those outside whom they name as bodies."""
    document, _ = read_json(season)
    subjects = document.get("subjects") if isinstance(document, dict) else None
    if not isinstance(subjects, list):
        raise refused(season.name, errors.no_subjects())
    kept = []
    there: set[str] = set()
    for subject in subjects:
        name = _id_in(subject.get("id")) if isinstance(subject, dict) else ""
        if name in found:
            there.add(name)
            level = _level_of(found[name], subject.get(_LEVEL))
            kept.append(
                {key: one for key, one in subject.items() if key != _LEVEL} | ({_LEVEL: level} if level else {})
            )
    named = {one for subject in kept for one in _links(subject, regime)}
    told = {**document, "subjects": kept}
    known = document.get("bodies")
    bodies = (
        [one for one in known if isinstance(one, dict) and one.get("id") in named] if isinstance(known, list) else []
    )
    if bodies or "bodies" in told:
        told["bodies"] = bodies
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8")
    return there


def _links(subject: Mapping[str, Any], regime: Regime) -> Iterator[str]:
    """Whom a subject names by its links, its group included."""
    for relation in {placed.id for placed in regime.all("relation")} | {"group"}:
        target = subject.get(relation)
        yield from target if isinstance(target, list) else [target] if isinstance(target, str) else []


# ---------------------------------------------------------------------- sheets
def _delimited(season: Path, found: Mapping[str, Found], regime: Regime, path: Path) -> Container[str]:
    layout, rows = _subjects([read_delimited(season)], season.name, regime)
    there: set[str] = set()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for cells in _with_levels(layout, rows, found, there):
            writer.writerow(["" if cell is None else cell for cell in cells])
    return there


def _workbook(season: Path, found: Mapping[str, Found], regime: Regime, path: Path) -> Container[str]:
    """The same sheets with their headings; of the others the rows of subjects and bodies that remain."""
    archive = kind_of(season)[1]
    assert archive is not None
    sheets = read_workbook(season, archive)
    layout, rows = _subjects(sheets, season.name, regime)
    there: set[str] = set()
    kept = list(_with_levels(layout, rows, found, there))
    named = _names_in(kept)
    with new_workbook(str(path)) as book:
        styles = Styles(book)
        for code, sheet in _roles(sheets, season.name, regime).items():
            if code == SUBJECTS:
                _write(book, sheet.name, kept, styles)
            elif code == ABOUT:
                _write(book, sheet.name, (cells for _, cells in sheet.rows()), styles)
            else:
                remain = named if code == BODIES else found
                _write(book, sheet.name, _filtered(sheet, season.name, regime, code, remain), styles)
    return there


def _roles(sheets: Sequence[Sheet], file: str, regime: Regime) -> dict[str, Sheet]:
    faults: list[InputFault] = []
    roles = assign_sheets(sheets, catalogue(regime), faults, lambda _remark: None)
    if faults or SUBJECTS not in roles:
        raise BadInput(file, faults or [InputFault(errors.no_subjects())])
    return roles


def _laid_out(sheet: Sheet, file: str, regime: Regime, code: str) -> Layout:
    faults: list[InputFault] = []
    layout = find_headings(sheet, catalogue(regime)[code], [("id",)], faults)
    if layout is None:
        raise BadInput(file, faults)
    return layout


def _subjects(sheets: Sequence[Sheet], file: str, regime: Regime) -> tuple[Layout, Iterable[tuple[int, Cells]]]:
    sheet = _roles(sheets, file, regime)[SUBJECTS]
    return _laid_out(sheet, file, regime, SUBJECTS), sheet.rows()


def _with_levels(
    layout: Layout, rows: Iterable[tuple[int, Cells]], found: Mapping[str, Found], there: set[str]
) -> Iterator[list[Any]]:
    """Everything down to the headings, then the rows of the branch with their levels; `there` hears of each."""
    key, level = layout.index_of(("id",)), layout.index_of((_LEVEL,))
    assert key is not None
    width = len(layout.columns)
    for number, cells in rows:
        row = [*cells, *[None] * (width - len(cells))]
        if number <= layout.last:
            extra = [] if level is not None else [KEYS[_LEVEL] if number == layout.last else None]
            yield row + extra
            continue
        name = _id_in(row[key])
        if name in found:
            there.add(name)
            entered = row[level] if level is not None else None
            told = _level_of(found[name], entered)
            yield [told if at == level else cell for at, cell in enumerate(row)] + ([told] if level is None else [])


def _filtered(sheet: Sheet, file: str, regime: Regime, code: str, remain: Container[str]) -> Iterator[Cells]:
    layout = _laid_out(sheet, file, regime, code)
    key = layout.index_of(("id",))
    for number, cells in sheet.rows():
        is_head = number <= layout.last
        if is_head or (key is not None and key < len(cells) and _id_in(cells[key]) in remain):
            yield cells


def _id_in(cell: Any) -> str:
    """The id as the engine reads it, a number of a workbook too; empty where there is none."""
    try:
        return "" if is_blank(cell) else identifier(cell)
    except BadValue:
        return ""


def _names_in(rows: Iterable[Cells]) -> set[str]:
    """Every id that some cell may hold, alone or among several."""
    return {part.strip() for row in rows for cell in row if isinstance(cell, str) for part in cell.split(";")}


def _write(book: Any, name: str, rows: Iterable[Cells], styles: Styles) -> None:
    sheet = book.add_worksheet(name)
    put: Callable[..., Any]
    for number, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            if cell is None or cell == "":
                continue
            if isinstance(cell, bool):
                put = sheet.write_boolean
            elif isinstance(cell, date):
                sheet.write_datetime(number, place, cell, styles.of(num_format="dd/mm/yyyy"))
                continue
            else:
                put = sheet.write_string if isinstance(cell, str) else sheet.write_number
            put(number, place, cell)
