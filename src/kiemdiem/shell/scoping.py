"""A guard against queries that forget whose rows may be shown.

Rows of a scoped model are read either through the access of their room (`visible_to`), through a row already read, or
with `unscoped(why)`. While a page is made, any other reading raises `UnscopedQuery`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Self, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)
_is_watching: ContextVar[bool] = ContextVar("kiemdiem_watches_scopes", default=False)


class UnscopedQuery(AssertionError):
    """A fault of ours: a page reads rows without asking whose they are."""


@contextmanager
def watched() -> Iterator[None]:
    """Within it no scoped model is read without a scope."""
    token = _is_watching.set(True)
    try:
        yield
    finally:
        _is_watching.reset(token)


class ScopedQuerySet(models.QuerySet[Row]):
    """A queryset that knows why it may be read."""

    _scope = ""

    def scoped(self, why: str) -> Self:
        """The same rows, allowed because of `why`: for the access of a room alone."""
        found = self._chain()  # type: ignore[attr-defined]  # Django's own way to copy
        found._scope = why
        return found  # type: ignore[no-any-return]

    def unscoped(self, why: str) -> Self:
        """All rows, for work that is not one person's view: actions, jobs, checks. `why` is for the reader."""
        return self.scoped(why)

    def _clone(self) -> Self:
        found = super()._clone()  # type: ignore[misc]  # Django's own
        found._scope = self._scope
        return found  # type: ignore[no-any-return]

    def _watch(self) -> None:
        comes_from_a_row = bool(getattr(self, "_hints", None))
        if _is_watching.get() and not self._scope and not comes_from_a_row:
            raise UnscopedQuery(f"{self.model.__name__} is read without visible_to or unscoped(why)")

    def _fetch_all(self) -> None:
        self._watch()
        super()._fetch_all()

    def iterator(self, *args: Any, **kwargs: Any) -> Iterator[Row]:
        self._watch()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        self._watch()
        return super().count()

    def exists(self) -> bool:
        self._watch()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._watch()
        return super().aggregate(*args, **kwargs)
