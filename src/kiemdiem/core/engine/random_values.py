"""Random values of facts, as a season holds them: valid, and often just at a bound."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Choice:
    """How one fact is chosen. fact: where readings decide whether it is there; best: its best value, where it has
    one; is_registered: registers hold it only when something happened."""

    name: str
    choose: Chooser
    fact: Fact | None
    best: Any
    is_registered: bool


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
        self,
        chance: Random,
        kind: str,
        options: Mapping[str, str],
        ids: Sequence[str],
        given: Callable[[], bool],
        *,
        is_good_year: bool = False,
    ) -> dict[str, Any]:
        """Facts of a subject of this kind; `given` is asked for each whether it is there.

        In a good year registers hold nothing, and findings are mostly the best.
        """
        return {
            one.name: one.best
            if is_good_year and one.best is not None and below(chance, 4)
            else one.choose(chance, ids)
            for one in self._facts[kind]
            if not (is_good_year and one.is_registered)
            and given()
            and (one.fact is None or in_force(one.fact, options))
        }

    def _of_kind(self, kind: str) -> list[_Choice]:
        found: list[_Choice] = []
        for placed in self._regime.facts:
            fact = placed.entry
            is_entered = fact.equals is None and fact.from_others is None and fact.refused is None
            if is_entered and fact.id not in OF_THE_BALLOT and (not fact.for_ or kind in fact.for_):
                choose, best = self._sheet(kind) if fact.id == "marks" else (self._chooser(fact), None)
                if fact.type == "scale":
                    best = self._scales[fact.scale or ""][0]
                is_registered = fact.absent in ("no", "0", "empty")
                found.append(_Choice(fact.id, choose, fact if fact.under else None, best, is_registered))
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

    def _sheet(self, kind: str) -> tuple[Chooser, Any]:
        """Marks of a score sheet, each criterion once within its own bounds; and the sheet of a splendid year."""
        criteria = [
            (criterion.id, int(criterion.min.value) if criterion.min else 0, int(criterion.max.value))
            for placed in self._regime.of("score", Score)
            if kind in placed.entry.for_
            for criterion in placed.entry.criteria
        ]

        def marks(chance: Random, ids: Sequence[str]) -> tuple[dict[str, Any], ...]:
            is_whole = below(chance, 4)
            return tuple(
                _row(name, (least, greatest, greatest, (least + greatest) // 2)[below(chance, 4)])
                for name, least, greatest in criteria
                if is_whole or below(chance, 6)
            )

        return marks, tuple(_row(name, greatest) for name, _, greatest in criteria) or None


def _row(criterion: str, mark: int) -> dict[str, Any]:
    return {"criterion": criterion, "self": mark, "appraiser": mark, "authority": mark}


def _one_of(values: Sequence[Any]) -> Chooser:
    number = len(values)
    return lambda chance, ids: values[int(chance.random() * number)]
