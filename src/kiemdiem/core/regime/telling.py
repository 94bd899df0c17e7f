"""Tells faults of entries at their places: a name that is not there, two keys that exclude each other, an id twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from kiemdiem.core.regime import errors
from kiemdiem.core.regime.faults import Fault, nearest
from kiemdiem.core.regime.positions import Path
from kiemdiem.core.regime.regime import Placed

Options = Callable[[Placed[Any], Path, Mapping[str, str | list[str]]], None]
"""Tells unknown readings and options of an `under`."""


class Teller:
    """Adds faults to one list; `unread` holds the ids of entries that are there but could not be read."""

    def __init__(self, faults: list[Fault], unread: frozenset[str] = frozenset()) -> None:
        self.faults = faults
        self.unread = unread

    def tell(
        self,
        row: Placed[Any],
        path: Path,
        message: str,
        found: str = "",
        known: Iterable[str] = (),
        *,
        on_key: bool = False,
        shift: int = 0,
    ) -> None:
        """A fault at a path inside an entry, with the nearest of the known names."""
        near = nearest(found, known) if found else ""
        told = errors.with_nearest(message, near)
        self.faults.append(
            row.source.fault(row.path + path, told, on_key=on_key, shift=shift, found=found, nearest=near)
        )

    def known(self, row: Placed[Any], path: Path, what: str, name: str, known: Collection[str]) -> bool:
        """Whether a name is among the known ones; tells it where it is not."""
        if name in known or name in self.unread:
            return True
        self.tell(row, path, errors.unknown_name(what, name), name, known)
        return False

    def one_of(self, row: Placed[Any], keys: Sequence[str]) -> None:
        """Exactly one of these keys must be there."""
        if sum(key in row.values for key in keys) != 1:
            self.tell(row, (), errors.exactly_one_of(keys))

    def at_most_one_of(self, row: Placed[Any], keys: Sequence[str]) -> None:
        """No two of these keys may be there."""
        if sum(key in row.values for key in keys) > 1:
            self.tell(row, (), errors.at_most_one_of(keys))

    def lacks(self, row: Placed[Any], path: Path, key: str) -> None:
        """A key that this entry needs."""
        self.tell(row, path, errors.shape_fault("missing", key, ""), key)

    def no_twins(self, row: Placed[Any], key: str, inside: str, names: Iterable[str]) -> None:
        """The items of one list bear different codes."""
        seen: set[str] = set()
        for index, name in enumerate(names):
            if name in seen:
                self.tell(row, (key, index, inside), errors.twice_in_list(key, name), name)
            seen.add(name)
