"""Notes which tables of a regime a test looks at: a change of any other table cannot make it fail."""

from collections.abc import Iterator, Mapping, ValuesView
from dataclasses import replace
from typing import Any, TypeVar

from kiemdiem.core.regime.regime import Regime

Key = TypeVar("Key")


class _Noting(Mapping[Key, Any]):
    """A mapping that notes the table of each key that is asked for; who asks for all of them asks for every table."""

    def __init__(self, within: Mapping[Key, Any], noted: set[str]) -> None:
        self._within, self._noted = within, noted

    def __getitem__(self, key: Key) -> Any:
        self._noted.add(str(key[0] if isinstance(key, tuple) else key))
        return self._within[key]

    def __iter__(self) -> Iterator[Key]:
        for key in self._within:
            self._noted.add(str(key[0] if isinstance(key, tuple) else key))
            yield key

    def values(self) -> ValuesView[Any]:
        """Not noted: only `open_blanks` asks so, for what fills a parent's blank, and no change takes that away."""
        return self._within.values()

    def __len__(self) -> int:
        return len(self._within)


def noting(regime: Regime, noted: set[str]) -> Regime:
    """The same regime, whose tables and trees tell `noted` when somebody looks."""
    return replace(regime, placed=_Noting(regime.placed, noted), trees=_Noting(regime.trees, noted))
