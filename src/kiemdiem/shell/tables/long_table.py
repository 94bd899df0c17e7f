"""A table of a list that only grows: however far back one leafs, a page costs what the first one costs."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from django.db.models import Model

from kiemdiem.shell.tables import query as names
from kiemdiem.shell.tables.paging import Page, page_of
from kiemdiem.shell.tables.table import Table

Row = TypeVar("Row", bound=Model)
LONGEST_KEY = 18


class LongTable(Table[Row]):
    """Ordered by its primary key alone. While its rows can be counted it is a table like any other; beyond that, the
    next page begins behind the last row of this one instead of at a place that must be counted to."""

    @cached_property
    def page(self) -> Page[Row]:
        """The page that the address asks for: by its number, or by the row that it begins behind."""
        size, (older, newer) = self.page_size, (self._key(names.OLDER), self._key(names.NEWER))
        page = page_of(self.rows, number=self.query.page if not (older or newer) else 1, size=size)
        if not page.is_more or not (older or newer):
            return page
        is_back = older is None
        key = {f"pk__{'lt' if self._is_descending != is_back else 'gt'}": older or newer}
        rows = self.rows.reverse() if is_back else self.rows
        taken = list(rows.filter(**key)[: size + 1])
        shown = tuple(reversed(taken[:size])) if is_back else tuple(taken[:size])
        return Page(self.query.page, size, shown, page.count, is_more=True, has_next=is_back or len(taken) > size)

    @property
    def next_url(self) -> str:
        return self._beyond(names.OLDER, row=-1, number=self.page.number + 1) if self.page.has_next else ""

    @property
    def previous_url(self) -> str:
        return self._beyond(names.NEWER, row=0, number=self.page.number - 1) if self.page.number > 1 else ""

    @property
    def page_links(self) -> tuple[tuple[int, str], ...]:
        """Beyond what is counted: the first page and this one."""
        if not self.page.is_more:
            return super().page_links
        here = (self.page.number, self.query.url({}))
        return (here,) if self.page.number == 1 else ((1, self._page_url(1)), (0, ""), here)

    @property
    def _is_descending(self) -> bool:
        return self.sorted_by[1]

    def _key(self, name: str) -> int | None:
        text = self.query.asked.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY else None

    def _beyond(self, way: str, *, row: int, number: int) -> str:
        """The page of that number: beyond this page's row in that direction, where pages cannot be counted to."""
        if number == 1 or not self.page.is_more or not self.page.rows:
            return self._page_url(number)
        return self.query.url({names.PAGE: str(number), way: str(self.page.rows[row].pk)})
