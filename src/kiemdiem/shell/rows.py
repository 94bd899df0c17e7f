"""Rows of the database as actions take them: locked, and not changed by another in the meantime."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

from kiemdiem.shell.errors import ChangedMeanwhile, NotToBeFound

Row = TypeVar("Row", bound=models.Model)


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
