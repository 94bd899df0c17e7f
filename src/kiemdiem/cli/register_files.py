"""Registers from a JSON document, a workbook with a sheet for each register, or a folder with a flat file for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kiemdiem.cli import errors, labels, words
from kiemdiem.cli.refused import Refused
from kiemdiem.core.engine.registers import Registers, RegistersRefused, registers_from_json
from kiemdiem.core.engine.registers.columns import COLUMNS
from kiemdiem.core.engine.registers.errors import RegisterFault
from kiemdiem.core.interchange.archives import BadArchive
from kiemdiem.core.interchange.columnar import BadParquet, read_parquet
from kiemdiem.core.interchange.delimited import BadText, read_delimited
from kiemdiem.core.interchange.file_kinds import FileKind, WrongFile, kind_of
from kiemdiem.core.interchange.input_faults import InputFault
from kiemdiem.core.interchange.json_documents import read_json
from kiemdiem.core.interchange.sheets import Sheet, is_blank
from kiemdiem.core.interchange.workbooks import read_workbook
from kiemdiem.core.quantities.names import search_key
from kiemdiem.core.regime.faults import nearest
from kiemdiem.core.regime.regime import Regime

FLAT_ENDINGS = (FileKind.CSV.value, FileKind.PARQUET.value)


def read_registers(path: Path, regime: Regime) -> Registers:
    """The registers of a file, or of a folder of tables; refused with every fault."""
    if path.is_dir():
        return _from_sheets(_tables_of_folder(path), regime)
    try:
        kind, archive = kind_of(path)
        if kind is FileKind.JSON:
            document, repeated = read_json(path)
            if repeated:
                faults = [f"{'.'.join(str(step) for step in place)}: {message}" for place, message in repeated]
                raise Refused(errors.bad_input(len(faults)), faults)
        elif archive is not None:
            return _from_sheets(read_workbook(path, archive), regime)
        else:
            raise Refused(errors.registers_of_what_kind(path.name))
    except (BadText, BadArchive, WrongFile) as bad:
        raise Refused(errors.file_refused(path.name, str(bad))) from None
    return registers_from_json(document, regime)


@dataclass
class _Source:
    """Where the rows of a register stand: the sheet, the row of each, the heading of each key with its column."""

    sheet: Sheet
    rows: list[int] = field(default_factory=list)
    headings: dict[str, tuple[str, int]] = field(default_factory=dict)

    def placed(self, fault: RegisterFault) -> str:
        row = self.rows[fault.row - 1] if 0 < fault.row <= len(self.rows) else None
        heading, index = self.headings.get(fault.key, (labels.REGISTER_COLUMNS.get(fault.key, fault.key), -1))
        cell = self.sheet.address(row, index) if row is not None and index >= 0 else ""
        return InputFault(fault.message, self.sheet.name, row, heading, cell).text()


def _tables_of_folder(folder: Path) -> list[Sheet]:
    """One table for each file of a folder, under the name of the file without its ending."""
    found: list[Sheet] = []
    for path in sorted(path for path in folder.iterdir() if path.suffix.lower() in FLAT_ENDINGS):
        try:
            kind, _ = kind_of(path)
            if kind not in (FileKind.CSV, FileKind.PARQUET):
                raise Refused(errors.registers_of_what_kind(path.name))
            sheet = read_delimited(path) if kind is FileKind.CSV else read_parquet(path)
        except (BadText, BadParquet, BadArchive, WrongFile) as bad:
            raise Refused(errors.file_refused(path.name, str(bad))) from None
        found.append(replace(sheet, name=path.stem))
    if not found:
        raise Refused(errors.no_registers_in_folder(folder.name, FLAT_ENDINGS))
    return found


def _from_sheets(sheets: list[Sheet], regime: Regime) -> Registers:
    """The registers of a workbook or of flat files; a fault is told at its cell."""
    sources: dict[str, _Source] = {}
    document = _tables(sheets, sources)
    try:
        return registers_from_json(document, regime)
    except RegistersRefused as refused:
        faults = [sources[one.table].placed(one) if one.table in sources else one.text() for one in refused.faults]
        raise Refused(errors.bad_input(len(faults)), faults) from None


def _tables(sheets: list[Sheet], sources: dict[str, _Source]) -> dict[str, Any]:
    names = {search_key(name): table for table in COLUMNS for name in (table, labels.REGISTERS[table])}
    found: dict[str, Any] = {}
    faults: list[str] = []
    for sheet in sheets:
        table = names.get(search_key(sheet.name))
        if table is not None:
            sources[table] = _Source(sheet)
            found[table] = list(_rows(sources[table], table, faults))
        elif any(not is_blank(cell) for _, cells in sheet.rows() for cell in cells):
            near = nearest(sheet.name, labels.REGISTERS.values())
            faults.append(words.near(errors.unknown_register_sheet(sheet.name), near))
    if faults:
        raise Refused(errors.bad_input(len(faults)), faults)
    return found


def _rows(source: _Source, table: str, faults: list[str]) -> Iterator[Mapping[str, Any]]:
    """The rows below the headings; what a heading is called in Vietnamese is taken as its code."""
    own = labels.REGISTER_COLUMNS
    known = {
        search_key(name): key
        for key in COLUMNS[table]
        for name in (key, own.get(key, key), own.get(f"{table}.{key}", key))
    }
    lists = {key for key, column in COLUMNS[table].items() if column.type == "words"}
    keys: list[str] = []
    for number, cells in source.sheet.rows():
        if not keys:
            titles = [str(cell).strip() for cell in cells]
            keys = [known.get(search_key(title), title) for title in titles]
            source.headings = {key: (title, place) for place, (key, title) in enumerate(zip(keys, titles, strict=True))}
            continue
        row: dict[str, Any] = {key: cell for key, cell in zip(keys, cells, strict=False) if key and not is_blank(cell)}
        for key in row.keys() & lists:
            words_of = row[key] if isinstance(row[key], list) else str(row[key]).split(";")
            row[key] = [word.strip() for word in map(str, words_of) if word.strip()]
        if row:
            source.rows.append(number)
            yield row
    if not keys:
        faults.append(errors.empty_register_sheet(source.sheet.name))
