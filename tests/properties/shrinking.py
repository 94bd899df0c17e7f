"""The smallest season that still fails: taken apart subject by subject, key by key, row by row."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]
Path = tuple[Any, ...]
_KEPT = {"id", "kind", "subjects"}


def smallest(season: Json, fails: Callable[[Json], bool]) -> Json:
    """The season without everything that the failure does not need."""
    found = copy.deepcopy(season)
    shrunk = True
    while shrunk:
        shrunk = False
        for path in sorted(_parts(found), key=len):
            tried = _without(found, path)
            if tried is not None and fails(tried):
                found, shrunk = tried, True
                break
    return found


def _parts(value: Any, path: Path = ()) -> Iterator[Path]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        if key not in _KEPT:
            yield (*path, key)
        yield from _parts(item, (*path, key))


def _without(season: Json, path: Path) -> Json | None:
    tried = copy.deepcopy(season)
    owner: Any = tried
    for key in path[:-1]:
        owner = owner[key]
    del owner[path[-1]]
    return tried if tried["subjects"] else None
