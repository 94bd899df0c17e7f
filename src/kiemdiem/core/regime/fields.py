"""Which fields of an entry can hold what is looked for, worked out once for each shape: most hold plain text."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, get_args

from pydantic import BaseModel


@lru_cache(maxsize=1_024)
def fields_holding(shape: type[BaseModel], *wanted: type) -> tuple[str, ...]:
    """The names of the fields of a shape that may hold one of these types, themselves or somewhere inside."""
    return tuple(
        name for name, field in shape.model_fields.items() if _may_hold(field.annotation, wanted, frozenset({shape}))
    )


def _may_hold(annotation: Any, wanted: tuple[type, ...], seen: frozenset[type[BaseModel]]) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, wanted):
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in seen:
        inside = (field.annotation for field in annotation.model_fields.values())
        return any(_may_hold(one, wanted, seen | {annotation}) for one in inside)
    return any(_may_hold(part, wanted, seen) for part in get_args(annotation))
