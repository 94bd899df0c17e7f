"""Who the numbers of a bulk run stand for: names are no part of its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from kiemdiem.core.engine.season import Season


class People(Protocol):
    """The names of subjects and bodies."""

    def names(self, numbers: Sequence[int]) -> Mapping[int, str]:
        """The names of the subjects of these numbers; who has none may be absent."""

    def name_of(self, id_: str) -> str:
        """The name of whoever a group is named after; the id where nobody has named it."""


@dataclass(frozen=True)
class SeasonPeople:
    """Those of a season in memory, numbered in its order."""

    season: Season

    def names(self, numbers: Sequence[int]) -> Mapping[int, str]:
        subjects = self.season.subjects
        return {number: subjects[number].name for number in numbers}

    def name_of(self, id_: str) -> str:
        return self._names.get(id_) or id_

    @cached_property
    def _names(self) -> Mapping[str, str]:
        names = {body.id: body.name for body in self.season.bodies}
        return names | {subject.id: subject.name for subject in self.season.subjects}


__all__ = ["People", "SeasonPeople"]
