"""The preview of an import: a page of its rows, cell by cell, a page of its faults; and the page of its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet

from kiemdiem.apps.uploads import labels
from kiemdiem.apps.uploads.models import Upload, UploadRow
from kiemdiem.apps.uploads.queries.standing import known_register
from kiemdiem.apps.uploads.values.registers import CellFault, Column, Kind, Register
from kiemdiem.apps.uploads.values.tables import Table
from kiemdiem.core.interchange.sheet_scan import letters
from kiemdiem.shell.marks import State

AT_ONCE = 50
SAMPLES = 3
CHANGED, BAD, ALL = "thay-doi", "loi", "tat-ca"


@dataclass(frozen=True)
class ShownCell:
    """A cell of the preview: its text, what the register holds, what is wrong with it."""

    label: str
    text: str
    is_day: bool = False
    is_new: bool = False
    old: str | None = None
    fault: str = ""


@dataclass(frozen=True)
class ShownRow:
    """A row of the preview; fault: of the row as a whole."""

    number: int
    cells: tuple[ShownCell, ...]
    mark: State
    fault: str = ""


@dataclass(frozen=True)
class ShownFault:
    """A line of the list of faults."""

    number: int
    where: str
    text: str
    told: str
    todo: str


@dataclass(frozen=True)
class Choice:
    """Which rows are shown, and how many those are."""

    code: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class Page:
    """A page of rows. number: from 1."""

    headings: tuple[ShownCell, ...]
    rows: tuple[ShownRow, ...]
    choices: tuple[Choice, ...]
    choice: str
    number: int
    count: int
    has_next: bool

    @property
    def first(self) -> int:
        return self.rows[0].number if self.rows else 0

    @property
    def last(self) -> int:
        return self.rows[-1].number if self.rows else 0


@dataclass(frozen=True)
class FaultPage:
    """A page of faults. number: from 1."""

    faults: tuple[ShownFault, ...]
    number: int
    has_next: bool


@dataclass(frozen=True)
class MappingPage:
    """The columns of one sheet of a file. places: (place, address, heading, some texts)."""

    sheet: int
    table: Table
    columns: tuple[Column, ...]
    mapping: dict[int, str]
    places: tuple[tuple[int, str, str, tuple[str, ...]], ...]
    sheets: tuple[tuple[int, str, int], ...]
    needed: tuple[str, ...]


def preview_page(upload: Upload, *, choice: str, page: int | None) -> Page:
    """A page of the rows that are chosen: those with a change or a fault, with a fault alone, or all. One query."""
    register = known_register(upload.register)
    known = _known(register)
    columns = _mapped(upload, known)
    choices = _choices(upload, choice)
    chosen = next(one for one in choices if one.is_current)
    last = max((chosen.count - 1) // AT_ONCE + 1, 1)
    number = min(max(page or 1, 1), last)
    rows = list(_rows(upload, chosen.code)[(number - 1) * AT_ONCE : number * AT_ONCE])
    return Page(
        headings=tuple(ShownCell(column.label, address, column.kind == Kind.DAY) for address, column in columns),
        rows=tuple(_shown(row, columns, _put_in(row, columns, known, register)) for row in rows),
        choices=choices,
        choice=chosen.code,
        number=number,
        count=chosen.count,
        has_next=number < last,
    )


def _known(register: Register) -> dict[str, Column]:
    """The columns of the register by their codes. One query."""
    return {column.code: column for column in register.columns()}


def _mapped(upload: Upload, known: Mapping[str, Column]) -> list[tuple[str, Column]]:
    """Address and column, in the order of the file, as the cells of its rows stand. known: by their codes."""
    table = Table.of(upload.tables[upload.sheet])
    places = sorted((int(place), code) for place, code in upload.mapping.items())
    return [(_address(table, place), known[code]) for place, code in places]


def _address(table: Table, place: int) -> str:
    return letters(table.first_column + place) if table.has_addresses else str(place + 1)


def _choices(upload: Upload, choice: str) -> tuple[Choice, ...]:
    changed = upload.created + upload.updated + upload.refused
    counted = (
        (CHANGED, labels.CHANGED_ROWS, changed),
        (BAD, labels.BAD_ROWS, upload.refused),
        (ALL, labels.ALL_ROWS, upload.total),
    )
    wanted = choice if choice in (CHANGED, BAD, ALL) else CHANGED if changed else ALL
    return tuple(Choice(code, label, count, code == wanted) for code, label, count in counted)


def _rows(upload: Upload, choice: str) -> QuerySet[UploadRow]:
    rows = upload.rows.order_by("number")
    if choice == ALL:
        return rows
    states = [UploadRow.State.BAD]
    return rows.filter(state__in=states if choice == BAD else [*states, UploadRow.State.NEW, UploadRow.State.CHANGED])


def faults_of(row: UploadRow) -> list[CellFault]:
    """What is wrong with a row."""
    return [CellFault(**fault) for fault in row.faults]


def _put_in(
    row: UploadRow, columns: Sequence[tuple[str, Column]], known: Mapping[str, Column], register: Register
) -> str:
    """What the program will write of itself where the row says nothing."""
    if row.state not in (UploadRow.State.NEW, UploadRow.State.CHANGED):
        return ""
    said = {column.code for (_, column), text in zip(columns, row.cells, strict=True) if text.strip()}
    written = {code: word for code, word in register.put_in(row.plan).items() if code not in said}
    told = [
        labels.PUT_IN.format(column=known[code].label, word=dict(known[code].words).get(word, word))
        for code, word in written.items()
    ]
    return "; ".join(told)


def _shown(row: UploadRow, columns: Sequence[tuple[str, Column]], put_in: str) -> ShownRow:
    faults = {fault.column: fault.told for fault in faults_of(row)}
    is_new = row.state == UploadRow.State.NEW
    cells = tuple(
        ShownCell(
            column.label, text, column.kind == Kind.DAY, is_new, row.before.get(str(place)), faults.get(column.code, "")
        )
        for place, ((_, column), text) in enumerate(zip(columns, row.cells, strict=True))
    )
    known = {column.code for _, column in columns}
    rest = [told for code, told in faults.items() if code not in known]
    return ShownRow(row.number, cells, _mark(row, put_in), " ".join(rest))


def _mark(row: UploadRow, put_in: str) -> State:
    match row.state:
        case UploadRow.State.NEW:
            return State("done", labels.NEW, put_in)
        case UploadRow.State.CHANGED:
            return State("doing", labels.CHANGED_CELLS.format(count=len(row.before)), put_in)
        case UploadRow.State.SAME:
            return State("none", labels.SAME)
    return State("late", labels.BAD)


def fault_page(upload: Upload, *, page: int | None) -> FaultPage:
    """The faults of some rows; every row with a fault is on one of the pages. One query."""
    if not upload.refused:
        return FaultPage((), 1, False)
    last = (upload.refused - 1) // AT_ONCE + 1
    number = min(max(page or 1, 1), last)
    columns = _mapped(upload, _known(known_register(upload.register)))
    rows = _rows(upload, BAD)[(number - 1) * AT_ONCE : number * AT_ONCE]
    has_addresses = Table.of(upload.tables[upload.sheet]).has_addresses
    return FaultPage(tuple(one for row in rows for one in _lines(row, columns, has_addresses)), number, number < last)


def _lines(row: UploadRow, columns: Sequence[tuple[str, Column]], has_addresses: bool) -> list[ShownFault]:
    found = []
    places = {column.code: (place, address, column) for place, (address, column) in enumerate(columns)}
    for fault in faults_of(row):
        where, text = labels.WHOLE_ROW, ""
        if fault.column in places:
            place, address, column = places[fault.column]
            where = f"{address}{row.number} · {column.label}" if has_addresses else column.label
            text = row.cells[place]
        found.append(ShownFault(row.number, where, text, fault.told, fault.todo))
    return found


def mapping_page(upload: Upload, sheet: int | None) -> MappingPage:
    """The columns of a sheet with what they are taken for: what was chosen, else what their headings say."""
    chosen = sheet if sheet is not None and sheet < len(upload.tables) else upload.sheet
    table = Table.of(upload.tables[chosen])
    register = known_register(upload.register)
    columns = register.columns()
    mapping = {int(place): code for place, code in upload.mapping.items()} if chosen == upload.sheet else table.guess
    labels_of = {column.code: column.label for column in columns}
    return MappingPage(
        sheet=chosen,
        table=table,
        columns=columns,
        mapping=mapping,
        places=tuple(
            (place, _address(table, place), heading, _some(table, place))
            for place, heading in enumerate(table.headings)
        ),
        sheets=tuple((place, one["name"], one["rows"]) for place, one in enumerate(upload.tables)),
        needed=tuple(labels_of[group[0]] for group in register.needs),
    )


def _some(table: Table, place: int) -> tuple[str, ...]:
    """The first texts of a column."""
    texts = (row[place] for row in table.samples if place < len(row) and row[place])
    return tuple(islice(texts, SAMPLES))
