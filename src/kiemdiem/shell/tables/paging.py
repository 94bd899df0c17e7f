"""One page of a list: two queries, whatever its length. Nobody waits for the exact count of a very long list."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)
COUNTED_UP_TO = 10_000
AROUND = 2


@dataclass(frozen=True)
class Page(Generic[Row]):
    """The rows of one page; `count` stops at COUNTED_UP_TO, `is_more` tells that there are more than that."""

    number: int
    size: int
    rows: tuple[Row, ...]
    count: int
    is_more: bool
    has_next: bool

    @property
    def first(self) -> int:
        """The place of its first row in the whole list, from 1."""
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def pages(self) -> int | None:
        """How many pages there are, where that is known."""
        return None if self.is_more else max(1, -(-self.count // self.size))

    @property
    def numbers(self) -> tuple[int, ...]:
        """Pages worth a link: the first, those around this one, the last where it is known; 0 stands for a gap."""
        furthest = self.pages or self.number + (AROUND if self.has_next else 0)
        wanted = {1, *range(max(1, self.number - AROUND), min(furthest, self.number + AROUND) + 1)}
        if self.is_more and self.has_next:
            wanted -= set(range(self.number + 2, furthest + 1))  # only the next one is sure to exist
        if self.pages:
            wanted.add(self.pages)
        listed: list[int] = []
        for number in sorted(wanted):
            if listed and number > listed[-1] + 1:
                listed.append(0)
            listed.append(number)
        return tuple(listed)


@dataclass(frozen=True)
class Counted:
    """How many rows a list has, where its room knows that without counting them; `is_more`: at least so many."""

    count: int
    is_more: bool


def page_of(rows: QuerySet[Row], *, number: int, size: int, counted: Counted | None = None) -> Page[Row]:
    """That page of ordered rows; the last one where a known end has been passed."""
    if counted is None:
        found = rows.order_by()[: COUNTED_UP_TO + 1].count()
        is_more = found > COUNTED_UP_TO
    else:
        found, is_more = counted.count, counted.is_more
    if not is_more:
        number = min(number, max(1, -(-found // size)))
    start = (number - 1) * size
    taken = _taken(rows, start, size, None if is_more else found)
    has_next, reached = len(taken) > size, start + min(len(taken), size)
    if is_more and taken and not has_next:
        found, is_more = reached, False  # the end is here after all
    found = max(found, reached)
    return Page(
        number=number,
        size=size,
        rows=tuple(taken[:size]),
        count=min(found, COUNTED_UP_TO) if is_more else found,
        is_more=is_more,
        has_next=has_next,
    )


def _taken(rows: QuerySet[Row], start: int, size: int, count: int | None) -> list[Row]:
    """The rows of the page and one more. The last pages of a list whose length is known are read from its end."""
    if count is None or not start or 2 * start < count:
        return list(rows[start : start + size + 1])
    end = count - start
    return list(rows.reverse()[max(0, end - size - 1) : end])[::-1]
