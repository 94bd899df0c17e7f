"""Builders of small files: one roster, written as workbook, CSV, JSON or Parquet."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter

Row = Mapping[str, Any]
Cells = Sequence[Sequence[Any]]
MEMBER: dict[str, Any] = {
    "id": "M1",
    "kind": "member",
    "name": "Nguyễn Văn An",
    "unit": "CB1",
    "group": "CB1",
    "present_voters": 10,
    "votes.HTXSNV": 7,
    "votes.HTTNV": 2,
    "votes.HTNV": 1,
    "votes.KHTNV": 0,
    "admitted_on": date(2010, 5, 19),
    "sick_leave_months": 2,
    "maternity_leave": "không",
}
_TOP = {"id", "kind", "name", "person", "unit", "heads", "superior", "group", "present_voters", "full_members"}
_TOP |= {"proposed_level", "decided_level", "honours"}


def member(**changes: Any) -> dict[str, Any]:
    """A member; `votes_HTXSNV` stands for `votes.HTXSNV`."""
    named = {key.replace("votes_", "votes."): value for key, value in changes.items()}
    return {**MEMBER, **named}


def write_workbook(
    path: Path,
    rows: Cells,
    sheet: str = "Đối tượng",
    more: Mapping[str, Cells] = {},
) -> Path:
    """Sheets of plain cells; a text that begins with `=` is a formula."""
    options = {"default_date_format": "dd/mm/yyyy", "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        for name, cells in {sheet: rows, **more}.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(cells):
                for index, cell in enumerate(row):
                    if isinstance(cell, datetime | date):
                        page.write_datetime(number, index, cell)
                    elif cell is not None:
                        page.write(number, index, cell)
    return path


def grid(rows: Iterable[Row]) -> list[list[Any]]:
    """Headings and cells of rows that may differ in their keys."""
    rows = list(rows)
    heads = list(dict.fromkeys(key for row in rows for key in row))
    return [heads, *([row.get(head) for head in heads] for row in rows)]


def write_csv(path: Path, rows: Cells, separator: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=separator)
        writer.writerows([["" if cell is None else _typed(cell) for cell in row] for row in rows])
    return path


def _typed(cell: Any) -> str:
    if isinstance(cell, bool):
        return "có" if cell else "không"
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return cell.strftime("%d/%m/%Y")
    return str(cell)


def write_parquet(path: Path, rows: Cells) -> Path:
    """Each column has one type: text where any cell is text, else that of its last cell (others stay empty)."""
    heads, *cells = rows
    columns = [_of_one_type(list(column)) for column in zip(*cells, strict=True)]
    names = ", ".join(f'"{head}"' for head in heads)
    holes = ", ".join("(" + ", ".join(f"CAST(? AS {kind})" for kind, _ in columns) + ")" for _ in cells)
    with duckdb.connect() as connection:
        query = f"COPY (SELECT * FROM (VALUES {holes}) AS t({names})) TO '{path}' (FORMAT parquet)"
        connection.execute(query, [cell for row in zip(*(found for _, found in columns), strict=True) for cell in row])
    return path


_TYPES = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN", date: "DATE", datetime: "TIMESTAMP"}


def _of_one_type(cells: list[Any]) -> tuple[str, list[Any]]:
    kinds = [type(cell) for cell in cells if cell is not None]
    if not kinds or str in kinds:
        return "VARCHAR", [None if cell is None else _typed(cell) for cell in cells]
    return _TYPES[kinds[-1]], [cell if type(cell) is kinds[-1] else None for cell in cells]


def as_object(row: Row) -> dict[str, Any]:
    """A flat row as the subject of a JSON document."""
    found: dict[str, Any] = {}
    for key, value in row.items():
        cell = value.isoformat() if isinstance(value, date) else value
        if key.startswith("votes."):
            found.setdefault("votes", {})[key.removeprefix("votes.")] = cell
        elif key in _TOP:
            found[key] = cell
        else:
            found.setdefault("facts", {})[key] = cell
    return found


def write_json(path: Path, rows: Iterable[Row], **head: Any) -> Path:
    path.write_text(json.dumps({"subjects": [as_object(row) for row in rows], **head}, ensure_ascii=False), "utf-8")
    return path


def write_as(suffix: str, folder: Path, rows: Sequence[Row]) -> Path:
    """The same rows in a file of this kind."""
    path = folder / f"roster{suffix}"
    match suffix:
        case ".json":
            return write_json(path, rows)
        case ".xlsx":
            return write_workbook(path, grid(rows))
        case ".csv":
            return write_csv(path, grid(rows))
    return write_parquet(path, grid(rows))
