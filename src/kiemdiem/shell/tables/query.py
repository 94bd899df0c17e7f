"""What the address of a list asks for: columns, order, page and its size; and the addresses of its other views."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, QueryDict

COLUMNS, SORT, PAGE, EXPORT = "cot", "xep", "trang", "xuat"
OLDER, NEWER = "truoc", "sau"  # where a page of a long list begins: behind this row, or before it
PLACE = (PAGE, OLDER, NEWER)
SIZE = "dong"  # rows of a page
VIEW, WHOLE_LIST = "xem", "tat-ca"  # the list itself, where it would open with a view that its reader keeps
PICKED, WHOLE = "chon", "chon_het"
OWN = (COLUMNS, SORT, SIZE, VIEW, EXPORT, *PLACE)
LOOK = (COLUMNS, SORT, SIZE)
DESCENDING = "-"
LAST_PAGE_EVER = 1_000_000


@dataclass(frozen=True)
class TableQuery:
    """The path of a page and what stands behind its question mark; an address that nobody could mean is read kindly."""

    path: str
    asked: QueryDict
    is_head: bool = False  # only the head of the answer is wanted: nobody gets a file

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        return cls(path=request.path, asked=request.GET, is_head=request.method == "HEAD")

    @property
    def columns(self) -> frozenset[str]:
        """Keys of the columns that were chosen; none where nobody chose."""
        return frozenset(self.asked.getlist(COLUMNS))

    @property
    def sort(self) -> str:
        """A column's key, with "-" before it where the greatest comes first."""
        return self.asked.get(SORT, "")

    @property
    def page(self) -> int:
        text = self.asked.get(PAGE, "")
        is_number = text.isascii() and text.isdigit() and len(text) <= len(str(LAST_PAGE_EVER))
        return min(max(int(text), 1), LAST_PAGE_EVER) if is_number else 1

    @property
    def size(self) -> str:
        """How many rows a page shall have, as it was asked for."""
        return self.asked.get(SIZE, "")

    @property
    def export(self) -> str:
        return "" if self.is_head else self.asked.get(EXPORT, "")

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the table's own words narrows the list."""
        return any(value for name, values in self.asked.lists() if name not in OWN for value in values)

    def url(self, changes: Mapping[str, str | None]) -> str:
        """The same list otherwise: each name with its new value, or without it for None."""
        query = self.asked.copy()
        for name in (EXPORT, *(PLACE if PAGE in changes else ())):
            query.pop(name, None)
        for name, value in changes.items():
            query.pop(name, None)
            if value is not None:
                query[name] = value
        return f"{self.path}?{query.urlencode()}" if query else self.path

    def kept(self, without: Sequence[str]) -> list[tuple[str, str]]:
        """Names and values that a form of this page carries on in hidden fields."""
        left_out = {*without, EXPORT, *(PLACE if PAGE in without else ())}
        return [(name, value) for name, values in self.asked.lists() if name not in left_out for value in values]

    def unfiltered(self) -> str:
        """The list with the columns, the order and the size of a page that were chosen, and no filter."""
        kept = QueryDict(mutable=True)
        for name in LOOK:
            if name in self.asked:
                kept.setlist(name, self.asked.getlist(name))
        return f"{self.path}?{kept.urlencode()}" if kept else f"{self.path}?{VIEW}={WHOLE_LIST}"
