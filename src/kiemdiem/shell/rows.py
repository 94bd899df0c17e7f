"""Rows of the database: held and unchanged as actions take them, of a day, and of many keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db import models
from django.db.models import Q

from kiemdiem.shell.errors import ChangedMeanwhile, NotToBeFound

Row = TypeVar("Row", bound=models.Model)
Key = TypeVar("Key")
AT_ONCE = 500
"""So many keys stand in one statement."""


def locked(row: Row) -> Row:
    """The row as it stands now, held until the transaction ends; to be called inside one."""
    return type(row)._base_manager.select_for_update().get(pk=row.pk)


def one_of(rows: models.QuerySet[Row], **known: Any) -> Row:
    """The row of these that is asked for: `one_of(visible_to(actor), pk=unit_id)`.

    Raises:
        NotToBeFound: there is none, or it may not be seen; also where the key is no key at all.
    """
    try:
        return rows.get(**known)
    except (rows.model.DoesNotExist, ValueError, OverflowError, TypeError):  # type: ignore[attr-defined]  # Django's own
        raise NotToBeFound() from None


def unchanged_since(row: Any, version: int | None, *, named: str) -> None:
    """Refuse where somebody saved the row after the form was opened; None where the caller showed no version.

    Raises:
        ChangedMeanwhile: the row's `version` is not the one that the form was opened with.
    """
    if version is not None and row.version != version:
        raise ChangedMeanwhile(named=named)


def held_on(day: date) -> Q:
    """The condition that a record with days, `since` and `until`, holds on this day; either may be open."""
    return (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gte=day))


def parts(keys: Sequence[Key], at_once: int = AT_ONCE) -> Iterator[Sequence[Key]]:
    """The keys, so many at a time as a statement takes."""
    return (keys[start : start + at_once] for start in range(0, len(keys), at_once))


def in_parts(keys: Sequence[Key], rows: Callable[[Sequence[Key]], Iterable[Any]]) -> Iterator[Any]:
    """The rows of all keys, some keys at a time."""
    return (row for some in parts(keys) for row in rows(some))
