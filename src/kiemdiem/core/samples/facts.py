"""Values of facts as registers hold them: mostly nothing, else what fits the year that the subject had."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from kiemdiem.core.engine.cells import BadValue
from kiemdiem.core.engine.given_names import GivenNames
from kiemdiem.core.engine.score_sheets import MARKS
from kiemdiem.core.regime.entries.facts import Column, Fact
from kiemdiem.core.regime.entries.identity import Vocabulary
from kiemdiem.core.regime.entries.ratings import Score
from kiemdiem.core.regime.expression import tree
from kiemdiem.core.regime.regime import Regime, in_force
from kiemdiem.core.samples import words
from kiemdiem.core.samples.ballots import level_of
from kiemdiem.core.samples.case import Case

Maker = Callable[[Random, Case], Any]
READ_BY_OTHERS = ("posts", "managed_by")
"""Facts that the makers of other facts look at, so they come first."""
SELDOM = 0.03
"""How often happens what registers note only when it happened."""


class FactMaker:
    """Makes the facts of each subject; `special` goes before what the declaration alone suggests."""

    def __init__(self, regime: Regime, special: dict[str, Maker], readings: Mapping[str, str]) -> None:
        self._regime = regime
        self._start, self._end = regime.review_period()
        options = regime.chosen(readings)
        self._codes = {scale.id: tuple(v.code for v in scale.values) for scale in regime.scales.values()}
        self._ordered = {scale.id: scale.ordered for scale in regime.scales.values()}
        self._words = {p.id: tuple(v.code for v in p.entry.values) for p in regime.of("vocabulary", Vocabulary)}
        self._plans: dict[str, list[tuple[str, Maker, str]]] = {}
        names = GivenNames(regime)
        for kind in regime.kinds:
            given = [fact for name in names.facts if (fact := _taken(names, name, kind, options)) is not None]
            makers = special | self._marks(kind, options)
            plan = [(f.id, makers.get(f.id) or self._by_declaration(f), _asked_when(f)) for f in given]
            self._plans[kind] = sorted(plan, key=lambda step: (bool(step[2]), step[0] not in READ_BY_OTHERS))

    def fill(self, chance: Random, case: Case) -> None:
        """Give a subject its facts; one that is asked only after a "yes" waits for that yes."""
        for name, make, asked_when in self._plans[case.kind]:
            if asked_when and not case.facts.get(asked_when):
                continue
            value = make(chance, case)
            if value is not None:
                case.facts[name] = value

    def needed(self, kind: str) -> list[str]:
        """Facts that somebody must supply: without them a subject is incomplete."""
        known = {p.id for p in self._regime.facts if p.entry.absent == "unknown"}
        return [name for name, _, _ in self._plans[kind] if name in known]

    # ------------------------------------------------------------------ what a declaration suggests
    def _by_declaration(self, fact: Fact) -> Maker:
        if fact.type == "table":
            return self._rows(fact)
        must = fact.absent == "unknown"
        make = self._value(fact, must)
        return make if must else lambda chance, case: make(chance, case) if chance.random() < SELDOM else None

    def _value(self, fact: Fact | Column, must: bool) -> Maker:
        match fact.type:
            case "yes_no":
                return _good if must else _always
            case "count" | "number" | "share":
                return self._number(fact)
            case "date":
                return self._day
            case "scale":
                return self._code(fact.scale or "")
            case "text" | "texts":
                return self._text(fact)
        return lambda chance, case: next(iter(case.links.values()), None)

    def _number(self, fact: Fact | Column) -> Maker:
        least, most = (fact.range[0].value, fact.range[1].value) if fact.range else (0, 10)
        steps = int((most - least) * 10**fact.places)
        if fact.type == "count":
            return lambda chance, case: int(least) + min(chance.randint(0, 4), steps)

        def make(chance: Random, case: Case) -> str:
            where = min(1.0, max(0.0, chance.gauss(0.35 + 0.65 * case.quality, 0.06)))
            value = int(least * 10**fact.places) + int(steps * where)
            whole, rest = divmod(value, 10**fact.places)
            return f"{whole}.{rest:0{fact.places}d}" if fact.places else str(whole)

        return make

    def _day(self, chance: Random, case: Case) -> str:
        return (self._start + timedelta(days=chance.randrange((self._end - self._start).days))).isoformat()

    def _code(self, scale: str) -> Maker:
        codes = self._codes[scale]
        if not self._ordered[scale]:
            return lambda chance, case: chance.choice(codes)

        def make(chance: Random, case: Case) -> str:
            return codes[level_of(chance.gauss(case.quality, 0.05), len(codes))]

        return make

    def _text(self, fact: Fact | Column) -> Maker:
        known = self._words.get(fact.vocabulary or "", (words.OTHER_TEXT,))
        if fact.type == "texts":
            return lambda chance, case: [chance.choice(known)]
        return lambda chance, case: chance.choice(known)

    def _marks(self, kind: str, options: Mapping[str, str]) -> dict[str, Maker]:
        """Marks on the lines of the score sheet of this kind, where there is one."""
        sheets = [
            p.entry for p in self._regime.of("score", Score) if kind in p.entry.for_ and in_force(p.entry, options)
        ]
        lines = [(line, sheet.column) for sheet in sheets for line in sheet.criteria]

        def make(chance: Random, case: Case) -> list[dict[str, Any]]:
            found = []
            for line, column in lines:
                least = int(line.min.value) if line.min is not None else 0
                part = min(1.0, max(0.0, chance.gauss(0.4 + 0.6 * case.quality, 0.08)))
                mark = int(line.max.value * round(100 * part) / 100) if least >= 0 else 0
                found.append({"criterion": line.id, column: mark})
            return found

        return {MARKS: make} if lines else {}

    def _rows(self, fact: Fact) -> Maker:
        """Rows of a table fact: some where they must be there, seldom where they need not."""
        makers = [(column.id, self._value(column, True)) for column in fact.columns if column.equals is None]
        must = fact.absent == "unknown"

        def make(chance: Random, case: Case) -> list[dict[str, Any]] | None:
            if not must and chance.random() >= SELDOM:
                return None
            found = []
            for _ in range(chance.randint(2, 4) if must else 1):
                cells = {name: value(chance, case) for name, value in makers}
                found.append({name: cell for name, cell in cells.items() if cell is not None})
            return found

        return make


def _taken(names: GivenNames, name: str, kind: str, options: Mapping[str, str]) -> Fact | None:
    """The declaration under which a fact of this kind may be given; None where it may not."""
    try:
        return names.fact(name, kind, options)
    except BadValue:
        return None


def _good(chance: Random, case: Case) -> bool:
    return chance.random() < 0.55 + 0.6 * case.quality


def _always(chance: Random, case: Case) -> bool:
    return True


def _asked_when(fact: Fact) -> str:
    """The yes-or-no fact that must hold before this one is asked, where it is as simple as that."""
    needed = fact.needed_when.tree if fact.needed_when else None
    return needed.parts[0] if isinstance(needed, tree.Name) and len(needed.parts) == 1 else ""


def days_before(day: date, days: int) -> str:
    """An earlier day, as the interchange writes it."""
    return (day - timedelta(days=days)).isoformat()
