"""The table component: a shape, made once for a list, and a table, made for each request."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.safestring import SafeString

from kiemdiem.shell import words
from kiemdiem.shell.components import Chip
from kiemdiem.shell.errors import TooLongToWaitFor
from kiemdiem.shell.tables import query as names
from kiemdiem.shell.tables.columns import Column
from kiemdiem.shell.tables.export import CSV, MOST_AT_ONCE, XLSX, ListFile, as_file, is_waited_for, telling
from kiemdiem.shell.tables.paging import Counted, Page, page_of
from kiemdiem.shell.tables.query import TableQuery

Row = TypeVar("Row", bound=Model)
EXPORT_CHUNK = 2_000
PAGE_SIZES = (25, 50, 100, 200)
GREATEST_KEY = 2**63 - 1  # a larger number cannot even be asked for


@dataclass(frozen=True)
class BulkAction:
    """A button of the bar that shows while rows are picked; `url` takes the POST with `chon` or `chon_het`."""

    label: str
    url: str
    is_grave: bool = False


@dataclass(frozen=True)
class TableShape(Generic[Row]):
    """What a list is, whoever asks.

    label: what the table is called aloud; noun: what one row is; order: the key of the column it is sorted by first.
    order_told: by what the rows are in order, where the label of the column does not say enough.
    row_name: names a row for the box that picks it. empty_title and empty_text: when nothing is there at all.
    """

    columns: tuple[Column[Row], ...]
    label: str
    noun: str
    order: str
    order_told: str = ""
    row_name: Callable[[Row], str] = str
    page_size: int = 50
    file_name: str = "danh-sach"
    empty_title: str = ""
    empty_text: str = ""

    def __post_init__(self) -> None:
        keys = [column.key for column in self.columns]
        if len(set(keys)) != len(keys) or not any(column.is_heading for column in self.columns):
            raise ValueError(f"a table has one heading column at least and each key once: {keys}")
        if not self.named(self.order.removeprefix(names.DESCENDING)).sort:
            raise ValueError(f"a table cannot be sorted by {self.order!r} at first")

    def named(self, key: str) -> Column[Row]:
        """The column of that key; KeyError where there is none."""
        return {column.key: column for column in self.columns}[key]


@dataclass(frozen=True)
class Heading(Generic[Row]):
    """The head of one column as the page draws it."""

    column: Column[Row]
    direction: str  # "ascending", "descending" or nothing
    url: str


@dataclass(frozen=True)
class Line(Generic[Row]):
    """One row as the page draws it."""

    key: str
    name: str
    cells: tuple[tuple[Column[Row], SafeString], ...]


class Table(Generic[Row]):
    """Rows that the reader may see (already scoped and filtered), as the address asks for them. At most two queries."""

    def __init__(
        self,
        shape: TableShape[Row],
        rows: QuerySet[Row],
        query: TableQuery,
        *,
        bulk: Sequence[BulkAction] = (),
        chips: Sequence[Chip] = (),
        may_export: bool = True,
        counted: Counted | None = None,
    ) -> None:
        self.shape, self.query, self._rows = shape, query, rows
        self.bulk, self.chips, self.may_export = tuple(bulk), tuple(chips), may_export
        self._counted = counted

    @cached_property
    def columns(self) -> tuple[Column[Row], ...]:
        """The columns that were chosen, else those of the shape; always with the one that names the row."""
        chosen = self.query.columns & {column.key for column in self.shape.columns}
        return tuple(
            column
            for column in self.shape.columns
            if column.is_heading or column.is_action or (column.key in chosen if chosen else column.is_default)
        )

    @property
    def choices(self) -> tuple[tuple[Column[Row], bool], ...]:
        """The columns that one may choose, and whether each is shown."""
        return tuple(
            (column, column in self.columns)
            for column in self.shape.columns
            if not (column.is_heading or column.is_action)
        )

    @cached_property
    def sorted_by(self) -> tuple[Column[Row], bool]:
        """The column that orders the rows, and whether the greatest comes first."""
        for asked in (self.query.sort, self.shape.order):
            key = asked.removeprefix(names.DESCENDING)
            for column in self.shape.columns:
                if column.key == key and column.sort:
                    return column, asked.startswith(names.DESCENDING)
        raise AssertionError("the shape has been checked")

    @cached_property
    def rows(self) -> QuerySet[Row]:
        """All rows in order; equals by their primary key, so that no page repeats or skips one."""
        column, is_descending = self.sorted_by
        order = [_turned(field) if is_descending else field for field in column.sort]
        return self._rows.order_by(*order, "pk")

    @cached_property
    def page_size(self) -> int:
        """How many rows a page has: as the address asks, where that is one of the sizes that are offered."""
        return next((size for size in PAGE_SIZES if str(size) == self.query.size), self.shape.page_size)

    @property
    def size_choices(self) -> tuple[tuple[int, bool], ...]:
        """The sizes of a page that one may choose, and whether each is the current one."""
        offered = sorted({*PAGE_SIZES, self.shape.page_size})
        return tuple((size, size == self.page_size) for size in offered)

    @cached_property
    def page(self) -> Page[Row]:
        return page_of(self.rows, number=self.query.page, size=self.page_size, counted=self._counted)

    @property
    def headings(self) -> tuple[Heading[Row], ...]:
        current, is_descending = self.sorted_by
        found = []
        for column in self.columns:
            is_current = column is current
            direction = ("descending" if is_descending else "ascending") if is_current else ""
            turned = f"{names.DESCENDING}{column.key}" if is_current and not is_descending else column.key
            url = self.query.url({names.SORT: turned, names.PAGE: None}) if column.sort else ""
            found.append(Heading(column, direction, url))
        return tuple(found)

    @property
    def lines(self) -> tuple[Line[Row], ...]:
        return tuple(
            Line(
                key=str(row.pk),
                name=self.shape.row_name(row),
                cells=tuple((column, column.shown(row)) for column in self.columns),
            )
            for row in self.page.rows
        )

    @property
    def order_told(self) -> str:
        """By what the rows are in order."""
        column, _ = self.sorted_by
        is_first = column.key == self.shape.order.removeprefix(names.DESCENDING)
        return self.shape.order_told if is_first and self.shape.order_told else lower_first(column.label)

    @property
    def nothing_yet(self) -> str:
        return words.NOTHING_YET.format(noun=self.shape.noun)

    @property
    def page_links(self) -> tuple[tuple[int, str], ...]:
        """Numbers and addresses of pages; 0 stands for a gap."""
        return tuple((number, self._page_url(number) if number else "") for number in self.page.numbers)

    @property
    def next_url(self) -> str:
        return self._page_url(self.page.number + 1) if self.page.has_next else ""

    @property
    def previous_url(self) -> str:
        return self._page_url(self.page.number - 1) if self.page.number > 1 else ""

    @property
    def export_url(self) -> str:
        return self.query.url({names.EXPORT: XLSX, names.PAGE: None})

    @property
    def bulk_buttons(self) -> tuple[tuple[BulkAction, str], ...]:
        """Each action and the address that takes it, with the filter that says what the whole of the list is."""
        narrowed = self.query.asked.urlencode()
        return tuple((action, f"{action.url}?{narrowed}" if narrowed else action.url) for action in self.bulk)

    @property
    def kept_by_choices(self) -> list[tuple[str, str]]:
        return self.query.kept((*names.LOOK, names.PAGE))

    @property
    def order_choices(self) -> tuple[tuple[str, str, bool], ...]:
        """Value, label and whether it is the current one, for every order there is: a phone shows no headings."""
        current, is_descending = self.sorted_by
        return tuple(
            (f"{names.DESCENDING}{column.key}" if down else column.key, told.format(label=column.label),
             column is current and down == is_descending)
            for column in self.shape.columns
            if column.sort
            for down, told in ((False, words.ASCENDING), (True, words.DESCENDING))
        )  # fmt: skip

    @property
    def is_wanted_as_file(self) -> bool:
        return self.may_export and self.query.export in {XLSX, CSV}

    def as_file(self) -> ListFile:
        """The list as the workbook (or CSV) that the address asks for.

        Raises:
            TooLongToWaitFor: it has more rows than one waits for, and somebody does.
        """
        if is_waited_for():
            told: Iterable[Row] = self.bounded(self.rows).iterator(chunk_size=EXPORT_CHUNK)
        else:
            keys = list(self.rows.values_list("pk", flat=True))
            told = telling(self._in_pieces(keys), len(keys))
        kind, shape = self.query.export, self.shape
        columns = [column for column in self.columns if not column.is_action]
        return as_file(kind, told, columns, name=shape.file_name, title=shape.label)

    def _in_pieces(self, keys: Sequence[Any]) -> Iterator[Row]:
        """The rows of these keys in their order, some thousands at a time; one that is gone by then is left out.

        No reading stays open while others write and the progress is written: SQLite would refuse that as out of date.
        """
        for start in range(0, len(keys), EXPORT_CHUNK):
            piece = keys[start : start + EXPORT_CHUNK]
            found = {row.pk: row for row in self._rows.order_by().filter(pk__in=piece)}
            yield from (found[key] for key in piece if key in found)

    def bounded(self, rows: QuerySet[Row]) -> QuerySet[Row]:
        """The same rows, where they are no more than one waits for. One query.

        Raises:
            TooLongToWaitFor: they are more.
        """
        if rows.order_by()[: MOST_AT_ONCE + 1].count() > MOST_AT_ONCE:
            raise TooLongToWaitFor(most=MOST_AT_ONCE)
        return rows

    def picked(self, posted: QueryDict | Mapping[str, Any]) -> QuerySet[Row]:
        """The rows that a bulk action is asked for: those with their box marked, or the whole of the filter."""
        if posted.get(names.WHOLE):
            return self._rows
        keys = posted.getlist(names.PICKED) if isinstance(posted, QueryDict) else posted.get(names.PICKED, [])
        return self._rows.filter(pk__in=[key for key in keys if self._is_key(key)])

    def _is_key(self, text: str) -> bool:
        try:
            key = self._rows.model._meta.pk.to_python(text)
        except ValidationError:
            return False
        return not isinstance(key, int) or abs(key) <= GREATEST_KEY

    def _page_url(self, number: int) -> str:
        return self.query.url({names.PAGE: str(number) if number > 1 else None})


def _turned(field: str) -> str:
    """The same field in the other direction."""
    return field.removeprefix("-") if field.startswith("-") else f"-{field}"


def lower_first(text: str) -> str:
    """A label inside a sentence."""
    return text[:1].lower() + text[1:]
