"""Rows of the database as actions take them: locked, and not changed by another in the meantime."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

from kiemdiem.shell.errors import ChangedMeanwhile

Row = TypeVar("Row", bound=models.Model)


def locked(row: Row) -> Row:
    """The row as it stands now, held until the transaction ends; to be called inside one."""
    return type(row)._base_manager.select_for_update().get(pk=row.pk)


def unchanged_since(row: Any, version: int | None, *, named: str) -> None:
    """Refuse where somebody saved the row after the form was opened; None where the caller showed no version.

    Raises:
        ChangedMeanwhile: the row's `version` is not the one that the form was opened with.
    """
    if version is not None and row.version != version:
        raise ChangedMeanwhile(named=named)
