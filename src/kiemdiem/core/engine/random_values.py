"""Random values of facts, as a season holds them: valid, and often just at a bound."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from random import Random
from typing import Any

from kiemdiem.core.engine.edges import Edges
from kiemdiem.core.engine.values import shift
from kiemdiem.core.regime.entries.facts import Column, Fact
from kiemdiem.core.regime.entries.ratings import Score
from kiemdiem.core.regime.regime import Regime, in_force

Chooser = Callable[[Random, Sequence[str]], Any]
OF_THE_BALLOT = frozenset({"present_voters", "full_members", "valid_papers"})
MOST_ROWS = 3
LONG_AGO = 10
"""Years before the review: where most days of admission and founding lie."""
_SELDOM = 6
_OTHER_WORD = "khac"


def below(chance: Random, number: int) -> int:
    """A whole number from 0 up to this one, without it; the shortest way to ask for one."""
    return int(chance.random() * number)


class FactChooser:
    """Chooses the facts of subjects of one regime."""

    def __init__(self, regime: Regime, edges: Edges) -> None:
        self._regime, self._edges = regime, edges
        self._scales = {scale.id: tuple(v.code for v in scale.values) for scale in regime.scales.values()}
        self._words = {name: tuple(sorted(words)) for name, words in regime.names.words.items()}
        start, end = regime.review_period()
        days = edges.of_day([start, end])
        self._days = [shift(start, -LONG_AGO, "years")] * len(days) + days
        self._facts = {kind: self._of_kind(kind) for kind in regime.kinds}

    def facts(
        self, chance: Random, kind: str, options: Mapping[str, str], ids: Sequence[str], given: Callable[[], bool]
    ) -> dict[str, Any]:
        """Facts of a subject of this kind; `given` is asked for each whether it is there."""
        return {
            name: choose(chance, ids)
            for name, choose, fact in self._facts[kind]
            if given() and (fact is None or in_force(fact, options))
        }

    def day(self, chance: Random) -> date:
        """A day at or beside one that a rule turns on."""
        return chance.choice(self._days)

    def number(self, chance: Random, name: str) -> Any:
        """A value of the fact of this name, whichever kind bears it."""
        for kind in self._facts.values():
            for fact, choose, _ in kind:
                if fact == name:
                    return choose(chance, ())
        return below(chance, 4)

    def _of_kind(self, kind: str) -> list[tuple[str, Chooser, Fact | None]]:
        """Name and chooser of each fact that is entered; the fact itself where readings decide whether it is there."""
        found: list[tuple[str, Chooser, Fact | None]] = []
        for placed in self._regime.facts:
            fact = placed.entry
            is_entered = fact.equals is None and fact.from_others is None and fact.refused is None
            if is_entered and fact.id not in OF_THE_BALLOT and (not fact.for_ or kind in fact.for_):
                choose = self._sheet(kind) if fact.id == "marks" else self._chooser(fact)
                found.append((fact.id, choose, fact if fact.under else None))
        return found

    def _chooser(self, fact: Fact | Column) -> Chooser:
        match fact.type:
            case "yes_no":
                often = _SELDOM if fact.absent == "no" else 2
                return lambda chance, ids: chance.random() * often < 1
            case "count" | "number" | "share":
                numbers = self._edges.of_number(fact)
                return _one_of([0] * len(numbers) + numbers if fact.absent == "0" else numbers)
            case "date":
                return _one_of(self._days)
            case "scale":
                return _one_of(self._scales[fact.scale or ""])
            case "unit":
                return lambda chance, ids: chance.choice(ids) if ids else _OTHER_WORD
            case "texts":
                words = self._texts(fact)
                return lambda chance, ids: tuple(sorted(chance.sample(words, chance.randint(0, min(2, len(words))))))
            case "table":
                assert isinstance(fact, Fact)
                return self._rows(fact)
        return _one_of(self._texts(fact))

    def _texts(self, fact: Fact | Column) -> Sequence[str]:
        if fact.vocabulary:
            return self._words[fact.vocabulary]
        return (*sorted(self._edges.words.get(fact.id, ())), _OTHER_WORD)

    def _rows(self, fact: Fact) -> Chooser:
        columns = [(column.id, self._chooser(column)) for column in fact.columns if column.equals is None]

        def rows(chance: Random, ids: Sequence[str]) -> tuple[dict[str, Any], ...]:
            return tuple(
                {name: choose(chance, ids) for name, choose in columns if below(chance, 12)}
                for _ in range(below(chance, MOST_ROWS + 1))
            )

        return rows

    def _sheet(self, kind: str) -> Chooser:
        """Marks of a score sheet: each criterion once, within its own bounds."""
        criteria = [
            (criterion.id, criterion.min.value if criterion.min else 0, criterion.max.value)
            for placed in self._regime.of("score", Score)
            if kind in placed.entry.for_
            for criterion in placed.entry.criteria
        ]

        def marks(chance: Random, ids: Sequence[str]) -> tuple[dict[str, Any], ...]:
            found: list[dict[str, Any]] = []
            for name, least, greatest in criteria:
                value = chance.choice((least, greatest, greatest, (least + greatest) // 2))
                found.append({"criterion": name, **dict.fromkeys(("self", "appraiser", "authority"), int(value))})
            return tuple(row for row in found if below(chance, 12))

        return marks


def _one_of(values: Sequence[Any]) -> Chooser:
    number = len(values)
    return lambda chance, ids: values[int(chance.random() * number)]
